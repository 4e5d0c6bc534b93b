"""Which addresses may be connected to: of the public web, judged after their name is resolved.

Looks at texts and numbers; resolves and connects nothing. Whether an address may be linked on a
page is another question, asked in ``footnoted.guard``.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from footnoted.archive.failed import Failed, cleaned

PORTS = {"http": 80, "https": 443}
LONGEST = 8000
"""Characters of an address that is sent: what servers take (RFC 9110, 4.1)."""
_NEVER = re.compile("[\x00-\x20\x7f-\x9f\\\\\ud800-\udfff]")
_SENT = "!$%&'()*+,-./:;=?@[]_~"
"""What an address has as it is; everything else is sent as its bytes in UTF-8."""
_CARRIERS = tuple(
    map(
        ipaddress.ip_network,
        (
            "64:ff9b::/96",  # NAT64 (RFC 6052)
            "64:ff9b:1::/48",  # NAT64 of a network's own (RFC 8215)
            "2002::/16",  # 6to4
            "2001::/32",  # Teredo
            "::ffff:0:0/96",  # IPv4-mapped
            "::/96",  # IPv4-compatible
            "192.88.99.0/24",  # relays of 6to4
        ),
    )
)
"""Numbers that carry another number, which may be of the reader's own network."""


@dataclass(frozen=True, slots=True)
class Server:
    """Whom an address asks."""

    scheme: str
    host: str
    """In ASCII and lower case."""
    port: int

    @property
    def named(self) -> str:
        """Give it as the ``Host`` header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def server(address: str) -> Server:
    """Give whom an address asks. Raises ``Failed`` where it may not be asked at all."""
    shown = cleaned(address)
    if len(address) > LONGEST:
        raise Failed(f"The address {shown} is longer than {LONGEST:,} characters.")
    if _NEVER.search(address):
        raise Failed(f"The address {shown} holds a character that stands in no address.")
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:  # a UnicodeError, too, is one
        raise Failed(f"The address {shown} cannot be read.") from None
    if parts.scheme not in PORTS:
        raise Failed(f"The address {shown} does not begin with http: or https:.")
    if "@" in parts.netloc:
        raise Failed(f"The address {shown} names a user before the site.")
    if not host:
        raise Failed(f"The address {shown} names no site.")
    return Server(parts.scheme, host, PORTS[parts.scheme] if port is None else port)


def joined(here: str, place: str) -> str:
    """Give the address that another, perhaps relative, leads to. Raises ``Failed``."""
    try:
        return urljoin(here, place)
    except ValueError:
        raise Failed(f"It leads to {cleaned(place)}, which is no address.") from None


def as_sent(address: str) -> str:
    """Give path and query of an address as they are sent: in ASCII, without the fragment."""
    parts = urlsplit(address)
    path = quote(parts.path, safe=_SENT) or "/"
    return f"{path}?{quote(parts.query, safe=_SENT)}" if parts.query else path


def inside(numbers: Iterable[str]) -> str:
    """Give the first of a name's numbers that is not of the public web; empty if all are."""
    return next((number for number in numbers if not _public(number)), "")


def _public(number: str) -> bool:
    try:
        ip = ipaddress.ip_address(number)
    except ValueError:  # with a zone, ``fe80::1%eth0``, too
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local:
        return False
    # Python counts groups (ff0e::1) as global, and what carries another number.
    carries = any(ip in network for network in _CARRIERS if network.version == ip.version)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or carries)
