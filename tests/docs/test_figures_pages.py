"""The page about figures that were read: current, and what the benchmark prints."""

from pathlib import Path

from benchmarks.figures import counts, rows, table


def test_the_measured_page_says_what_the_benchmark_prints(root: Path) -> None:
    text = (root / "docs" / "reference" / "figures-measured.md").read_text(encoding="utf-8")
    for line in (*counts(list(rows())), *table(list(rows()))):
        assert line in text, "write it anew: python -m benchmarks.figures, and with --table"


def test_the_sample_has_a_hundred_places_of_eight_words_at_most() -> None:
    every = list(rows())
    assert len(every) == 100
    assert {len(row.label["words"].split()) for row in every} <= set(range(1, 9))
