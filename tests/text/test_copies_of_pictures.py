"""Copies of our own pictures pass the last net; another site's, and a writer's, do not."""

import pytest

from footnoted.text.html import RENDERER, WRITER, balance, clean

OURS = (
    '<picture><source sizes="100vw" '
    'srcset="../a%2C%20b.jpg-480w.webp 480w, ../a.jpg-960w.webp 960w" '
    'type="image/webp" /><img alt="A." decoding="async" src="../a.jpg" /></picture>'
)


def net(html: str) -> tuple[str, int]:
    """Return what passes, and how many faults were found."""
    faults: list[object] = []
    made = balance(html, RENDERER, lambda tag, found: faults.extend(found))
    return made, len(faults)


def test_our_own_copies_pass_as_they_are():
    assert net(OURS) == (OURS, 0)


@pytest.mark.parametrize(
    "srcset",
    [
        "https://elsewhere.example/a.webp 480w",
        "//elsewhere.example/a.webp 480w",
        "/\\elsewhere.example/a.webp 480w",
        "\\\\elsewhere.example/a.webp 480w",
        "a.webp 480w, https://elsewhere.example/a.webp 960w",
        "a.webp 480w,https://elsewhere.example/a.webp 960w",
        "javascript:alert(1) 480w",
        "data:image/png;base64,AAAA 480w",
        "a.webp",
        "a.webp 2x",
        "",
    ],
)
def test_addresses_of_other_sites_and_other_forms_do_not(srcset):
    made, faults = net(f'<picture><source srcset="{srcset}" type="image/webp"></picture>')
    assert "srcset" not in made
    assert faults == 1


def test_no_other_element_may_have_copies():
    made, faults = net('<img src="a.jpg" srcset="b.webp 480w"><p srcset="b.webp 480w">A</p>')
    assert "srcset" not in made
    assert faults == 2


def test_a_writer_may_type_none_of_it():
    faults: list[object] = []
    made = clean(OURS, WRITER, lambda tag, found: faults.extend(found))
    assert made == '<img alt="A." decoding="async" src="../a.jpg" />'
    assert len(faults) == 2
