"""What has a grammar of its own is printed and read in one module."""

import re
from pathlib import Path

import pytest

ONCE = {
    r"""replace\(["']/["'], *["']--["']\)|~ *["']--["']""": "library/names.py",
    r"""["']src-|["'][^"'`]*--via-""": "library/evidence.py",
    r"\bHTMLParser\b": "text/parsing.py",
    r"did not find expected|mapping values": "records/slips.py",
}
"""The one place of each: ids over all briefings, keys of notes, visitors of HTML, libyaml."""


@pytest.mark.parametrize(("pattern", "home"), ONCE.items(), ids=ONCE.values())
def test_a_grammar_is_known_in_one_module(root: Path, pattern: str, home: str) -> None:
    package = root / "plugins" / "footnoted"
    files = [file for end in ("*.py", "*.html") for file in package.rglob(end)]
    found = {
        file.relative_to(package).as_posix()
        for file in files
        if re.search(pattern, file.read_text(encoding="utf-8"))
    }
    assert found == {home}
