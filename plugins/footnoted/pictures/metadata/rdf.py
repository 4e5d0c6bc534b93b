"""XMP's part of RDF/XML: properties with texts, lists, languages and structures (ISO 16684-1).

Knows no property by its meaning. Every form that the standard allows is read, nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from footnoted.pictures.markup import read

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LISTS = {f"{_RDF}Bag", f"{_RDF}Seq", f"{_RDF}Alt"}
_SYNTAX = {f"{_RDF}about", f"{_RDF}parseType", f"{_RDF}ID", f"{_RDF}nodeID", f"{_XML}lang"}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class Node:
    """The value of a property: a text, a list of nodes, or a structure."""

    text: str = ""
    language: str = ""
    items: tuple["Node", ...] = ()
    fields: Mapping[str, "Node"] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """Give the text; of a structure its value or, as Creative Commons writes it, its title."""
        for name in (f"{_RDF}value", _TITLE):
            if name in self.fields:
                return self.fields[name].said
        return self.text or (self.items[0].said if self.items else "")


def properties(text: str) -> dict[str, Node]:
    """Give the properties of an XMP packet by ``{namespace}name``; raises ``markup.Unread``."""
    root = read(text)
    found: dict[str, Node] = {}
    for rdf in root.iter(f"{_RDF}RDF"):
        for resource in rdf:
            for name, node in _fields(resource):
                found.setdefault(name, node)
    return found


def _fields(resource: Element) -> Iterator[tuple[str, Node]]:
    """Give the properties of a resource: attributes are texts, elements may be anything."""
    for name, value in resource.attrib.items():
        if name not in _SYNTAX and name.startswith("{") and not name.startswith(_XML):
            yield name, Node(value)
    for element in resource:
        yield element.tag, _node(element)


def _node(element: Element) -> Node:
    language = element.get(f"{_XML}lang", "")
    if element.get(f"{_RDF}parseType") == "Resource":
        return Node(language=language, fields=dict(_fields(element)))
    inner = next(iter(element), None)
    if inner is not None and inner.tag in _LISTS:
        items = tuple(_node(item) for item in inner if item.tag == f"{_RDF}li")
        return Node(language=language, items=items)
    if inner is not None:
        return Node(inner.get(f"{_RDF}about", ""), language, fields=dict(_fields(inner)))
    if address := element.get(f"{_RDF}resource"):
        return Node(address, language)
    return Node(element.text or "", language, fields=dict(_fields(element)))
