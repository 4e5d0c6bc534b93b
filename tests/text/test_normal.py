import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.normal import normalize

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab1 \n\t\u00a0\u202f“”‘’«»—–--…\u00ad\u200b\u200f\u0301\u0308éyйе한가ᄒ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("“We will swap”", '"We will swap"'),
        ("«это конец»", '"это конец"'),
        ("it’s ‹so›", "it's 'so'"),
        ("a  b\n\tc", "a b c"),
        ("1,300\u00a0km²", "1,300 km²"),
        ("1990–2000 -- and —", "1990-2000 - and -"),
        ("well…", "well..."),
        ("Co\u00adoperation zero\u200bwidth", "Cooperation zerowidth"),
        ("x \u200b y", "x y"),
        ("\u202eresu\u202c", "resu"),
        ("cafe\u0301", "café"),
        ("ﬁle ﬂoor eﬃgy", "file floor effigy"),
        ("Ｒｅｕｔｅｒｓ ĳ ŉ Ǆ", "Reuters ij 'n DŽ"),
        ("𝐛𝐨𝐥𝐝 words", "bold words"),
        ("STRASSE straße km² CO₂ ª №", "STRASSE straße km² CO₂ ª №"),
    ],
)
def test_what_does_not_matter_is_made_alike_and_nothing_else(typed: str, normal: str) -> None:
    assert normalize(typed).text == normal


def test_a_place_in_the_normal_form_is_found_in_the_text_as_it_was() -> None:
    text = "He\u00ad said  “we\u00a0wi\u0301ll…” now"
    normal = normalize(text)
    start = normal.text.index('"we')
    assert text[slice(*normal.span(start, start + len('"we wíll..."')))] == "“we\u00a0wi\u0301ll…”"
    assert normal.offset(text.index("now")) == normal.text.index("now")


@given(TEXTS)
def test_the_normal_form_is_composed_and_stays_as_it_is(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(TEXTS, st.data())
def test_every_stretch_leads_back_to_text_with_the_same_normal_form(
    text: str, data: st.DataObject
) -> None:
    normal = normalize(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    low, high = normal.span(start, end)
    assert 0 <= low <= high <= len(text)
    assert normal.text[start:end] in normalize(text[low:high]).text


@given(TEXTS)
def test_the_way_there_and_back_ends_where_it_began(text: str) -> None:
    normal = normalize(text)
    for offset in range(len(normal.text)):
        assert normal.offset(normal.span(offset, offset + 1)[0]) <= offset


def test_every_character_can_be_normalised() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1, 7))))
    assert normalize(every).text
