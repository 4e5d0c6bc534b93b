"""Former addresses that cannot be one.

Whether something else stands at the address is found out when pages are added.

path.alias
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        aliases: [https://news.example/briefings/idle-crane/]
        ---
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        aliases: [briefings/idle-crane/]
        ---
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.index.aliases import is_alias

FORM = Code(
    "path.alias",
    Level.ERROR,
    "A former address is not one below the site's root.",
    "Write it without host, as `briefings/old-name/` or `2024/crane.html`.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the former addresses of every briefing that is built."""
    for briefing in site.built:
        for number, alias in enumerate(briefing.front.aliases):
            if not is_alias(alias):
                mark = briefing.front_places.mark(("aliases", number))
                yield Diagnostic(FORM, f"`{alias}` is no address of this site.", mark, FORM.cure)
