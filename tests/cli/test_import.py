"""``footnoted import``: what it shows, what it writes, and that nothing there is ever touched."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import SIDECAR, Run

ZOTERO = Path(__file__).parent.parent / "authoring"
REGISTER = "briefings/_shared/sources.yml"
LINKED = SIDECAR.replace("publisher:", "url: https://harbor.example/log\n    publisher:")
RIS = """\
TY  - NEWS
TI  - Crane out of use
T2  - The Courier
DA  - 2024/05/04/
AB  - Idle.
UR  - https://courier.example/crane
ER  -

TY  - ELEC
TI  - Harbor log, 3 May
UR  - http://www.harbor.example/log/
ER  -
"""
RECORD = """\
  courier-2024-05-04-crane-out-use:
    type: article-newspaper
    title: Crane out of use
    container-title: The Courier
    url: https://courier.example/crane
    issued: 2024-05-04
"""
REMARKS = (
    "a.ris:5: `Crane out of use`: A record has no place for `AB`: “Idle.”.\na.ris:9: `Harbor log, "
    "3 May`: It is already there, as `harbor-log`; it is skipped.\n"
)


@pytest.fixture
def ris(newsroom: Path) -> Path:
    """Return a file of two items beside a newsroom that knows one of them."""
    (newsroom / "a.ris").write_text(RIS, encoding="utf-8")
    (newsroom / "briefings" / "ferry.yml").write_text(LINKED, encoding="utf-8")
    return newsroom


def test_without_write_it_is_a_patch_and_remarks(run: Run, ris: Path):
    done = run("import", "a.ris")
    added = "".join(f"+{line}\n" for line in ("sources:\n" + RECORD).splitlines())
    assert done.stdout == f"--- a/{REGISTER}\n+++ b/{REGISTER}\n@@ -0,0 +1,7 @@\n{added}"
    assert done.stderr.endswith(
        REMARKS
        + (
            "1 new record. 1 record already there. 1 remark above. Nothing was written. "
            "Add --write to write.\n"
        )
    )
    assert done.exit_code == 0
    assert not (ris / REGISTER).exists()


def test_with_write_the_register_is_made_and_a_second_time_there_is_nothing(run: Run, ris: Path):
    done = run("import", "a.ris", "--write")
    assert (done.exit_code, done.stdout) == (0, f"{REGISTER}\n")
    assert (ris / REGISTER).read_text(encoding="utf-8") == "sources:\n" + RECORD
    assert run("check").exit_code == 0
    again = run("import", "a.ris", "--write")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.splitlines()[-1] == "Nothing new. 2 records already there."


def test_bytes_that_are_there_stay(run: Run, ris: Path):
    file = ris / REGISTER
    file.parent.mkdir()
    old = "\ufeff# Ours.\r\nsources:\r\n    tide: {type: book}   # kept\r\n".encode()
    file.write_bytes(old)
    file.chmod(0o640)
    run("import", "a.ris", "--write")
    new = file.read_bytes()
    assert new.startswith(old)
    assert b"\n" not in new.replace(b"\r\n", b"")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["sources.yml"]
    assert run("check").exit_code == 0


def test_into_a_briefing(run: Run, ris: Path):
    done = run("import", "a.ris", "--into", "ferry", "--write")
    assert done.stdout == "briefings/ferry.yml\n"
    text = (ris / "briefings" / "ferry.yml").read_text(encoding="utf-8")
    assert text == LINKED.replace("claims:\n", RECORD + "claims:\n")


def test_an_id_of_the_sidecar_is_taken(run: Run, newsroom: Path):
    (newsroom / "a.bib").write_text("@misc{crane_idle, title={X}}", encoding="utf-8")
    done = run("import", "a.bib", "--into", "ferry")
    assert "+  crane-idle-2:\n" in done.stdout
    assert "The id `crane-idle` is taken; it becomes `crane-idle-2`." in done.stderr


@pytest.mark.parametrize("name", ["zotero.json", "zotero.yaml", "zotero.bib", "zotero.ris"])
def test_what_zotero_writes_passes_the_check(run: Run, newsroom: Path, name: str):
    done = run("import", str(ZOTERO / name), "--write")
    assert done.exit_code == 0
    assert done.stdout == f"{REGISTER}\n"
    checked = run("check")
    assert checked.exit_code == 0, checked.stdout
    assert run("import", str(ZOTERO / name), "--write").stdout == ""


@pytest.mark.parametrize("form", ["csl-json", "bibtex"])
def test_what_was_exported_is_known_when_it_comes_back(run: Run, newsroom: Path, form: str):
    run("import", str(ZOTERO / "zotero.json"), "--write")
    run("export", "sources", "--format", form, "-o", "out.txt")
    done = run("import", "out.txt", "--write")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "Nothing new. 5 records already there."


def test_a_broken_part_exits_with_1_and_the_rest_is_taken(run: Run, newsroom: Path):
    (newsroom / "a.bib").write_text("@misc{a, title={A}}\n@misc{b, title={", encoding="utf-8")
    done = run("import", "a.bib")
    assert done.exit_code == 1
    assert "+  a:\n" in done.stdout
    assert "a.bib:2: This entry cannot be read: " in done.stderr


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (b"hello", (), "a.ris has none of the known formats: "),
        ("TY  - Größe".encode("cp1252"), (), "a.ris is not UTF-8: line 1 has the byte 0xF6."),
        (
            RIS.encode(),
            ("--format", "risk"),
            "'risk' is not known. Did you mean `ris`?",
        ),
        (RIS.encode(), ("--into", "fery"), "There is no briefing `fery`. Did you mean `ferry`?"),
    ],
)
def test_wrong_usage_exits_with_2(
    run: Run, newsroom: Path, content: bytes, arguments: tuple[str, ...], message: str
):
    (newsroom / "a.ris").write_bytes(content)
    done = run("import", "a.ris", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_the_format_can_be_said(run: Run, newsroom: Path):
    (newsroom / "a.ris").write_text("stray\n", encoding="utf-8")
    done = run("import", "a.ris", "--format", "ris")
    assert done.exit_code == 1
    assert "a.ris:1: “stray” is not in any entry.\nNothing new. 1 remark above." in done.stderr


def test_a_register_with_problems_is_not_touched(run: Run, ris: Path):
    file = ris / REGISTER
    file.parent.mkdir()
    file.write_text("sources:\n  a: {type: book\n", encoding="utf-8")
    done = run("import", "a.ris", "--write")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nothing was written." in done.stderr
    assert file.read_text(encoding="utf-8") == "sources:\n  a: {type: book\n"


def test_a_link_is_not_followed(run: Run, ris: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (ris / "briefings" / "_shared").symlink_to(elsewhere, target_is_directory=True)
    done = run("import", "a.ris", "--write")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is reached by a symbolic link; nothing was written." in done.stderr
    assert list(elsewhere.iterdir()) == []


def test_a_register_does_not_grow_beyond_what_is_read(run: Run, newsroom: Path):
    one = "TY  - ELEC\nTI  - {number} " + "long " * 100 + "\nER  - \n"
    text = "".join(one.format(number=number) for number in range(600))
    (newsroom / "a.ris").write_text(text, encoding="utf-8")
    done = run("import", "a.ris", "--into", "ferry", "--write")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nothing was written." in done.stderr
    assert (newsroom / "briefings" / "ferry.yml").read_text(encoding="utf-8") == SIDECAR


def test_paths_are_those_of_the_folder_it_runs_in(
    run: Run, ris: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ris / "briefings")
    done = run("import", "../a.ris", "--root", "..", "--write")
    assert done.stdout == "_shared/sources.yml\n"
    assert done.stderr.splitlines()[-3].startswith("../a.ris:5: ")


OLD = """\
# Ours.
sources:
    rower2024:   # the crane
        type: article-newspaper
        title: Crane ilde   # misspelt there
        author: [{family: Rower}]
        note: Ask Ada.
    tide: {type: book, title: Tides, issued: 2020}
"""
BIB = """\
@article{rower2024, title={Crane idle}, author={Rower, Ada}, journaltitle={The Courier}}
@book{tide, title={Tides: a, b}, date={2021}}
@misc{new, title={New}}
"""
NEW = """\
# Ours.
sources:
    rower2024:   # the crane
        type: article-newspaper
        title: Crane idle   # misspelt there
        author: [{family: Rower, given: Ada}]
        note: Ask Ada.
        container-title: The Courier
    tide: {type: book, title: "Tides: a, b", issued: 2021}
"""
DIFFER = """\
a.bib:1: `rower2024`: It is already there, as `rower2024`, and differs; it is skipped.
a.bib:1: `rower2024`: `title` is Crane ilde there and Crane idle in this file.
a.bib:1: `rower2024`: `author` is [{family: Rower}] there and [{family: Rower, given: Ada}] in this file.
a.bib:1: `rower2024`: `container-title` is not there and The Courier in this file.
a.bib:2: `tide`: It is already there, as `tide`, and differs; it is skipped.
a.bib:2: `tide`: `title` is Tides there and "Tides: a, b" in this file.
a.bib:2: `tide`: `issued` is 2020 there and 2021 in this file.
"""  # noqa: E501


@pytest.fixture
def revised(newsroom: Path) -> Path:
    """Return the register of a newsroom that a file of changed sources is imported into."""
    register = newsroom / REGISTER
    register.parent.mkdir()
    register.write_text(OLD, encoding="utf-8")
    (newsroom / "a.bib").write_text(BIB, encoding="utf-8")
    return register


def test_what_changed_in_the_other_program_is_shown_field_by_field(run: Run, revised: Path):
    done = run("import", "a.bib", "--write")
    assert done.exit_code == 0
    assert done.stderr.endswith(
        f"{DIFFER}1 new record. 2 records already there. 2 sources would change with --update. 5 "
        "remarks above.\n"
    )
    assert revised.read_text(encoding="utf-8") == OLD + (
        "    new:\n      type: document\n      title: New\n"
    )


def test_update_takes_what_changed_and_nothing_else(run: Run, revised: Path):
    shown = run("import", "a.bib", "--update")
    assert "-        title: Crane ilde   # misspelt there\n" in shown.stdout
    assert "2 changed sources." in shown.stderr
    assert shown.stderr.endswith("Nothing was written. Add --write to write.\n")
    assert revised.read_text(encoding="utf-8") == OLD
    assert run("import", "a.bib", "--update", "--write").stdout == f"{REGISTER}\n"
    assert revised.read_text(encoding="utf-8").startswith(NEW + "    new:\n")
    assert run("check").exit_code == 0
    again = run("import", "a.bib", "--update", "--write")
    assert again.stderr.endswith("Nothing new. 3 records already there.\n")
    assert again.stdout == ""


def test_update_changes_a_source_in_the_sidecar_where_it_is(run: Run, newsroom: Path):
    (newsroom / "a.bib").write_text("@online{harbor-log, title={Harbor log}}", encoding="utf-8")
    done = run("import", "a.bib", "--update", "--write")
    assert done.stdout == "briefings/ferry.yml\n"
    text = (newsroom / "briefings" / "ferry.yml").read_text(encoding="utf-8")
    assert text == SIDECAR.replace("Harbor log, 3 May", "Harbor log")


def test_a_comment_is_never_lost_to_an_update(run: Run, revised: Path):
    old = OLD.replace(
        "author: [{family: Rower}]", "author:\n        - {family: Rower}\n        # who else?"
        "\n        - {family: Quay}"
    )  # fmt: skip
    revised.write_text(old, encoding="utf-8")
    done = run("import", "a.bib", "--update", "--write")
    assert done.exit_code == 1
    assert f"Error: `author` of `rower2024` in {REGISTER} contains a comment" in done.stderr
    assert revised.read_text(encoding="utf-8") == old


@pytest.mark.parametrize("form", ["csl-json", "bibtex"])
def test_a_season_that_was_imported_passes_the_strict_check(run: Run, newsroom: Path, form: str):
    text = '[{"id": "a", "type": "book", "issued": {"date-parts": [[2024]], "season": "spring"}}]'
    text = "@book{a, date={2024-21}}" if form == "bibtex" else text
    (newsroom / "a.txt").write_text(text, encoding="utf-8")
    assert "issued: 2024-21" in run("import", "a.txt").stdout
    assert run("import", "a.txt", "--write").exit_code == 0
    assert run("check", "--strict").exit_code == 0, run("check", "--strict").stdout
