"""A picture that tells where it was taken, and cannot be made to be silent, is not published."""

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.pictures.clean import LOCATED
from footnoted.records import codes
from tests.newsroom import article
from tests.pictures.made import jpeg, segment

SIGNED = b"JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\0jumdc2pa"
FILES = {
    "briefings/a.md": article("![A quay.](quay.jpg)"),
    "briefings/a.yml": "images: {quay: {file: quay.jpg, alt: A quay., credit: Ada Rower}}",
}


def refused(site):
    return [
        diagnostic for diagnostic in site.diagnostics if diagnostic.code is codes.PRIVATE_PICTURE
    ]


def test_a_position_among_content_credentials_is_an_error(newsroom):
    place = segment(0xEB, SIGNED + b'{"exif:GPSLatitude": "51,42N"}')
    site = newsroom({**FILES, "briefings/quay.jpg": jpeg(place)})
    mark, cure = Mark("briefings/quay.jpg"), codes.PRIVATE_PICTURE.cure
    assert refused(site) == [Problem(codes.PRIVATE_PICTURE, LOCATED, mark, cure)]
    assert site.renditions == {}


def test_content_credentials_without_a_position_are_no_error(newsroom):
    site = newsroom({**FILES, "briefings/quay.jpg": jpeg(segment(0xEB, SIGNED))})
    assert refused(site) == []
    assert list(site.renditions) == ["briefings/quay.jpg"]


def test_no_site_can_let_it_pass(newsroom):
    assert codes.PRIVATE_PICTURE.guards_safety
