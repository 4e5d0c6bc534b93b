"""Links in notes and pages: the only place where an address from content becomes ``href``.

Which addresses may be linked is decided in ``guard``; nothing is fetched.
"""

from markupsafe import Markup, escape

from footnoted.dates import datetime_attribute
from footnoted.guard import doi_address, safe_address
from footnoted.model import Archived, Source


def link(
    address: str, text: Markup, *, archived: tuple[Archived, ...] = (), original: str = ""
) -> Markup:
    """Give a link, with Robust Links attributes for the newest copy; unsafe: the text alone.

    ``original`` is the address of which a copy was kept, where it is not ``address``. Links that
    leave the site say so (`rel="external"`): on paper, their addresses are printed.
    """
    if not address or safe_address(address) is None:
        return text
    attributes = Markup(' rel="external"') if "://" in address else Markup()
    kept = max(archived, key=lambda copy: copy.date.sort_key, default=None)
    if kept and safe_address(kept.url) is not None:
        attributes += robust(original or address, kept)
    return Markup('<a href="{}"{}>{}</a>').format(address, attributes, text)


def robust(original: str, kept: Archived, *, version: bool = True) -> Markup:
    """Give the attributes of Robust Links (robustlinks.mementoweb.org/spec).

    ``version`` false: for a link that itself leads to the copy. A copy's date that is no calendar
    date has no form there and is left out.
    """
    attributes = Markup(' data-originalurl="{}"').format(original)
    if version:
        attributes += Markup(' data-versionurl="{}"').format(kept.url)
    if date := datetime_attribute(kept.date):
        attributes += Markup(' data-versiondate="{}"').format(date)
    return attributes


def copy_link(source: Source, copy: Archived, text: Markup) -> Markup:
    """Give a link to an archived copy, which says of what it is one; unsafe: the text alone."""
    if safe_address(copy.url) is None:
        return text
    original = source.url or (doi_address(source.doi) if source.doi else "")
    attributes = robust(original, copy, version=False) if original else Markup()
    return Markup('<a href="{}" rel="external"{}>{}</a>').format(copy.url, attributes, text)


def source_link(source: Source, words: Markup | None = None) -> Markup:
    """Give a link to a source: to its DOI, which lasts longer, or to its own address.

    Its text are the ``words``, else the address itself; without an address, the words alone.
    """
    address = doi_address(source.doi) if source.doi else source.url
    if not address:
        return words or Markup()
    text = breakable(address) if words is None else words
    return link(address, text, archived=source.archived, original=source.url or "")


def breakable(address: str) -> Markup:
    """Give an address as text that may break after its slashes and before its signs."""
    text = str(escape(address))
    for sign in ("/", "?", "&amp;"):
        text = text.replace(sign, sign + "<wbr>")
    return Markup(text.replace("/<wbr>/<wbr>", "//<wbr>"))
