"""Links in generated HTML: the only place where an address from content becomes ``href``.

Which addresses may be linked is decided in ``guard``; nothing is fetched.
"""

from markupsafe import Markup

from footnoted.dates import datetime_attribute
from footnoted.guard import safe_address
from footnoted.model import Archived


def link(address: str, text: Markup, *, archived: tuple[Archived, ...] = ()) -> Markup:
    """Give a link, with Robust Links attributes for the newest copy; unsafe: the text alone.

    Links that leave the site say so (`rel="external"`): on paper, their addresses are printed.
    """
    if not address or safe_address(address) is None:
        return text
    attributes = Markup(' rel="external"') if "://" in address else Markup()
    copy = max(archived, key=lambda copy: copy.date.sort_key, default=None)
    if copy and safe_address(copy.url) is not None:
        attributes += Markup(
            ' data-originalurl="{}" data-versionurl="{}" data-versiondate="{}"'
        ).format(address, copy.url, datetime_attribute(copy.date) or str(copy.date))
    return Markup('<a href="{}"{}>{}</a>').format(address, attributes, text)
