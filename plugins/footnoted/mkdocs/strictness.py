"""Counts warnings and errors of one build on MkDocs' own logger, ``-q`` or not.

Decides nothing. MkDocs' counter is read after ``on_post_build``, when a site is long published,
and ``-q`` keeps warnings from being made at all; hence one of our own.
"""

import logging
from collections import Counter

from mkdocs.utils import CountHandler

LOGGER = "mkdocs"
"""Everything MkDocs counts for ``--strict`` is logged below this name."""


class WarningCounter(logging.Handler):
    """A handler that only counts, from :meth:`attach` to :meth:`detach`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[int] = Counter()
        self._logger = logging.getLogger(LOGGER)
        self._quiet = logging.NOTSET
        self._muted: list[tuple[logging.Handler, int]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record; ``logging`` holds this handler's lock meanwhile."""
        self.counts[record.levelno] += 1

    def attach(self) -> None:
        """Begin to count; a second call changes nothing.

        Where ``-q`` holds back warnings, the logger lets them through to us from now on, and the
        handlers that print are held back in its place.
        """
        if self in self._logger.handlers:
            return
        if self._logger.level > logging.WARNING:
            self._quiet = self._logger.level
            self._mute()
            self._logger.setLevel(logging.WARNING)
        self._logger.addHandler(self)

    def detach(self) -> None:
        """Stop counting and leave the logger as it was; a second call changes nothing."""
        self._logger.removeHandler(self)
        if self._quiet:
            self._logger.setLevel(self._quiet)
            self._quiet = logging.NOTSET
        for handler, level in self._muted:
            handler.setLevel(level)
        self._muted.clear()

    def summary(self) -> str:
        """Give ``1 errors, 2 warnings`` in MkDocs' own words, or nothing.

        MkDocs' own counter has seen what came before we were attached, in a strict build.
        """
        counts = Counter(self.counts)
        for handler in self._logger.handlers:
            if isinstance(handler, CountHandler):
                counts |= Counter(handler.counts)
        named = ((logging.getLevelName(level), counts[level]) for level in sorted(counts)[::-1])
        return ", ".join(f"{number} {name.lower()}s" for name, number in named)

    def _mute(self) -> None:
        for handler in self._logger.handlers:
            if not isinstance(handler, CountHandler):
                self._muted.append((handler, handler.level))
                handler.setLevel(max(handler.level, self._quiet))
