"""Links in generated HTML: the only place where an address from content becomes ``href``.

Lets through http, https and mailto, and addresses within the site; nothing is fetched.
"""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from footnoted.dates import datetime_attribute
from footnoted.model import Archived

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
_SCHEMES = ("http", "https", "mailto")


def safe(address: str) -> bool:
    """Tell whether an address may be linked: known scheme, no user, no control characters."""
    if _CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return False
    if parts.scheme and parts.scheme.lower() not in _SCHEMES:
        return False
    return "@" not in parts.netloc and "\\" not in address


def link(address: str, text: Markup, *, archived: tuple[Archived, ...] = ()) -> Markup:
    """Give a link, with Robust Links attributes where a copy is archived; unsafe: the text alone."""
    if not address or not safe(address):
        return text
    attributes = Markup()
    if archived and safe(archived[0].url):
        attributes = Markup(
            ' data-originalurl="{}" data-versionurl="{}" data-versiondate="{}"'
        ).format(
            address, archived[0].url, datetime_attribute(archived[0].date) or str(archived[0].date)
        )
    return Markup('<a href="{}"{}>{}</a>').format(address, attributes, text)
