"""Licenses: what they require, and how people write them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from footnoted.phrases import mark_phrase

# -------------------------------------------------------------------------------------------------
# One license: its id, its name, its address, and what it requires of those who show a picture.


class LicenseKind(Enum):
    """What permits showing a picture."""

    OPEN = "open"
    """A public license: who keeps to it needs no permission."""
    FREE = "free"
    """No rights, or none that are claimed."""
    OWN = "own"
    """An agreement, or an exception of the law, that only this publication knows."""
    NONE = "none"
    """Nothing that permits it."""
    FOREIGN = "foreign"
    """A license in no table: what it requires is not known here."""


@dataclass(frozen=True, slots=True)
class License:
    """A license, or the lack of one."""

    id: str
    """An SPDX id, a Creative Commons port by the same rule, or one of our own words."""
    name: str
    """As readers know it: ``CC BY-SA 4.0``."""
    kind: LicenseKind = LicenseKind.OPEN
    url: str = ""
    """The page for readers."""
    source: str = ""
    """The source of the facts below: the text of the license."""
    attribution: bool = False
    """Whether the maker of the picture must be named."""
    share_alike: bool = False
    """Whether adaptations must carry the same license."""
    commercial: bool = True
    """Whether commercial use is allowed."""
    derivatives: bool = True
    """Whether adaptations may be shown."""

    @property
    def is_free(self) -> bool:
        """Return whether everybody may reuse a picture, with or without conditions."""
        return self.kind in (LicenseKind.OPEN, LicenseKind.FREE)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Return what everybody who reuses a picture must do: ends of "if you …"."""
        return tuple(self._asked()) if self.kind is LicenseKind.OPEN else ()

    @property
    def told(self) -> str:
        """Return in a sentence what is allowed if not everybody may reuse it; else an empty
        text.
        """
        return _TOLD.get(self.id, "")

    def _asked(self) -> Iterator[str]:
        if self.attribution:
            yield mark_phrase("name the maker")
            yield mark_phrase("name the license")
        if self.attribution and self.derivatives:
            yield mark_phrase("say what you changed")
        if self.share_alike:
            yield mark_phrase("pass on what you change under the same license")
        if not self.commercial:
            yield mark_phrase("do not earn money with it")
        if not self.derivatives:
            yield mark_phrase("leave it as it is")


_TOLD = {
    "editorial": mark_phrase("Only to report on events of public interest, not to advertise."),
    "all-rights-reserved": mark_phrase("Only with permission from the owner of the rights."),
    "permission": mark_phrase("Only for what the permission covers."),
    "quotation": mark_phrase("Only as far as the law allows quotations; the source is named."),
    "unknown": mark_phrase("Whether it may be used again is not known."),
}


# -------------------------------------------------------------------------------------------------
# The table of licenses: Creative Commons in all versions, a few others, and our own words.
#
# What each requires is from its own text, which ``License.source`` names; ids are SPDX's
# (https://spdx.org/licenses/). Ports to a country's law are made by rule: SPDX lists 21 of several
# hundred, and all are named alike.

_CC = "https://creativecommons.org"
PARTS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
"""The six licenses of Creative Commons; others were withdrawn in 2004 as nobody chose them."""
VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
"""2.1 exists for ports only."""
PORTS = frozenset(
    "am ar at au az be bg br ca ch cl cn co cr cz de dk ec ee eg es fi fr ge gr gt hk hr hu ie "
    "igo il in it jp kr lu mk mt mx my nl no nz pe ph pl pr pt ro rs scotland se sg si th tw ug "
    "uk us ve vn za".split()
)
"""Countries with versions before 4.0 for their own law (creativecommons.org/licenses/list)."""
NEWEST = "4.0"


def commons(parts: str, version: str, port: str = "") -> License | None:
    """Return a license of Creative Commons: ``commons("BY-SA", "3.0", "de")``; None if there is
    none.
    """
    unported = not port and version != "2.1"
    ported = port in PORTS and version != NEWEST
    if parts not in PARTS or version not in VERSIONS or not (unported or ported):
        return None
    # The first version has the two parts of this one in the other order, in addresses only.
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
        LicenseKind.FREE,
        f"{_CC}/publicdomain/zero/1.0/",
        f"{_CC}/publicdomain/zero/1.0/legalcode",
    ),
    License(
        "CC-PDM-1.0",
        "Public Domain Mark 1.0",
        LicenseKind.FREE,
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
    License("public-domain", mark_phrase("Public domain"), LicenseKind.FREE),
    License("editorial", mark_phrase("Editorial use only"), LicenseKind.OWN, attribution=True),
    License(
        "all-rights-reserved",
        mark_phrase("All rights reserved"),
        LicenseKind.NONE,
        attribution=True,
    ),
    License("permission", mark_phrase("Used with permission"), LicenseKind.OWN, attribution=True),
    License("quotation", mark_phrase("Quoted"), LicenseKind.OWN, attribution=True),
    License("unknown", mark_phrase("License not known"), LicenseKind.NONE, attribution=True),
)

LICENSES: Mapping[str, License] = MappingProxyType({one.id: one for one in _LISTED if one})
"""By id; ports and ``LicenseRef-…`` are not in it."""


# -------------------------------------------------------------------------------------------------
# The license that a text means: an id, a name as people write it, or an address.
#
# Only what is certain is read: "CC BY" without a version could be five licenses, so it is none.

_OWN_REF = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
"""SPDX's way to name a license that is in no list."""
_CC_ID = re.compile(r"cc-(by(?:-[a-z]{2})*)-(\d\.\d)(?:-([a-z]+))?")
_CC_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)"
    r"(?:/([a-z]{2,8}))?(?:/(?:deed|legalcode)[a-z._-]*)?/?"
)
_ADDRESSES = (
    (re.compile(r"(?:https?://)?creativecommons\.org/publicdomain/zero/1\.0\b.*"), "CC0-1.0"),
    (re.compile(r"(?:https?://)?creativecommons\.org/publicdomain/mark/1\.0\b.*"), "CC-PDM-1.0"),
)
_SPDX_ADDRESS = re.compile(r"https?://spdx\.org/licenses/([a-z0-9.-]+?)(?:\.html)?")
_WORDS = {
    "public domain": "public-domain",
    "public domain mark": "CC-PDM-1.0",
    "public domain mark 1 0": "CC-PDM-1.0",
    "cc0": "CC0-1.0",
    "cc 0": "CC0-1.0",
    "cc zero": "CC0-1.0",
    "cc0 1 0": "CC0-1.0",
    "cc0 1 0 universal": "CC0-1.0",
    "creative commons zero": "CC0-1.0",
    "all rights reserved": "all-rights-reserved",
    "editorial use": "editorial",
    "editorial use only": "editorial",
    "for editorial use only": "editorial",
    "by permission": "permission",
    "with permission": "permission",
    "used with permission": "permission",
    "quote": "quotation",
    "quoted": "quotation",
    "free art license": "LAL-1.3",
    "free art license 1 3": "LAL-1.3",
    "not known": "unknown",
}
_SPELLED = (
    (r"creative commons", "cc"),
    (r"attribution", "by"),
    (r"share ?alike", "sa"),
    (r"non ?commercial", "nc"),
    (r"no ?deriv(?:ative|ativ|s|atives)?(?: works)?", "nd"),
    (r"\b(?:licen[sc]ed?|the|public|international|unported|generic|version|under|v)\b", " "),
)
_CC_WORDS = re.compile(r"cc((?: (?:by|sa|nc|nd))+)(?: (\d)(?: (\d))?)?(?: ([a-z]{2,8}))?")
_ORDER = ("by", "nc", "nd", "sa")
LONGEST = 300
"""The most characters of a text that may name a license; the longest address has some hundred."""


@dataclass(frozen=True, slots=True)
class LicenseReading:
    """What a text means."""

    license: License | None
    """None if it is not certain, or there is none."""
    exact: bool = False
    """Whether the text is the id itself."""
    parts: str = ""
    """The parts of a Creative Commons license without a version: ``BY-SA``."""


def read_license(text: str) -> LicenseReading:
    """Return the license that a text means."""
    if text in LICENSES:
        return LicenseReading(LICENSES[text], True)
    if _OWN_REF.fullmatch(text):
        name = text.removeprefix("LicenseRef-").replace("-", " ")
        return LicenseReading(License(text, name, LicenseKind.FOREIGN, attribution=True), True)
    if len(text) > LONGEST:
        return LicenseReading(None)
    plain = " ".join(text.split()).lower()
    found = _identified(plain) or _addressed(plain)
    if found:
        return LicenseReading(found, text == found.id)
    return _worded(plain)


def license_of(text: str) -> License:
    """Return the license a text means; an unknown one has the text as its id and name."""
    return read_license(text).license or License(text, text, LicenseKind.FOREIGN, attribution=True)


def _identified(plain: str) -> License | None:
    """Return the license of an id in other letters, or of a port."""
    by_small = {id_.lower(): one for id_, one in LICENSES.items()}
    dashed = re.sub(r"[\s_]+", "-", plain)
    if dashed in by_small:
        return by_small[dashed]
    match = _CC_ID.fullmatch(dashed)
    return commons(_ordered(match[1].split("-")), match[2], match[3] or "") if match else None


def _addressed(plain: str) -> License | None:
    if match := _CC_ADDRESS.fullmatch(plain):
        return commons(_ordered(match[1].split("-")), match[2], match[3] or "")
    if match := _SPDX_ADDRESS.fullmatch(plain):
        return _identified(match[1])
    return next((LICENSES[id_] for form, id_ in _ADDRESSES if form.fullmatch(plain)), None)


def _worded(plain: str) -> LicenseReading:
    words = " ".join(re.findall(r"[a-z0-9]+", plain))
    if known := _WORDS.get(words):
        return LicenseReading(LICENSES[known])
    # "Creative Commons Attribution 4.0 International (CC BY 4.0)": the short form says it all.
    short = re.search(r"\((cc[ -][^()]*)\)", plain)
    words = " ".join(re.findall(r"[a-z0-9]+", short[1])) if short else words
    for form, part in _SPELLED:
        words = re.sub(form, part, words)
    match = _CC_WORDS.fullmatch(" ".join(words.split()))
    if match is None:
        return LicenseReading(None)
    parts = _ordered(match[1].split())
    if not match[2]:
        return LicenseReading(None, parts=parts if parts in PARTS else "")
    return LicenseReading(commons(parts, f"{match[2]}.{match[3] or 0}", match[4] or ""))


def _ordered(parts: list[str]) -> str:
    """Return parts in their usual order: ``BY-NC-ND``."""
    return "-".join(sorted(set(parts), key=lambda p: (*_ORDER, p).index(p))).upper()


def choices(parts: str) -> tuple[str, ...]:
    """Return the ids that parts without a version could mean, the newest first."""
    found = (commons(parts, version) for version in (NEWEST, "3.0", "2.5", "2.0", "1.0"))
    return tuple(one.id for one in found if one)
