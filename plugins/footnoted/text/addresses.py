"""Which addresses are safe, outside, and the same; the list of those that were published."""

import ipaddress
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from footnoted.text.markup import decode_attribute, mixes_scripts

# -------------------------------------------------------------------------------------------------
# Decide which addresses may become a link, and say what is wrong with the others.
#
# Articles, sidecars and pages all use it. It looks at the text only and fetches nothing.

SCHEMES = ("http", "https", "mailto")
LONGEST = 2000
"""In code points; an address in a sidecar may be as long."""

_DANGEROUS = frozenset({"javascript", "vbscript", "data", "file", "blob", "livescript", "mocha"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NEVER = re.compile(r'[<>"`]')
_ODD = re.compile(r'[^!-~]|[<>"`\\]')
"""Characters that may be unsafe or a backslash; most addresses have none."""
_BLANK = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_BREAKS = re.compile(r"%0[0ad]", re.IGNORECASE)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
_MAILTO = frozenset({"subject", "body"})


def safe_address(text: str) -> str | None:
    """Return the address without spaces around it, or None if it may not become a link."""
    return None if why_unsafe(text) else text.strip(" ")


@lru_cache(50_000)  # an article is rendered twice, and judged in the tree and on the page
def why_unsafe(text: str) -> str:
    """Return what is wrong with an address, in words that follow "it"; empty if it is safe.

    Entities are decoded as a browser does; the text may or may not have been HTML.
    """
    typed = text.strip(" ")
    address = decode_attribute(typed)
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
    """Return whether an address leads out of the site: it has a scheme, or begins with ``//``."""
    address = decode_attribute(text.strip(" "))
    return address.startswith("//") or bool(_SCHEME.match(address))


@lru_cache(50_000)
def mixed_host(text: str) -> str:
    """Return the decoded host name if one of its words mixes scripts; else an empty text."""
    try:
        host = urlsplit(decode_attribute(text.strip(" "))).hostname or ""
    except ValueError:
        return ""
    labels = [_host_label(label) for label in host.split(".")]
    return ".".join(labels) if any(mixes_scripts(label) for label in labels) else ""


def _scheme_unsafe(typed: str, address: str) -> str:
    forms = [typed] if _is_uncoded(typed) else [typed, address]
    for _ in (
        range(3) if len(forms) > 1 else ()
    ):  # an address that went through several hands is encoded several times
        forms.append(unquote(decode_attribute(forms[-1])))
    for form in forms:
        found = _SCHEME.match(_BLANK.sub("", form))
        if found and found.group(1).lower() in _DANGEROUS:
            return _no_scheme(found.group(1))
    found = _SCHEME.match(address)
    return _no_scheme(found.group(1)) if found and found.group(1).lower() not in SCHEMES else ""


def _is_uncoded(typed: str) -> bool:
    """Return whether decoding an address changes nothing."""
    return "%" not in typed and "&" not in typed


def _no_scheme(scheme: str) -> str:
    return f"begins with `{scheme.lower()}:`; only http, https and mailto may be linked"


def _characters_unsafe(typed: str, address: str) -> str:
    both = typed + address
    if not _ODD.search(both):
        return ""
    if found := _CONTROL.search(both):
        return f"contains the control character U+{ord(found.group()):04X}"
    if found := _INVISIBLE.search(both):
        return f"contains the invisible character U+{ord(found.group()):04X}"
    if "\\" in both:
        return "contains a backslash, which browsers read as a slash"
    if found := _NEVER.search(both):
        return f"contains `{found.group()}`, which is not allowed in an address".replace(
            "```", "a backtick"
        )
    return ""


def _mail_unsafe(parts: SplitResult) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path):
        return "has no recipient"
    if {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)} - _MAILTO:
        return "sets more of the mail than its subject and text"
    return ""


def _web_unsafe(parts: SplitResult) -> str:
    if " " in parts.geturl():
        return "contains a space; write it as %20"
    if "@" in parts.netloc:
        return "has a user name before the site, which hides where it leads"
    if not parts.hostname or "%" in parts.netloc:
        return "has no site"
    if _BREAKS.search(parts.path + parts.query):
        return "contains an encoded line break"
    if _within(parts.hostname):
        return "leads into the reader's own network"
    return ""


def _within(host: str) -> bool:
    """Return whether a host is this computer, its network, or a number that hides such a host."""
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


def _host_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


# -------------------------------------------------------------------------------------------------
# The parameters of an address that only say how its reader got to it.
#
# A parameter in this table leads to no other page.
#
# Taken from the published lists of ClearURLs (rules.clearurls.xyz), of Firefox's query stripping
# (`privacy.query_stripping.strip_list`) and of Google's own manual for `utm_`. Only names that
# nothing else uses were taken, so `ref`, `source` or `id` are not among them.

PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
"""Google Analytics, Matomo (both of its prefixes), HubSpot's advertisements."""

NAMES = frozenset(
    {
        *("fbclid", "igsh", "igshid"),  # Facebook, Instagram
        *("gclid", "gclsrc", "gbraid", "wbraid", "dclid", "_ga", "_gl"),  # Google
        *("msclkid", "twclid", "ttclid", "yclid", "ysclid", "li_fat_id"),  # other networks
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking"),
        *("mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id", "_openstat", "s_cid", "wickedid"),
    }
)
"""Whole names, in lower case: networks, then newsletters and the like."""


def tracks(name: str) -> bool:
    """Return whether a parameter only tracks the reader, in capitals or not."""
    name = name.lower()
    return name in NAMES or name.startswith(PREFIXES)


# -------------------------------------------------------------------------------------------------
# The normal form of a web address: two addresses of one page have the same.
#
# It is for comparing only: nothing links to it, and it does not say whether an address is safe. It
# follows RFC 3986, section 6.2.2, and three habits of the web: `http` and `https` are alike; so are
# a host with and without `www.`, since a site that has both redirects one to the other; so is a
# path with and without its last slash.

_PORTS = {"http": "80", "https": "443"}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PERCENT = re.compile("%([0-9a-fA-F]{2})?")
_AMPERSAND = re.compile("&(?:amp;|#0*38;|#[xX]0*26;)+")
_FOREIGN = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""Characters that every address encodes: all but RFC 3986's reserved and unreserved."""
_BEHIND = re.compile(r"(?<![\s.:])[\s.:]+\Z")
"""What means nothing after a host: its last dot, a colon without a port."""
_WWW = re.compile(r"(?:www\.)*")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
"""Full stops that browsers read as the dots of a host (UTS 46)."""
_ROUTES = ("!", "/")
"""How a fragment begins that a page's own script reads as a path."""
_DIRECTIVE = ":~:"
"""The beginning of a text fragment, which only tells a browser where to scroll."""
_DOI_HOSTS = ("doi.org", "dx.doi.org")


@lru_cache(50_000)  # every link and every source is looked up, most of them again and again
def normal_address(text: str) -> str:
    """Return the normal form of an address: ``//host/path?query``.

    An address without a host (a path, ``mailto:``) is returned without the spaces around it. The
    time is linear in the text's length. The normal form of a normal form is itself.
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
"""Signs of a DOI that are not encoded in its address; "<", "?" and "#" are."""


def doi_address(doi: str) -> str:
    """Return the address of a DOI, however it is written: bare, with ``doi:``, as an address."""
    name = doi.strip()
    for _ in range(2):  # "doi:https://doi.org/10.…" has been seen
        lower = name.lower()
        for before in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
            if lower.startswith(before):
                name, lower = name[len(before) :].strip(), lower[len(before) :].strip()
    return f"https://doi.org/{quote(name, safe=_OF_DOI, errors='replace')}" if name else ""


def _octet(found: re.Match[str]) -> str:
    """Return the character of a needless escape; a percent sign alone becomes ``%25``."""
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
    name = ".".join(map(_normal_label, _BEHIND.sub("", name).split(".")))
    rest = name[_WWW.match(name).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    name = rest if rest == name or "." in rest.strip(".") else f"www.{rest}"
    port = port.lstrip("0")
    return f"{user}{at}{name}{f':{port}' if port and port != default else ''}"


def _mapped(host: str) -> str:
    """Return a host in lower case, its letters mapped as browsers do."""
    mapped = unicodedata.normalize("NFKC", host.translate(_DOTS)).lower()
    mapped = unicodedata.normalize("NFKC", mapped)
    hides = set(mapped) & set("/?#@:") - set(host)  # a letter that hides a border of the address
    return host.lower() if hides else mapped


def _normal_label(label: str) -> str:
    """Return one word of a host decoded, if that is another way to write the same."""
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
    """Return a path without dot segments (RFC 3986, 5.2.4) and without its last slash."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    whole = "/" + "/".join(kept) if kept else ""
    return _encoded(whole).rstrip("/")


def _doi_path(path: str) -> str:
    """Return the path of a DOI in lower case, because capitals mean nothing in it."""
    lower = path.lower().replace("%2f", "/").rstrip("/")
    return re.sub("%..", lambda found: found[0].upper(), lower)


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not tracks(part.partition("=")[0])]
    return _encoded("?" + "&".join(kept)) if kept else ""


def _fragment(fragment: str) -> str:
    """Return a fragment if it is the path of a page's own script; else an empty text."""
    route = fragment.partition(_DIRECTIVE)[0]
    return _encoded(f"#{route}") if route.startswith(_ROUTES) else ""


# -------------------------------------------------------------------------------------------------
# The list of published addresses: one on a line, each for good.
#
# Knows only how it is written; whether an address still leads anywhere is judged in ``checks``.

PERMALINKS = "permalinks.txt"
"""The name of the list, beside the registers."""
_GONE = " gone "


class ListedAddress(NamedTuple):
    """A line of the list."""

    line: int
    address: str
    """Below the site's root, with a slash before it; as it is written there."""
    gone: str | None
    """When and why it stopped working, as it is written there; None if it should redirect."""


def listed_addresses(text: str) -> Iterator[ListedAddress]:
    """Yield the addresses of a list; lines that are empty or begin with ``#`` are for people."""
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(map(str.strip, lines), 1):
        if line and not line.startswith("#"):
            address, gone, why = f"{line} ".partition(_GONE)
            yield ListedAddress(number, address.strip(), why.strip() if gone else None)


def with_addresses(text: str, addresses: Iterable[str]) -> str:
    """Return a list with more addresses, all in order; what is there stays, with its remarks."""
    lines: dict[str, str] = {}
    remarks: list[str] = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    head, gap, rest = text.partition("\n\n")
    if not gap or any(line[:1] != "#" for line in head.split("\n")):
        head, gap, rest = "", "", text
    for line in filter(str.strip, rest.split("\n")):
        remarks.append(line)
        if not line.lstrip().startswith("#"):
            found = next(listed_addresses(line))
            if found.gone is not None or found.address not in lines:
                lines[found.address] = "\n".join(remarks)
            remarks = []
    for address in addresses:
        lines.setdefault(address, address)
    listed = "\n".join([*(lines[address] for address in sorted(lines)), *remarks])
    return f"{head}{gap}{listed}\n"
