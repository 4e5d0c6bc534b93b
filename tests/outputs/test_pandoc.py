"""What pandoc reads in our files: compared by hand with ``tools.pandoc_sources``, kept beside.

Pandoc is too large to be asked in every run. What is asked is whether the comparison that is kept
is that of the files as they are exported now.
"""

from pathlib import Path

from tools.pandoc_sources import EXPLAINED, stamp

RESULT = Path(__file__).parent / "pandoc.txt"


def test_the_comparison_is_of_what_is_exported_now():
    again = "python -m tools.pandoc_sources > tests/outputs/pandoc.txt"
    assert f"sha256 of both files: {stamp()}\n" in RESULT.read_text(encoding="utf-8"), again


def test_every_difference_is_explained():
    text = RESULT.read_text(encoding="utf-8")
    assert "NOT EXPLAINED" not in text
    assert [why for why in EXPLAINED.values() if why not in text] == []
