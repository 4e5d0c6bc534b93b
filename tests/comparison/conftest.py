"""Two states of a small newsroom, built."""

from collections.abc import Callable, Mapping

import pytest

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.project import Project
from tests.newsroom import write

Sites = Callable[[Mapping[str, str | bytes], Mapping[str, str | bytes]], tuple[Site, Site]]


@pytest.fixture
def sites(tmp_path) -> Sites:
    """Return a function that builds the base and what became of it."""

    def made(before, after):
        base = build(Project(root=write(tmp_path / "base", before)))
        return base, build(Project(root=write(tmp_path / "now", after)))

    return made
