"""Records of pictures that can be begun or brought into form: what is certain, as edits.

Who made a picture is never filled in: a record without a credit is an error, and stays one.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from footnoted.checks.pictures import taken
from footnoted.diagnostics import Mark
from footnoted.drafts import Draft, Refused, inserted
from footnoted.fix.edit import Edit
from footnoted.index import Site
from footnoted.index.stubs import stub
from footnoted.index.uses import Use
from footnoted.licenses import read
from footnoted.load.yaml import parse


def begun(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Give the beginnings of records for pictures that have none, one edit for each file."""
    wanted = [use for use in site.album.unrecorded if use.published]
    by_home = groupby(sorted(wanted, key=lambda u: _home(site, u)), key=lambda u: _home(site, u))
    for path, uses in by_home:
        if path in texts and (edit := _begun(site, path, texts[path], list(uses))):
            yield edit


def in_form(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Give the licenses that are written in other words than their ids."""
    for picture in site.pictures:
        found = read(picture.image.license)
        if found.exact or found.license is None or picture.mark.path not in texts:
            continue
        document = parse(texts[picture.mark.path], picture.mark.path)
        spot = document.places.get(("images", picture.id, "license"))
        if spot is not None and not document.problems:
            span, new = spot.value, found.license.id
            old = document.text[span.start : span.end]
            why = f"The license “{picture.image.license}” is written `{new}`."
            yield Edit(span.path, span.start, span.end, old, new, why, span.mark, picture.id)


def _home(site: Site, use: Use) -> str:
    return use.briefing.sidecar_path if use.briefing else site.library.images.path


def _begun(site: Site, path: str, text: str, uses: list[Use]) -> Edit | None:
    known = set(taken(site, uses[0]))
    records: dict[str, Draft] = {}
    for use in {use.published: use for use in reversed(uses)}.values():
        id_, fields = stub(use, known | set(records))
        records[id_] = fields
    try:
        new = inserted(text, path, "images", dict(sorted(records.items())))
    except Refused:
        return None  # its problems come first, and were told
    start = _shared(text, new)
    end = len(text) - _shared(text[start:][::-1], new[start:][::-1])
    ids = ", ".join(f"`{id_}`" for id_ in sorted(records))
    why = f"Begins the record of {ids}; who made it and how it may be used is for you to say."
    put = new[start : len(new) - (len(text) - end)]
    return Edit(path, start, end, text[start:end], put, why, Mark(path), min(records))


def _shared(one: str, other: str) -> int:
    """Give how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
