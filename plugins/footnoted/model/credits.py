"""A credit line as it is printed, taken apart where its form is known.

The line itself is never changed: what is found here is for grouping and for programs. A form that
could mean two things is left alone; "North Agency" may be a person for all we know.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

AGENCIES = frozenset(
    "afp|agence france-presse|alamy|anadolu|anadolu agency|ansa|ap|ap photo|associated press|"
    "bloomberg|dpa|efe|epa|epa-efe|flickr|getty|getty images|imago|istock|kyodo|nasa|nurphoto|"
    "pa|pa images|pexels|picture alliance|pixabay|reuters|shutterstock|sipa|sipa press|tass|"
    "ukrinform|unsplash|wikimedia commons|xinhua|zuma press".split("|")
)
"""Well-known agencies and collections: only of these a bare name is known not to be a person's."""
_ROLES = (
    "photo illustration|photograph|photography|photos|photo|images|image|pictures|picture|"
    "illustration|drawing|graphics|graphic|infographic|artwork|cartoon|map|chart|diagram|"
    "screenshot|still|video|composite|collage|painting"
)
_ROLE = re.compile(rf"({_ROLES})(?: credit)?(?:\s*:\s*|\s+by:?\s+)(.+)", re.IGNORECASE)
_NOTICE = re.compile(r"(?:©|\(c\)|copyright(?: ©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(.+)", re.I)
_COURTESY = re.compile(r"courtesy(?: of)?:?\s+(.+)", re.IGNORECASE)
_THROUGH = re.compile(r"(.+?)\s+(?:via|on)\s+(.+)", re.IGNORECASE)
_LEAVE = re.compile(r"\s*[,(]\s*CC[ -][^()]*\)?\s*$")
_HANDOUT = re.compile(r"[\s/,(]*\bhandout\b[\s/,):]*", re.IGNORECASE)


LONGEST = 500
"""Characters of a line that is taken apart; no form that is known is longer."""


class Part(NamedTuple):
    """One part of a credit line."""

    role: str = ""
    """As printed: Photo, Illustration …"""
    name: str = ""
    """Who made it."""
    agency: str = ""
    """The agency it came through."""


def parts_of(line: str) -> tuple[Part, ...]:
    """Give the parts of a line; none where the form of any of them is not known."""
    if len(line) > LONGEST:
        return ()
    found = [_part(segment.strip()) for segment in re.split(r"\s*\|\s*|\s*\n\s*", line.strip())]
    return tuple(part for part in found if part) if all(found) else ()


def _part(text: str) -> Part | None:
    bare = _LEAVE.sub("", text)
    if match := _ROLE.fullmatch(bare):
        rest = match[2]
        inner = _known(rest) or Part(name=rest)
        return inner._replace(role=match[1])
    return _known(bare)


def _known(text: str) -> Part | None:
    """Give what a text without a role says, where its form is known."""
    return next((part for part in _readings(" ".join(text.split())) if part), None)


def _readings(text: str) -> Iterator[Part | None]:
    if match := _NOTICE.fullmatch(text):
        yield _known(match[1]) or Part(name=match[1])
    if match := _COURTESY.fullmatch(text):
        yield Part(agency=match[1])
    if "handout" in text.lower():
        yield _handout(text)
    if match := _THROUGH.fullmatch(text):
        yield Part(name=match[1], agency=match[2])
    if "/" in text and "://" not in text:
        first, *others = (piece.strip() for piece in text.split("/"))
        if first and all(others):
            agency = "/".join(others)
            whole = Part(agency="/".join((first, *others)))
            yield whole if _is_agency(first) else Part(name=first, agency=agency)
    if _is_agency(text):
        yield Part(agency=text)


def _handout(text: str) -> Part | None:
    """Read a line of what somebody handed out; who did is no photographer."""
    rest = re.sub(r"^(?:via|from|by)\s+", "", _HANDOUT.sub(" ", text).strip())
    match = _THROUGH.fullmatch(rest)
    agency = "/".join(match.groups()) if match else rest
    return Part(agency=agency) if agency else None


def _is_agency(text: str) -> bool:
    return text.lower() in AGENCIES
