"""Judge addresses: which may become a link, and what is wrong with the others.

The one place for articles, sidecars and pages alike. Looks at the text only; nothing is fetched.
"""

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from footnoted.guard.entities import decoded
from footnoted.guard.letters import mixed

SCHEMES = ("http", "https", "mailto")
LONGEST = 2000
"""Code points; as long as an address in a sidecar may be."""

_DANGEROUS = frozenset({"javascript", "vbscript", "data", "file", "blob", "livescript", "mocha"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NEVER = re.compile(r'[<>"`]')
_BLANK = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_BREAKS = re.compile(r"%0[0ad]", re.IGNORECASE)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_MAILTO = frozenset({"subject", "body"})


def safe_address(text: str) -> str | None:
    """Give an address as it may be linked, without spaces around it; none where it may not."""
    return None if why_unsafe(text) else text.strip(" ")


@lru_cache(4096)  # an article is rendered twice, and judged in the tree and on the page
def why_unsafe(text: str) -> str:
    """Say what is wrong with an address, in words that follow "it"; nothing where it is safe.

    Entities are decoded as a browser does; the text may or may not have been HTML.
    """
    typed = text.strip(" ")
    address = decoded(typed)
    if len(typed) > LONGEST:
        return f"is longer than {LONGEST:,} characters"
    if reason := _scheme_unsafe(typed, address) or _characters_unsafe(typed, address):
        return reason
    if not is_outside(address):
        return ""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return "cannot be read as an address"
    return _mail_unsafe(parts) if parts.scheme.lower() == "mailto" else _web_unsafe(parts)


def is_outside(text: str) -> bool:
    """Tell whether an address leads out of the site: it has a scheme, or begins with ``//``."""
    address = decoded(text.strip(" "))
    return address.startswith("//") or bool(_SCHEME.match(address))


@lru_cache(4096)
def mixed_host(text: str) -> str:
    """Give the site's name where one of its words mixes scripts, decoded; else nothing."""
    try:
        host = urlsplit(decoded(text.strip(" "))).hostname or ""
    except ValueError:
        return ""
    labels = [_label(label) for label in host.split(".")]
    return ".".join(labels) if any(mixed(label) for label in labels) else ""


def _scheme_unsafe(typed: str, address: str) -> str:
    forms = [typed, address]
    for _ in range(3):  # an address that went through several hands is encoded several times
        forms.append(unquote(decoded(forms[-1])))
    for form in forms:
        found = _SCHEME.match(_BLANK.sub("", form))
        if found and found.group(1).lower() in _DANGEROUS:
            return _no_scheme(found.group(1))
    found = _SCHEME.match(address)
    return _no_scheme(found.group(1)) if found and found.group(1).lower() not in SCHEMES else ""


def _no_scheme(scheme: str) -> str:
    return f"begins with `{scheme.lower()}:`; only http, https and mailto may be linked"


def _characters_unsafe(typed: str, address: str) -> str:
    both = typed + address
    if found := _CONTROL.search(both):
        return f"contains the control character U+{ord(found.group()):04X}"
    if found := _INVISIBLE.search(both):
        return f"contains the invisible character U+{ord(found.group()):04X}"
    if "\\" in both:
        return "contains a backslash, which browsers read as a slash"
    if found := _NEVER.search(both):
        return f"contains `{found.group()}`, which stands in no address".replace(
            "```", "a backtick"
        )
    return ""


def _mail_unsafe(parts: SplitResult) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path):
        return "names nobody to write to"
    if {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - _MAILTO:
        return "sets more of a letter than its subject and text"
    return ""


def _web_unsafe(parts: SplitResult) -> str:
    if " " in parts.geturl():
        return "contains a space; write it as %20"
    if "@" in parts.netloc:
        return "names a user before the site, which hides where it leads"
    if not parts.hostname or "%" in parts.netloc:
        return "names no site"
    if _BREAKS.search(parts.path + parts.query):
        return "contains an encoded line break"
    if _within(parts.hostname):
        return "leads into the reader's own network"
    return ""


def _within(host: str) -> bool:
    """Tell whether a host is this computer or its neighbourhood, or a number that hides one."""
    host = unicodedata.normalize("NFKC", host).rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    if ":" not in host and not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return False
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return True
    mapped = getattr(number, "ipv4_mapped", None)
    return not (mapped or number).is_global


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
