"""Problems on MkDocs' log, and the end of a build that has errors.

Counts nothing for ``--strict``: what is logged here as a warning is counted like any other.
"""

from collections.abc import Iterable
from functools import partial

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from footnoted.diagnostics import Diagnostic, Level
from footnoted.index import Site
from footnoted.project import Project

log = get_plugin_logger(__name__)
progress = partial(log.info, "Pictures: %s of %s.")
"""Says how far the copies of pictures are."""


def report(problems: Iterable[Diagnostic], *, fatal: bool) -> None:
    """Log every problem; errors that do not fail this build are warnings."""
    say = {Level.INFO: log.info, Level.ERROR: log.error if fatal else log.warning}
    for problem in problems:
        say.get(problem.level, log.warning)("%s", problem)


def tell_defaults(project: Project, site: Site) -> None:
    """Say which day the site speaks from where nobody set it, and what it lacks an address for."""
    if not project.site_url and site.published:
        log.info("No `site_url` is set: there are no feeds, and calendars link to no page.")
    if project.as_of is None and site.as_of:
        log.info("No `as_of` is set: the site speaks from %s, its newest briefing.", site.as_of)


def stop_if_failed(problems: Iterable[Diagnostic], *, fatal: bool) -> None:
    """End the build where there are errors and they are fatal; the published site stays."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    if errors and fatal:
        count = "1 error" if errors == 1 else f"{errors} errors"
        raise Abort(f"Footnoted found {count}; the published site was left alone.")
