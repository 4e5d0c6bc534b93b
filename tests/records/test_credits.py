"""Credit lines, taken apart where their form is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.records.pictures import CreditPart, Image, parts_of
from tests.timing import quickest

KNOWN = {
    "Illustration: Ada Rower / The Courier | Photo: Ben Oar / Unsplash": (
        CreditPart("Illustration", "Ada Rower", "The Courier"),
        CreditPart("Photo", "Ben Oar", "Unsplash"),
    ),
    "Ben Oar/AFP/Getty Images": (CreditPart("", "Ben Oar", "AFP/Getty Images"),),
    "Ben Oar / Getty Images": (CreditPart("", "Ben Oar", "Getty Images"),),
    "AFP/Getty Images": (CreditPart("", "", "AFP/Getty Images"),),
    "Courtesy of the Harbour Museum": (CreditPart("", "", "the Harbour Museum"),),
    "Photo: Courtesy of the Harbour Museum": (CreditPart("Photo", "", "the Harbour Museum"),),
    "Photo by Ben Oar on Unsplash": (CreditPart("Photo", "Ben Oar", "Unsplash"),),
    "Photo by Ben Oar": (CreditPart("Photo", "Ben Oar"),),
    "PHOTO: Ben Oar": (CreditPart("PHOTO", "Ben Oar"),),
    "Photo credit: Ben Oar": (CreditPart("Photo", "Ben Oar"),),
    "© 2024 Ben Oar": (CreditPart("", "Ben Oar"),),
    "© 2019–2024 Ben Oar/Reuters": (CreditPart("", "Ben Oar", "Reuters"),),
    "(c) Ben Oar": (CreditPart("", "Ben Oar"),),
    "Copyright 2024 Ben Oar": (CreditPart("", "Ben Oar"),),
    "Ben Oar via Wikimedia Commons (CC BY-SA 4.0)": (
        CreditPart("", "Ben Oar", "Wikimedia Commons"),
    ),
    "Ben Oar via Wikimedia Commons, CC BY-SA 4.0": (
        CreditPart("", "Ben Oar", "Wikimedia Commons"),
    ),
    "Harbour Office/Handout via Reuters": (CreditPart("", "", "Harbour Office/Reuters"),),
    "Handout: Harbour Office": (CreditPart("", "", "Harbour Office"),),
    "Getty Images": (CreditPart("", "", "Getty Images"),),
    "Reuters": (CreditPart("", "", "Reuters"),),
}
NOT_KNOWN = (
    "North Agency",
    "Ada Rower",
    "Ada Rower, The Courier",
    "Ada Rower and Ben Oar",
    "Photo: Ada Rower | North Agency",
    "https://courier.example/picture",
    "Ada / / Ben",
    "Handout",
    "",
)


@pytest.mark.parametrize(("line", "parts"), KNOWN.items())
def test_a_credit_line_of_a_known_form_is_taken_apart(line, parts):
    assert parts_of(line) == parts


@pytest.mark.parametrize("line", NOT_KNOWN)
def test_a_line_that_could_mean_two_things_is_left_alone(line):
    assert parts_of(line) == ()


@pytest.mark.parametrize("line", KNOWN)
def test_the_line_is_printed_as_it_was_typed(line):
    image = Image.model_validate({"file": "quay.jpg", "credit": line})
    assert image.credit_line == line
    assert [(c.role or "", c.name or "", c.agency or "") for c in image.credits] == [
        tuple(part) for part in KNOWN[line]
    ]


def test_the_parts_that_are_written_as_parts_stay_what_they_are():
    written = [{"role": "Photo", "name": "Ada Rower", "url": "https://courier.example/"}]
    image = Image.model_validate({"file": "quay.jpg", "credit": written})
    assert [credit.as_written() for credit in image.credits] == written
    assert image.credit_line == "Photo: Ada Rower"


def test_a_picture_without_a_credit_has_no_parts():
    assert Image.model_validate({"file": "quay.jpg"}).credits == ()


@given(st.text(max_size=80) | st.lists(st.sampled_from(sorted(KNOWN))).map(" | ".join))
def test_no_line_breaks_it_and_every_part_names_somebody(line):
    assert all(part.name or part.agency for part in parts_of(line))


@pytest.mark.parametrize("unit", [" ", ", CC a", "( ", "/", "photo by ", "a via ", "© "])
def test_a_line_of_a_hundred_thousand_characters_is_no_work(unit):
    line = f"a{unit * (100_000 // len(unit))}("
    assert parts_of(line) == ()
    assert quickest(lambda: parts_of(line), enough=0.5) < 0.5
