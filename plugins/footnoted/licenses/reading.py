"""What license a text means: an id, a name as people write it, or an address.

Only what is certain is taken: "CC BY" without its version could be five licenses, so it is none.
"""

import re
from dataclasses import dataclass

from footnoted.licenses.license import Kind, License
from footnoted.licenses.table import LICENSES, NEWEST, PARTS, commons

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
"""Characters of a text that may name a license; the longest address has some hundred."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means."""

    license: License | None
    """None where it is not certain, or nothing is."""
    exact: bool = False
    """Whether the text is the id itself."""
    parts: str = ""
    """The parts of a Creative Commons license whose version is not said: ``BY-SA``."""


def read(text: str) -> Reading:
    """Give the license that a text means."""
    if text in LICENSES:
        return Reading(LICENSES[text], True)
    if _OWN_REF.fullmatch(text):
        name = text.removeprefix("LicenseRef-").replace("-", " ")
        return Reading(License(text, name, Kind.FOREIGN, attribution=True), True)
    if len(text) > LONGEST:
        return Reading(None)
    plain = " ".join(text.split()).lower()
    found = _identified(plain) or _addressed(plain)
    if found:
        return Reading(found, text == found.id)
    return _worded(plain)


def license_of(text: str) -> License:
    """Give the license a text means; one that cannot be told stands for itself."""
    return read(text).license or License(text, text, Kind.FOREIGN, attribution=True)


def _identified(plain: str) -> License | None:
    """Give the license of an id in other letters, or of a port."""
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


def _worded(plain: str) -> Reading:
    words = " ".join(re.findall(r"[a-z0-9]+", plain))
    if known := _WORDS.get(words):
        return Reading(LICENSES[known])
    # "Creative Commons Attribution 4.0 International (CC BY 4.0)": the short form says it all.
    short = re.search(r"\((cc[ -][^()]*)\)", plain)
    words = " ".join(re.findall(r"[a-z0-9]+", short[1])) if short else words
    for form, part in _SPELLED:
        words = re.sub(form, part, words)
    match = _CC_WORDS.fullmatch(" ".join(words.split()))
    if match is None:
        return Reading(None)
    parts = _ordered(match[1].split())
    if not match[2]:
        return Reading(None, parts=parts if parts in PARTS else "")
    return Reading(commons(parts, f"{match[2]}.{match[3] or 0}", match[4] or ""))


def _ordered(parts: list[str]) -> str:
    """Give parts in their usual order: ``BY-NC-ND``."""
    return "-".join(sorted(set(parts), key=lambda p: (*_ORDER, p).index(p))).upper()


def choices(parts: str) -> tuple[str, ...]:
    """Give the ids that parts without a version could mean, the newest first."""
    found = (commons(parts, version) for version in (NEWEST, "3.0", "2.5", "2.0", "1.0"))
    return tuple(one.id for one in found if one)
