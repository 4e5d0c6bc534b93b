"""Publishing at MkDocs' events."""

import atexit
import logging
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from footnoted.publish import (
    Staging,
    Swap,
    SwapWay,
    lacking,
    open_staging,
    overlap,
    reason,
    seed,
    swap_in,
    swap_out,
    sweep,
)

# -------------------------------------------------------------------------------------------------
# Counts warnings and errors of one build on MkDocs' own logger, ``-q`` or not.
#
# Decides nothing. MkDocs' counter is read after ``on_post_build``, when a site is long published,
# and ``-q`` keeps warnings from being made at all; hence one of our own.

LOGGER = CountHandler.__module__.partition(".")[0]
"""Everything MkDocs counts for ``--strict`` is logged below its own name. ProperDocs puts itself in
the place of MkDocs, and has its logger above that of this name."""
STANDS_FOR = "stands_for"
"""What a record has that tells of more than one thing: how many."""


class WarningCounter(logging.Handler):
    """A handler that only counts, from :meth:`attach` to :meth:`detach`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[int] = Counter()
        self._logger = logging.getLogger(LOGGER)
        self._quiet = logging.NOTSET
        self._muted: list[tuple[logging.Handler, int]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Count what a record tells; ``logging`` holds this handler's lock meanwhile."""
        self.counts[record.levelno] += getattr(record, STANDS_FOR, 1)

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
        """Return ``1 errors, 2 warnings`` in MkDocs' own words, or nothing.

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


# -------------------------------------------------------------------------------------------------
# MkDocs builds beside the published site, and only a good build takes its place.
#
# Calls ``footnoted.publish`` at MkDocs' events and words its answers; moves no file itself.
#
# The plugin calls, in this order: ``begin`` in ``on_config``, before any plugin that reads
# ``site_dir``; ``finish`` in the very last ``on_post_build`` (priority minus infinity);
# ``abandon`` in the first ``on_build_error``; ``close`` in ``on_shutdown``, which also comes
# after Ctrl-C.

log = get_plugin_logger(__name__)


@dataclass(slots=True)
class _Build:
    """One build under way: what was asked for and how far it is."""

    config: MkDocsConfig
    site_dir: str
    """``site_dir`` as MkDocs had it; it gets this value back."""
    staging: Staging
    strict: bool
    warnings: WarningCounter = field(default_factory=WarningCounter)
    swap: Swap | None = None


class Publisher:
    """Keeps the last good site until there is a better one. One build at a time."""

    def __init__(self) -> None:
        self._build: _Build | None = None

    def begin(
        self,
        config: MkDocsConfig,
        *,
        preview: bool,
        dirty: bool,
        strict: bool,
        sources: Iterable[str | os.PathLike[str]] = (),
    ) -> None:
        """Turn ``config.site_dir`` to a fresh folder; in a preview do nothing at all.

        ``sources`` are folders, beside ``docs_dir`` and the theme's, that the site must stay
        clear of. With ``dirty`` the fresh folder begins as a copy of the published site.
        Raises ``ConfigurationError`` for a ``site_dir`` that must not be replaced, and
        ``PluginError`` when there is no room for a new site.
        """
        self.close()
        if preview:
            return
        _refuse(config, [Path(s) for s in sources])
        for folder in sweep(Path(config.site_dir)):
            log.info(f"Removed {folder}, left over from a build that was killed.")
        self._build = _opened(config, strict=strict)
        atexit.register(self.close)  # for programs that build without MkDocs' command
        if strict:
            self._build.warnings.attach()
        config.site_dir = str(self._build.staging.new)
        if dirty:
            _seeded(self._build)

    def finish(self, config: MkDocsConfig, expected: Iterable[str] = ()) -> None:
        """Verify the new site, put it in its place and give ``site_dir`` its value back.

        ``expected`` are files, with ``/`` below the site, without which it is not complete.
        Raises ``Abort`` as MkDocs does when a strict build has warned, and ``PluginError`` when
        the site is not complete or cannot be put in place; the old site is then untouched.
        """
        build = self._build
        if build is None:
            return
        _verify(build, config, expected)
        build.warnings.detach()
        try:
            build.swap = swap_in(build.staging)
        except OSError as problem:
            raise _cannot("put the new site in place", build.staging.target, problem) from problem
        config.site_dir = build.config.site_dir = build.site_dir
        _announce(build, build.swap)

    def abandon(self) -> None:
        """Forget the new site; where it was already in place the old one comes back."""
        build = self._build
        if build is None:
            return
        lost = build.swap is not None and not _withdrawn(build.swap, build.staging)
        self._end(build, keep=lost)
        if not lost and build.staging.target.is_dir():
            log.info(f"{build.staging.target} was not changed: it is still the last good site.")

    def close(self) -> None:
        """End for good: a site that is in place stays, an unfinished one goes."""
        if self._build is not None and self._build.swap is None:
            self.abandon()
        elif self._build is not None:
            self._end(self._build)

    def _end(self, build: _Build, *, keep: bool = False) -> None:
        self._build = None
        atexit.unregister(self.close)
        build.warnings.detach()
        build.config.site_dir = build.site_dir
        build.staging.close(keep=keep)


def _refuse(config: MkDocsConfig, sources: list[Path]) -> None:
    site_dir = Path(config.site_dir)
    root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    struck = overlap(site_dir, [Path(config.docs_dir), *custom, *sources], root)
    if struck:
        raise ConfigurationError(
            f"'site_dir' is '{site_dir}': publishing there would overwrite or mix with '{struck}'. "
            "Give the site a folder of its own, such as 'site'."
        )
    if os.path.exists(site_dir) and not os.path.isdir(site_dir):
        raise ConfigurationError(
            f"'site_dir' is '{site_dir}', which is a file. Give the site a folder of its own."
        )


def _opened(config: MkDocsConfig, *, strict: bool) -> _Build:
    try:
        staging = open_staging(Path(config.site_dir))
    except OSError as problem:
        raise _cannot("make a folder for the new site at", config.site_dir, problem) from problem
    if staging.inside:
        log.info(
            f"Nothing can be renamed to {staging.target} (a mount point, or its parent is closed): "
            "the finished site will replace the old one entry by entry."
        )
    return _Build(config, config.site_dir, staging, strict)


def _seeded(build: _Build) -> None:
    try:
        seed(build.staging)
    except OSError as problem:
        raise _cannot("begin with a copy of", build.staging.target, problem) from problem


def _verify(build: _Build, config: MkDocsConfig, expected: Iterable[str]) -> None:
    if build.strict and (counts := build.warnings.summary()):
        raise Abort(f"Aborted with {counts} in strict mode!")
    new = build.staging.new
    if not Path(os.path.realpath(config.site_dir)).is_relative_to(os.path.realpath(new)):
        raise PluginError(
            f"footnoted: another plugin changed 'site_dir' to '{config.site_dir}' during the "
            "build. The published site was not changed. List that plugin before footnoted."
        )
    if not new.is_dir() or not any(new.iterdir()):
        raise PluginError("footnoted: the build wrote no file. The published site was not changed.")
    if missing := lacking(new, expected):
        raise PluginError(
            f"footnoted: the build did not write {', '.join(missing)}. The published site was not "
            "changed."
        )


def _withdrawn(swap: Swap, staging: Staging) -> bool:
    try:
        swap_out(swap, staging.target)
    except OSError as problem:
        log.error(f"Could not bring the old site back ({problem}); it is in {staging.folder}.")
        return False
    return True


def _cannot(what: str, where: str | Path, problem: OSError) -> PluginError:
    why = reason(problem, Path(os.path.realpath(where)))
    return PluginError(f"footnoted: could not {what} {where}: {why}. Nothing was changed there.")


def _announce(build: _Build, swap: Swap) -> None:
    target = build.staging.target
    log.info(f"The new site is in place: {target}")
    if swap.way is SwapWay.PIECEWISE and not build.staging.inside:
        log.info(f"{target} could not be renamed and was replaced entry by entry.")
