"""Citation styles: found by name, tried before they are used, and wrong in clear words."""

import pytest
from markupsafe import Markup

from footnoted.library import citations as samples
from footnoted.library.citations import MACROS, StyleError, citer, style, styles
from footnoted.records.sources import Source
from footnoted.records.vocabulary import SourceType
from tests.newsroom import REGISTERS, article

OURS = "The styles are `chicago`, `house`, `newsroom`."
OTHER = "{% macro other(s) %}{{ [s.title, s.issued] | joined }}{% endmacro %}\n"
SHORT = "{% macro short(s) %}{{ s.title }}{% endmacro %}\n"
CITED = "{% macro cited_in(carriers) %}in {{ carriers | joined }}{% endmacro %}\n"
WHOLE = OTHER + SHORT + CITED
LOG = Source.model_validate({"type": "webpage", "title": "Log", "issued": "2024"})


@pytest.fixture
def house(tmp_path):
    def write(text, name="house"):
        file = tmp_path / "footnoted" / "styles" / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return (tmp_path,)

    return write


def test_two_styles_come_with_the_program():
    assert styles() == ("chicago", "newsroom")


@pytest.mark.parametrize("name", styles())
def test_those_that_come_with_the_program_can_print_every_source(name):
    made = style(name)
    for item in samples.ITEMS:
        assert made.full(item)
        assert made.short(item)
    assert made.cited_in([Markup("a"), Markup("b")])


def test_every_type_has_at_most_one_macro():
    every = [type_ for types in MACROS.values() for type_ in types]
    assert len(every) == len(set(every))
    assert set(SourceType) - set(every) == {SourceType.DOCUMENT}


def test_a_site_adds_a_style_with_one_file_and_no_python(house):
    made = citer("house", "en", folders=house(WHOLE + "{% set end = '' %}"))
    assert made.whole(LOG) == "Log, 2024"
    assert made.line(made.full(LOG), [made.short(LOG)]) == "Log, 2024, in Log"


def test_a_site_may_change_ours_and_take_from_it(house):
    taken = (
        '{% import "footnoted/styles/chicago.html" as chicago with context %}'
        "{% set book = chicago.book %}"
    )
    made = citer("house", "en", folders=house(WHOLE + taken))
    book = Source.model_validate({"type": "book", "title": "Ports", "issued": "2024"})
    assert made.whole(book) == "<cite>Ports</cite> (2024)."
    assert made.whole(LOG) == "Log, 2024."
    ours = citer("newsroom", "en", folders=house(WHOLE, "newsroom"))
    assert ours.whole(LOG) == "Log, 2024."


def test_a_style_has_settings_and_each_has_a_value_without_it(house):
    plain = style("house", house(WHOLE))
    assert (plain.later, plain.inside, plain.end) == ("full", True, ".")
    set_ = style(
        "house",
        house(WHOLE + '{% set later = "short" %}{% set inside = false %}{% set end = ";" %}'),
    )
    assert (set_.later, set_.inside, set_.end) == ("short", False, ";")


def test_signs_stand_outside_where_the_style_says_so(house):
    quoted = WHOLE.replace("[s.title,", '["“" ~ s.title ~ "”",')
    folders = house(quoted + "{% set inside = false %}")
    assert citer("house", "en", folders=folders).whole(LOG) == "“Log”, 2024."


def test_a_changed_file_is_another_style_and_an_unchanged_one_the_same(house):
    folders = house(WHOLE)
    before = citer("house", "en", folders=folders)
    assert citer("house", "en", folders=folders) is before
    (file,) = folders[0].glob("footnoted/styles/*")
    stamp = file.stat().st_mtime_ns + 1_000_000_000
    house(WHOLE.replace("joined", 'joined(" / ")', 1))
    __import__("os").utime(file, ns=(stamp, stamp))
    assert citer("house", "en", folders=folders).whole(LOG) == "Log / 2024."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "{% macro other(s) %}",
            "line 1: Unexpected end of template. Jinja was looking for the "
            "following tags: 'endmacro'. The innermost block that needs to be closed is 'macro'",
        ),
        (OTHER + CITED, "it has no macro `short`: how a source reads after it was given in full"),
        (
            WHOLE + "{% macro bok(s) %}{% endmacro %}",
            "it has `bok`, which is not used; names of your own begin with `_`, the others are "
            f"other, short, cited_in, {', '.join(MACROS)}, later, inside, end",
        ),
        (WHOLE + "{% set book = 7 %}", "`book` must be a macro"),
        (WHOLE + "{% set later = 'brief' %}", "its setting `later` must be one of full, short"),
        (WHOLE + "{% set end = 7 %}", "its setting `end` must be text"),
        (
            WHOLE.replace("s.issued", "s.isued"),
            "it fails for the type `article`: line 1: a source has no `isued`",
        ),
        (
            WHOLE + "{% macro book(s) %}\n{{ s.note }}{% endmacro %}",
            "it fails for the type `book`: line 5: a source has no `note`",
        ),
        (
            WHOLE + "{% macro picture(s) %}{{ 1 / 0 }}{% endmacro %}",
            "it fails for the type `figure`: line 4: division by zero",
        ),
        (WHOLE + "{{ 1 / 0 }}", "line 4: division by zero"),
        (
            WHOLE + "{% macro book(s, t) %}{{ t }}{% endmacro %}",
            "it fails for the type `book`: line 4: parameter 't' was not provided",
        ),
        (WHOLE + "{% include 'nowhere.html' %}", "line 4: there is no template `nowhere.html`"),
        (WHOLE + "{{ s | titlecase }}", "line 4: No filter named 'titlecase'"),
    ],
)
def test_a_style_that_cannot_be_used_says_why_and_which_others_there_are(house, text, reason):
    with pytest.raises(StyleError) as caught:
        style("house", house(text))
    said = str(caught.value)
    assert said.startswith(f"The citation style `house` cannot be used: {reason}")
    assert said.endswith(f". {OURS}")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["chigaco", "", "../../pages/sources", "Chicago", "a/b"])
def test_a_style_that_is_not_there_is_told_with_those_that_are(name):
    with pytest.raises(StyleError) as caught:
        style(name)
    assert str(caught.value) == (
        f"There is no citation style `{name}`. The styles are `chicago`, `newsroom`."
    )


def test_a_build_with_an_unknown_style_says_so(newsroom):
    with pytest.raises(StyleError, match="There is no citation style `none`"):
        newsroom(REGISTERS | {"briefings/a.md": article()}, citation_style="none")
