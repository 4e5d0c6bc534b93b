"""The table of licenses: Creative Commons in all its versions, a few others, and our own words.

What each asks for comes from its own text, which ``License.source`` names; ids are SPDX's
(https://spdx.org/licenses/). Ports to a country's law are made by rule: SPDX lists 21 of several
hundred, and all are named alike.
"""

from collections.abc import Mapping
from types import MappingProxyType

from footnoted.licenses.license import Kind, License

_CC = "https://creativecommons.org"
PARTS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
"""The six licenses of Creative Commons; others were withdrawn in 2004 as nobody chose them."""
VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
"""2.1 is there for ports only."""
PORTS = frozenset(
    "am ar at au az be bg br ca ch cl cn co cr cz de dk ec ee eg es fi fr ge gr gt hk hr hu ie "
    "igo il in it jp kr lu mk mt mx my nl no nz pe ph pl pr pt ro rs scotland se sg si th tw ug "
    "uk us ve vn za".split()
)
"""Where there are versions before 4.0 for a law of its own (creativecommons.org/licenses/list)."""
NEWEST = "4.0"


def commons(parts: str, version: str, port: str = "") -> License | None:
    """Give a license of Creative Commons: ``commons("BY-SA", "3.0", "de")``; None if none is."""
    unported = not port and version != "2.1"
    ported = port in PORTS and version != NEWEST
    if parts not in PARTS or version not in VERSIONS or not (unported or ported):
        return None
    # The first version named the two parts of this one the other way round, in addresses only.
    path = "by-nd-nc" if (parts, version) == ("BY-NC-ND", "1.0") else parts.lower()
    url = f"{_CC}/licenses/{path}/{version}/" + (f"{port}/" if port else "")
    behind = port.upper() if port != "scotland" else "Scotland"
    return License(
        f"CC-{parts}-{version}" + (f"-{behind}" if port else ""),
        f"CC {parts} {version}" + (f" {behind}" if port else ""),
        url=url,
        source=f"{url}legalcode",
        attribution=True,
        share_alike=parts.endswith("SA"),
        commercial="NC" not in parts,
        derivatives="ND" not in parts,
    )


def _other(id_: str, name: str, source: str, share_alike: bool = False) -> License:
    url = f"https://spdx.org/licenses/{id_}.html"
    return License(id_, name, url=url, source=source, attribution=True, share_alike=share_alike)


_NATIONAL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"
_LISTED = (
    *(commons(parts, version) for parts in PARTS for version in VERSIONS),
    License(
        "CC0-1.0",
        "CC0 1.0",
        Kind.FREE,
        f"{_CC}/publicdomain/zero/1.0/",
        f"{_CC}/publicdomain/zero/1.0/legalcode",
    ),
    License(
        "CC-PDM-1.0",
        "Public Domain Mark 1.0",
        Kind.FREE,
        f"{_CC}/publicdomain/mark/1.0/",
        f"{_CC}/publicdomain/mark/1.0/",
    ),
    *(
        _other(f"OGL-UK-{n}.0", f"Open Government Licence {n}.0", f"{_NATIONAL}/{n}/")
        for n in (1, 2, 3)
    ),
    _other("etalab-2.0", "Licence Ouverte 2.0", "https://spdx.org/licenses/etalab-2.0.html"),
    _other("DL-DE-BY-2.0", "Datenlizenz Deutschland 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    _other("LAL-1.3", "Free Art License 1.3", "https://artlibre.org/licence/lal/en/", True),
    _other(
        "GFDL-1.2-or-later",
        "GFDL 1.2 or later",
        "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html",
        True,
    ),
    _other(
        "GFDL-1.3-or-later", "GFDL 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html", True
    ),
    _other("MIT", "MIT", "https://opensource.org/license/mit"),
    _other("Apache-2.0", "Apache 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    License("public-domain", "Public domain", Kind.FREE),
    License("editorial", "Editorial use only", Kind.OWN, attribution=True),
    License("all-rights-reserved", "All rights reserved", Kind.NONE, attribution=True),
    License("permission", "Used with permission", Kind.OWN, attribution=True),
    License("quotation", "Quoted", Kind.OWN, attribution=True),
    License("unknown", "License not known", Kind.NONE, attribution=True),
)

LICENSES: Mapping[str, License] = MappingProxyType({one.id: one for one in _LISTED if one})
"""By id; ports and ``LicenseRef-…`` are not in it."""
