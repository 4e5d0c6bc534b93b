"""Complete the records of pictures."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from footnoted.checks.pictures import PictureNames, language, proposals, taken_ids
from footnoted.diagnostics.problem import Mark
from footnoted.library.pictures import Picture, PictureUse
from footnoted.library.site import Site, stub
from footnoted.pictures.licenses import read_license
from footnoted.records.fit import value_at
from footnoted.records.writing import Draft, DraftRefused, Edit, complete_record, insert_records
from footnoted.records.yaml import parse

# -------------------------------------------------------------------------------------------------
# Records of pictures without something that the files have: credit, alt text, license, label.
#
# Title and caption are left to people, because they are written for the page. What a record has is
# never changed. Only a person knows whether the file is right, so the repair names its source.

KEYS = frozenset(
    ["alt", "credit", "copyright-notice", "license", "acquire-license-page", "digital-source-type"]
)
"""What is taken from the file without being asked for: rights, and words for those who do not
see.
"""


def from_files(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the fields that records lack and files have, one edit for each record."""
    for picture in site.pictures:
        path = picture.mark.path
        if texts.get(path) and picture.inside and (edit := _completed(site, picture, texts[path])):
            yield edit


def _completed(site: Site, picture: Picture, text: str) -> Edit | None:
    path, at = picture.mark.path, ("images", picture.id)
    record = value_at(parse(text, path).value, at)
    found = proposals(picture, language(site, picture))
    has = record if isinstance(record, dict) else {}
    # A key without a value, or with `unknown`, is somebody's reminder.
    fields: dict[str, Draft] = {
        key: value for key, (value, _) in found.items() if key in KEYS and key not in has
    }
    if not fields:
        return None
    try:
        new = complete_record(text, path, at, fields)
    except DraftRefused:
        return None  # its problems must be solved first, and were reported
    start, put = _inserted(text, new)
    keys = ", ".join(f"`{key}`" for key in fields)
    why = f"Copies {keys} from {picture.path}; check that it is right."
    return Edit(path, start, start, "", put, why, picture.mark, picture.id)


def _inserted(text: str, new: str) -> tuple[int, str]:
    """Return where something was inserted, and what; whole lines begin where a line begins."""
    size = len(new) - len(text)
    start = next(
        (at for at, (old, now) in enumerate(zip(text, new, strict=False)) if old != now), len(text)
    )
    line = text.rfind("\n", 0, start) + 1
    whole = line + size <= len(new) and text[line:] == new[line + size :]
    start = line if whole else start
    return start, new[start : start + size]


# -------------------------------------------------------------------------------------------------
# Records of pictures that can be started or brought into form: what is certain, as edits.
#
# The maker of a picture is never filled in: a record without a credit is an error, and stays one.


def draft_records(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the beginnings of records for pictures without one, one edit for each file.

    A name that may be misspelled is left to a person.
    """
    names = PictureNames(site)
    wanted = [use for use in site.album.unrecorded if use.published and not names.meant(use)]
    by_home = groupby(sorted(wanted, key=lambda u: _home(site, u)), key=lambda u: _home(site, u))
    for path, uses in by_home:
        if path in texts and (edit := _begun(site, path, texts[path], list(uses))):
            yield edit


def in_form(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the licenses that are written in other words than their ids."""
    for picture in site.pictures:
        found = read_license(picture.image.license)
        if found.exact or found.license is None or picture.mark.path not in texts:
            continue
        document = parse(texts[picture.mark.path], picture.mark.path)
        spot = document.places.get(("images", picture.id, "license"))
        if spot is not None and not document.problems:
            span, new = spot.value, found.license.id
            old = document.text[span.start : span.end]
            why = f"The license “{picture.image.license}” has the id `{new}`."
            yield Edit(span.path, span.start, span.end, old, new, why, span.mark, picture.id)


def _home(site: Site, use: PictureUse) -> str:
    return use.briefing.sidecar_path if use.briefing else site.library.images.path


def _begun(site: Site, path: str, text: str, uses: list[PictureUse]) -> Edit | None:
    known = set(taken_ids(site, uses[0]))
    records: dict[str, Draft] = {}
    for use in {use.published: use for use in reversed(uses)}.values():
        id_, fields = stub(use, known | set(records))
        records[id_] = fields
    try:
        new = insert_records(text, path, "images", dict(sorted(records.items())))
    except DraftRefused:
        return None  # its problems must be solved first, and were reported
    start = _shared(text, new)
    end = len(text) - _shared(text[start:][::-1], new[start:][::-1])
    ids = ", ".join(f"`{id_}`" for id_ in sorted(records))
    why = f"Begins the record of {ids}; add who made it and how it may be used."
    put = new[start : len(new) - (len(text) - end)]
    return Edit(path, start, end, text[start:end], put, why, Mark(path), min(records))


def _shared(one: str, other: str) -> int:
    """Return how many characters at the beginning of two texts are the same."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
