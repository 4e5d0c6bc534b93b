"""Which copies a page asks for, by the address seen from that page."""

import pytest

from footnoted.article.frames import Copies
from footnoted.library.plan import Images
from tests.newsroom import article
from tests.pictures.photographs import pixels, saved

FILES = {
    "briefings/2024/a.md": article("![A quay.](the%20quay,%20old.jpg)"),
    "briefings/2024/a.yml": """
        images: {quay: {file: "the quay, old.jpg", alt: A quay., credit: Ada Rower}}
        """,
    "briefings/2024/the quay, old.jpg": saved(pixels(600, 450), "JPEG"),
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES)


def test_addresses_lead_from_the_page_and_cannot_be_torn_apart(site):
    images = Images(site.renditions, "briefings/2024/a.md", site.addresses)
    found = images["the%20quay,%20old.jpg"]
    assert (found.width, found.height) == (600, 450)
    assert found.copies == (Copies("image/webp", "../the%20quay%2C%20old.jpg-600w.webp 600w"),)


def test_addresses_follow_the_form_of_the_site(newsroom):
    site = newsroom(FILES, directory_urls=False)
    images = site.inputs[site.built[0].name].images
    (copies,) = images["the%20quay,%20old.jpg"].copies
    assert copies.srcset == "the%20quay%2C%20old.jpg-600w.webp 600w"


def test_another_page_asks_for_the_same_picture_by_its_own_way(site):
    images = Images(site.renditions, "index.md", site.addresses)
    assert list(images) == ["briefings/2024/the quay, old.jpg"]
    assert len(images) == 1
    assert images[next(iter(images))].width == 600


def test_what_is_none_of_ours_is_not_known(site):
    images = Images(site.renditions, "briefings/2024/a.md", site.addresses)
    for src in ("other.jpg", "https://elsewhere.example/a.jpg", ""):
        assert images.get(src) is None


def test_a_feed_gets_the_picture_and_not_its_copies(newsroom):
    from footnoted.outputs.feeds import full_text
    from footnoted.outputs.view import environment

    site = newsroom(FILES, site_url="https://desk.example/")
    assert "<source" in site.readings["2024/a"].html
    html = full_text(site, site.built[0], environment())
    assert "<source" not in html
    assert 'src="https://desk.example/briefings/2024/the%20quay,%20old.jpg"' in html
