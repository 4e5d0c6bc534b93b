"""Our pages and the site's own beside other plugins: those that this environment has.

``make torture`` has every one of the matrix.
"""

from collections.abc import Sequence

import pytest

from tests.mkdocs.beside.conftest import Site
from tests.mkdocs.beside.matrix import MATRIX, Beside
from tests.mkdocs.site.conftest import broken_links

INSTALLED = [name for name, case in MATRIX.items() if case.installed]
ALONE = ("group", "literate-nav", "offline", "static-i18n")
"""Not among all at once: what loads plugins that are there already, makes another navigation or
other addresses, or leaves out what other plugins generate, ours or not."""


def check_theirs(cases: Sequence[Beside], before: dict[str, str], after: dict[str, str]) -> None:
    """The site's own pages are as they were without us."""
    for each in (page for case in cases for page in case.lists):
        before.pop(each)
    assert {page: after.get(page) for page in before} == before


def check_ours(site: Site, case: Beside) -> None:
    """The briefing is there with its marks, and what the other plugin does is done."""
    assert "claim-crane-idle" in site.page(case.page)
    assert {path: words for path, words in case.shows.items() if words not in site.page(path)} == {}


@pytest.mark.parametrize("name", INSTALLED)
def test_a_plugin_and_ours_leave_each_others_pages_alone(
    site: Site, name: str, pytestconfig: pytest.Config
) -> None:
    case = MATRIX[name]
    site.fill([case])
    site.list_plugins(["search", case.plugins], [case.more])
    if name != "redirects":  # it has nowhere to lead to without us
        site.build()
    before = site.pages()
    site.list_plugins(["search", "footnoted", case.plugins], [case.more])
    site.build()
    check_ours(site, case)
    after = site.pages()
    check_theirs([case], before, after)
    if pytestconfig.getoption("--every-plugin"):
        site.list_plugins(["search", case.plugins, "footnoted"], [case.more])
        site.build()
        check_ours(site, case)
        assert site.pages() == after


def test_a_plugin_beside_ours_is_the_same_in_a_build_from_what_is_kept(site: Site) -> None:
    cases = [MATRIX[name] for name in INSTALLED if name not in ALONE]
    site.fill(cases)
    more = [case.more for case in cases]
    site.list_plugins(["search", *(case.plugins for case in cases)], more)
    site.build()
    before = site.pages()
    site.list_plugins(["search", "footnoted", *(case.plugins for case in cases)], more)
    site.build()
    first = site.pages()
    for case in cases:
        check_ours(site, case)
    check_theirs(cases, before, dict(first))
    assert broken_links(site.site) == []
    site.build()
    assert site.pages() == first


def test_every_plugin_of_the_matrix_is_here(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--every-plugin"):
        assert [name for name in MATRIX if name not in INSTALLED] == []
