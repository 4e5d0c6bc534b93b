"""``footnoted permalinks``: the list of published addresses, shown and written."""

from pathlib import Path

from tests.cli.conftest import Run, git

LIST = "briefings/_shared/permalinks.txt"
NEW = """\
/briefings/
/briefings/ferry/
/briefings/ferry/#claim-crane-idle
/claims/
/method/
/sources/
/sources/#source-harbor-log
"""


def test_without_write_it_is_a_patch(run: Run, newsroom: Path) -> None:
    done = run("permalinks")
    assert done.stdout.startswith(f"--- a/{LIST}\n+++ b/{LIST}\n")
    assert [line[1:] for line in done.stdout.splitlines() if line.startswith("+/")] == NEW.split()
    assert done.stderr == "7 addresses are new. Nothing was written. Add --write to write.\n"
    assert done.exit_code == 0
    assert not (newsroom / LIST).exists()
    assert run("permalinks", "--exit-code").exit_code == 1


def test_what_is_written_is_current_until_there_is_more_to_list(run: Run, newsroom: Path) -> None:
    done = run("permalinks", "--write")
    assert (done.stdout, done.stderr) == (f"{LIST}\n", "7 addresses are new.\n")
    text = (newsroom / LIST).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith(f"\n\n{NEW}")
    done = run("permalinks", "--write", "--exit-code")
    assert (done.stdout, done.stderr) == ("", "Every published address is listed.\n")
    assert done.exit_code == 0
    article = newsroom / "briefings" / "ferry.md"
    more = article.read_text(encoding="utf-8").replace("---\ntitle", "---\naliases: [old/]\ntitle")
    article.write_text(more, encoding="utf-8")
    assert run("permalinks", "--write").stderr == "1 address is new.\n"
    assert (newsroom / LIST).read_text(encoding="utf-8") == text.replace(
        "/sources/", "/old/\n/sources/", 1
    )


def test_an_address_never_leaves_the_list_and_a_check_tells_of_it(run: Run, newsroom: Path) -> None:
    run("permalinks", "--write")
    text = (newsroom / LIST).read_text(encoding="utf-8")
    sidecar = newsroom / "briefings" / "ferry.yml"
    renamed = sidecar.read_text(encoding="utf-8").replace("crane-idle:", "idle:")
    sidecar.write_text(renamed, encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"{LIST}:7:1: error: The published address `/briefings/ferry/#claim-crane-idle` leads "
        "nowhere. [permalink.lost]\n"
    )
    assert run("check", LIST).stdout == done.stdout
    run("permalinks", "--write")
    listed = (newsroom / LIST).read_text(encoding="utf-8")
    assert set(listed.split("\n")) == {*text.split("\n"), "/briefings/ferry/#claim-idle"}


def test_drafts_are_not_listed(run: Run, newsroom: Path) -> None:
    article = newsroom / "briefings" / "ferry.md"
    text = article.read_text(encoding="utf-8").replace("---\ntitle", "---\ndraft: true\ntitle")
    article.write_text(text, encoding="utf-8")
    assert "/briefings/ferry/" not in run("permalinks").stdout


def test_a_list_that_cannot_be_read_is_left_alone(run: Run, newsroom: Path) -> None:
    (newsroom / LIST).mkdir(parents=True)
    done = run("permalinks", "--write")
    assert done.exit_code == 2
    assert f"{LIST} cannot be read" in done.stderr


def test_who_takes_an_address_from_the_list_is_told_by_a_check_with_a_base(
    run: Run, newsroom: Path
) -> None:
    run("permalinks", "--write")
    git(newsroom, "init", "-q", "-b", "main")
    git(newsroom, "add", "-A")
    git(newsroom, "commit", "-q", "-m", "one")
    assert run("check", "--base", "main").exit_code == 0
    listed = newsroom / LIST
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("/method/\n", ""), encoding="utf-8")
    done = run("check", "--base", "main")
    assert (done.exit_code, done.stdout) == (
        1,
        f"{LIST}: error: The published address `/method/` is no longer in this list. "
        "[permalink.unlisted]\n    hint: Put the line back. If the address is gone for good, say "
        "so after it.\n",
    )
    gone = text.replace("/method/\n", "/methods/ gone 2025-02-14 It was never there.\n/method/\n")
    listed.write_text(gone, encoding="utf-8")
    assert run("check", "--base", "main").exit_code == 0
    listed.unlink()
    assert run("check", "--base", "main").stderr == "7 errors in 1 briefing\n"


def test_the_demonstration_lists_all_its_addresses(run: Run, root: Path) -> None:
    assert run("permalinks", "--exit-code", "--root", str(root)).exit_code == 0
