"""The elements of the printed marks.

Python-Markdown's own structure (``sup#fnref:… > a.footnote-ref``), so that
themes and scripts made for it work.
"""

from xml.etree.ElementTree import Element, SubElement

from footnoted.article.bodies import stored
from footnoted.article.ledger import Printed
from footnoted.article.style import Style

_WORD_JOINER = "\u2060"
_HOLDS = ".,;:)]%'\"’”»"
"""Characters after which no line breaks before a figure (Unicode line breaking, UAX 14)."""
_UNSPACED = "\u0e00"
"""From here on scripts may break a line after any letter."""


def mark_elements(marks: list[Printed], before: str, style: Style) -> list[Element]:
    """Give the marks of one place; ``before`` is the character in front of them.

    Marks side by side read "1,2", not "12", and no number is alone on a line.
    """
    made = [_element(mark, style) for mark in marks]
    for element in made[:-1]:
        element[-1].tail = ","
    if made and _may_break(before):
        made[0].text = _WORD_JOINER
    return made


def _element(mark: Printed, style: Style) -> Element:
    # The theme's search would index "words2" as a word.
    sup = Element("sup", {"id": stored(mark.ref_id), "data-search-exclude": "1"})
    link = SubElement(sup, "a", {"class": "footnote-ref", "role": "doc-noteref"})
    link.set("href", stored("#" + style.note_id(mark.key.name)))
    label = ", ".join(filter(None, (style.note_label(mark.number), mark.locator)))
    link.set("aria-label", stored(label))
    link.text = style.superscript(mark.number)
    return sup


def _may_break(before: str) -> bool:
    return bool(before) and not (before in _HOLDS or (before.isalnum() and before < _UNSPACED))
