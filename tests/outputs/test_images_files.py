"""All pictures as files."""

import csv
import io
import json

from footnoted.outputs.tables import IMAGES_COLUMNS, images_csv, images_json
from tests.newsroom import article

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
SIDECAR = """
    images:
      quay:
        file: quay.svg
        title: North quay
        alt: Two cranes.
        long-description: One crane stands at each end.
        caption: The quay on 2 May.
        credit: Photo by Ada Rower on Unsplash
        copyright-notice: © 2024 Ada Rower
        license: permission
        permission: {by: Ada Rower, date: 2024-05-06, for: this briefing}
        changes: cropped
        source-url: https://courier.example/quay
        digital-source-type: digitalCapture
        note: Ask Ada again.
        tags: [cranes]
      far: {referred-to: "https://agency.example/p.jpg", credit: "=Getty Images"}
    """
FILES = {
    "briefings/a.md": article("![](quay.svg)"),
    "briefings/a.yml": SIDECAR,
    "briefings/d.md": article("![](quay.svg)", title="D", draft="true"),
    "briefings/quay.svg": SVG,
}
PLACE = {"title": "A", "url": "https://desk.example/briefings/a/"}


def told(newsroom, **project):
    site = newsroom(FILES, preview=True, **({"site_url": "https://desk.example/"} | project))
    return site, json.loads(images_json(site))["images"]


def test_every_picture_is_told_with_what_is_known_of_it(newsroom):
    _, found = told(newsroom)
    assert found == [
        {
            "id": "a#quay",
            "title": "North quay",
            "alt": "Two cranes.",
            "long-description": "One crane stands at each end.",
            "caption": "The quay on 2 May.",
            "note": "Ask Ada again.",
            "copyright-notice": "© 2024 Ada Rower",
            "changes": "cropped",
            "credit": "Photo by Ada Rower on Unsplash",
            "credits": [{"role": "Photo", "name": "Ada Rower", "agency": "Unsplash"}],
            "license": {"id": "permission", "name": "Used with permission", "url": ""},
            "permission": {"by": "Ada Rower", "date": "2024-05-06", "for": "this briefing"},
            "source-url": "https://courier.example/quay",
            "digital-source-type": "digitalCapture",
            "tags": ["cranes"],
            "url": "https://desk.example/briefings/quay.svg",
            "shown-on": [PLACE],
        },
        {
            "id": "a#far",
            "credit": "=Getty Images",
            "license": {"id": "unknown", "name": "License not known", "url": ""},
            "referred-to": "https://agency.example/p.jpg",
            "referred-to-in": [PLACE],
        },
    ]


def test_the_table_has_one_row_for_each_and_runs_nothing(newsroom):
    site, _ = told(newsroom)
    head, *rows = csv.reader(io.StringIO(images_csv(site)))
    assert tuple(head) == IMAGES_COLUMNS
    first, second = (dict(zip(head, row, strict=True)) for row in rows)
    assert first["license"] == "permission"
    assert first["permission"] == "Ada Rower; 2024-05-06; this briefing"
    assert first["shown-on"] == "https://desk.example/briefings/a/"
    assert second["credit"] == "'=Getty Images"
    assert second["referred-to-in"] == "https://desk.example/briefings/a/"


def test_our_remarks_are_in_both_files(newsroom):
    site, _ = told(newsroom)
    for text in (images_json(site), images_csv(site)):
        assert "Ask Ada again." in text


def test_without_an_address_of_its_own_a_site_gives_those_below_its_root(newsroom):
    _, found = told(newsroom, site_url="")
    assert found[0]["url"] == "briefings/quay.svg"
    assert found[0]["shown-on"] == [{"title": "A", "url": "briefings/a/"}]


def test_a_site_without_pictures_has_an_empty_list(newsroom):
    site = newsroom({"briefings/a.md": article()})
    assert images_json(site) == '{\n "images": []\n}\n'
    assert images_csv(site) == ",".join(IMAGES_COLUMNS) + "\r\n"
