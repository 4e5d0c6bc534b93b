"""Which pictures a page shows, whatever they are written in."""

import pytest

from footnoted.article.extension import Setup, read_pictures
from footnoted.article.plan import TypedPicture


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("![Two cranes](quay.png)", [TypedPicture("quay.png", "Two cranes", 1, 15)]),
        ("A\n\n![Two][q]\n\n[q]: quay.png", [TypedPicture("quay.png", "Two", 5, 6)]),
        ('<img src="quay.png" alt="Two">', [TypedPicture("quay.png", "Two", 1, 11)]),
        (
            "<img\n  alt='Two &amp; one'\n  src=quay.png>",
            [TypedPicture("quay.png", "Two & one", 3, 7)],
        ),
        (
            '<video poster="still.jpg" aria-label="A film"></video>',
            [TypedPicture("still.jpg", "A film", 1, 16)],
        ),
        (
            '<picture><source srcset="a.webp 1x, b.webp 2x"><img src="a.png" alt=""></picture>',
            [
                TypedPicture("a.webp", "", 1, 26),
                TypedPicture("b.webp", "", 1, 37),
                TypedPicture("a.png", "", 1, 58),
            ],
        ),
        ("![A](a.png)\n\n![A](a.png)", [TypedPicture("a.png", "A", 1, 6)]),
        ("[![A](a.png)](https://courier.example/)", [TypedPicture("a.png", "A", 1, 7)]),
        ("`![A](a.png)`\n\n    ![A](b.png)\n", []),
        ("<img alt='nothing'>", []),
        ("Text.", []),
    ],
)
def test_every_picture_is_found_once_with_its_place(markdown, found):
    assert list(read_pictures(markdown, Setup())) == found


def test_the_site_s_own_extensions_are_asked(tmp_path):
    setup = Setup(("md_in_html",))
    markdown = '<div markdown="1">\n![A](a.png)\n</div>'
    assert read_pictures(markdown, setup) == (TypedPicture("a.png", "A", 2, 6),)
    assert read_pictures(markdown, Setup(())) == ()
