"""The page of every key: it is current, it lists every key once, and its links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

from footnoted.records.evidence import Claim, Evidence, Figure
from footnoted.records.fit import keys_of
from footnoted.records.forms import Record
from footnoted.records.library import FrontMatter, Sidecar
from footnoted.records.schema import REGENERATE, forms, page, title
from footnoted.records.sources import Party, Source


def rows(form: type) -> list[str]:
    """Return the rows of one form's table."""
    section = page().partition(f"\n## {title(form)}\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def test_the_committed_page_is_current(root: Path) -> None:
    committed = (root / "docs" / "reference" / "sidecar.md").read_text(encoding="utf-8")
    assert committed == page(), f"write it anew: {REGENERATE}"


def test_the_module_prints_the_page() -> None:
    command = [sys.executable, "-m", "footnoted.records.schema"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert done.stdout.decode("utf-8") == page()


def test_front_matter_comes_first_and_every_register_is_there() -> None:
    names = [form.__name__ for form in forms()]
    assert names[:2] == ["FrontMatter", "Retracted"]
    registers = {"SourceRegister", "PartyRegister", "EventRegister", "ImageRegister"}
    assert registers <= set(names)
    assert len(names) == len(set(names))


def test_every_key_of_every_form_has_one_row_with_its_meaning() -> None:
    for form in forms():
        shared = [base for base in (Record, Evidence) if form is not base]
        elsewhere = {key for base in shared if issubclass(form, base) for key in keys_of(base)}
        expected = [key for key in keys_of(form) if key not in elsewhere]
        found = [row.split("`")[1] for row in rows(form)]
        assert found == expected, form
        assert all(row.removesuffix(" |").rpartition(" | ")[2] for row in rows(form)), form


def test_a_required_key_has_an_asterisk_and_no_other() -> None:
    starred = {form: [r.split("`")[1] for r in rows(form) if "`\\* |" in r] for form in forms()}
    assert starred[FrontMatter] == ["title", "date"]
    assert starred[Source] == ["type"]
    assert starred[Party] == ["name", "type"]
    assert starred[Figure] == ["of"]
    assert starred[Claim] == starred[Sidecar] == starred[Evidence] == []


def test_what_may_be_written_is_said_in_words() -> None:
    assert rows(Sidecar)[1] == (
        "| `chains` | ids with a list: [attribution link](#attribution-link) | "
        "Attribution chains that are used several times. |"
    )
    kind = next(row for row in rows(Claim) if row.startswith("| `kind`"))
    assert kind == (
        "| `kind` | `fact`, `forecast`, `aim`, `demand`, `offer`, `opinion`; `fact` if absent | "
        "fact, forecast, aim, demand, offer or opinion. |"
    )
    reliability = next(row for row in rows(Source) if row.startswith("| `reliability`"))
    assert "text: `A`, `B`, `C`, `D`, `E`, `F` |" in reliability


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    anchors = {
        heading.lower().replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", page(), flags=re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page())) - anchors == set()


def test_a_table_row_has_three_cells() -> None:
    for form in forms():
        assert [row for row in rows(form) if len(re.findall(r"(?<!\\)\|", row)) != 4] == [], form
