"""``footnoted fix``: what it shows, what it writes, and that no file is ever half of one."""

import os
import shutil
import signal
import stat
from pathlib import Path

import pytest

from footnoted.cli.files import replace_while
from tests import loaded
from tests.cli.conftest import SIDECAR, Run
from tests.newsroom import written

DRIFTED = SIDECAR.replace("the northern crane stood idle", "the northern crane, stood idle  # why")
PATCH = """\
--- a/briefings/ferry.yml
+++ b/briefings/ferry.yml
@@ -5,5 +5,5 @@
     publisher: North Harbor
 claims:
   crane-idle:
-    quote: the northern crane, stood idle  # why
+    quote: the northern crane stood idle  # why
     attribution: [{source: harbor-log, how: reported, read: true}]
"""
REASON = (
    "briefings/ferry.yml:8:12: `crane-idle`: "
    "The article now writes “the northern crane stood idle”, with other punctuation.\n"
)


@pytest.fixture
def drifted(newsroom: Path) -> Path:
    """Return a newsroom whose one quotation has a comma more than the article."""
    sidecar(newsroom).write_text(DRIFTED, encoding="utf-8")
    return newsroom


def sidecar(root: Path) -> Path:
    return root / "briefings" / "ferry.yml"


def text(root: Path) -> str:
    return sidecar(root).read_bytes().decode("utf-8")


def test_without_write_it_is_a_patch_and_a_reason(run: Run, drifted: Path) -> None:
    done = run("fix")
    assert done.stdout == PATCH
    assert done.stderr == (
        f"{REASON}1 repair in 1 file. Nothing was written. Add --write to write.\n"
    )
    assert done.exit_code == 0
    assert text(drifted) == DRIFTED


def test_with_write_it_is_done_and_the_second_time_there_is_nothing(
    run: Run, drifted: Path
) -> None:
    done = run("fix", "--write")
    assert done.stdout == "briefings/ferry.yml\n"
    assert done.stderr == f"{REASON}1 repair in 1 file.\n"
    assert done.exit_code == 0
    assert text(drifted) == DRIFTED.replace("crane,", "crane")
    before = written(sidecar(drifted))
    again = run("fix", "--write", "--exit-code")
    assert (again.stdout, again.stderr) == ("", "Nothing to repair.\n")
    assert again.exit_code == 0
    assert written(sidecar(drifted)) == before
    assert run("check", "--strict").stdout == ""


def test_what_is_left_is_told_with_what_to_paste(run: Run, newsroom: Path) -> None:
    article = newsroom / "briefings" / "ferry.md"
    more = article.read_text(encoding="utf-8") + "\nLater the crane stood idle again.\n"
    article.write_text(more, encoding="utf-8")
    sidecar(newsroom).write_text(SIDECAR.replace("the northern crane stood", "crane stood"))
    done = run("fix", "--write")
    assert done.stdout == ""
    assert done.stderr == (
        "briefings/ferry.yml:8:12: `crane-idle`: The article has “crane stood idle” 2 times. "
        'Say which one is meant.\n    quote: {exact: "crane stood idle", suffix: "."}\n    quote: '
        '{exact: "crane stood idle", suffix: "again."}\n1 quotation left to you.\n'
    )
    assert done.exit_code == 0


@pytest.mark.parametrize("arguments", [(), ("--write",)])
def test_the_exit_code_tells_on_request_that_there_is_something(
    run: Run, drifted: Path, arguments: tuple[str, ...]
) -> None:
    assert run("fix", "--exit-code", *arguments).exit_code == 1


def test_a_choice_to_make_counts_as_well(run: Run, newsroom: Path) -> None:
    article = newsroom / "briefings" / "ferry.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nIt stood idle.\n")
    sidecar(newsroom).write_text(SIDECAR.replace("the northern crane stood", "stood"))
    assert run("fix", "--exit-code").exit_code == 1
    assert run("fix").exit_code == 0


def test_only_what_was_asked_for_is_looked_at(run: Run, drifted: Path) -> None:
    (drifted / "briefings" / "quay").mkdir()
    empty = run("fix", "briefings/quay")
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "There is no briefing in briefings/quay" in empty.stderr
    assert run("fix", "briefings/ferry.md").stdout == PATCH
    assert run("fix", "briefings").stdout == PATCH
    assert run("fix", "nowhere.yml").exit_code == 2
    assert run("fix", str(drifted.parent)).exit_code == 2


def test_drafts_are_repaired_too(run: Run, drifted: Path) -> None:
    article = drifted / "briefings" / "ferry.md"
    head = article.read_text(encoding="utf-8").replace("date:", "draft: true\ndate:")
    article.write_text(head, encoding="utf-8")
    assert run("fix").stdout == PATCH


def test_paths_are_those_of_the_folder_it_runs_in(
    run: Run, drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drifted / "briefings")
    done = run("fix", "--root", "..")
    assert done.stdout == PATCH.replace("briefings/", "")
    assert done.stderr.startswith("ferry.yml:8:12: `crane-idle`: ")
    assert run("fix", "--root", "..", "--write").stdout == "ferry.yml\n"


def test_bytes_that_are_not_meant_stay(run: Run, drifted: Path) -> None:
    old = ("\ufeff" + DRIFTED.rstrip("\n")).replace("\n", "\r\n").encode()
    sidecar(drifted).write_bytes(old)
    sidecar(drifted).chmod(0o640)
    shown = run("fix").stdout_bytes
    assert b"-    quote: the northern crane, stood idle  # why\r\n" in shown
    run("fix", "--write")
    assert sidecar(drifted).read_bytes() == old.replace(b"crane,", b"crane")
    assert stat.S_IMODE(sidecar(drifted).stat().st_mode) == 0o640
    assert sorted(path.name for path in sidecar(drifted).parent.iterdir()) == [
        "ferry.md",
        "ferry.yml",
    ]


def meanwhile(monkeypatch: pytest.MonkeyPatch, act) -> None:
    """Do something between the decision and the writing."""

    def late(path, data, same):
        act(path)
        return replace_while(path, data, same)

    monkeypatch.setattr("footnoted.cli.files.replace_while", late)


def test_a_file_that_was_changed_in_the_meantime_is_left_as_it_is(
    run: Run, drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda path: path.write_text("mine: yes\n", encoding="utf-8"))
    done = run("fix", "--write")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "Error: another program changed briefings/ferry.yml in the meantime. It was not written.\n"
    )
    assert text(drifted) == "mine: yes\n"


def test_a_file_that_became_a_link_is_not_written_through(
    run: Run, drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = drifted / "elsewhere.yml"

    def swap(path: Path) -> None:
        path.rename(elsewhere)
        path.symlink_to(elsewhere)

    meanwhile(monkeypatch, swap)
    assert run("fix", "--write").exit_code == 1
    assert elsewhere.read_text(encoding="utf-8") == DRIFTED
    assert sidecar(drifted).is_symlink()


def test_a_linked_sidecar_is_no_sidecar(run: Run, drifted: Path) -> None:
    elsewhere = drifted / "elsewhere.yml"
    sidecar(drifted).rename(elsewhere)
    sidecar(drifted).symlink_to(elsewhere)
    assert run("fix", "--write").stderr.endswith("Nothing to repair.\n")
    assert elsewhere.read_text(encoding="utf-8") == DRIFTED


def test_a_full_disk_leaves_the_old_file(
    run: Run, drifted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("fix", "--write")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Error: briefings/ferry.yml cannot be written: No space left on device.\n" in done.stderr
    assert text(drifted) == DRIFTED


# Each in a fork of a process that has repaired once without writing: it has everything at hand.
KILLED = """
import os, signal, sys
from pathlib import Path
from footnoted.cli.main import main

def kill_at(act):
    def counted(*args, **options):
        global count
        count += 1
        if count == step and moment == "before": os.kill(os.getpid(), signal.SIGKILL)
        done = act(*args, **options)
        if count == step: os.kill(os.getpid(), signal.SIGKILL)
        return done
    return counted

out, sys.stdout = sys.stdout, open(os.devnull, "w")
for line in sys.stdin:
    folder, step, moment = line.split()
    step, count = int(step), 0
    main(["fix", "--root", folder], standalone_mode=False)
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        for name in ("fsync", "replace"): setattr(os, name, kill_at(getattr(os, name)))
        Path.chmod = kill_at(Path.chmod)
        main(["fix", "--write"])
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=out, flush=True)
"""
Moment = tuple[Path, int, str]


def killed(*moments: Moment) -> list[int]:
    """Repair each folder in a process that dies before or after a step; give the exit codes."""
    lines = "".join(f"{folder} {step} {moment}\n" for folder, step, moment in moments)
    done = loaded.run("-c", KILLED, text=lines)
    assert done.returncode == 0, done.stderr
    return [int(code) for code in done.stdout.split()]


def test_killed_at_any_moment_each_file_is_the_old_or_the_new_one(drifted: Path) -> None:
    """Two files, three steps each: written to the disk, given its mode, put in its place."""
    article = (drifted / "briefings" / "ferry.md").read_text(encoding="utf-8")
    (drifted / "briefings" / "quay.md").write_text(article, encoding="utf-8")
    other = f"claims:{DRIFTED.partition('claims:')[2]}".replace("crane-idle", "crane-too")
    (drifted / "briefings" / "quay.yml").write_text(other, encoding="utf-8")
    moments = [(step, moment) for step in range(1, 8) for moment in ("before", "after")]
    folders = [drifted.parent / f"{drifted.name}-{step}-{moment}" for step, moment in moments]
    for folder in folders:
        shutil.copytree(drifted, folder)
    codes = killed(*((folder, *moment) for folder, moment in zip(folders, moments, strict=True)))
    assert codes == [-signal.SIGKILL] * 12 + [0, 0]
    states = []
    for folder in folders:
        both = text(folder), (folder / "briefings" / "quay.yml").read_text(encoding="utf-8")
        done = [new.replace("crane,", "crane") for new in (DRIFTED, other)]
        assert both[0] in (DRIFTED, done[0])
        assert both[1] in (other, done[1])
        states.append((both[0] == done[0]) + (both[1] == done[1]))
    assert states == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2]


def test_what_a_killed_run_left_behind_does_not_matter(run: Run, drifted: Path) -> None:
    assert killed((drifted, 2, "before")) == [-signal.SIGKILL]
    assert len(list(sidecar(drifted).parent.iterdir())) == 3
    assert run("fix", "--write").stdout == "briefings/ferry.yml\n"
    assert run("check", "--strict").stdout == ""


def test_what_could_not_be_read_is_named(run: Run, newsroom: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (newsroom / "briefings/linked").symlink_to(elsewhere)
    note = "Not read: briefings/linked. Run `footnoted check` to see why.\n"
    assert run("fix").stderr == f"{note}Nothing to repair.\n"
    assert run("adopt").stderr.startswith(note)
