"""The project as it was at another revision, for a comparison: read from Git, never checked out.

Asks the local repository only; no network, and the working tree is not touched.
"""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from footnoted.cli.failure import Misuse
from footnoted.project import Project

LARGEST = 2_000_000_000
"""Bytes of one revision's briefings that are unpacked; pictures are among them."""


@contextmanager
def at_revision(project: Project, revision: str) -> Iterator[Project]:
    """Give the same project with the briefings of a revision, in a folder that goes away.

    Raises ``Misuse`` that says what Git said.
    """
    root = Path(project.root).resolve()
    commit = _commit(root, revision)
    with tempfile.TemporaryDirectory(prefix="footnoted-base-") as folder:
        _unpack(root, commit, project.briefings_dir, Path(folder))
        yield replace(project, root=Path(folder))


def _commit(root: Path, revision: str) -> str:
    """Give the commit that a revision names."""
    if revision.startswith("-"):
        raise Misuse(f"`{revision}` is no revision.")
    wanted = f"{revision}^{{commit}}"
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise Misuse(f"{root} is no Git repository, so there is no `{revision}` to compare with.")
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    cure = " The clone is shallow: fetch its history first (fetch-depth: 0)." if shallow else ""
    raise Misuse(f"There is no revision `{revision}` in this repository.{cure}")


def _unpack(root: Path, commit: str, folder: str, into: Path) -> None:
    """Write the regular files of one folder of a commit below another; links are left out."""
    prefix = _git(root, "rev-parse", "--show-prefix").stdout.decode().strip()
    tree = f"{commit}:{prefix}{folder}"
    (into / folder).mkdir(parents=True)
    if _git(root, "cat-file", "-e", tree).returncode:
        return  # the folder was not there yet: nothing was published
    # In a folder that the commit did not have, Git would refuse to write an archive.
    top = Path(_git(root, "rev-parse", "--show-toplevel").stdout.decode().strip())
    done = _git(top, "archive", "--format=tar", tree)
    if done.returncode:
        raise Misuse(f"Git cannot read `{tree}`: {done.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        files = [each for each in archive.getmembers() if each.isreg() or each.isdir()]
        if sum(each.size for each in files) > LARGEST:
            raise Misuse(f"`{tree}` has more than {LARGEST // 10**9} GB of files.")
        archive.extractall(into / folder, members=files, filter="data")


def _git(root: Path, *args: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["git", *args], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise Misuse("Git is not installed, and a base can only be read with it.") from None
