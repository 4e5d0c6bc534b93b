"""A problem as a value: code, place, message, cure."""

import errno
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

# -------------------------------------------------------------------------------------------------
# Make text of content safe to print on a terminal, in a log or in an annotation.
#
# Every line with words, names or addresses of content is printed through these functions.

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that command a terminal, end a line for some program, turn the direction, or hide."""
_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)
"""How commands to the runner of GitHub Actions begin: ``::`` on a line, ``##[`` anywhere in one."""


def printable(text: str) -> str:
    r"""Return a text with visible characters only and without commands to a CI runner.

    Other characters are written as Python writes them: ``\x1b``. Line feeds and tabs stay.
    """
    seen = _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return _COMMAND.sub(lambda found: "#\\x23" if found[1] is None else f"{found[1]}\\x3a", seen)


def on_one_line(text: str) -> str:
    """Return a printable text on one line."""
    return printable(text.replace("\n", "\\n"))


# -------------------------------------------------------------------------------------------------
# A fault of the machine, such as a full disk: no content causes it and no writer can fix it.

MACHINE = 74
"""The exit code for it: ``EX_IOERR`` of BSD's ``sysexits.h``."""
_CURES = {
    errno.ENOSPC: "Free some space there, and run it again.",
    errno.EDQUOT: "Free some of your quota, and run it again.",
    errno.EACCES: "Change its owner or its permissions, or run this as the user who owns it.",
    errno.EPERM: "Change its owner or its permissions, or run this as the user who owns it.",
    errno.EROFS: "Make the file system writable, or choose another place.",
    errno.EIO: "Check the disk before you run it again.",
    errno.EMFILE: "Raise the limit of open files (`ulimit -n`), and run it again.",
}


def fault_of_machine(error: BaseException) -> str:
    """Return what is wrong, where, and what to do about it; empty for any other error."""
    if not isinstance(error, OSError) or error.errno in {None, errno.EPIPE}:
        return ""
    place = error.filename2 or error.filename
    where = f"{place}: " if place else ""
    cure = _CURES.get(error.errno, "This is a fault of the machine, not of the content.")
    return printable(f"{where}{error.strerror}. {cure}")


# -------------------------------------------------------------------------------------------------
# The name of one kind of problem, with its usual level and its short manual.
#
# A module declares its codes as constants; ``footnoted.catalogue`` collects them all.

GUARDS = ("path.", "html.", "url.", "yaml.", "picture.unsafe", "picture.private")
"""Families that guard safety: a site can neither change their level nor allow them."""


class Level(StrEnum):
    """How much a problem matters, gravest first."""

    ERROR = "error"
    """The build fails; the published site stays as it was."""
    WARNING = "warning"
    """The build goes on; ``--strict`` fails."""
    INFO = "info"
    """Worth knowing; never fails anything."""
    OFF = "off"
    """Not shown at all; only a site's configuration says this."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: ``family.what``, stable once published."""

    name: str
    """``family.what`` in lower case, words joined by hyphens: ``source.unknown``."""
    level: Level
    """The level, if a site sets no other."""
    meaning: str
    """One or two plain sentences: what is wrong and why it matters."""
    cure: str
    """One or two plain sentences: what the writer does about it."""
    needs_base: bool = False
    """Whether it is only found by comparing with an earlier state."""

    @property
    def guards_safety(self) -> bool:
        """Return whether a site may neither change the level of this code nor allow it."""
        return self.name.startswith(GUARDS)

    def __str__(self) -> str:
        """Return the name, as it is printed in square brackets."""
        return self.name


# -------------------------------------------------------------------------------------------------
# A place in a file: path, line and column.
#
# Never reads the file; it only names the place.


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place a person can jump to.

    ``path`` is relative to the project's root, with ``/`` on every system.
    ``line`` and ``column`` start at 1 and count code points; a ``line`` of 0
    means the file as a whole, a ``column`` of 0 the line as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column`` as far as it is known."""
        path = on_one_line(self.path)
        if not self.line:
            return path
        if not self.column:
            return f"{path}:{self.line}"
        return f"{path}:{self.line}:{self.column}"


def place_at(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a character of a text, from 1, or 0 and 0 of one below zero."""
    if offset < 0:
        return 0, 0
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def mark_below(path: str, first: int, line: int, column: int) -> Mark:
    """Return the place of a line of a text that begins at line ``first`` of a file.

    The file as a whole if the line is 0.
    """
    return Mark(path, first - 1 + line, column) if line else Mark(path)


# -------------------------------------------------------------------------------------------------
# One problem found in content: a value, never an exception.
#
# The host or command that receives it decides what happens.


PROPOSAL = "\n        "
"""What a hint has before each text to paste."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem, its place and its cure.

    ``related`` is a second place, if there is one: in the article, say, or of the first use.
    ``level`` is that of the code, unless a site's configuration or an allowance sets another.
    """

    code: Code
    message: str
    mark: Mark
    hint: str = ""
    related: Mark | None = None
    about: str = ""
    """The id of the record, as ``allow: about`` names it."""
    relevelled: Level | None = None

    @property
    def level(self) -> Level:
        """Return the level that applies."""
        return self.relevelled or self.code.level

    def at(self, level: Level) -> "Problem":
        """Return the same problem with another level."""
        return replace(self, relevelled=level)

    @property
    def sort_key(self) -> tuple[Mark, str, str]:
        """Return what problems are sorted by: place, then code, then words."""
        return (self.mark, self.code.name, self.message)

    @property
    def whole_hint(self) -> str:
        """Return the hint, with the entry to type if it speaks of allowing the problem."""
        if "allow this with" not in self.hint:
            return self.hint
        article = self.mark.path.endswith(".md")
        file = f" in {self.mark.path.removesuffix('.md')}.yml" if article else ""
        about = f"about: {self.about}, " if self.about else ""
        return f"{self.hint} Under `allow:`{file}: `- {{code: {self.code}, {about}because: …}}`."

    @property
    def printable_hint(self) -> str:
        """Return the hint on one line, except that each proposal to paste has a line of its own."""
        first, *proposals = self.whole_hint.split(PROPOSAL)
        return PROPOSAL.join(map(on_one_line, (first, *proposals)))

    def __str__(self) -> str:
        """Return ``path:line:column: level: message [code]``, with hint and related place below."""
        lines = [f"{self.mark}: {self.level}: {on_one_line(self.message)} [{self.code}]"]
        if self.related:
            lines.append(f"    see also {self.related}")
        if self.hint:
            lines.append(f"    hint: {self.printable_hint}")
        return "\n".join(lines)


# -------------------------------------------------------------------------------------------------
# Problems at the levels that a site sets, without those it switched off.


def set_levels(found: Iterable[Problem], levels: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems with a site's levels, sorted by place, without those it switched off."""
    at_level = (_at_level(problem, levels) for problem in found)
    return tuple(
        sorted((p for p in at_level if p.level is not Level.OFF), key=lambda p: p.sort_key)
    )


def _at_level(problem: Problem, levels: Mapping[str, str]) -> Problem:
    level = levels.get(problem.code.name)
    if level is None or problem.code.guards_safety:
        return problem
    return problem.at(Level(level))
