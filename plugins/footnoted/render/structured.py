"""What search engines are told of the pictures on a page: schema.org's ImageObject as JSON-LD.

Keys are those that Google reads for its notes on licenses
(developers.google.com/search/docs/appearance/structured-data/image-license-metadata), with what
IPTC and schema.org add. Without an address of its own a site says nothing: they must be full.
"""

import json
from typing import Any

from markupsafe import Markup

from footnoted.index import Picture, Site
from footnoted.licenses import license_of
from footnoted.model import Credit
from footnoted.pictures.source_types import SCHEME, SOURCE_TYPES, code

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
"""What could end a script or a line of one, written as JSON may write it."""
_SCRIPT = Markup('<script type="application/ld+json">{}</script>\n')


def structured(site: Site, here: str) -> Markup:
    """Give the script for a page by its source name; empty where it shows no picture."""
    if not site.project.site_url:
        return Markup()
    listing = here == site.project.page("credits")
    shown = [
        image_object(site, picture)
        for picture in site.pictures
        if picture.published and not picture.draft and (listing or _on(picture, here))
    ]
    if not shown:
        return Markup()
    text = json.dumps({"@context": "https://schema.org", "@graph": shown}, ensure_ascii=False)
    return _SCRIPT.format(Markup(text.translate(ESCAPED)))


def image_object(site: Site, picture: Picture) -> dict[str, Any]:
    """Give one picture; what is not known has no key."""
    image, line = picture.image, picture.image.credit_line
    license_ = license_of(image.license)
    listing = site.project.page("credits")
    entry = site.addresses.canonical(listing, picture.everywhere) if listing else ""
    origin = code(image.digital_source_type or "")
    found = {
        "@type": "ImageObject",
        "contentUrl": site.addresses.canonical(picture.published),
        "name": image.title,
        "caption": image.caption,
        "description": image.long_description or image.alt,
        "creditText": line,
        "creator": [_creator(credit) for credit in image.credits],
        "copyrightNotice": image.copyright_notice or (line if "©" in line else ""),
        "license": license_.url,
        "acquireLicensePage": image.acquire_license_page or (entry if license_.url else ""),
        "isBasedOn": image.source_url,
        "digitalSourceType": f"{SCHEME}{origin}" if origin in SOURCE_TYPES else "",
    }
    return {key: value for key, value in found.items() if value}


def _on(picture: Picture, here: str) -> bool:
    return any(use.page == here for use in picture.places)


def _creator(credit: Credit) -> dict[str, Any]:
    """Give a maker: a person where there is a name, else the agency alone."""
    maker = (
        {"@type": "Person", "name": credit.name}
        if credit.name
        else {"@type": "Organization", "name": credit.agency or ""}
    )
    return maker | ({"url": credit.url} if credit.url else {})
