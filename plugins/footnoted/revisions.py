"""Read a Git revision from the repository's objects, without a working tree.

``git`` is only called with commands that read objects: no attribute, filter, hook or text
conversion of either state is used, and nothing is checked out. Git itself may fetch what a partial
clone lacks.
"""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple

LARGEST = 2_000_000_000
"""The most bytes of one revision's texts that are read."""
TEXTS = (".md", ".yml", ".yaml", "/permalinks.txt")
"""The ends of names of files whose content is read; of all others only the id is used."""


class RevisionError(Exception):
    """A revision cannot be read: what is wrong, in words for a person."""


# -------------------------------------------------------------------------------------------------
# A repository as seen from one folder in it, and what its revisions are.
#
# A revision is what Git calls one: a branch, a tag, a commit.


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a folder is in."""

    root: Path
    """The folder, absolute; it need not be the top of the working tree."""

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names.

        Raises ``RevisionError`` if there is none, or no repository, or no Git.
        """
        if revision.startswith("-"):
            raise RevisionError(f"`{revision}` is not a revision.")
        wanted = f"{revision}^{{commit}}"
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        if found is not None:
            return found.decode().strip()
        done = self._run("rev-parse", "--git-dir")
        if done.returncode and b"not a git repository" in done.stderr:
            raise RevisionError(
                f"{self.root} is not a Git repository, so there is no `{revision}` to compare with."
            )
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip().splitlines()
            raise RevisionError(f"Git cannot read {self.root}: {' '.join(told[:1])}")
        raise RevisionError(
            f"There is no revision `{revision}` in this repository.{self._if_shallow()}"
        )

    def merge_base(self, base: str, head: str = "HEAD") -> str:
        """Return the commit at which the branch of ``head`` left that of ``base``.

        Raises ``RevisionError`` if they have none in common.
        """
        one, other = self.commit(base), self.commit(head)
        found = self._ask("merge-base", one, other)
        if found is None:
            raise RevisionError(
                f"`{base}` and `{head}` have no commit in common.{self._if_shallow()}"
            )
        return found.decode().strip()

    def time(self, commit: str) -> datetime:
        """Return when a commit was made, in UTC."""
        told = self._ask("log", "-1", "--no-show-signature", "--format=%ct", commit) or b"0"
        return _utc(told)

    def changed(self, commit: str, folder: str) -> tuple[str, ...]:
        """Return the files of a folder that differ from a commit's, including new ones.

        Paths are relative to the repository's folder that was named, with ``/``.
        """
        listed = (
            ("diff", "--name-only", "--no-ext-diff", "--no-renames", "--relative", "-z", commit),
            ("ls-files", "--others", "--exclude-standard", "-z"),
        )
        names: dict[str, None] = {}
        for command in listed:
            told = self._ask(*command, "--", folder)
            if told is None:
                raise RevisionError(f"Git cannot compare the files with `{commit}`.")
            names.update((os.fsdecode(name), None) for name in told.split(b"\0") if name)
        return tuple(names)

    def unpack(self, commit: str, folder: str, into: Path) -> Mapping[str, str]:
        """Write the texts of one folder of a commit below another; return the ids of all files.

        Paths are relative to the repository's folder that was named, with ``/``. Links are left
        out. If the commit has no such folder, nothing is found.
        """
        (into / folder).mkdir(parents=True, exist_ok=True)
        prefix = (self._ask("rev-parse", "--show-prefix") or b"").removesuffix(b"\n")
        entries = self._tree(f"{commit}:{os.fsdecode(prefix)}{folder}")
        texts = [entry for entry in entries if entry.path.endswith(TEXTS)]
        for entry, data in self._contents(texts):
            _write(into / folder / entry.path, data)
        return {f"{folder}/{entry.path}": entry.id for entry in entries}

    def _tree(self, tree: str) -> list["TreeEntry"]:
        """Return the files of a tree; empty if there is no such tree."""
        if self._ask("cat-file", "-e", tree) is None:
            return []
        told = self._ask("ls-tree", "-r", "-z", "--full-tree", tree)
        if told is None:
            raise RevisionError(f"Git cannot read `{tree}`.")
        return [entry for entry in map(_entry, filter(None, told.split(b"\0"))) if entry]

    def replay(self, since: str, folder: str, into: Path) -> Iterator["CommitStep"]:
        """Write the texts of one folder below another as each commit up to HEAD has them.

        It follows the first parents, oldest first: from ``since`` on, or else from the first
        commit. A commit that changes nothing in the folder is left out. Only one file is in memory
        at a time.
        """
        (into / folder).mkdir(parents=True, exist_ok=True)
        head = self.commit("HEAD")
        if since:
            first = self.merge_base(since, head)
            if first != self.commit(since):
                raise RevisionError(f"`{since}` is no earlier state of what is checked out.")
            ids = self.unpack(first, folder, into)
            yield CommitStep(first, self.time(first), frozenset(ids))
        limits = [f"{first}..{head}"] if since else [head]
        with self._running("cat-file", "--batch") as objects:
            for commit, time, entries in self._steps(limits, folder):
                for entry in sorted(entries, key=lambda one: bool(one.id)):
                    if entry.path.endswith(TEXTS):
                        _change(objects, into, entry)
                yield CommitStep(commit, time, frozenset(entry.path for entry in entries))

    def count(self, since: str, folder: str) -> int:
        """Return how many commits ``replay`` yields, without the first."""
        limit = f"{self.commit(since)}..HEAD" if since else "HEAD"
        told = self._ask("rev-list", "--count", "--first-parent", limit, "--", folder)
        return int(told or 0)

    def _steps(
        self, limits: list[str], folder: str
    ) -> Iterator[tuple[str, datetime, list["TreeEntry"]]]:
        """Yield each commit with its files that differ from the one before it."""
        command = ["log", "--first-parent", "--reverse", "--diff-merges=first-parent"]
        command += ["--no-show-signature", "--no-renames", "--no-ext-diff", "--no-abbrev", "--raw"]
        command += ["-z", "--relative", "--format=%H %ct", *limits, "--", folder]
        found: tuple[str, datetime, list[TreeEntry]] | None = None
        with self._running(*command) as done:
            assert done.stdout
            words = _words(done.stdout)
            for word in words:
                if word.startswith(b":"):
                    entry = _difference(word, next(words, b""))
                    if entry and found:
                        found[2].append(entry)
                else:
                    if found:
                        yield found
                    commit, seconds = word.decode().split()
                    found = commit, _utc(seconds), []
            if done.wait():
                raise RevisionError(f"Git cannot read the commits of `{folder}`.")
        if found:
            yield found

    @contextmanager
    def _running(self, *args: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run Git until the end of the block; requests are written to it and answers read."""
        with subprocess.Popen(
            ["git", *args],
            cwd=self.root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as done:
            try:
                yield done
            finally:
                done.kill()

    def _contents(self, entries: Iterable["TreeEntry"]) -> Iterator[tuple["TreeEntry", bytes]]:
        """Yield the content of each entry, in their order."""
        listed, whole = list(entries), 0
        with tempfile.TemporaryFile() as asked:
            asked.write(b"".join(entry.id.encode() + b"\n" for entry in listed))
            asked.seek(0)
            command = ["git", "cat-file", "--batch"]
            with subprocess.Popen(
                command, cwd=self.root, env=_environment(), stdin=asked, stdout=subprocess.PIPE
            ) as done:
                assert done.stdout
                for entry in listed:
                    data = _content(done.stdout, entry)
                    whole += len(data)
                    if whole > LARGEST:
                        done.kill()
                        raise RevisionError(
                            f"The texts of this revision are larger than {LARGEST // 10**9} GB."
                        )
                    yield entry, data

    def _ask(self, *args: str) -> bytes | None:
        """Return what Git prints; None if it refuses."""
        done = self._run(*args)
        return done.stdout if done.returncode == 0 else None

    def _run(self, *args: str) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                ["git", *args], cwd=self.root, env=_environment(), capture_output=True, check=False
            )
        except FileNotFoundError:
            raise RevisionError(
                "Git is not installed. Install it to compare with a revision."
            ) from None

    def _if_shallow(self) -> str:
        shallow = (self._ask("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
        cure = (
            " The clone has no history: run `git fetch --unshallow`, or set `fetch-depth: 0` "
            "in the workflow."
        )
        return cure if shallow else ""


def state_of(root: Path, folder: str) -> tuple[str, datetime] | None:
    """Return the last commit and its time in UTC, if a folder is exactly as in that commit.

    None if it differs, or if there is no repository, or no Git.
    """
    repository = Repository(root)
    try:
        commit = repository.commit("HEAD")
        if repository.changed(commit, folder):
            return None
    except RevisionError:
        return None
    return commit, repository.time(commit)


_OF_A_HOOK = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE")
"""Variables that Git sets for its hooks; they are right only in the hook's folder."""


def _environment() -> dict[str, str]:
    """Return the environment for Git, which finds the repository by the folder it runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return kept | {"LC_ALL": "C"}


# -------------------------------------------------------------------------------------------------
# One file of a tree, and its content as Git prints it.
#
# Anybody may have made a tree: a path that would lead out of its folder is refused.

_REGULAR = ("100644", "100755", "100664")
"""Modes of regular files; links and the commits of other repositories have others."""


class TreeEntry(NamedTuple):
    """A regular file of a tree."""

    path: str
    id: str
    """The id of its content; empty if it no longer exists."""


class CommitStep(NamedTuple):
    """One commit in a sequence of commits."""

    commit: str
    time: datetime
    """When it was made, in UTC."""
    changed: frozenset[str]
    """The paths that differ from the commit before."""


def _entry(line: bytes) -> TreeEntry | None:
    """Return the file of a line of ``git ls-tree``; None unless it is regular and has a usable
    name.
    """
    head, _, name = line.partition(b"\t")
    mode, _, id_ = head.decode().split(" ")
    path = os.fsdecode(name)
    parts = path.split("/")
    usable = all(part and part not in {".", ".."} and Path(part).name == part for part in parts)
    return TreeEntry(path, id_) if mode in _REGULAR and usable else None


def _utc(seconds: str | bytes) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)


def _words(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the texts between null bytes, without the line ends around them."""
    left = b""
    while block := stream.read(1 << 16):
        *whole, left = (left + block).split(b"\0")
        yield from (word for each in whole if (word := each.strip(b"\n")))


def _difference(line: bytes, name: bytes) -> TreeEntry | None:
    """Return the file of a line of ``git log --raw``, as ``_entry`` does for a tree."""
    _, mode, _, id_, status = line.decode().split(" ")
    entry = _entry(f"{mode} blob {id_}\t".encode() + name)
    if entry is None or status == "D":
        bare = _entry(f"{_REGULAR[0]} blob {id_}\t".encode() + name)
        return bare._replace(id="") if bare else None
    return entry


def _change(objects: "subprocess.Popen[bytes]", into: Path, entry: TreeEntry) -> None:
    """Write a file as a commit has it, or remove it."""
    assert objects.stdin
    assert objects.stdout
    if not entry.id:
        (into / entry.path).unlink(missing_ok=True)
        with suppress(OSError):  # a folder that has other files stays
            for folder in (into / entry.path).relative_to(into).parents:
                (into / folder).rmdir()
        return
    objects.stdin.write(entry.id.encode() + b"\n")
    objects.stdin.flush()
    _write(into / entry.path, _content(objects.stdout, entry))


def _content(told: IO[bytes], entry: TreeEntry) -> bytes:
    """Return the content in one answer of ``git cat-file --batch``, after a line with the size."""
    head = told.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        raise RevisionError(f"Git cannot read `{entry.path}` of this revision.")
    if int(head[2]) > LARGEST:
        raise RevisionError(f"`{entry.path}` has more than {LARGEST // 10**9} GB in a revision.")
    data = told.read(int(head[2]))
    told.read(1)
    return data


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def file_id(file: Path, like: str = "") -> str:
    """Return the id that Git gives a file with this content; empty if there is no file.

    ``like`` is any id of the repository: it shows which digest the repository uses.
    """
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)
    try:
        with file.open("rb") as opened:
            made.update(b"blob %d\0" % os.fstat(opened.fileno()).st_size)
            while block := opened.read(1 << 20):
                made.update(block)
    except OSError:
        return ""
    return made.hexdigest()
