"""A site's own scale: read whole, or refused with the place of what is wrong."""

import pytest

from footnoted.project import Grade, Scale
from footnoted.records.reading import read_scale
from tests.newsroom import write

STARS = """
    name: Stars
    about: How far we lean on a source.
    grades:
      no: {label: not at all, meaning: We know better.}
      1: {label: a little, meaning: It has been right.}
    """


def read(tmp_path, text):
    return read_scale(write(tmp_path, {"scales/stars.yml": text}), "scales/stars.yml")


def test_a_scale_keeps_its_codes_as_typed_and_in_order(tmp_path):
    grades = (
        Grade("no", "not at all", "We know better."),
        Grade("1", "a little", "It has been right."),
    )
    assert read(tmp_path, STARS) == (Scale("Stars", "How far we lean on a source.", grades), ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            STARS.replace("meaning: We", "meening: We"),
            "scales/stars.yml:4:3: error: `meaning` is missing in `no` of `grades`. "
            "[schema.missing]",
        ),
        ("name: S\nabout: A.\n", "scales/stars.yml:1:1: error: "),
        ("name: S\nabout: A.\ngrades: {}\n", "scales/stars.yml:"),
        ("name: [", "scales/stars.yml:"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_half_read(tmp_path, text, line):
    scale, problems = read(tmp_path, text)
    assert scale is None
    assert str(problems[0]).startswith(line)


@pytest.mark.parametrize("path", ["scales/none.yml", "../stars.yml"])
def test_a_file_that_is_not_there_or_outside_is_none(tmp_path, path):
    scale, [problem] = read_scale(tmp_path, path)
    assert (scale, problem.mark.path) == (None, path)
