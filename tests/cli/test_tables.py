"""``footnoted export tables``, of one state and of all commits; ``footnoted ask``."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet

from footnoted.build import build
from footnoted.outputs.packages import whole_rows
from footnoted.project import Project
from tests.cli.conftest import Run, git

FIGURE = """\
figures:
  waiting: {quote: stood idle, of: Ships waiting, value: 12, count-of: ships, sources: [harbor-log]}
"""
OTHER = {
    "briefings/later.md": (
        "---\ntitle: Later\ndate: 2025-02-14\n---\n\nIt works, [it says](https://log.example/)."
        "\n\n![A quay](quay.svg)\n"
    ),
    "briefings/later.yml": "claims: {works: {quote: It works, sources: [harbor-log]}}\n",
}


def commit(root: Path, **files: str | None) -> str:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "A change")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def history(newsroom: Path) -> list[str]:
    """The ids of commits that change what they can: words, numbers, sources, parties, files."""
    git(newsroom, "init", "-q", "-b", "main")
    ferry, words = "briefings/ferry.yml", "briefings/ferry.md"
    records = (newsroom / ferry).read_text("utf-8")
    text = (newsroom / words).read_text("utf-8")
    moved = records.partition("claims:")
    shared = "sources:\n  harbor-log: {type: webpage, title: Log, url: 'https://log.example/'}\n"
    party = "parties: {master: {name: Ada Rower, type: person}}\n"
    said = records.replace("attribution: [{", "attribution: [{party: master, how: said}, {")
    superseded = OTHER["briefings/later.yml"].replace(
        "sources:", "supersedes: ferry#crane-idle, sources:"
    )
    return [
        commit(newsroom),
        commit(newsroom, **{ferry: records + FIGURE}),
        commit(newsroom, **OTHER),
        commit(newsroom, **{ferry: records + FIGURE.replace("12", "13")}),
        commit(newsroom, **{"notes.txt": "Not ours."}),
        commit(newsroom, **{"briefings/_shared/sources.yml": shared, ferry: "claims:" + moved[2]}),
        commit(
            newsroom,
            **{"briefings/_shared/sources.yml": shared.replace("log.example", "x.example")},
        ),
        commit(newsroom, **{ferry: said, "briefings/_shared/sources.yml": None}),
        commit(newsroom, **{"briefings/_shared/parties.yml": party}),
        commit(newsroom, **{"briefings/_shared/parties.yml": party.replace("Ada", "Eve")}),
        commit(newsroom, **{"briefings/later.yml": superseded}),
        commit(newsroom, **{words: text.replace("date:", "draft: true\ndate:")}),
        commit(newsroom, **{words: text + "\nAnd more. ![The quay](quay.svg)\n"}),
        commit(newsroom, **{"briefings/later.md": None, "briefings/later.yml": None}),
        commit(newsroom, **{"briefings/ferry/index.md": text, words: None, ferry: None}),
        commit(newsroom, **{"briefings/ferry/index.md": None, words: text, ferry: records}),
    ]


def states(root: Path, since: int, commits: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield what each table says at each commit, built from a whole checkout of it."""
    for number, each in list(enumerate(commits))[since:]:
        git(root, "checkout", "-q", each)
        site = build(replace(Project(root=root), page_bytes=0))
        for table, rows in whole_rows(site, None):
            yield number, table.name, sorted(repr(_plain(row[1:-4])) for row in rows)
    git(root, "checkout", "-q", "main")


def _plain(values: tuple[object, ...]) -> list[str]:
    def said(value: object) -> str:
        return (
            "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        )

    return [said(value) for value in values]


@pytest.mark.parametrize("since", [0, 4])
def test_a_history_says_of_each_commit_what_a_checkout_of_it_says(
    run: Run, newsroom: Path, history: list[str], since: int
) -> None:
    way = ["--since", history[since]] if since else ["--all-commits"]
    done = run("export", "tables", "--format", "csv", *way, "-o", "out")
    assert done.exit_code == 0, done.stderr
    order = {commit: number for number, commit in enumerate(history)}
    told: dict[str, list[dict[str, str]]] = {}
    for file in (newsroom / "out").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            told[file.stem] = list(csv.DictReader(stream))
    shutil.rmtree(newsroom / "out")
    compared: Counter[str] = Counter()
    for number, name, rows in states(newsroom, since, history):
        then = [
            each
            for each in told[name]
            if order[each["as_of_commit"]] <= number
            and (not each["until_commit"] or number < order[each["until_commit"]])
        ]
        said = sorted(repr(list(each.values())[1:-4]) for each in then)
        assert said == rows, (number, name)
        compared[name] += len(rows)
    assert min(compared[name] for name in ("claims", "links", "figures", "sources", "uses")) > 0


def test_a_record_has_a_row_for_each_of_its_states(
    run: Run, newsroom: Path, history: list[str]
) -> None:
    assert run("export", "tables", "--all-commits", "-o", "out").exit_code == 0
    told = (
        duckdb.connect()
        .execute(
            "select digits, as_of_commit, until_commit, until_time >= as_of_time "
            f"from '{newsroom.as_posix()}/out/figures.parquet' order by digits"
        )
        .fetchall()
    )
    # The record of the source moves to the register at commit 5: the figure stays as it is.
    assert told[0] == ("12", history[1], history[3], True)
    assert told[1][:2] == ("13", history[3])


def test_a_revision_that_is_no_earlier_state_is_refused(run: Run, history: list[str]) -> None:
    done = run("export", "tables", "--since", "nowhere", "-o", "out")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: There is no revision `nowhere` in this repository.\n",
    )


def test_the_commit_is_named_only_where_it_has_what_is_exported(
    run: Run, newsroom: Path, history: list[str]
) -> None:
    done = run("export", "tables", "-o", "out")
    assert done.stderr == "out: 6 rows, with datapackage.json\n"
    table = newsroom / "out" / "claims.parquet"
    assert parquet.read_table(table)["as_of_commit"].to_pylist() == [history[-1]]
    (newsroom / "briefings" / "new.md").write_text("---\n", encoding="utf-8")
    done = run("export", "tables", "-o", "out", "--force")
    assert "Note: no commit has these briefings, so the tables name none." in done.stderr
    assert parquet.read_table(table)["as_of_commit"].to_pylist() == [None]


def test_what_has_other_content_is_replaced_only_by_force(run: Run, newsroom: Path) -> None:
    assert run("export", "tables", "--format", "csv", "-o", "out").exit_code == 0
    (newsroom / "out" / "claims.csv").write_text("mine", encoding="utf-8")
    done = run("export", "tables", "--format", "csv", "-o", "out")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: out/claims.csv already exists with other content. Add --force to replace it.",
    )
    assert (newsroom / "out" / "claims.csv").read_text(encoding="utf-8") == "mine"
    assert run("export", "tables", "--format", "csv", "-o", "out", "--force").exit_code == 0
    assert not [path for path in newsroom.iterdir() if path.name.startswith(".footnoted")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tables"], "Error: The tables are several files: name a folder with `-o FOLDER`.\n"),
        (["sources", "--all-commits"], "are for `footnoted export tables`.\n"),
        (["tables", "--format", "parket", "-o", "out"], "Did you mean `parquet`?\n"),
    ],
)
def test_wrong_usage_is_told(run: Run, newsroom: Path, arguments: list[str], said: str) -> None:
    done = run("export", *arguments)
    assert done.exit_code == 2
    assert done.stderr.endswith(said), done.stderr


# -------------------------------------------------------------------------------------------------
# Asking.


def test_a_question_is_answered_as_a_table_and_for_programs(run: Run, newsroom: Path) -> None:
    sql = "select record, quote, sentence, credibility_so from claims"
    assert run("ask", sql).stdout == (
        "record            quote                          sentence  credibility_so\n"
        "----------------  -----------------------------  --------  --------------\n"
        "ferry#crane-idle  the northern crane stood idle  1\n"
    )
    assert run("ask", "--format", "csv", sql).stdout_bytes == (
        b"record,quote,sentence,credibility_so\r\n"
        b"ferry#crane-idle,the northern crane stood idle,1,\r\n"
    )
    assert json.loads(run("ask", "--format", "json", "-", input=sql).stdout) == [
        {
            "record": "ferry#crane-idle",
            "quote": "the northern crane stood idle",
            "sentence": 1,
            "credibility_so": None,
        }
    ]


def test_days_decimals_and_texts_with_any_sign_arrive_as_they_are(run: Run, newsroom: Path) -> None:
    text = '"=cmd(), \'quoted\' \\"twice\\"\\nand a line"'
    with (newsroom / "briefings" / "ferry.yml").open("a", encoding="utf-8") as sidecar:
        sidecar.write(f"    note: {text}\ndates: {{ides: {{date: -0043-03-15, title: Ides}}}}\n")
        sidecar.write("figures: {a: {of: A, value: 0.10, unit: km}}\n")
    done = run("ask", "--format", "json", "select note from claims")
    assert json.loads(done.stdout)[0]["note"] == "=cmd(), 'quoted' \"twice\"\nand a line"
    done = run("ask", "--format", "csv", "select value * 3 as v, typeof(value) as t from figures")
    assert done.stdout.splitlines()[1] == '0.3,"DECIMAL(38,12)"'
    asked = "select year(earliest) y, datediff('day', earliest, date '0001-01-01') d from dates"
    assert run("ask", "--format", "csv", asked).stdout.splitlines()[1] == "-43,15998"


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "copy claims to 'out.csv'",
        "select * from 'https://a.example/claims.parquet'",
        "install httpfs",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
    ],
)
def test_a_question_reaches_no_file_and_no_network(run: Run, newsroom: Path, sql: str) -> None:
    done = run("ask", sql)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "disabled" in done.stderr or "locked" in done.stderr or "cannot" in done.stderr.lower()
    assert sorted(file.name for file in newsroom.iterdir()) == [".cache", "briefings"]


def test_tables_of_several_places_are_one(run: Run, newsroom: Path) -> None:
    for place in ("one", "two's"):
        assert run("export", "tables", "-o", place).exit_code == 0
    asked = ["ask", "--from", "one", "--from", "two's", "--format", "csv"]
    assert run(*asked, "select count(*) n from claims").stdout_bytes == b"n\r\n2\r\n"
    assert run(*asked, "select * from read_text('/etc/hostname')").exit_code == 2
    outside = "select count(*) n from read_text('briefings/*')"
    assert run(*asked, "--external", outside).stdout_bytes == b"n\r\n2\r\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["selec 1"], 'syntax error at or near "selec"'),
        (["--from", "none", "select 1"], "Write them: footnoted export tables -o none"),
        (["--from", "https://a.example", "select 1"], "only where you say --external."),
    ],
)
def test_what_cannot_be_answered_is_told(
    run: Run, newsroom: Path, arguments: list[str], said: str
) -> None:
    done = run("ask", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_without_a_question_the_tables_are_listed(run: Run, newsroom: Path) -> None:
    told = run("ask").stdout
    assert "claims: One claim of a briefing.\n  site (varchar): " in told
    assert "  value (decimal(38, 12)): The number, with the digits as typed.\n" in told


def test_without_duckdb_a_line_says_what_to_install(
    run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footnoted.cli.tables.find_spec", lambda name: None)
    done = run("ask", "select 1")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: `footnoted ask` asks DuckDB. Install it: pip install 'footnoted[ask]'\n",
    )
