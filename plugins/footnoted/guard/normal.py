"""The form of a web address in which two are compared: what leads to one page becomes one text.

For comparing only: nothing is linked by it, and whether an address is safe is asked elsewhere.
Follows RFC 3986, section 6.2.2, and goes on where the web's habits go on: `http` and `https` are
alike; so are a name with and without `www.`, as a site that has both sends its readers from the
one to the other; so is a path with and without its last slash.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from footnoted.guard.tracking import tracks

_PORTS = {"http": "80", "https": "443"}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PERCENT = re.compile("%([0-9a-fA-F]{2})?")
_AMPERSAND = re.compile("&(?:amp;|#0*38;|#[xX]0*26;)+")
_FOREIGN = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""What stands in no address as it is: everything but RFC 3986's reserved and unreserved."""
_BEHIND = re.compile(r"(?<![\s.:])[\s.:]+\Z")
"""What says nothing behind a name: its last dot, a colon without a port."""
_WWW = re.compile(r"(?:www\.)*")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
"""Full stops that browsers read as dots of a name (UTS 46)."""
_ROUTES = ("!", "/")
"""How a fragment begins that a page's own script reads as a path."""
_DIRECTIVE = ":~:"
"""Begins what only tells a browser where to scroll (text fragments)."""
_DOI_HOSTS = ("doi.org", "dx.doi.org")


@lru_cache(4096)  # every link of every article is looked up, most of them again and again
def normal_address(text: str) -> str:
    """Give an address as it is compared: ``//host/path?query``.

    What has no site's name (a path, ``mailto:``) comes back without the spaces around it. Takes
    time in proportion to the text's length, and gives its own results back unchanged.
    """
    address = text.strip()
    plain = _AMPERSAND.sub("&", _PERCENT.sub(_octet, address))
    scheme, mark, rest = plain.partition("//")
    scheme = scheme.lower()
    if not mark or scheme not in ("", "http:", "https:"):
        return address
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    authority, slash, path = rest.partition("/")
    host = _host(authority, _PORTS.get(scheme[:-1], ""))
    path = _path(slash + path)
    if host in _DOI_HOSTS:
        host, path = _DOI_HOSTS[0], _doi_path(path)
    return f"//{host}{path}{_query(query)}{_fragment(fragment)}"


_OF_DOI = "/:;()._-!$&*+,=~@%"
"""Signs of a DOI that stand in its address as they are; "<", "?" and "#" are encoded."""


def doi_address(doi: str) -> str:
    """Give the address of a DOI, however it is written: bare, with ``doi:``, as an address."""
    name = doi.strip()
    for _ in range(2):  # "doi:https://doi.org/10.…" has been seen
        lower = name.lower()
        for before in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
            if lower.startswith(before):
                name, lower = name[len(before) :].strip(), lower[len(before) :].strip()
    return f"https://doi.org/{quote(name, safe=_OF_DOI, errors='replace')}" if name else ""


def _octet(found: re.Match[str]) -> str:
    """Decode what need not be encoded; a lone percent sign is one that was not."""
    if not found[1]:
        return "%25"
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else found[0].upper()


def _encoded(part: str) -> str:
    return _FOREIGN.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")),
        part,
    )


def _host(authority: str, default: str) -> str:
    user, at, host = authority.rpartition("@")
    host = _BEHIND.sub("", _mapped(host))
    name, colon, port = host.rpartition(":")
    if not colon or not (port.isascii() and port.isdecimal()):
        name, port = host, ""
    name = ".".join(map(_label, _BEHIND.sub("", name).split(".")))
    rest = name[_WWW.match(name).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    name = rest if rest == name or "." in rest.strip(".") else f"www.{rest}"
    port = port.lstrip("0")
    return f"{user}{at}{name}{f':{port}' if port and port != default else ''}"


def _mapped(host: str) -> str:
    """Give a site's name in lower case, its letters as browsers map them."""
    mapped = unicodedata.normalize("NFKC", host.translate(_DOTS)).lower()
    mapped = unicodedata.normalize("NFKC", mapped)
    hides = set(mapped) & set("/?#@:") - set(host)  # a letter that hides a border of the address
    return host.lower() if hides else mapped


def _label(label: str) -> str:
    """Decode one word of a name, where that is another way to write the same."""
    if not label.startswith("xn--"):
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
    same = unicodedata.normalize("NFKC", decoded).lower() == decoded
    plain = decoded.isascii() or decoded.startswith("xn--") or not decoded.isprintable()
    return decoded if same and not plain and not set(decoded) & set("/?#@:.") else label


def _path(path: str) -> str:
    """Take out dot segments (RFC 3986, 5.2.4), and the last slash."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    whole = "/" + "/".join(kept) if kept else ""
    return _encoded(whole).rstrip("/")


def _doi_path(path: str) -> str:
    """Give a DOI's name as it is compared: capitals mean nothing in it."""
    lower = path.lower().replace("%2f", "/").rstrip("/")
    return re.sub("%..", lambda found: found[0].upper(), lower)


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not tracks(part.partition("=")[0])]
    return _encoded("?" + "&".join(kept)) if kept else ""


def _fragment(fragment: str) -> str:
    """Keep a fragment only where it is the path of a page's own script."""
    route = fragment.partition(_DIRECTIVE)[0]
    return _encoded(f"#{route}") if route.startswith(_ROUTES) else ""
