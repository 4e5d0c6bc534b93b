"""An image is asked for in the width that is needed, and its place is kept free for it."""

from collections.abc import Mapping

import markdown
import pytest

from footnoted.article.extension import FootnotedExtension, PageInputs
from footnoted.article.frames import SIZES, Copies, Shown

PLAIN = Shown(1200, 900)
WEBP = Copies("image/webp", "../quay.jpg-480w.webp 480w, ../quay.jpg-960w.webp 960w")
AVIF = Copies("image/avif", "../quay.jpg-480w.avif 480w")


def html(text: str, images: Mapping[str, Shown]) -> str:
    ours = FootnotedExtension(PageInputs(images=images))
    return markdown.Markdown(extensions=["attr_list", "md_in_html", ours]).convert(text)


def test_an_image_says_how_large_it_will_be():
    made = html("![A quay.](quay.jpg)", {"quay.jpg": PLAIN})
    assert made == (
        '<p><img alt="A quay." decoding="async" height="900" src="quay.jpg" width="1200" /></p>'
    )


def test_copies_are_offered_best_first_and_the_picture_itself_stays():
    made = html("![A quay.](quay.jpg)", {"quay.jpg": Shown(1200, 900, (AVIF, WEBP))})
    assert made == (
        "<p><picture>"
        f'<source sizes="{SIZES}" srcset="{AVIF.srcset}" type="image/avif" />'
        f'<source sizes="{SIZES}" srcset="{WEBP.srcset}" type="image/webp" />'
        '<img alt="A quay." decoding="async" height="900" src="quay.jpg" width="1200" />'
        "</picture></p>"
    )


def test_words_behind_a_picture_stay_behind_it():
    made = html("Before ![A quay.](quay.jpg) behind.", {"quay.jpg": Shown(4, 3, (WEBP,))})
    assert made.startswith("<p>Before <picture>")
    assert made.endswith("</picture> behind.</p>")


def loading(text: str) -> list[bool]:
    """Report each image, in order, whether it waits until it is near."""
    made = html(text, {"a.jpg": PLAIN, "b.jpg": PLAIN})
    return ['loading="lazy"' in part for part in made.split("<img")[1:]]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("![A.](a.jpg)", [False]),
        ("Words.\n\n![A.](a.jpg)", [False]),
        ("Words.\n\nWords.\n\n![A.](a.jpg)", [True]),
        ("![A.](a.jpg)\n\n![B.](b.jpg)", [False, True]),
        ("![A.](a.jpg) ![B.](b.jpg)", [False, True]),
    ],
)
def test_only_the_first_picture_near_the_top_does_not_wait(text, waits):
    assert loading(text) == waits


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("{width=300}", 'height="225" src="quay.jpg" width="300"'),
        ("{width=300 height=100}", 'height="100" src="quay.jpg" width="300"'),
        ("{height=100}", 'height="100" src="quay.jpg"'),
        ("{width=50%}", 'src="quay.jpg" width="50%"'),
    ],
)
def test_the_size_that_an_author_wants_stays(typed, wanted):
    assert wanted in html(f"![A quay.](quay.jpg){typed}", {"quay.jpg": PLAIN})


def test_a_picture_of_a_wanted_width_asks_for_no_more():
    made = html("![A quay.](quay.jpg){width=300}", {"quay.jpg": Shown(1200, 900, (WEBP,))})
    assert '<source sizes="min(300px, 100vw)"' in made


def test_a_drawing_without_a_size_gets_none():
    made = html("![A plan.](plan.svg)", {"plan.svg": Shown(0, 0)})
    assert made == '<p><img alt="A plan." decoding="async" src="plan.svg" /></p>'


def test_an_image_that_nobody_knows_stays_as_it_is():
    assert html("![A.](a.jpg)", {}) == '<p><img alt="A." src="a.jpg" /></p>'


def test_images_within_lists_quotations_and_html_are_found():
    text = "- ![A.](a.jpg)\n\n> ![A.](a.jpg)\n\n<div markdown>\n![A.](a.jpg)\n</div>"
    assert html(text, {"a.jpg": PLAIN}).count('width="1200"') == 3


def test_every_page_has_its_own_images():
    assert "width" in html("![A.](a.jpg)", {"a.jpg": PLAIN})
    assert "width" not in html("![A.](a.jpg)", {})
