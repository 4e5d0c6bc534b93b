"""Texts as YAML scalars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.records.writing import scalar
from footnoted.records.yaml import parse


@pytest.mark.parametrize(
    ("text", "written", "within"),
    [
        ("Harbor log", "Harbor log", "Harbor log"),
        ("Harbor log, 3 May", "Harbor log, 3 May", '"Harbor log, 3 May"'),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("Norway: a portrait", '"Norway: a portrait"', '"Norway: a portrait"'),
        ("no", '"no"', '"no"'),
        ("“Idle”", "“Idle”", "“Idle”"),
        ('The "idle" crane', 'The "idle" crane', 'The "idle" crane'),
        ('"Idle" cranes', "'\"Idle\" cranes'", "'\"Idle\" cranes'"),
        (" a", '" a"', '" a"'),
        ("", '""', '""'),
        ("two\nlines", '"two\\nlines"', '"two\\nlines"'),
        ("% of all", '"% of all"', '"% of all"'),
        ("#3", '"#3"', '"#3"'),
        ("a #3", '"a #3"', '"a #3"'),
        ("[2025..2026]", '"[2025..2026]"', '"[2025..2026]"'),
    ],
)
def test_a_text_gets_the_plainest_style_that_reads_back(text, written, within):
    assert (scalar(text), scalar(text, flow=True)) == (written, within)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"])))
def test_every_text_reads_back_as_itself(text):
    alone = parse(f"a: {scalar(text)}\n", "")
    within = parse(f"a: [{{b: {scalar(text, flow=True)}}}]\n", "")
    assert (alone.value, within.value) == ({"a": text}, {"a": [{"b": text}]})
