"""XML from strangers: elements only, no document type, no entities, bounded in size and depth.

Knows no vocabulary. The parser stops at the first forbidden thing, so nothing is ever expanded.
"""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

ELEMENTS = 100_000
DEPTH = 200


class Unread(ValueError):
    """The text is not read; the message is a clause that says why."""


class Forbidden(Unread):
    """It has what could do harm, not only what is unusual."""


def read(text: str) -> Element:
    """Give the root element, names as ``{namespace}name``; raises ``Unread``."""
    tree, level, count = TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal level, count
        level, count = level + 1, count + 1
        if level > DEPTH or count > ELEMENTS:
            raise Unread("it has too many elements")
        tree.start(_name(name), {_name(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal level
        level -= 1
        tree.end(_name(name))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = _doctype
    parser.ProcessingInstructionHandler = _instruction
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise Unread(f"it is not XML: {error}") from None
    return tree.close()


def _name(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _doctype(*_: object) -> None:
    raise Forbidden("it has a document type or entities")


def _instruction(target: str, _: str) -> None:
    if target.lower().startswith("xml"):
        raise Forbidden("it has a style sheet of its own")
