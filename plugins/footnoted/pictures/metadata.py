"""The metadata in a picture: XMP, IPTC, EXIF, Content Credentials."""

import hashlib
import io
import json
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from footnoted.phrases import mark_phrase
from footnoted.pictures.container import Container, Directory, Flaw, Tags, tags
from footnoted.pictures.probe import Probe, walk
from footnoted.pictures.standards import (
    EXIF,
    IIM,
    MetadataField,
    MetadataValue,
    Standard,
    clean,
    read_iim,
    read_xmp,
)

# -------------------------------------------------------------------------------------------------
# All that a picture file says about itself, by field: every value, the one that counts first.
#
# A value that is the same in two standards is listed twice.


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata in one file."""

    found: Mapping[MetadataField, tuple[MetadataValue, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """At least one value for each field in the file: XMP before IPTC-IIM before EXIF."""
    gps: bool = False
    """Whether the file has the coordinates of the place where it was taken."""
    unread: tuple[str, ...] = ()
    """What could not be read, as clauses: “XMP: it is not XML”."""

    def values(self, name: MetadataField) -> tuple[MetadataValue, ...]:
        """Return every value of a field, the one that counts first."""
        return self.found.get(name, ())

    def value(self, name: MetadataField) -> MetadataValue | None:
        """Return the value that counts: of XMP, else of IPTC-IIM, else of EXIF."""
        return next(iter(self.values(name)), None)

    def text(self, name: MetadataField, language: str = "") -> str:
        """Return the text that counts in a language; empty if the file has no such field."""
        value = self.value(name)
        return value.said(language) if value else ""


# -------------------------------------------------------------------------------------------------
# Whether two wordings agree: of credits, of notices, and of a field's values in a file.
#
# Words are compared, not letters: case, punctuation and order do not matter, and one may say more.

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(["c", "copyright", "photo", "foto", "by", "via", "the", "and", "courtesy", "of"])
"""Words of credit lines and notices that name nobody."""
_LENGTHS = {
    MetadataField.TITLE: 64,
    MetadataField.CREATOR: 32,
    MetadataField.CITY: 32,
    MetadataField.SUBLOCATION: 32,
    MetadataField.PROVINCE_OR_STATE: 32,
    MetadataField.COUNTRY: 64,
    MetadataField.JOB_ID: 32,
    MetadataField.HEADLINE: 256,
    MetadataField.CREDIT_LINE: 32,
    MetadataField.COPYRIGHT_NOTICE: 128,
    MetadataField.DESCRIPTION: 2000,
}
"""The most bytes of a field in IPTC-IIM; a longer text in XMP is cut there (IIM 4.2, record 2)."""
_EXIF = {MetadataField.CREATOR, MetadataField.COPYRIGHT_NOTICE}
"""What people write into EXIF; the rest is from cameras."""


def agree(one: str, other: str) -> bool:
    """Return whether one of two wordings has every name that the other has."""
    first, second = _words(one), _words(other)
    return first <= second or second <= first


def agrees_with_names(line: str, names: Iterable[str]) -> bool:
    """Return whether a credit line agrees with one of the names, or with all of them together."""
    every = list(names)
    return any(agree(line, name) for name in (*every, " ".join(every)))


def disagreements(found: Metadata) -> Iterator[tuple[MetadataField, MetadataValue, MetadataValue]]:
    """Yield the fields with two different values in one file: the field, the value that counts and
    the other.
    """
    for name in (*IIM, MetadataField.DATE_CREATED):
        first, *others = found.values(name) or (None,)
        for other in others:
            if first and other and _compared(name, other) and not _same(name, first, other):
                yield name, first, other


def _compared(name: MetadataField, other: MetadataValue) -> bool:
    return other.standard is Standard.IIM or name in _EXIF


def _same(name: MetadataField, first: MetadataValue, other: MetadataValue) -> bool:
    """Return whether two standards say the same; of dates the days are compared, in any
    precision.
    """
    if name is MetadataField.DATE_CREATED:
        one, two = first.text[:10], other.text[:10]
        return one.startswith(two) or two.startswith(one)
    if any(agree(one, two) for one in (first.text, *first.texts) for two in other.texts):
        return True
    cut = _LENGTHS[name] - 4
    return any(
        len(two.encode()) >= cut and text.startswith(two.rstrip())
        for text in first.texts
        for two in other.texts
    )


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("©", " ")
    words = set(_WORD.findall(plain))
    return words - _EMPTY or words


# -------------------------------------------------------------------------------------------------
# EXIF: from tags to the fields of the table.
#
# What cameras write by themselves instead of a person is ignored.

_TAKEN = (Directory.EXIF, 0x9003)
_OFFSET = (Directory.EXIF, 0x9011)
_WHEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d")
_LATITUDE, _LONGITUDE = (Directory.GPS, 2), (Directory.GPS, 4)
_CAMERAS = frozenset(
    [
        "default", "dcim", "digital camera", "exif_jpeg_picture", "kodak digital still camera",
        "minolta digital camera", "olympus digital camera", "samsung", "sony dsc", "untitled",
    ]
)  # fmt: skip
"""Descriptions that say what took the picture, not what is on it."""


def read_exif(tiff: bytes) -> tuple[dict[MetadataField, MetadataValue], bool]:
    """Return the fields, and whether there is a position."""
    read = tags(tiff)
    found = {}
    for name, key in EXIF.items():
        text = _text(read, key)
        if text and not (name is MetadataField.DESCRIPTION and text.lower() in _CAMERAS):
            found[name] = MetadataValue((text,), Standard.EXIF)
    if date := _taken(_text(read, _TAKEN), _text(read, _OFFSET)):
        found[MetadataField.DATE_CREATED] = MetadataValue((date,), Standard.EXIF)
    return found, _LATITUDE in read or _LONGITUDE in read


def _text(read: Tags, key: tuple[int, int]) -> str:
    raw = read.get(key, b"")
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    # A copyright tag has the photographer's and the editor's notice with a zero between them.
    return "; ".join(filter(None, map(clean, text.split("\0"))))


def _taken(written: str, zone: str) -> str:
    """Return date and time in ISO 8601; empty if the clock was never set."""
    read = _WHEN.fullmatch(written)
    if not read or read[1] == "0000":
        return ""
    return f"{read[1]}-{read[2]}-{read[3]}T{read[4]}{zone if _ZONE.fullmatch(zone) else ''}"


# -------------------------------------------------------------------------------------------------
# Content Credentials (C2PA): whether a picture's manifest is valid, according to the optional
# library.
#
# There is no cryptography here and no network: remote manifests and certificate services are not
# asked. Without the library the answer is that nobody looked.

_CREDENTIAL_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
}
_CREDENTIAL_TYPES |= {"avif": "image/avif", "svg": "image/svg+xml"}
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}}


class CredentialState(StrEnum):
    """What is known of a picture's Content Credentials; the value is a clause for readers."""

    TRUSTED = mark_phrase("valid, signed by somebody on the trust list")
    UNTRUSTED = mark_phrase("valid, signed by somebody who is not on a trust list")
    INVALID = mark_phrase("not valid: the picture or its history was changed after it was signed")
    NOT_VALIDATED = mark_phrase("present, not validated")


_STATES = {"Trusted": CredentialState.TRUSTED, "Valid": CredentialState.UNTRUSTED}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a picture's Content Credentials are worth."""

    state: CredentialState
    issuer: str = ""
    """Who signed, as the certificate says; if it is not trusted, it can say anything."""
    source_type: str = ""
    """The digital source type at the beginning of the signed history, if that is valid."""

    def words(self, say: Callable[[str], str] = str) -> str:
        """Return a sentence for readers, with the signer's name if it is known."""
        return f"{say(self.state.value)} ({self.issuer})" if self.issuer else say(self.state.value)


def credentials(data: bytes, form: str) -> Credentials:
    """Return what the manifest in a picture of a format (``Format``) is worth, if the library is
    there.
    """
    if find_spec("c2pa") is None:
        return Credentials(CredentialState.NOT_VALIDATED)
    # A tenth of a second to import, and few pictures have a manifest.
    from c2pa import C2paError, Context, Reader, Settings

    try:
        context = Context(Settings.from_dict(_OFFLINE))
        with Reader(_CREDENTIAL_TYPES[form], io.BytesIO(data), context=context) as reader:
            return _judged(json.loads(reader.json()))
    except (C2paError, ValueError):
        return Credentials(CredentialState.INVALID)


def _judged(report: Any) -> Credentials:
    """Return what the library's report says: the state of the whole, and the active manifest."""
    state = _STATES.get(report.get("validation_state"), CredentialState.INVALID)
    manifest = report.get("manifests", {}).get(report.get("active_manifest"), {})
    issuer = clean(str(manifest.get("signature_info", {}).get("issuer", "")))
    if state is CredentialState.INVALID:
        return Credentials(state, issuer)
    return Credentials(state, issuer, next(_source_types(manifest), ""))


def _source_types(manifest: Any) -> Iterator[str]:
    for assertion in manifest.get("assertions", []):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in assertion.get("data", {}).get("actions", []):
                if named := action.get("digitalSourceType"):
                    yield clean(str(named))


# -------------------------------------------------------------------------------------------------
# Digital source types: IPTC's codes, their names, and the label that readers see.
#
# The table follows the NewsCodes of 17 September 2024. Photographs and drawings need no label. A
# picture that looks like a photograph and is none has one, and so has one put together from
# several.

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@dataclass(frozen=True, slots=True)
class DigitalSourceType:
    """One code of the vocabulary."""

    code: str
    name: str
    """As the vocabulary names it."""
    label: str = ""
    """What readers see under such a picture; empty if nothing needs to be said."""
    retired: bool = False
    """Whether the vocabulary no longer recommends it."""

    @property
    def uri(self) -> str:
        """Return the address that files have."""
        return f"{SCHEME}{self.code}"


_AI = mark_phrase("Made with generative AI")
_SOURCE_TYPES = (
    DigitalSourceType("digitalCapture", "Digital capture sampled from real life"),
    DigitalSourceType(
        "computationalCapture", "Multi-frame computational capture sampled from real life"
    ),
    DigitalSourceType("negativeFilm", "Digitised from a negative on film"),
    DigitalSourceType("positiveFilm", "Digitised from a positive on film"),
    DigitalSourceType("print", "Digitised from a print on non-transparent medium"),
    DigitalSourceType("minorHumanEdits", "Original media with minor human edits", retired=True),
    DigitalSourceType("humanEdits", "Human-edited media"),
    DigitalSourceType(
        "compositeWithTrainedAlgorithmicMedia",
        "Edited using Generative AI",
        mark_phrase("Edited with generative AI"),
    ),
    DigitalSourceType("algorithmicallyEnhanced", "Algorithmically-altered media"),
    DigitalSourceType("softwareImage", "Created by software", retired=True),
    DigitalSourceType("digitalArt", "Digital art", retired=True),
    DigitalSourceType("digitalCreation", "Digital creation"),
    DigitalSourceType("dataDrivenMedia", "Data-driven media"),
    DigitalSourceType("trainedAlgorithmicMedia", "Created using Generative AI", _AI),
    DigitalSourceType(
        "algorithmicMedia",
        "Media created purely by an algorithm",
        mark_phrase("Made by an algorithm"),
    ),
    DigitalSourceType("screenCapture", "Screen capture"),
    DigitalSourceType(
        "virtualRecording", "Virtual event recording", mark_phrase("Recorded in a virtual world")
    ),
    DigitalSourceType("composite", "Composite of elements", mark_phrase("Composite picture")),
    DigitalSourceType(
        "compositeCapture",
        "Composite of captured elements",
        mark_phrase("Composite of photographs"),
    ),
    DigitalSourceType(
        "compositeSynthetic",
        "Composite including generative AI elements",
        mark_phrase("Composite with parts made with generative AI"),
    ),
)
SOURCE_TYPES = {one.code: one for one in _SOURCE_TYPES}
"""By code."""


def code(written: str) -> str:
    """Return the code of a type as a sidecar or a file has it: a code, or the code's address.

    Of an unknown address the last part is returned. Retired codes stay as they are.
    """
    last = written.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2]
    small = {one.lower(): one for one in SOURCE_TYPES}
    return small.get(last.lower(), last)


def label(written: str) -> str:
    """Return the label for readers; empty if the type needs none or is not known."""
    known = SOURCE_TYPES.get(code(written))
    return known.label if known else ""


# -------------------------------------------------------------------------------------------------
# One picture file, read once: what it is and what its metadata say.
#
# Results are kept by content within a process, so a preview reads a picture once, however often it
# builds.


@dataclass(frozen=True, slots=True)
class Inside:
    """What a picture file is, and what its metadata say."""

    probe: Probe
    metadata: Metadata
    credentials: Credentials | None = None
    """What its Content Credentials are worth; None if it has none."""
    digest: str = field(default="", compare=False)
    """SHA-256 of the whole file, in hexadecimal."""

    @property
    def source_type(self) -> str:
        """Return its digital source type as a code; of the signed history if XMP has none."""
        signed = self.credentials.source_type if self.credentials else ""
        return code(self.metadata.text(MetadataField.DIGITAL_SOURCE_TYPE) or signed)


_POSITIONS = (b"GPSLatitude", b"GPSLongitude", b"GPSCoordinates")
"""How assertions of Content Credentials name a position, in JSON and in CBOR."""
_KEPT = 10_000
_known: OrderedDict[str, Inside | Flaw] = OrderedDict()


def inside(data: bytes) -> Inside | Flaw:
    """Return what a picture is and says, or why it must not be published."""
    key = hashlib.sha256(data).hexdigest()
    if key not in _known:
        _known[key] = _read(data, key)
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return _known[key]


def _read(data: bytes, digest: str) -> Inside | Flaw:
    found = walk(data)
    if isinstance(found, Flaw):
        return found
    probe, blocks = found
    signed = credentials(data, probe.format) if probe.c2pa else None
    said = metadata(blocks)
    if probe.c2pa and any(name in data for name in _POSITIONS):
        said = replace(said, gps=True)
    return Inside(probe, said, signed, digest)


def metadata(blocks: Container) -> Metadata:
    """Return what the blocks of a file say; of appended pictures only whether they have a
    position.
    """
    xmp, gps, unread = read_xmp(blocks.xmp)
    iim = read_iim(blocks.iim[0]) if blocks.iim else {}
    read = [read_exif(tiff) for tiff in blocks.exif]
    exif = read[0][0] if read else {}
    found: dict[MetadataField, tuple[MetadataValue, ...]] = {}
    for name in MetadataField:
        if values := tuple(part[name] for part in (xmp, iim, exif) if name in part):
            found[name] = values
    gps |= any(position for _, position in read)
    return Metadata(MappingProxyType(found), gps, unread)
