"""Folders that are closed to others or to their own owner."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from footnoted.publish import open_staging, reason, seed, swap_in
from tests import loaded

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")

# Run by a user who may not do everything, as the administrator may.
PUBLISH = """
import os, sys
from pathlib import Path
from footnoted.publish import open_staging, reason, seed, swap_in, swap_out
if os.getuid() == 0:
    os.setuid(65534)
site = Path(sys.argv[1]).absolute()
try:
    made = open_staging(site)
    if "seed" in sys.argv:
        seed(made)
    (made.new / "inner").mkdir(exist_ok=True)
    (made.new / "inner" / "index.html").write_text("new")
    swap = swap_in(made)
    if "back" in sys.argv:
        swap_out(swap, site)
    made.close()
except OSError as error:
    print(reason(error, site))
"""


@pytest.fixture
def theirs() -> Iterator[Path]:
    """Yield a folder of a user who may not do everything, with a site whose owner closed it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        inner = folder / "site" / "inner"
        inner.mkdir(parents=True)
        (inner / "index.html").write_text("old", encoding="utf-8")
        for path in (folder, *folder.rglob("*")):
            own(path)
        inner.chmod(0o555)
        (folder / "site").chmod(0o555)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def own(path: Path) -> None:
    if os.getuid() == 0:
        os.chown(path, 65534, 65534)


def publish(site: Path, *how: str) -> str:
    done = loaded.run("-c", PUBLISH, str(site), *how, cwd=Path(site.anchor))
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("how", [(), ("seed",)])
def test_a_site_that_its_owner_closed_is_replaced_and_closed_again(theirs, how):
    assert publish(theirs / "site", *how) == ""
    assert (theirs / "site" / "inner" / "index.html").read_text(encoding="utf-8") == "new"
    assert mode(theirs / "site") == 0o555
    assert [path.name for path in theirs.iterdir()] == ["site"]


def test_a_site_that_its_owner_closed_comes_back_closed(theirs):
    assert publish(theirs / "site", "back") == ""
    assert (theirs / "site" / "inner" / "index.html").read_text(encoding="utf-8") == "old"
    assert (mode(theirs / "site"), mode(theirs / "site" / "inner")) == (0o555, 0o555)
    assert [path.name for path in theirs.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("closed", "name", "said"),
    [
        (0o555, "other", "Permission denied: {folder}"),
        (0o000, "site", "Permission denied"),
        (0o555, "site", "Permission denied"),
        (0o555, "deep/er/site", "Permission denied: {folder}/deep"),
    ],
)
def test_a_folder_that_lets_nobody_in_is_named(theirs, closed, name, said):
    theirs.chmod(closed)
    assert publish(theirs / name) == said.format(folder=theirs)


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(OSError, match="out") as caught:
        open_staging(tmp_path / "out" / "site")
    assert reason(caught.value, tmp_path / "out" / "site") == f"Not a folder: {tmp_path / 'out'}"


def test_what_is_made_anew_is_open_until_it_is_in_place(tmp_path):
    site = tmp_path / "site"
    site.mkdir(mode=0o555)
    site.chmod(0o555)
    made = open_staging(site)
    seed(made)
    assert mode(made.new) == 0o755
    swap_in(made)
    assert mode(site) == 0o555
    made.close()
