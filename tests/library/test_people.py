"""Names in notes."""

import pytest

from footnoted.library.punctuation import name_both_ways, names
from footnoted.records.sources import PersonName

ADA = {"family": "Rower", "given": "Ada"}
NORA = {"family": "Hafen", "given": "Nora", "non-dropping-particle": "von"}
JEAN = {"family": "Fleuve", "given": "Jean", "dropping-particle": "de"}


def people(*given):
    return [name_both_ways(PersonName.model_validate(name)) for name in given]


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        (ADA, "Ada Rower", "Rower"),
        (ADA | {"suffix": "Jr."}, "Ada Rower Jr.", "Rower"),
        (NORA, "Nora von Hafen", "von Hafen"),
        (JEAN, "Jean de Fleuve", "Fleuve"),
        ({"literal": "Harbor & Sons"}, "Harbor &amp; Sons", "Harbor &amp; Sons"),
        ({"given": "Madonna"}, "Madonna", "Madonna"),
        ({"family": "Rower"}, "Rower", "Rower"),
        (
            {"literal": "ليلى"},
            '<bdi dir="rtl">ليلى</bdi>',
            '<bdi dir="rtl">ليلى</bdi>',
        ),
    ],
)
def test_a_name_has_a_full_and_a_short_form(name, full, short):
    (made,) = people(name)
    assert (made.full, made.short) == (full, short)


@pytest.mark.parametrize(
    ("given", "list_"),
    [
        ((), ""),
        ((ADA,), "Ada Rower"),
        ((ADA, NORA), "Ada Rower and Nora von Hafen"),
        ((ADA, NORA, JEAN), "Ada Rower et al."),
    ],
)
def test_more_than_two_are_the_first_and_others(given, list_):
    assert names(people(*given)) == list_


def test_a_style_says_how_many_it_names_and_with_which_words():
    three = people(ADA, NORA, JEAN)
    assert names(three, most=3) == "Ada Rower, Nora von Hafen, and Jean de Fleuve"
    assert names(three, most=3, between=(" und ", " und ")) == (
        "Ada Rower, Nora von Hafen und Jean de Fleuve"
    )
    assert names(three, most=1, others=" & others") == "Ada Rower &amp; others"
    assert names(three[:2], short=True) == "Rower and von Hafen"
