"""Which addresses may be asked: the public web, whatever they look like."""

import pytest

from footnoted.authoring.wire import Failed, Server, as_sent, clean_words, first_private, server


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "",
        "archive.example",
        "0x7f.1",
        "0177.0.0.1",
        "2130706433",
    ],
)
def test_numbers_that_are_not_of_the_public_web(number: str) -> None:
    assert first_private(["93.184.215.14", number, "8.8.8.8"]) == (number or "")
    assert first_private([number]) == number


def test_numbers_of_the_public_web() -> None:
    public = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]
    assert first_private(public) == ""


@pytest.mark.parametrize(
    ("address", "whom", "named"),
    [
        (
            "https://Archive.example/web/",
            Server("https", "archive.example", 443),
            "archive.example",
        ),
        ("http://archive.example:80", Server("http", "archive.example", 80), "archive.example"),
        ("HTTP://archive.example:81/", Server("http", "archive.example", 81), "archive.example:81"),
        ("https://[::1]:8443/", Server("https", "::1", 8443), "[::1]:8443"),
        ("https://bücher.example/", Server("https", "xn--bcher-kva.example", 443), None),
    ],
)
def test_whom_an_address_asks(address: str, whom: Server, named: str | None) -> None:
    assert server(address) == whom
    assert whom.named == (named or whom.host)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "does not begin with http: or https:."),
        ("gopher://a.example/", "does not begin with http: or https:."),
        ("/web/1", "does not begin with http: or https:."),
        ("https://me:key@a.example/", "has a user name before the site."),
        ("https:///web", "has no site."),
        ("https://a.example:99999/", "cannot be read."),
        ("https://a..example/", "cannot be read."),
        ("https://[::1/", "cannot be read."),
        ("https://a.example/\r\nX: y", "contains a character that is not allowed in an address."),
        ("https://a.example/\x1b[2J", "contains a character that is not allowed in an address."),
        (
            "https://a.example\\@b.example/",
            "contains a character that is not allowed in an address.",
        ),
        ("https://a.example/ b", "contains a character that is not allowed in an address."),
    ],
)
def test_addresses_that_are_never_asked(address: str, why: str) -> None:
    with pytest.raises(Failed) as failed:
        server(address)
    assert str(failed.value) == f"The address {clean_words(address)} {why}"


def test_an_address_that_is_too_long_is_never_asked_nor_printed_whole() -> None:
    with pytest.raises(Failed, match="is longer than 8,000 characters") as failed:
        server("https://a.example/" + "a" * 8000)
    assert len(str(failed.value)) < 300


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("https://a.example", "/"),
        ("https://a.example/web/https://b.example/?a=%20#part", "/web/https://b.example/?a=%20"),
        ("https://a.example/hafen/ä?ö=ü", "/hafen/%C3%A4?%C3%B6=%C3%BC"),
    ],
)
def test_an_address_is_sent_in_ascii_and_without_its_fragment(address: str, sent: str) -> None:
    assert as_sent(address) == sent


def test_words_of_others_are_cleaned_and_cut() -> None:
    assert clean_words("a\n\tb\x1b[31m\u202ec") == "a b�[31m�c"
    assert clean_words("x" * 500) == "x" * 199 + "…"
    assert clean_words(None) == "None"
