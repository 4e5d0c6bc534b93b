"""Archived copies: missing ones, and addresses that say something else than the record."""

import pytest

from footnoted.checks import copies
from tests.newsroom import article, told

STORM = "https://harbour.example/storm"
WEB = f"https://archive.example/web/20240505120000/{STORM}"
CITED = "claims: {a: {says: A., sources: [log]}}\n"


def build(newsroom, record, rest=CITED, **files):
    """Build a briefing that cites `log`, whose record begins in line 3."""
    lines = "".join(f"    {line}\n" for line in record)
    sidecar = {"briefings/a.yml": f"sources:\n  log:\n{lines}{rest}"}
    site = newsroom({"briefings/a.md": article(), **sidecar, **files}, advice=True)
    return [told(problem) for problem in site.diagnostics]


def kept(url, date="2024-05-05", *more):
    """Return a record with one copy, whose address is in line 6 and whose date in line 7."""
    return [
        "type: report",
        f"url: {STORM}",
        "archived:",
        f"  - url: {url}",
        f"    date: {date}",
        *more,
    ]


def test_a_cited_source_with_an_address_and_no_copy_is_told_at_its_address(newsroom):
    line = "briefings/a.yml:4:10: `log` has no archived copy. [source.no-archive]"
    expected = [(line, copies.NO_ARCHIVE.cure, "", "log")]
    assert build(newsroom, ["type: report", f"url: {STORM}"]) == expected


@pytest.mark.parametrize(
    "record",
    [
        ["type: report", "title: T"],
        ["type: report", "doi: 10.1000/a"],
        ["type: personal_communication", f"url: {STORM}"],
        ["type: report", "url: mailto:desk@harbour.example"],
        ["type: report", f"url: {STORM}", "status: dead"],
        ["type: report", f"url: {WEB}"],
        kept("https://perma.example/AB12-CD34"),
        kept(WEB),
    ],
)
def test_no_copy_is_asked_of_what_has_one_or_can_have_none(newsroom, record):
    assert build(newsroom, record) == []


def test_nor_of_what_is_known_through_another_or_not_cited(newsroom):
    through = ["type: report", f"url: {STORM}", "cited-in: book"]
    assert build(newsroom, through, f"  book: {{type: book, title: T}}\n{CITED}") == []
    unused = build(newsroom, ["type: report", f"url: {STORM}"], "")
    assert [line.rpartition("[")[2] for line, *_ in unused] == ["source.unused]"]


def test_a_missing_copy_can_be_allowed_with_a_reason(newsroom):
    allow = "allow: [{code: source.no-archive, about: log, because: The site forbids copies.}]\n"
    assert build(newsroom, ["type: report", f"url: {STORM}"], CITED + allow) == []


@pytest.mark.parametrize(
    ("date", "url", "day"),
    [
        ("2024-05-06", WEB, "2024-05-05"),
        ("2024-04", WEB, "2024-05-05"),
        ("2024-05-06", f"https://archive.example/2024.05.05-120000/{STORM}", "2024-05-05"),
        ("2024-05-06", f"https://archive.example/20240507120000/{STORM}", "2024-05-07"),
        ("2024-05-05T01:00:00+02:00", WEB, "2024-05-05"),
        ("[..2024-05-04]", WEB, "2024-05-05"),
    ],
)
def test_a_date_that_its_address_denies_is_told_with_the_right_one(newsroom, date, url, day):
    [problem] = build(newsroom, kept(url, f'"{date}"'))
    line = (
        f"briefings/a.yml:7:15: By its address the copy was made on {day}, not {date}. "
        "[source.archive-date]"
    )
    assert problem == (line, f"Write `date: {day}`.", "", "log")


@pytest.mark.parametrize(
    "date",
    ["2024-05-05", "2024-05", "2024", "2024-05-06T01:00:00+02:00", "2024-05-01/..", "2024-05~"],
)
def test_a_date_that_can_mean_the_same_day_is_none(newsroom, date):
    assert build(newsroom, kept(WEB, f'"{date}"')) == []


def test_a_copy_from_before_the_source_was_published_is_told(newsroom):
    for record, made in (
        (kept(WEB, "2024-05", "issued: 2024-05-07"), "2024-05-05"),
        (kept("https://perma.example/A", "2024-04", "issued: 2024-05-07"), "2024-04-30"),
    ):
        line = (
            f"briefings/a.yml:7:15: The copy is from {made}, before the source was published "
            "(2024-05-07). [source.archive-date]"
        )
        expected = (line, copies.ARCHIVE_DATE.cure, "briefings/a.yml:8:13", "log")
        assert build(newsroom, record) == [expected]


@pytest.mark.parametrize("issued", ["2024-05-06", "2024-05", "2023/2025"])
def test_a_copy_made_while_another_zone_had_the_day_before_is_not(newsroom, issued):
    assert build(newsroom, kept(WEB, "2024-05-05", f"issued: {issued}")) == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "https://archive.example/web/20240505120000/https://harbour.example/cargo",
            "This is a copy of https://harbour.example/cargo, not of the source's address.",
        ),
        (f"{STORM}/#top", "This is the source's own address, not that of a copy."),
    ],
)
def test_a_copy_of_something_else_is_told(newsroom, url, message):
    line = f"briefings/a.yml:6:14: {message} [source.archive-other]"
    expected = (line, copies.ARCHIVE_OTHER.cure, "briefings/a.yml:4:10", "log")
    assert build(newsroom, kept(f'"{url}"')) == [expected]


@pytest.mark.parametrize(
    "original",
    [
        "http://www.harbour.example/storm/",
        "harbour.example/storm",
        "https://harbour.example/storm?utm_source=x",
        "https://harbour.example:443/storm#a",
        "http:/harbour.example/storm",
    ],
)
def test_a_copy_of_the_same_page_by_another_form_of_its_address_is_not(newsroom, original):
    url = f"https://web.archive.example/web/20240505120000if_/{original}"
    assert build(newsroom, kept(f'"{url}"')) == []


@pytest.mark.parametrize("stamp", ["202405051200", "2024", "20240532120000", "2024*", "2024.05.05"])
def test_a_stamp_that_is_no_moment_is_told(newsroom, stamp):
    line = (
        f"briefings/a.yml:6:14: “{stamp}” in the copy's address is not a complete date and time. "
        "[source.archive-form]"
    )
    expected = (line, copies.ARCHIVE_FORM.cure, "", "log")
    assert build(newsroom, kept(f"https://archive.example/web/{stamp}/{STORM}")) == [expected]


def test_an_unsafe_address_of_a_copy_is_told_as_that_alone(newsroom):
    [problem] = build(newsroom, kept(f"https://ada@archive.example/web/2024/{STORM}"))
    assert problem[0].endswith("[url.unsafe]")


def test_copies_of_the_register_are_judged_like_those_of_a_sidecar(newsroom):
    record = "\n".join(f"    {line}" for line in kept(WEB, "2024-05-06"))
    shared = {"briefings/_shared/sources.yml": f"sources:\n  storm:\n{record}\n"}
    found = build(
        newsroom, ["type: book", "title: B"], CITED.replace("[log]", "[log, storm]"), **shared
    )
    assert [line.partition(": ")[0] for line, *_ in found] == ["briefings/_shared/sources.yml:7:15"]
