"""What content says begins no line of a report, turns no terminal and commands no runner."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from footnoted.cli.main import main
from footnoted.diagnostics.problem import (
    PROPOSAL,
    Code,
    Level,
    Mark,
    Problem,
    on_one_line,
    printable,
)
from footnoted.diagnostics.reports import FORMATS, Tool
from tests.newsroom import article, write

FORGED = "x\n::stop-commands::abc\nbriefings/b.md:1:1: error: forged [x.y]"
CODE = Code("record.odd", Level.ERROR, "It is odd.", "Make it even.")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\rb", r"a\rb"),
        ("a\u2028b\u202ec", r"a\u2028b\u202ec"),
        ("\udc80", r"\udc80"),
        ("::error::x", r"\x3a:error::x"),
        ("a\n \t::error::x", "a\n \t\\x3a:error::x"),
        ("a ##[add-mask]b", r"a #\x23[add-mask]b"),
        ("a::b ## c", "a::b ## c"),
        ("Größe – “ü”\t1", "Größe – “ü”\t1"),
    ],
)
def test_what_commands_or_hides_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_line_feed_of_content_is_shown_too() -> None:
    assert on_one_line(FORGED).count("\n") == 0
    assert on_one_line("a\n::b") == r"a\n::b"


def lines_of(form: str) -> list[str]:
    problem = Problem(CODE, FORGED, Mark(FORGED, 1, 2), FORGED, Mark(FORGED))
    return FORMATS[form]([problem], Tool("1", (CODE,), lambda mark: FORGED)).splitlines()


def test_no_form_of_a_report_has_a_line_that_content_began() -> None:
    assert [line for line in lines_of("text") if line.startswith(("::", "briefings/"))] == []
    assert len(lines_of("text")) == 3
    assert [line[:8] for line in lines_of("github")] == ["::error "]
    assert len(lines_of("rdjsonl")) == 1


def test_the_proposals_of_a_hint_keep_their_lines() -> None:
    problem = Problem(CODE, "Odd.", Mark("a.yml"), f"Write one of these:{PROPOSAL}a{PROPOSAL}b")
    assert str(problem).splitlines()[1:] == [
        "    hint: Write one of these:",
        " " * 8 + "a",
        " " * 8 + "b",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("form", "starts"),
    [
        ("text", ("briefings/a", r"briefings/x\n", "    ")),
        ("github", ("::error file=", "::warning file=")),
    ],
)
def test_names_and_values_forge_no_line_of_a_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, starts: tuple[str, ...]
) -> None:
    value = "x\\n::stop-commands::abc\\nbriefings/b.md:1:1: error: forged [x.y]"
    sidecar = f'claims: {{c: {{quote: The crane stood idle, credibility: "{value}"}}}}\n'
    files: dict[str, str | bytes] = {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    files |= {"briefings/x\n::error::p.md": article(), "briefings/x\n::error::q.yml": "claims: {}"}
    monkeypatch.chdir(write(tmp_path, files))
    lines = CliRunner().invoke(main, ["check", "--format", form]).stdout.splitlines()
    assert any("stop-commands" in line for line in lines)
    assert any("Did you mean" in line for line in lines)
    assert [line for line in lines if not line.startswith(starts)] == []


def test_names_forge_no_line_of_an_adoption(tmp_path: Path) -> None:
    write(tmp_path, {"old/x\n::error::p.md": "{{ x }}", "old/y.md": "No title.", "mkdocs.yml": ""})
    (tmp_path / "old" / "z\n::error::z.md").mkdir()
    done = CliRunner().invoke(
        main, ["adopt", "--root", str(tmp_path), "--from", str(tmp_path / "old")]
    )
    assert not any(line.startswith("::") for line in done.output.splitlines())


def echoes(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"click.echo", "print"}:
            yield node


def test_commands_print_lines_for_people_in_one_way(root: Path) -> None:
    found = []
    for file in sorted((root / "plugins" / "footnoted").rglob("*.py")):
        for call in echoes(ast.parse(file.read_text("utf-8"))):
            # Data that others read goes out as it is, and so does what is shown already.
            data = any(word.arg == "nl" for word in call.keywords)
            text = ast.unparse(call.args[0]) if call.args else ""
            if not data and "on_one_line" not in text and "_coloured" not in text:
                found.append(f"{file.name}: {ast.unparse(call)}")
    assert found == []
