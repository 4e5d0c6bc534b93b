"""``images.json`` and ``data/images.csv``: every picture with its credit, license and uses.

Pictures of published briefings and of the register; a draft feeds nothing, `note` is never written.
"""

import json
from collections.abc import Iterator
from typing import Any

from footnoted.exports.cells import table
from footnoted.exports.export import Export, SiteFile
from footnoted.index import Picture, Site
from footnoted.index.offers import IMAGES_FILES
from footnoted.licenses import license_of

COLUMNS = (
    "id",
    "title",
    "credit",
    "license",
    "license-url",
    "copyright-notice",
    "permission",
    "changes",
    "source-url",
    "acquire-license-page",
    "digital-source-type",
    "alt",
    "caption",
    "url",
    "referred-to",
    "shown-on",
    "referred-to-in",
)


def images(site: Site) -> list[dict[str, Any]]:
    """Give every picture as plain values; what is not known has no key.

    Addresses are full where the site has one of its own, else relative to its root.
    """
    return [_image(site, picture) for picture in site.pictures if not picture.draft]


def images_json(site: Site) -> str:
    """Give the pictures as JSON."""
    return json.dumps({"images": images(site)}, ensure_ascii=False, indent=1) + "\n"


def images_csv(site: Site) -> str:
    """Give the pictures as a table."""
    return table(COLUMNS, (tuple(_cells(one)) for one in images(site)))


def _image(site: Site, picture: Picture) -> dict[str, Any]:
    image, license_ = picture.image, license_of(picture.image.license)
    written = image.as_written()
    plain = ("title", "alt", "long-description", "caption", "copyright-notice", "changes")
    links = ("source-url", "acquire-license-page", "digital-source-type", "referred-to", "tags")
    found: dict[str, Any] = {
        "id": picture.ref,
        **{key: written[key] for key in plain if written.get(key)},
        "credit": image.credit_line,
        "credits": [credit.model_dump(exclude_none=True) for credit in image.credits],
        "license": {"id": license_.id, "name": license_.name, "url": license_.url},
        "permission": _permission(picture),
        **{key: written[key] for key in links if written.get(key)},
        "decorative": image.decorative,
        "url": _address(site, picture.published) if picture.published else "",
        "shown-on": _places(site, picture),
        "referred-to-in": _mentioned(site, picture),
    }
    return {key: value for key, value in found.items() if value not in ("", [], {}, False)}


def _permission(picture: Picture) -> dict[str, str]:
    given = picture.image.permission
    return {"by": given.by, "date": given.date.text, "for": given.for_} if given else {}


def _places(site: Site, picture: Picture) -> list[dict[str, str]]:
    return [
        {"title": use.title, **({"url": _address(site, use.page)} if use.page else {})}
        for use in picture.places
    ]


def _mentioned(site: Site, picture: Picture) -> list[dict[str, str]]:
    """Give the briefing that speaks of a picture without showing it."""
    if picture.published or picture.home is None:
        return []
    page = site.briefing_page(picture.home.name)
    return [{"title": picture.home.front.title, "url": _address(site, page)}]


def _address(site: Site, name: str) -> str:
    return site.addresses.canonical(name) or site.addresses.public(name)


def _cells(image: dict[str, Any]) -> Iterator[str]:
    """Give one row; lists have a semicolon between their parts."""
    for column in COLUMNS:
        if column == "license":
            yield image["license"]["id"]
        elif column == "license-url":
            yield image["license"]["url"]
        elif column == "permission":
            yield "; ".join(image.get("permission", {}).values())
        elif column in ("shown-on", "referred-to-in"):
            yield "; ".join(place.get("url", place["title"]) for place in image.get(column, ()))
        else:
            yield image.get(column, "")


FORMATS = {"json": images_json, "csv": images_csv}
"""How pictures are written, by the name of the format."""


def _files(site: Site) -> Iterator[SiteFile]:
    for offer, write in zip(IMAGES_FILES, FORMATS.values(), strict=True):
        yield SiteFile(offer.path, write(site), offer.media_type, offer.title)


EXPORT = Export("images", _files)
