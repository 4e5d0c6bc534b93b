"""Whether words and a record can mean the same date."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.reading import agrees


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("2025-02-11", "2025-02-11"),
        ("2024-08", "2024-08-06"),
        ("2025-02-11", "2025-02"),
        ("[2025-02-10..2025-02-16]", "2025-02-12"),
        ("[..2025-02-20]", "2025-02-03"),
        ("[2025-01-20..]", "2025-01-20/.."),
        ("2025-02-11", "2025-02-10/2025-02-16"),
        ("[2025-02-01~..2025-02-10~]", "2025-02-12"),
        ("2025-02-11", "2025-02-13~"),
        ("2024-03", "2024-04~"),
        ("2024", "2025?"),
        ("2024-26", "2024-22"),
    ],
)
def test_one_within_the_other_is_agreement(said, recorded):
    assert agrees(parse(said), parse(recorded))


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("2025-02-11", "2025-02-12"),
        ("2024-08", "2024-09"),
        ("2024-08", "2025-08"),
        ("[..2025-02-20]", "2025-02-21"),
        ("[2025-01-20..]", "../2025-01-19"),
        ("2025-02-10/2025-02-16", "2025-02-14/2025-02-20"),
        ("2025-02-11", "2025-02-16~"),
        ("2024-01", "2024-04~"),
    ],
)
def test_what_lies_beside_or_only_overlaps_is_not(said, recorded):
    assert not agrees(parse(said), parse(recorded))
    assert not agrees(parse(recorded), parse(said))
