"""How many elements a drawing makes a browser draw, parts that are used again counted each time.

Ten parts that each use the one before ten times are ten thousand million: a bomb without entities.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from footnoted.pictures.flaw import Refused


def drawn(root: Element) -> int:
    """Count them; raises ``Refused`` where a part uses itself."""
    if not any(_is_use(element) for element in root.iter()):
        return 0
    named = {id_: element for element in root.iter() if (id_ := element.get("id"))}
    return _count(root, named, {}, frozenset())


def _count(
    part: Element,
    named: Mapping[str, Element],
    known: dict[Element, int],
    within: frozenset[Element],
) -> int:
    if part in known:
        return known[part]
    if part in within or len(within) > 50:
        raise Refused("A part of the drawing uses itself.")
    total = 0
    for element in part.iter():
        total += 1
        used = named.get(_used(element)) if _is_use(element) else None
        if used is not None:
            total += _count(used, named, known, within | {part})
    known[part] = total
    return total


def _is_use(element: Element) -> bool:
    return element.tag.rpartition("}")[2].lower() == "use"


def _used(element: Element) -> str:
    """Give the id that an element uses."""
    values = (v for k, v in element.attrib.items() if k.rpartition("}")[2].lower() == "href")
    return next(values, "").strip().removeprefix("#")
