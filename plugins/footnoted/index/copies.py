"""What the address of an archived copy says by itself: when it was made, and of what.

Reads the forms of the Wayback Machine and those who run its software (`/web/20240505120000/URL`,
`/web/20240505120000if_/URL`) and of archive.today (`/2024.05.05-120000/URL`). Others, such as
perma.cc, say nothing. Nothing is fetched.
"""

import datetime as dt
import re
from dataclasses import dataclass

_COPY = re.compile(
    r"/(?P<stamp>[0-9][0-9.*-]*|\*)(?P<manner>[a-z]{2}_)?/(?P<original>(?:https?:/|www\.).+)\Z",
    re.DOTALL | re.IGNORECASE,
)
_WEB = re.compile(
    r"//[^/]+/web/(?P<stamp>[0-9*][0-9.*-]*)(?P<manner>[a-z]{2}_)?/(?P<original>[^/?#]+\..+)\Z",
    re.DOTALL,
)
"""The Wayback Machine's own, which also takes an original without ``https://``."""
_FORMS = ("%Y%m%d%H%M%S", "%Y.%m.%d-%H%M%S")
_LENGTHS = (14, 17)
_ONE_SLASH = re.compile(r"\A(https?:)/(?!/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """What stands in the address of an archived copy."""

    stamp: str
    """When it was made, as written there."""
    original: str
    """The address that was copied, with its scheme."""

    @property
    def moment(self) -> dt.datetime | None:
        """Give when it was made, in UTC; none where the stamp is not whole or no date."""
        if len(self.stamp) not in _LENGTHS:
            return None
        for form in _FORMS:
            try:
                return dt.datetime.strptime(self.stamp, form).replace(tzinfo=dt.UTC)
            except ValueError:
                continue
        return None


def copy_of(address: str) -> Copy | None:
    """Read the address of a copy; none where it has none of the known forms."""
    found = _COPY.search(address) or _WEB.search(address)
    if found is None:
        return None
    original = _ONE_SLASH.sub(r"\1//", found["original"])
    return Copy(found["stamp"], original if "://" in original[:8] else f"https://{original}")
