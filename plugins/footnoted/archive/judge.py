"""Is it what was asked for: a copy of this source, of a day that can be?

What an archive says of a copy is believed only where nothing speaks against it.
"""

import datetime as dt
from dataclasses import dataclass

from footnoted.archive.failed import Failed, cleaned
from footnoted.archive.wanted import Wish
from footnoted.guard import normal_address, why_unsafe
from footnoted.index.copies import copy_of

SLACK = dt.timedelta(days=1)
"""Days end at other times in other places, and clocks go wrong."""
OLDEST = dt.datetime(1996, 1, 1, tzinfo=dt.UTC)
"""Before that year no archive kept the web."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as an archive tells of it."""

    url: str
    moment: dt.datetime
    """When it was made, in UTC."""
    original: str = ""
    """Of which address; empty where the archive does not say, or only in the copy's address."""

    @property
    def date(self) -> str:
        """Give the day it was made as a record has it: in UTC, and the one in its address."""
        said = copy_of(self.url)
        return ((said and said.moment) or self.moment).date().isoformat()


def judged(copy: Copy, wish: Wish, now: dt.datetime) -> Copy:
    """Give the copy back. Raises ``Failed`` where it cannot be recorded, with the reason."""
    if why := _no_address(copy) or _other_page(copy, wish) or _no_day(copy, wish, now):
        raise Failed(f"The copy {cleaned(copy.url)} {why}, so it is not recorded.")
    return copy


def _no_address(copy: Copy) -> str:
    if not copy.url.lower().startswith(("http://", "https://")):
        return "has no address of the web"
    return f"has an address that {why}" if (why := why_unsafe(copy.url)) else ""


def _other_page(copy: Copy, wish: Wish) -> str:
    if normal_address(copy.url) == normal_address(wish.url):
        return "is the page itself"
    said = copy_of(copy.url)
    originals = [one for one in (copy.original, said.original if said else "") if one]
    for original in originals:
        if normal_address(original) != normal_address(wish.url):
            return f"is one of another page, {cleaned(original)}"
    return "" if originals else "does not say of which page it is"


def _no_day(copy: Copy, wish: Wish, now: dt.datetime) -> str:
    said = copy_of(copy.url)
    if said and said.moment is None:
        return "is a list of copies"
    if said and said.moment and abs(said.moment - copy.moment) > SLACK:
        return f"has {said.moment.date()} in its address and is said to be of {copy.moment.date()}"
    if copy.moment > now + SLACK:
        return f"is said to be of {copy.date}, which is yet to come"
    if copy.moment < OLDEST:
        return f"is said to be of {copy.date}, before there were web archives"
    if wish.since and copy.moment.date() < wish.since - SLACK:
        return f"is of {copy.date}, older than the source itself"
    return ""
