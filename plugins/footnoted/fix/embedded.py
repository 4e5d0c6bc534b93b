"""Records of pictures that lack what stands in the files: credit, alt text, license, label.

Title and caption are left to people: they are written for the page. What a record has is never
touched, and whether the file is right only a person knows; so the repair says where it is from.
"""

from collections.abc import Iterator, Mapping

from footnoted.checks.embedded import language
from footnoted.checks.proposals import proposals
from footnoted.drafts import Draft, Refused, completed
from footnoted.fix.edit import Edit
from footnoted.index import Picture, Site
from footnoted.load.tree import value_at
from footnoted.load.yaml import parse

KEYS = frozenset(
    ["alt", "credit", "copyright-notice", "license", "acquire-license-page", "digital-source-type"]
)
"""What is taken over without being asked for: rights, and words for those who do not see."""


def from_files(site: Site, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Give the fields that records lack and files have, one edit for each record."""
    for picture in site.pictures:
        path = picture.mark.path
        if texts.get(path) and picture.inside and (edit := _completed(site, picture, texts[path])):
            yield edit


def _completed(site: Site, picture: Picture, text: str) -> Edit | None:
    path, at = picture.mark.path, ("images", picture.id)
    record = value_at(parse(text, path).value, at)
    found = proposals(picture, language(site, picture))
    has = record if isinstance(record, dict) else {}
    # A key that stands there with nothing behind it, or with `unknown`, is somebody's reminder.
    fields: dict[str, Draft] = {
        key: value for key, (value, _) in found.items() if key in KEYS and key not in has
    }
    if not fields:
        return None
    try:
        new = completed(text, path, at, fields)
    except Refused:
        return None  # its problems come first, and were told
    start, put = _inserted(text, new)
    keys = ", ".join(f"`{key}`" for key in fields)
    why = f"Takes {keys} over from {picture.path}; see whether it is right."
    return Edit(path, start, start, "", put, why, picture.mark, picture.id)


def _inserted(text: str, new: str) -> tuple[int, str]:
    """Give where something was inserted, and what; whole lines begin where a line begins."""
    size = len(new) - len(text)
    start = next(
        (at for at, (old, now) in enumerate(zip(text, new, strict=False)) if old != now), len(text)
    )
    line = text.rfind("\n", 0, start) + 1
    whole = line + size <= len(new) and text[line:] == new[line + size :]
    start = line if whole else start
    return start, new[start : start + size]
