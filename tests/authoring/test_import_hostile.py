"""Files that are broken, cut or changed at random: records or remarks, never an exception.

What is taken over must be in a register that the project's own loader reads.
"""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.authoring.importing import READERS, Known, Unreadable, decode, merge, reader_for
from footnoted.records.fit import validate_records
from footnoted.records.reading import FORMS
from footnoted.records.writing import insert_records
from footnoted.records.yaml import parse
from tests.timing import times_longer

HERE = Path(__file__).parent
FILES = ("zotero.json", "zotero.yaml", "zotero.bib", "zotero.ris")
ROUNDS = 150
"""Changed files of each kind."""


def survives(data: bytes, name: str) -> None:
    """Read a file as the command does; everything it gives must fit."""
    try:
        text = decode(data)
    except Unreadable:
        return
    reader = reader_for(text, name)
    if reader is None:
        return
    reading = reader.read(text)
    result = merge(reading.entries, Known())
    assert all(remark.text and remark.line >= 0 for remark in (*reading.remarks, *result.remarks))
    for section, records in result.records.items():
        fits(section, insert_records("", "a.yml", section, records), len(records))


def fits(section: str, text: str, number: int) -> None:
    if section in FORMS:
        document = parse(text, "a.yml", 1 << 20)
        form, problems = validate_records(FORMS[section], document)
        assert (list(document.problems), problems) == ([], [])
        assert len(getattr(form, section)) == number


@pytest.mark.parametrize("name", FILES)
def test_a_file_may_break_off_anywhere(name: str):
    data = (HERE / name).read_bytes()
    for end in range(0, len(data), max(1, len(data) // ROUNDS)):
        survives(data[:end], name)


@pytest.mark.parametrize("name", FILES)
def test_a_file_may_be_changed_anywhere(name: str):
    data = (HERE / name).read_bytes()
    chance = random.Random(name)
    for _ in range(ROUNDS):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(changed))
            choice = chance.randrange(3)
            if choice == 0:
                changed[at] = chance.randrange(256)
            elif choice == 1:
                del changed[at : at + chance.randint(1, 30)]
            else:
                changed[at:at] = changed[at : at + chance.randint(1, 60)]
        survives(bytes(changed), name)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=100, deadline=None)
@given(text=st.text('[]{}":,@=#%\\ \nTYER-ida1\u202e\x00é', max_size=120))
def test_any_text_is_read_by_any_reader(reader, text: str):
    reading = reader.read(text)
    assert all(remark.text for remark in reading.remarks)


@pytest.mark.parametrize(
    ("name", "head", "part", "times", "end"),
    [
        ("a.bib", "@misc{a, title={", '\\"{a}', 10_000, "}}"),
        ("a.bib", "@misc{a, author={{A", " and {A", 3_000, "}}"),
        ("a.bib", "", "@a{", 5_000, ""),
        ("a.bib", "@misc{a, title=x", "#x", 10_000, "}"),
        ("a.json", '[{"id":"a","title":"', "<i", 50_000, '"}]'),
        ("a.json", '[{"id":"a","note":"', "a:b\\n", 20_000, '"}]'),
        ("a.ris", "TY  - NEWS\n", "AU  - A\n", 3_000, "ER  - \n"),
        ("a.ris", "TY  - NEWS\n", "x\n", 5_000, "ER  - \n"),
        ("a.yaml", "references:\n", "- id: a\n", 300, ""),
        ("a.yaml", "references:\n- id: ", "[", 5_000, ""),
    ],
)
def test_time_grows_with_the_file_alone(name: str, head: str, part: str, times: int, end: str):
    def taking_over(number: int) -> None:
        text = head + part * number + end
        reader = reader_for(text, name)
        assert reader is not None
        merge(reader.read(text).entries, Known())

    assert times_longer(taking_over, times) < 8, "four times the file"
