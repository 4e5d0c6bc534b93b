"""What the oracle cannot judge: languages, directions, dangers, gaps, statuses, forms of dates."""

import pytest

from footnoted.dates.wording import DateStyle
from footnoted.library.citations import ITEMS, citer
from footnoted.records.sources import Source
from footnoted.records.vocabulary import SourceType

HARBOR = {"type": "webpage", "title": "Log", "issued": "2024"}


def source(**fields):
    return Source.model_validate({key.replace("_", "-"): value for key, value in fields.items()})


def full(fields, locale="en", **asked):
    made = citer("chicago", locale, **asked)
    return made.whole(source(**fields))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"type": "webpage"}, "Web page, no date given."),
        ({"type": "document"}, "Document, no date given."),
        ({"type": "document", "publisher": "An agency"}, "An agency, no date given."),
        ({"type": "book"}, "Book (no date given)."),
        ({"type": "legislation", "genre": "Order"}, "Order (no date given)."),
        (
            {"type": "webpage", "title": "Log", "accessed": "2024-05-03"},
            "“Log,” undated, accessed 3 May 2024.",
        ),
        (
            {"type": "webpage", "title": "Log", "accessed": "2024-05-03", "issued": "2024"},
            "“Log,” 2024.",
        ),
        (
            {"type": "interview", "author": [{"literal": "The master"}], "issued": "2024-05~"},
            "The master, interview, about May 2024.",
        ),
        ({"type": "webpage", "title": "Log", "issued": "199X"}, "“Log,” in the 1990s."),
        # What replaces a title says so.
        (
            {"type": "webpage", "title": "the log", "title-from": "link", "issued": "2024"},
            "“[the log],” 2024.",
        ),
        (
            {"type": "webpage", "title": "Log", "issued": "2024-05-04/2024-05-06"},
            "“Log,” 4–6 May 2024.",
        ),
        (
            {"type": "report", "genre": "press release", "publisher": "Ministry"},
            "Press release (Ministry, no date given).",
        ),
        (
            {"type": "webpage", "title": "Log", "issued": "2024", "status": "retracted"},
            "“Log,” 2024 (withdrawn by its publisher).",
        ),
        (
            {"type": "book", "title": "Ports", "edition": "11", "isbn": "978", "issued": "2024"},
            "Ports, 11th ed. (2024).",
        ),
        (
            {"type": "book", "title": "Ports", "edition": "rev. ed.", "issued": "2024"},
            "Ports, rev. ed. (2024).",
        ),
        (
            {"type": "book", "title": "Ports", "edition": "21", "issued": "2024"},
            "Ports, 21st ed. (2024).",
        ),
        (
            {
                "type": "article-newspaper",
                "title": "Log",
                "container_title": "The Courier",
                "publisher": "North Agency",
                "issued": "2024",
            },
            "“Log,” The Courier, North Agency, 2024.",
        ),
        (
            {
                "type": "regulation",
                "title": "Port Rules",
                "jurisdiction": "Northport",
                "issued": "1936",
            },
            "Port Rules (Northport, 1936).",
        ),
        (
            {"type": "event", "title": "Harbor Days", "event_date": "2022-09", "issued": "2023"},
            "“Harbor Days,” event, September 2022.",
        ),
        (
            {"type": "entry", "title": "Quay", "container_title": "Ports", "issued": "2012"},
            "“Quay,” Ports (2012).",
        ),
    ],
)
def test_a_note_says_what_is_known_and_invents_nothing(fields, text):
    assert full(fields).striptags() == text


def test_whatever_a_source_has_in_it_is_escaped():
    hostile = '"><script>alert(1)</script>&amp;{{ 7 }}'
    chosen = {"type", "status", "title_from", "archived", "formerly", "tags"}
    fields = set(Source.model_fields) - chosen
    for type_ in SourceType:
        given: dict[str, object] = {"type": type_.value}
        for field in fields:
            kind = str(Source.model_fields[field].annotation)
            if "tuple" in kind:
                given[field] = [{"literal": hostile}]
            elif "Edtf" not in kind and field not in ("cited_in", "url"):
                given[field] = hostile
        for style in ("chicago", "newsroom"):
            made = citer(style, "en")
            for html in (made.whole(source(**given)), made.short(source(**given))):
                assert "<script" not in html
                assert "{{ 7 }}" in html or "alert" not in html


def test_what_is_not_published_stands_in_no_note():
    html = full(HARBOR | {"note": "Ask Ada", "descriptor": "At the quay", "reliability": "B"})
    assert html == "“Log,” 2024."


def test_a_title_in_another_language_says_so_and_what_it_means():
    german = HARBOR | {"title": "Wo?", "language": "de", "title_translation": "Where?"}
    assert full(german) == '“<span lang="de">Wo?</span>” [Where?], 2024.'
    assert full(german, "de") == "„Wo?“ [Where?], 2024."
    assert full(HARBOR | {"language": "en-GB"}, "en") == ('“<span lang="en-GB">Log</span>,” 2024.')


def test_words_from_right_to_left_are_isolated_with_the_signs_outside():
    arabic = HARBOR | {"title": "ميناء (2)", "language": "ar", "publisher": "דפוס"}
    assert full(arabic) == (
        '“<bdi dir="rtl" lang="ar">ميناء (2)</bdi>,” <bdi dir="rtl">דפוס</bdi>, 2024.'
    )
    mixed = HARBOR | {"title": "Port ميناء"}
    assert full(mixed) == '“<bdi dir="ltr">Port ميناء</bdi>,” 2024.'


def test_dates_have_the_form_that_the_site_asks_for():
    day = HARBOR | {"issued": "2024-02-04"}
    assert full(day) == "“Log,” 4 February 2024."
    assert full(day, dates=DateStyle.AP) == "“Log,” Feb. 4, 2024."
    assert full(day, "de", dates="short") == "„Log“, 4. Feb. 2024."


def test_every_type_reads_well_with_everything_and_with_nothing():
    for style in ("chicago", "newsroom"):
        made = citer(style, "en")
        for item in ITEMS:
            for line in (made.whole(item.source), made.line(made.short(item.source))):
                text = line.striptags()
                for flaw in (",,", "..", " ,", " .", "()", "( ", " )", ",.", "[]", "“”", "None"):
                    assert flaw not in text, (style, item.type, text)
                assert text[:1] in "“" or text[:1].isupper(), (style, item.type, text)
