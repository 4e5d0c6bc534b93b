"""What is dangerous in HTML, found by another parser than the product's own.

``html5ever`` (in nh3) reads the text as a browser does, everything allowed; what it read is listed.
"""

import re
from html.parser import HTMLParser

import nh3

HARMLESS = set(
    "a abbr address aside b bdi bdo big blockquote br caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p "
    "pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot "
    "th thead time tr tt u ul var wbr".split()
)
SCHEMES = {"http", "https", "mailto"}
_TAG = re.compile(r"</?([a-zA-Z][^\s/>\x00]*)")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=\x00]+)")
_IGNORED = re.compile(r"[\x00-\x20]")
_STYLE = re.compile(r"text-align: (left|right|center);")


def as_a_browser(html: str) -> str:
    """Return the HTML as html5ever understands it, with every element and attribute kept."""
    tags = {name.lower() for name in _TAG.findall(html)} | HARMLESS
    names = {name.lower() for name in _ATTRIBUTE.findall(html)}
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=set(),
        attributes={"*": names},
        url_schemes={"javascript", "data", "vbscript", "file", "blob", *SCHEMES},
        link_rel=None,
        strip_comments=False,
        generic_attribute_prefixes={"on", "data-"},
    )


def dangers(html: str) -> list[str]:
    """List what could act on a page, loads from elsewhere or leads nowhere good."""
    found = []
    for text in (html, as_a_browser(html)):
        lister = _Lister()
        lister.feed(text)
        lister.close()
        found += lister.found
    return found


class _Lister(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HARMLESS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if _dangerous(name, value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def _dangerous(name: str, value: str) -> bool:
    if name == "style":
        return not _STYLE.fullmatch(value)
    if name in ("href", "src", "cite"):
        address = _IGNORED.sub("", value)
        scheme = re.match(r"([a-zA-Z][\w+.-]*):", address)
        outside = bool(scheme) or address.startswith("//")
        return bool(scheme and scheme[1].lower() not in SCHEMES) or (name == "src" and outside)
    acting = ("srcdoc", "srcset", "action", "formaction", "background", "poster", "data", "ping")
    return name.startswith("on") or name in acting or ":" in name
