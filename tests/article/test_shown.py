"""Which pictures a page shows, whatever they are written in."""

import pytest

from footnoted.article import Setup
from footnoted.article.reading import Picture
from footnoted.article.shown import shown


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("![Two cranes](quay.png)", [Picture("quay.png", "Two cranes", 1)]),
        ("A\n\n![Two][q]\n\n[q]: quay.png", [Picture("quay.png", "Two", 5)]),
        ('<img src="quay.png" alt="Two">', [Picture("quay.png", "Two", 1)]),
        ("<img\n  alt='Two &amp; one'\n  src=quay.png>", [Picture("quay.png", "Two & one", 3)]),
        (
            '<video poster="still.jpg" aria-label="A film"></video>',
            [Picture("still.jpg", "A film", 1)],
        ),
        (
            '<picture><source srcset="a.webp 1x, b.webp 2x"><img src="a.png" alt=""></picture>',
            [Picture("a.webp", "", 1), Picture("b.webp", "", 1), Picture("a.png", "", 1)],
        ),
        ("![A](a.png)\n\n![A](a.png)", [Picture("a.png", "A", 1)]),
        ("[![A](a.png)](https://courier.example/)", [Picture("a.png", "A", 1)]),
        ("`![A](a.png)`\n\n    ![A](b.png)\n", []),
        ("<img alt='nothing'>", []),
        ("Text.", []),
    ],
)
def test_every_picture_is_found_once_with_its_line(markdown, found):
    assert list(shown(markdown, Setup())) == found


def test_the_site_s_own_extensions_are_asked(tmp_path):
    setup = Setup(("md_in_html",))
    markdown = '<div markdown="1">\n![A](a.png)\n</div>'
    assert shown(markdown, setup) == (Picture("a.png", "A", 2),)
    assert shown(markdown, Setup(())) == ()
