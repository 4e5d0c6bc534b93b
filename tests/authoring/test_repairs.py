"""Sidecars as people write them: what is repaired, what is left, and that nothing else changes."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.authoring.fix import Left, Repairs, repairs
from footnoted.diagnostics.problem import Mark
from footnoted.records.fit import value_at
from footnoted.records.writing import Edit
from footnoted.records.yaml import parse
from footnoted.text.quotation import Selector, Verdict
from tests.authoring.fix_newsroom import PATH, repaired, written
from tests.newsroom import article, build_in

BODY = "For a week, the northern crane stood idle. Later, the southern crane stood idle, too."
DRIFTED = """\
# The claims, by hand.
claims:
  a:   # first
    quote: for a week the Northern crane  # as printed
    kind: fact
"""


def test_a_repair_is_an_edit_with_its_place_and_its_reason(tmp_path):
    assert repaired(tmp_path, DRIFTED, BODY.replace("northern", "Northern")) == Repairs(
        (
            Edit(
                PATH,
                DRIFTED.index("for a week"),
                DRIFTED.index("  # as printed"),
                "for a week the Northern crane",
                "For a week, the Northern crane",
                "The article now writes “For a week, the Northern crane”, "
                "with other capitals and punctuation.",
                Mark(PATH, 4, 12),
                "a",
            ),
        )
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quote: for a week the northern crane", "quote: For a week, the northern crane"),
        ("quote: 'for a week the northern crane'", "quote: 'For a week, the northern crane'"),
        ('quote: "for a week the northern crane"', 'quote: "For a week, the northern crane"'),
        ("quote: {exact: for a week the northern crane}",
         'quote: {exact: "For a week, the northern crane"}'),
        ("quote:\n      exact: for a week the\n        northern crane  # x",
         "quote:\n      exact: For a week, the\n        northern crane  # x"),
        ("quote: >-\n      for a week the\n      northern crane",
         "quote: >-\n      For a week, the\n      northern crane"),
        ("quote: |2  # block\n      for a week\n      the northern crane\n",
         "quote: |2  # block\n      For a week,\n      the northern crane\n"),
        ('quote: {prefix: "idle, later ", exact: "the southern crane"}',
         'quote: {prefix: "idle. Later, ", exact: "the southern crane"}'),
        ("quote:\n      # where\n      suffix: stood idle\n      exact: week, The northern crane",
         "quote:\n      # where\n      suffix: stood idle\n      exact: week, the northern crane"),
        ("quote: {exact: crane stood idle, prefix: the Southern}",
         "quote: {exact: crane stood idle, prefix: the southern}"),
        ("quote: {exact: crane stood idle, suffix: too}",
         'quote: {exact: crane stood idle, suffix: ", too."}'),
    ],
)  # fmt: skip
def test_only_the_words_that_differ_change_in_whatever_style(tmp_path, old, new):
    sidecar = f"claims:\n  a:\n    {old}\n    kind: fact  # end\n"
    assert written(tmp_path, sidecar, BODY) == f"claims:\n  a:\n    {new}\n    kind: fact  # end\n"


def test_dates_and_figures_are_repaired_like_claims(tmp_path):
    sidecar = (
        "dates:\n  d: {date: 2024-04, title: A week, quote: for a week}\n"
        "figures:\n  f: {of: Weeks, value: 1, count-of: weeks, quote: For A week}\n"
    )
    assert written(tmp_path, sidecar, BODY) == sidecar.replace("for a week", "For a week").replace(
        "For A week", "For a week"
    )


def test_what_is_ambiguous_is_left_with_lines_to_paste(tmp_path):
    sidecar = "claims:\n  a:\n    quote: crane stood idle\n"
    assert repaired(tmp_path, sidecar, BODY) == Repairs(
        left=(
            Left(
                Mark(PATH, 3, 12),
                "a",
                "The article has “crane stood idle” 2 times. Say which one is meant.",
                (
                    'quote: {exact: "crane stood idle", suffix: "."}',
                    'quote: {exact: "crane stood idle", suffix: ","}',
                ),
            ),
        )
    )


def test_every_line_to_paste_is_found(tmp_path):
    sidecar = "claims:\n  a:\n    quote: crane stood idle\n"
    for line in repaired(tmp_path, sidecar, BODY).left[0].choices:
        files = {"briefings/crane.yml": f"claims:\n  a:\n    {line}\n"}
        site = build_in(tmp_path, files)
        assert site.readings["crane"].found[0].match.verdict is Verdict.FOUND


@pytest.mark.parametrize(
    ("selector", "line"),
    [
        (Selector('a "b"'), '"a \\"b\\""'),
        (Selector("ö", "ä"), '{exact: "ö", prefix: "ä"}'),
        (Selector("a", "b", "c: d"), '{exact: "a", prefix: "b", suffix: "c: d"}'),
    ],
)
def test_a_line_to_paste_is_yaml(selector, line):
    assert selector.written == line
    value = value_at(parse(f"quote: {line}\n", "a.yml").value, ("quote",))
    parts = value if isinstance(value, dict) else {"exact": value}
    assert Selector(**{part: str(words) for part, words in parts.items()}) == selector


def test_a_sidecar_with_problems_in_its_yaml_is_not_touched(tmp_path):
    sidecar = DRIFTED.replace("Northern", "northern") + "    kind: aim\n"
    assert repaired(tmp_path, sidecar, BODY).edits == ()
    assert [left.why for left in repaired(tmp_path, sidecar, BODY).left] == [
        "The sidecar has problems in its YAML. Fix them first."
    ]


def test_a_sidecar_that_changed_since_the_site_was_built_is_not_touched(tmp_path):
    sidecar = DRIFTED.replace("Northern", "northern")
    site = build_in(tmp_path, {"briefings/crane.md": article(BODY), PATH: sidecar})
    found = repairs(site, {PATH: sidecar.replace("for a", "in a")})
    assert found.edits == ()
    assert [left.why for left in found.left] == [
        "The sidecar was changed while it was read. Run the command again."
    ]
    assert repairs(site, {}) == Repairs()


def test_what_cannot_be_written_in_its_style_is_left_with_a_line_to_paste(tmp_path):
    sidecar = 'claims:\n  a:\n    quote: "for a week \\\n      the northern crane"\n'
    assert repaired(tmp_path, sidecar, BODY) == Repairs(
        left=(
            Left(
                Mark(PATH, 3, 12),
                "a",
                "The article now writes “For a week, the northern crane”, with other capitals and "
                "punctuation. Change it by hand: a program cannot keep the way it is written.",
                ('quote: "For a week, the northern crane"',),
            ),
        )
    )


def test_the_article_is_read_as_the_site_reads_it(tmp_path):
    sidecar = "claims:\n  a:\n    quote: the Old crane\n"
    body = "For *a* week, the\n**old** crane[^n] stood `the Old crane`.\n\n[^n]: Idle."
    assert written(tmp_path, sidecar, body) == sidecar.replace("Old", "old")


WORDS = ("for a week", "the northern crane", "the southern crane", "stood idle")
SIGNS = st.sampled_from(["", ",", ";", ":", " –", "!"])
LINES = st.sampled_from(["\n", "\r\n"])


def style(words: str, how: str, eol: str) -> str:
    """Write words as a scalar in one of the styles a person may choose."""
    folded = words.replace(" ", f"{eol}      ", 1)
    return {
        "plain": words,
        "single": f"'{words}'",
        "double": f'"{words}"',
        "folded": f">-{eol}      {folded}",
        "literal": f"|{eol}      {folded}",
        "lines": f'"{folded}"',
        "flow": f'{{exact: "{words}"}}',
        "block": f"{eol}      # which{eol}      exact: {words}",
    }[how]


STYLES = st.sampled_from(
    ["plain", "single", "double", "folded", "literal", "lines", "flow", "block"]
)


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[str, str, int]:
    """Return a sidecar, an article's body, and how many quotations are written otherwise there."""
    eol = draw(LINES)
    printed, records, drifted = [], [], 0
    for number, words in enumerate(draw(st.permutations(WORDS))):
        sign = draw(SIGNS)
        first, _, rest = words.partition(" ")
        now = f"{first}{sign} {rest}"
        quoted = draw(st.sampled_from([words, now if ":" not in sign else words]))
        printed.append(now)
        drifted += now != quoted
        comment = draw(st.sampled_from(["", "  # why", " "]))
        head = f"  c-{number}:{comment}{eol}"
        records.append(
            f"{head}    quote: {style(quoted, draw(STYLES), eol)}{eol}    kind: fact{eol}"
        )
    bom = draw(st.sampled_from(["", "\ufeff"]))
    text = f"{bom}# Mine{eol}{eol}claims:{eol}{draw(st.sampled_from(['', eol])).join(records)}"
    return (text if draw(st.booleans()) else text.rstrip("\r\n")), " / ".join(printed), drifted


def without_signs(text: str) -> str:
    """Return a sidecar without what a repair of this test may add or take away."""
    return re.sub(r"[,;:!'\"]| –", "", text)


@settings(deadline=None, max_examples=60)
@given(newsrooms())
def test_only_the_intended_bytes_change_and_a_second_run_changes_nothing(newsroom):
    sidecar, body, drifted = newsroom
    with TemporaryDirectory() as folder:
        root = Path(folder)
        found = repaired(root, sidecar, body)
        new = written(root, sidecar, body)
        assert found.left == ()
        assert len(found.edits) == drifted
        assert without_signs(new) == without_signs(sidecar)
        assert new.count("\r\n") == sidecar.count("\r\n")
        assert new.count("\n") == sidecar.count("\n")
        assert repaired(root, new, body) == Repairs()
        site = build_in(root, {})
        assert {f.match.verdict for f in site.readings["crane"].found} == {Verdict.FOUND}
