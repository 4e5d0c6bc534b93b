"""The examples of the manual, by code: read from the docstrings of the rooms.

That each is what it says is shown by a test, which builds it in the small newsroom.
"""

from collections.abc import Mapping

from footnoted.catalogue import ROOMS
from footnoted.diagnostics.example import Example, examples
from footnoted.load import examples as reading
from footnoted.load.yaml import examples as yaml

EXAMPLES: Mapping[str, Example] = {
    code: example
    for room in (*ROOMS, reading, yaml)
    for code, example in examples(room.__doc__ or "").items()
}
"""What each kind of problem looks like, and the same without it."""

_HOST = "It is about pages of docs/, which only a host knows."
_SYSTEM = "It is about the file itself, whatever its text."
_BINARY = "It is about a file that is no text."
_UNSEEN = "It is about a character that nobody sees."
_BASE = "It is about what changed since another state."
_SIZE = "It would fill pages."

WITHOUT: Mapping[str, str] = {
    "briefing.gone": _BASE,
    "date.changed-silently": _BASE,
    "figure.changed-silently": _BASE,
    "record.removed-silently": _BASE,
    "library.no-briefings": "It is about a folder that is not there.",
    "page.taken": _HOST,
    "page.unknown-part": _HOST,
    "path.collision": _SYSTEM,
    "path.encoding": _SYSTEM,
    "path.not-a-file": _SYSTEM,
    "path.outside": "It is about the folder of briefings that a site's configuration names.",
    "path.reserved": _SYSTEM,
    "path.symlink": _SYSTEM,
    "path.too-large": _SIZE,
    "path.unreadable": _SYSTEM,
    "picture.metadata-unread": _BINARY,
    "picture.private": _BINARY,
    "picture.standards-disagree": _BINARY,
    "picture.uncleaned": _HOST,
    "picture.undecodable": _BINARY,
    "yaml.bidi-control": _UNSEEN,
    "yaml.control-character": _UNSEEN,
    "yaml.too-deep": _SIZE,
    "yaml.too-large": _SIZE,
    "yaml.zero-width": _UNSEEN,
}
"""The codes that no example can show on a page, and why."""
