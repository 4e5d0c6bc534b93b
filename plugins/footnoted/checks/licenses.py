"""Licenses that do not fit.

A table says what a license requires; this is no legal advice. The configuration says how the site
uses pictures.

image.license-form
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC BY 4.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.license-unknown
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-5.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.no-license
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.permission-missing
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: permission}
    Good::
        images:
          quay:
            file: quay.svg
            alt: Two cranes above barges.
            credit: Ada Rower
            license: permission
            permission: {by: Ada Rower, date: 2024-05-06, for: this briefing}

image.license-unfit
    Bad::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-NC-4.0}
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-4.0}

image.changed
    Bad::
        images:
          quay:
            file: quay.svg
            alt: Two cranes above barges.
            credit: Ada Rower
            license: CC-BY-ND-4.0
            changes: cropped
    Good::
        images:
          quay: {file: quay.svg, alt: Two cranes., credit: Ada Rower, license: CC-BY-ND-4.0}
"""

import re
from collections.abc import Iterator

from footnoted.diagnostics.problem import Code, Level, Problem
from footnoted.library.pictures import Picture
from footnoted.library.site import Site
from footnoted.pictures.licenses import (
    LICENSES,
    License,
    LicenseKind,
    LicenseReading,
    choices,
    read_license,
)
from footnoted.project import PictureRights
from footnoted.text.suggest import did_you_mean

FORM = Code(
    "image.license-form",
    Level.WARNING,
    "A license is not written as its id, so other programs may not understand it.",
    "Write the id of the license.",
)
UNKNOWN = Code(
    "image.license-unknown",
    Level.WARNING,
    "A `license` names no license that Footnoted knows, so readers cannot see what is allowed.",
    "Write an SPDX id such as `CC-BY-4.0`, one of our own words, or `LicenseRef-NAME` for any "
    "other license.",
)
NONE = Code(
    "image.no-license",
    Level.WARNING,
    "A picture is shown without a license.",
    "Add `license: …`. If nobody allows you to show it, write `referred-to: …` instead of `file`.",
)
NO_PERMISSION = Code(
    "image.permission-missing",
    Level.ERROR,
    "A picture is shown by permission, but the record does not say who gave it, when and for what.",
    "Add `permission: {by: …, date: …, for: …}`.",
)
UNFIT = Code(
    "image.license-unfit",
    Level.ERROR,
    "The license of a picture does not allow what the site does with it.",
    "Show another picture, or ask for permission and record it in `permission`. If the site is "
    "not commercial, set its option `use: {commercial: false}`.",
)
CHANGED = Code(
    "image.changed",
    Level.ERROR,
    "A picture was changed, but its license allows no adaptations. Another size or file format "
    "is not an adaptation; a crop or other colors can be one.",
    "Show the picture as it was published, or ask for permission and record it in `permission`.",
)


_VERSION = re.compile(r"-[0-9.]+$")


def check_licenses(site: Site) -> Iterator[Problem]:
    """Check the license of every picture that is shown or referred to."""
    for picture in site.pictures:
        found = read_license(picture.image.license)
        yield from _written(picture, found)
        if picture.published:
            yield from _allowed(picture, found.license, site.project.use)


def _written(picture: Picture, found: LicenseReading) -> Iterator[Problem]:
    """Check how a license is written."""
    text = picture.image.license
    if found.exact:
        return
    if found.license:
        message = f"The license “{text}” has the id `{found.license.id}`."
        yield _problem(FORM, picture, message, "license", f"Write `license: {found.license.id}`.")
        return
    hint = did_you_mean(text, LICENSES) or UNKNOWN.cure
    if ids := choices(found.parts) if found.parts else _versions(text):
        hint = f"Say which version: {', '.join(f'`{id_}`' for id_ in ids)}."
    yield _problem(UNKNOWN, picture, f"“{text}” is not a known license.", "license", hint)


def _versions(text: str) -> tuple[str, ...]:
    """Return the ids that are this one but for the version, the newest first."""
    name = _VERSION.sub("", text)
    known = (id_ for id_ in LICENSES if name != text and _VERSION.sub("", id_) == name)
    return tuple(sorted(known, reverse=True))


def _allowed(picture: Picture, license_: License | None, use: PictureRights) -> Iterator[Problem]:
    """Check whether a license allows a picture to be shown as it is."""
    image, id_ = picture.image, picture.id
    if license_ is None or image.permission:
        return
    if license_.id == "unknown":
        yield _problem(NONE, picture, f"The picture `{id_}` is shown without a license.")
    elif license_.id == "permission":
        message = f"The record `{id_}` does not say who gave permission, when and for what."
        yield _problem(NO_PERMISSION, picture, message)
    elif reason := _unfit(license_, use):
        message = f"The license of `{id_}`, {license_.name}, {reason}."
        yield _problem(UNFIT, picture, message, "license")
    elif image.changes and not license_.derivatives:
        message = f"`{id_}` was changed, and its license, {license_.name}, allows no adaptations."
        yield _problem(CHANGED, picture, message, "changes")


def _unfit(license_: License, use: PictureRights) -> str:
    if license_.kind is LicenseKind.NONE:
        return "does not allow anyone to show it"
    if use.commercial and not license_.commercial:
        return "allows no commercial use, and the site does not say that it is not commercial"
    if use.derivatives and not license_.derivatives:
        return "allows no adaptations, and the site makes some"
    return ""


def _problem(code: Code, picture: Picture, message: str, key: str = "", hint: str = "") -> Problem:
    at = ("images", picture.id, key)
    mark = picture.marks.mark(at) if key else picture.mark
    return Problem(code, message, mark, hint or code.cure, about=picture.id)
