"""A rendered briefing that can stand beside others in one document, its ids its own.

Changes ids and what refers to them; whether the page they stand on is ours is not asked.
"""

from footnoted.render.rewrite import Attributes, rewritten

_LISTS = (
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "form",
    "headers",
    "itemref",
    "list",
)
"""Attributes that hold one id or several, parted by spaces (HTML and WAI-ARIA 1.2)."""
_ADDRESSES = ("href", "xlink:href", "src")


def prefix_of(name: str) -> str:
    """Give the prefix for the ids of a briefing: ``2025/crane`` -> ``2025--crane--``."""
    return f"{name.replace('/', '--')}--"


def embedded(html: str, prefix: str) -> str:
    """Give HTML whose ids, and every reference to one of them, begin with a prefix.

    References to ids that are not in this HTML lead to the document it is put into, as before.
    """
    ids: set[str] = set()

    def collected(_tag: str, attributes: Attributes) -> Attributes:
        if own := attributes.get("id"):
            ids.add(own)
        return attributes

    def prefixed(_tag: str, attributes: Attributes) -> Attributes:
        return {name: _value(name, value, prefix, ids) for name, value in attributes.items()}

    rewritten(html, collected)
    return rewritten(html, prefixed)


def _value(name: str, value: str | None, prefix: str, ids: set[str]) -> str | None:
    if not value:
        return value
    if name in _ADDRESSES:
        return f"#{prefix}{value[1:]}" if value[0] == "#" and value[1:] in ids else value
    if name == "id" or name in _LISTS:
        return " ".join(prefix + one if one in ids else one for one in value.split())
    return value
