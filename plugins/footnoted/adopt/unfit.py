"""What cannot stand in a briefing and was never text: taken out, where a writer asks for that.

Style sheets and scripts go; a picture that does not go along becomes a link, its text kept. What
is shown as code stays as it is, or nothing is changed at all.
"""

import posixpath
import re
from collections.abc import Callable, Iterable

from footnoted.article import Picture

_ACTIVE = re.compile(
    r"^[ ]{0,3}<(?P<tag>style|script)\b[^>]*>.*?</(?P=tag)\s*>[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_CODE = re.compile(r"<(?P<tag>pre|code)\b.*?</(?P=tag)>", re.DOTALL)


def fit(markdown: str, absent: Iterable[Picture], html: Callable[[str], str]) -> tuple[str, int]:
    """Give a text that can stand in a briefing, and how many things were changed.

    ``html`` renders it, to see that no code was touched.
    """
    new, count = _ACTIVE.subn("", markdown)
    for picture in dict.fromkeys((each.alt, each.src) for each in absent):
        alt, src = picture
        words = alt or posixpath.basename(src)
        place = re.compile(rf"!\[{re.escape(alt)}\](?=\[|\(\s*<?{re.escape(src)}[\s>)])")
        new, changed = place.subn(lambda _, words=words: f"[{words}]", new)  # type: ignore[misc]
        count += changed
    if not count or _code(html(new)) != _code(html(markdown)):
        return markdown, 0
    return new, count


def _code(html: str) -> list[str]:
    return [found[0] for found in _CODE.finditer(html)]
