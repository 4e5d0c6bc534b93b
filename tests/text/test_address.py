"""Which addresses may be linked, and in what words the others are refused."""

import json

import pytest

from footnoted.text.addresses import is_outside, mixed_host, safe_address, why_unsafe
from footnoted.text.markup import mixes_scripts, scripts

SAFE = [
    "",
    "?page=2",
    "#fn:courier",
    "other.md#claim-crane",
    "../a b.md",
    "/timeline/",
    "//courier.example/crane",
    "http://courier.example",
    "https://courier.example:8443/crane?a=1&copy=2&lt=3#:~:text=idle,week",
    "https://courier.example/crane_(harbour)",
    "https://courier.example/a%20b?q=%D0%BA%D1%80%D0%B0%D0%BD",
    "https://президент.example/кран",
    "https://日本のlatin.example/",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
    "mailto:desk@courier.example",
    "mailto:desk@courier.example?subject=Crane&body=idle%0D%0Aweek",
    " https://courier.example/ ",
]
SCHEME = "begins with `{}:`; only http, https and mailto may be linked"
WITHIN = "leads into the reader's own network"
USER = "has a user name before the site, which hides where it leads"
UNSAFE = {
    "javascript:alert(1)": SCHEME.format("javascript"),
    " JaVaScRiPt:alert(1)": SCHEME.format("javascript"),
    "java\tscript:alert(1)": SCHEME.format("javascript"),
    "\x01java\nscript:alert(1)": SCHEME.format("javascript"),
    "java\u200bscript:alert(1)": SCHEME.format("javascript"),
    "javascript&colon;alert(1)": SCHEME.format("javascript"),
    "&#106avascript:alert(1)": SCHEME.format("javascript"),
    "%6Aavascript%3Aalert(1)": SCHEME.format("javascript"),
    "&amp;#106;avascript:alert(1)": SCHEME.format("javascript"),
    "data:text/html,x": SCHEME.format("data"),
    "ftp://courier.example/": SCHEME.format("ftp"),
    "tel:1": SCHEME.format("tel"),
    "https://courier.example/\x00": "contains the control character U+0000",
    "other.md\x85": "contains the control character U+0085",
    "https://courier.example/\ud800": "contains the control character U+D800",
    "https://courier.example/\u202egpj.exe": "contains the invisible character U+202E",
    "https:\\\\courier.example": "contains a backslash, which browsers read as a slash",
    "/\\courier.example": "contains a backslash, which browsers read as a slash",
    '#x" onclick="alert(1)': 'contains `"`, which is not allowed in an address',
    "https://courier.example/<b>": "contains `<`, which is not allowed in an address",
    "https://courier.example/`": "contains a backtick, which is not allowed in an address",
    "https://courier.example/ a": "contains a space; write it as %20",
    "https://courier.example/%0d%0aX:y": "contains an encoded line break",
    "https://desk@courier.example/": USER,
    "//desk:secret@courier.example/": USER,
    "https:courier.example": "has no site",
    "https:///courier.example": "has no site",
    "https://": "has no site",
    "https://courier%2eexample/": "has no site",
    "https://courier.example:99999/": "cannot be read as an address",
    "https://[courier/": "cannot be read as an address",
    "https://127.0.0.1/": WITHIN,
    "http://LOCALHOST./": WITHIN,
    "http://desk.localhost/": WITHIN,
    "http://127.1/": WITHIN,
    "http://0x7f.1/": WITHIN,
    "http://2130706433/": WITHIN,
    "http://１２７.0.0.1/": WITHIN,
    "http://192.168.0.1/": WITHIN,
    "http://[::1]/": WITHIN,
    "http://[::ffff:10.0.0.1]/": WITHIN,
    "mailto:": "has no recipient",
    "mailto:desk@courier.example?BCC=x@y": "sets more of the mail than its subject and text",
    "https://courier.example/" + "a" * 2000: "is longer than 2,000 characters",
}


@pytest.mark.parametrize("address", SAFE)
def test_an_ordinary_address_is_safe_and_loses_only_the_spaces_around_it(address):
    assert (why_unsafe(address), safe_address(address)) == ("", address.strip())


@pytest.mark.parametrize("address", UNSAFE, ids=ascii)
def test_any_other_is_refused_and_the_reason_told(address):
    assert (why_unsafe(address), safe_address(address)) == (UNSAFE[address], None)


@pytest.mark.parametrize("address", ["https://a.example", "//a.example", "mailto:a@b", "HTTP:x"])
def test_an_address_with_a_scheme_or_two_slashes_leads_outside(address):
    assert is_outside(address)


@pytest.mark.parametrize("address", ["", "a.md", "/a/", "#a", "?a=b:c", "a/b:c"])
def test_any_other_stays_on_the_site(address):
    assert not is_outside(address)


@pytest.mark.parametrize("host", ["\u0430pple.example", "xn--pple-43d.example"])
def test_a_name_of_latin_and_cyrillic_letters_is_shown_decoded(host):
    assert mixed_host(f"https://{host}/") == "\u0430pple.example"


@pytest.mark.parametrize(
    "address",
    ["https://apple.example", "https://президент.example", "https://[x/", "xn--\ud800", ""],
)
def test_a_name_in_one_script_is_never_questioned(address):
    assert mixed_host(address) == ""


def test_a_label_that_is_no_punycode_stays_as_it_is():
    assert mixed_host("https://xn--\u0430a.example/") == "xn--\u0430a.example"


def test_words_are_mixed_when_letters_of_look_alike_scripts_meet():
    words = ["Zelensky", "Зеленский", "Ze\u043bensky", "東京tower", "\u0391thens", "1.5"]
    assert [word for word in words if mixes_scripts(word)] == ["Ze\u043bensky", "\u0391thens"]
    assert scripts("Ze\u043bensky") == ("Cyrillic", "Latin")


SHARED_SAFE = {
    *("//evil.test/x", "https://\u0430pple.com/", "https://xn--pple-43d.com/"),
    *("https://1.1.1.1.nip.test/", "?x", ""),
}


def test_of_the_collected_hostile_addresses_only_six_may_be_linked(shared_data):
    addresses = json.loads((shared_data / "hostile" / "urls_hostile.json").read_text("utf-8"))
    assert len(addresses) == 57
    assert {address for address in addresses if not why_unsafe(address)} == SHARED_SAFE
