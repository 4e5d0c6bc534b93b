"""Notes typed by hand."""

import pytest

from footnoted.checks import notes
from tests.newsroom import REGISTERS, article, told

SIDECAR = "claims:\n  idle: {says: Idle., sources: [courier]}\n"


def problems(newsroom, body):
    files = {"briefings/a.md": article(body), "briefings/a.yml": SIDECAR}
    return [told(problem) for problem in newsroom(REGISTERS | files).diagnostics]


def test_a_note_to_nothing_is_told_at_its_place_in_the_file(newsroom):
    assert problems(newsroom, "The crane.\n\nIt stood[^idl] still.[^none-of-these]") == [
        (
            "briefings/a.md:8:9: There is no record for the note [^idl]. [note.unknown]",
            "Did you mean `idle`?",
            "",
            "",
        ),
        (
            "briefings/a.md:8:22: There is no record for the note [^none-of-these]. [note.unknown]",
            notes.UNKNOWN.cure,
            "",
            "",
        ),
    ]


def test_a_footnote_with_the_id_of_a_record_is_told_where_its_text_stands(newsroom):
    line = "briefings/a.md:8:1: The footnote [^courier] has the id of a record as its label. "
    assert problems(newsroom, "It stood.[^courier]\n\n[^courier]: Mine.") == [
        (line + "[note.shadows-record]", notes.SHADOWS.cure, "", "")
    ]


def test_notes_to_evidence_and_plain_footnotes_are_passed_in_silence(newsroom):
    body = "It stood.[^idle] Really.[^courier] So.[^mine] `[^not-one]`\n\n[^mine]: Own words."
    assert problems(newsroom, body) == []


def test_what_looks_like_a_note_within_an_address_is_none_and_one_behind_an_address_is(newsroom):
    body = "See https://b.example/@user/[^y] and https://b.example/?q=[^z] here."
    assert problems(newsroom, body) == []
    assert problems(newsroom, "See https://b.example/x[^courier] here.") == []
    [(line, *_)] = problems(newsroom, "See https://b.example/x[^y] here.")
    assert line == "briefings/a.md:6:24: There is no record for the note [^y]. [note.unknown]"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<div>It stood.[^idle]</div>", ["6:15"]),
        ("<table><tr><td>It stood.[^courier] So.</td></tr></table>", ["6:25"]),
        ("It stood.\\[^idle] And `[^idle]`, then.[^idle]", ["6:11"]),
        ("It stood.[^ idle]", ["6:10"]),
        ("<p>It stood.[^idel]</p>", ["6:13"]),
        (
            "<details>\n<summary>Idle[^idle]</summary>\nWords.[^courier]\n</details>",
            ["7:14", "8:7"],
        ),
        ("<p>Own.[^mine]</p>\n\nMine.[^mine]\n\n[^mine]: Words.", ["6:8"]),
        ("`[^idle]`, ``[^courier]``\n\n    [^idle]\n\n<code>[^idle]</code> <kbd>[^idle]</kbd>", []),
        ("<div>Not ours: [^q9]</div>", []),
    ],
)
def test_a_note_that_readers_would_see_as_text_is_an_error(newsroom, body, places):
    found = [line for line, *_ in problems(newsroom, body)]
    assert found == [
        f"briefings/a.md:{place}: Readers see [^{label}] as text: Markdown is not read here. "
        "[note.shown-as-text]"
        for place in places
        for label in [_label_at(body, place)]
    ]


def _label_at(body, place):
    line, column = map(int, place.split(":"))
    return body.split("\n")[line - 6][column + 1 :].partition("]")[0]
