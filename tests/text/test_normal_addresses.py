"""Which addresses are one and the same, and which are not."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from footnoted.text.addresses import NAMES, PREFIXES, doi_address, normal_address, tracks
from tests.timing import quickest

SAME = {
    "the same": ["https://courier.example/crane", " https://courier.example/crane\n"],
    "scheme": [
        "http://courier.example/crane",
        "HTTPS://courier.example/crane",
        "//courier.example/crane",
    ],
    "capitals of the name": ["https://Courier.EXAMPLE/crane", "https://courier.example/crane"],
    "www": [
        "https://www.courier.example/",
        "https://courier.example",
        "http://www.www.courier.example",
    ],
    "last dot": ["https://courier.example./a", "https://courier.example/a"],
    "default port": [
        "http://courier.example:80/a",
        "https://courier.example:443/a",
        "https://courier.example:0443/a",
        "https://courier.example:/a",
    ],
    "last slash": [
        "https://courier.example/a",
        "https://courier.example/a/",
        "https://courier.example/a//",
    ],
    "dot segments": [
        "https://courier.example/a/b",
        "https://courier.example/x/../a/./b",
        "https://courier.example/../a/b",
        "https://courier.example/a/%2e/b/.",
    ],
    "percent-encoding": [
        "https://courier.example/%7ecrane%2F1",
        "https://courier.example/~crane%2f1",
    ],
    "letters": ["https://courier.example/кран", "https://courier.example/%D0%BA%d1%80%D0%B0%D0%BD"],
    "IDNA": [
        "https://президент.example/",
        "https://xn--d1abbgf6aiiy.example",
        "https://ПРЕЗИДЕНТ。example",
    ],
    "tracking": [
        "https://courier.example/a?id=3",
        "https://courier.example/a?utm_source=x&id=3&fbclid=Y",
        "https://courier.example/a?id=3&UTM_Medium=y&gclid=z&mc_cid=1&igshid=2",
    ],
    "nothing but tracking": [
        "https://courier.example/a",
        "https://courier.example/a?utm_source=x",
        "https://courier.example/a?",
        "https://courier.example/a?&",
    ],
    "fragment": [
        "https://courier.example/a",
        "https://courier.example/a#top",
        "https://courier.example/a#",
        "https://courier.example/a#:~:text=stood%20idle",
        "https://courier.example/a#top:~:text=x",
    ],
    "a route with a text fragment": [
        "https://courier.example/#!/a",
        "https://courier.example/#!/a:~:text=x",
    ],
    "ampersands": [
        "https://courier.example/?a=1&b=2",
        "https://courier.example/?a=1&amp;b=2",
        "https://courier.example/?a=1&amp;amp;b=2",
        "https://courier.example/?a=1&#38;b=2",
        "https://courier.example/?a=1&#x26;b=2",
        "https://courier.example/?a=1&amp;utm_id=3&amp;b=2",
    ],
    "DOI": [
        "https://doi.org/10.1000/ABC.1",
        "http://dx.doi.org/10.1000/abc.1",
        "https://www.doi.org/10.1000%2Fabc.1",
        doi_address("10.1000/abc.1"),
        doi_address("doi: 10.1000/Abc.1"),
        doi_address("doi:https://doi.org/10.1000/abc.1"),
    ],
    "DOI with signs": [
        doi_address("10.1002/a<1::aid>3.0?x#y"),
        "https://doi.org/10.1002/a%3C1::AID%3E3.0%3Fx%23y",
    ],
}
OTHER = [
    "https://courier.example/crane",
    "https://courier.example/Crane",
    "https://courier.example/crane?page=2",
    "https://courier.example/crane?a=1&b=2",
    "https://courier.example/crane?b=2&a=1",
    "https://courier.example/crane?a=1%26b=2",
    "https://courier.example/crane?source=x",
    "https://courier.example/crane#!/a",
    "https://courier.example/crane#/a",
    "https://courier.example/crane%2F",
    "https://courier.example/crane%25",
    "https://courier.example:8080/crane",
    "http://courier.example:443/crane",
    "https://m.courier.example/crane",
    "https://ada@courier.example/crane",
    "https://strasse.example/",
    "https://straße.example/",
    "https://www.example",
    "https://example",
    "crane",
    "crane/",
    "/crane",
    "#top",
    "mailto:desk@courier.example",
    "https:courier.example/crane",
]


@pytest.mark.parametrize("name", SAME)
def test_what_leads_to_one_page_is_one_address(name):
    assert len({normal_address(address) for address in SAME[name]}) == 1


def test_what_leads_elsewhere_stays_another():
    assert len({normal_address(address) for address in OTHER}) == len(OTHER)


def test_the_form_itself_is_plain():
    typed = "HTTPS://www.Courier.example:443/a/../b%7E/%d0%ba/?x=1&amp;utm_id=2&y=%2f#top"
    assert normal_address(typed) == "//courier.example/b~/%D0%BA?x=1&y=%2F"
    assert normal_address(" ../b.md ") == "../b.md"
    assert normal_address("http://[2606:4700::1111]:80/") == "//[2606:4700::1111]"
    assert doi_address(" ") == ""


HARD = st.text("htps:/.?#%&=;amp3826fx@[]!~w-\u3002\u0130\u2100 éк０", max_size=60)


@settings(max_examples=500)
@given(st.one_of(HARD, HARD.map("https://".__add__), st.text().map("//".__add__), st.text()))
@example("https://a%%34%31")
@example("https://&%61mp;")
@example("https://www.www.a.b/")
@example("https://xn--xn--a-/")
@example("https://x \u3000/")
@example("https://a.．/")
@example("https://doi.org/%2F%2f")
def test_a_form_is_its_own_form(text):
    form = normal_address(text)
    assert normal_address(form) == form


@given(st.text(max_size=30))
def test_spaces_around_an_address_change_nothing(text):
    assert normal_address(f" \t{text}\n") == normal_address(text)


def test_hostile_addresses_have_a_form_of_their_own_kind(shared_data):
    texts = json.loads((shared_data / "hostile" / "urls_hostile.json").read_text("utf-8"))
    assert len(texts) > 50
    for text in texts:
        form = normal_address(text)
        assert normal_address(form) == form
        assert form == text.strip() or form.startswith("//")


@pytest.mark.parametrize(
    "text",
    [
        "https://a/" + "../" * 400_000,
        "https://a?" + "&amp;" * 200_000,
        "https://" + "www." * 200_000 + "a.b",
        "https://a/?" + "utm_x&" * 200_000,
        "https://" + "%" * 400_000,
        "https://a#!" + ":~:" * 300_000,
    ],
)
def test_a_megabyte_takes_no_time_to_speak_of(text):
    assert quickest(lambda: normal_address(text), enough=2) < 2


def test_tracking_parameters_are_told_by_name_in_any_capitals():
    assert tracks("utm_source")
    assert tracks("FBCLID")
    assert not any(map(tracks, ["", "id", "ref", "source", "q", "v", "utm", "page", "si"]))
    assert all(name == name.lower() for name in (*NAMES, *PREFIXES))
