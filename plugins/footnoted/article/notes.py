"""The list of notes at the end of an article: order, contents, ways back, heading.

Keeps the list items that ``footnotes`` made for an author's own notes and adds
one for each note to evidence. Does not decide what is cited.
"""

from collections.abc import Callable, Collection, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER

from footnoted.article.bodies import elements, stored
from footnoted.article.ledger import Back, Ledger
from footnoted.article.style import Style
from footnoted.article.tags import PROSE_BLOCKS

_HEADING = "notes"


def own_items(div: Element | None, labels: Collection[str], style: Style) -> dict[str, Element]:
    """Give the list item of each of the author's notes, without its way back."""
    if div is None:
        return {}
    by_id = {style.note_id(label): label for label in labels}
    items = {by_id[item.get("id", "")]: item for item in div.iter("li") if item.get("id") in by_id}
    for item in items.values():
        _without_ways_back(item)
    return items


def find_list(root: Element, labels: Collection[str], style: Style) -> Element | None:
    """Find the list that ``footnotes`` made, if it made one."""
    ids = {style.note_id(label) for label in labels}
    for div in root.iter("div"):
        if div.get("class") == "footnote" and any(item.get("id") in ids for item in div.iter("li")):
            return div
    return None


def write_list(
    ledger: Ledger, own: dict[str, Element], body: Callable[[str, Sequence[str]], str]
) -> Element:
    """Make the list: notes by number, then the author's unused ones."""
    div = Element("div", {"class": "footnote"})
    div.text = "\n"
    SubElement(div, "hr").tail = "\n"
    ordered = SubElement(div, "ol")
    ordered.text = ordered.tail = "\n"
    earlier: list[str] = []
    for number, (key, backs) in enumerate(ledger.backs.items(), start=1):
        if key.plain:
            item = own[key.name]
        else:
            item = _evidence(key.name, body(key.name, tuple(earlier)), ledger.style)
            earlier.append(key.name)
        _add_ways_back(item, number, backs, ledger.style)
        ordered.append(item)
    used = {key.name for key in ledger.backs if key.plain}
    ordered.extend(item for label, item in own.items() if label not in used)
    for item in ordered:
        item.tail = "\n"
    div.tail = "\n"
    return div


def place_list(
    root: Element, old: Element | None, new: Element, style: Style, marker: bool
) -> None:
    """Put the list where the old one stood, at the ``marker`` if there is one, or at the end."""
    parent, index = _place(root, old, style, marker)
    new_elements = [new]
    if style.title:
        heading = Element("h2", {"id": _free_id(root)})
        heading.text = stored(style.title)
        heading.tail = "\n"
        new_elements.insert(0, heading)
    parent[index:index] = new_elements


def _place(root: Element, old: Element | None, style: Style, marker: bool) -> tuple[Element, int]:
    if old is not None:
        parent = next(parent for parent in root.iter() if old in list(parent))
        index = list(parent).index(old)
        parent.remove(old)
        return parent, index
    found = style.footnotes.findFootnotesPlaceholder(root) if marker else None
    if found is None:
        return root, len(root)
    child, parent, in_text = found
    index = list(parent).index(child)
    if in_text:
        parent.remove(child)
        return parent, index
    child.tail = None
    return parent, index + 1


def _free_id(root: Element) -> str:
    taken = {element.get("id") for element in root.iter()}
    number = 0
    while (name := f"{_HEADING}_{number}" if number else _HEADING) in taken:
        number += 1
    return name


def _evidence(name: str, html: str, style: Style) -> Element:
    item = Element("li", {"id": stored(style.note_id(name))})
    box = elements(html)
    if any(child.tag in PROSE_BLOCKS for child in box):
        item.text = box.text
        item.extend(list(box))
    else:
        box.tag = "p"
        item.append(box)
    return item


def _add_ways_back(item: Element, number: int, backs: list[Back], style: Style) -> None:
    last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
    if len(last) or last.text:
        _append_text(last, NBSP_PLACEHOLDER)
    for place, back in enumerate(backs, start=1):
        link = SubElement(
            last, "a", {"class": "footnote-backref", "href": stored(f"#{back.ref_id}")}
        )
        link.set("title", stored(style.back_title(number, place, len(backs))))
        link.text = FN_BACKLINK_TEXT
        if back.locator:
            link.tail = NBSP_PLACEHOLDER
            locator = SubElement(last, "span", {"class": "fn-locator"})
            locator.text = stored(back.locator)
        if place < len(backs):
            last[-1].tail = " "


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + text
    else:
        element.text = (element.text or "").rstrip() + text


def _without_ways_back(item: Element) -> None:
    """Take out what ``footnotes`` added, with the spaces it put before and between."""
    for parent in list(item.iter()):
        for child in list(parent):
            if child.tag == "a" and child.get("class") == "footnote-backref":
                parent.remove(child)
    for element in item.iter():
        element.text = element.text and element.text.replace(NBSP_PLACEHOLDER, "")
        element.tail = element.tail and element.tail.replace(NBSP_PLACEHOLDER, "")
    if (
        len(item)
        and item[-1].tag == "p"
        and not len(item[-1])
        and not (item[-1].text or "").strip()
    ):
        item.remove(item[-1])
