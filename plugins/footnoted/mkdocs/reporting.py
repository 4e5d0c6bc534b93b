"""Problems on MkDocs' log, and the end of a build that has errors.

Counts nothing for ``--strict``: what is logged here as a warning is counted like any other.
"""

from collections.abc import Iterable

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from footnoted.diagnostics import Diagnostic, Level
from footnoted.index import Site
from footnoted.project import Project

log = get_plugin_logger(__name__)


def report(problems: Iterable[Diagnostic], *, fatal: bool) -> None:
    """Log every problem; errors that do not fail this build are warnings."""
    for problem in problems:
        if problem.level is Level.INFO:
            log.info("%s", problem)
        elif problem.level is Level.ERROR and fatal:
            log.error("%s", problem)
        else:
            log.warning("%s", problem)


def tell_defaults(project: Project, site: Site) -> None:
    """Say which day the site speaks from where nobody set it, and what it lacks an address for."""
    if not project.site_url and site.published:
        log.info("No `site_url` is set: there are no feeds, and calendars link to no page.")
    if project.as_of is None and site.as_of:
        log.info("No `as_of` is set: the site speaks from %s, its newest briefing.", site.as_of)


def stop_if_failed(problems: Iterable[Diagnostic]) -> None:
    """End the build where there are errors; the published site stays as it was."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    if errors:
        count = "1 error" if errors == 1 else f"{errors} errors"
        raise Abort(f"Footnoted found {count}; the published site was left alone.")
