"""Which words are surely a title, and which are left to a person."""

import pytest

from footnoted.authoring.adopt_outside import cited_title, standing_alone


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ada Rower, “The crane stands still,” The Courier, 4 May 2024. ",
            "The crane stands still",
        ),
        ('Ada Rower. "The crane stands still." The Courier. ', "The crane stands still"),
        ("“Who pays?” The Courier, 4 May 2024, ", "Who pays?"),
        ("See «Der Kran», Kurier, ", "Der Kran"),
        ("Ada Rower, „Der Kran steht“, Kurier. ", "Der Kran steht"),
        ("North Quay, “Aid from the U.S.” (2024) ", "Aid from the U.S."),
        ("Ada Rower, “The crane, and why”, ", "The crane, and why"),
        ("The Courier, 4 May 2024, ", ""),
        ("The master said, “We will not wait,” in ", ""),
        ("Known as “the old crane”, see ", ""),
        ("The “old” crane of the north quay stands still, ", ""),
        ("Rower, “One,” in “Two”, ", ""),
        ("Rower, “of small interest”, ", ""),
        ("Ada Rower “The crane stands still” ", ""),
        ("*The Courier*, 4 May 2024, ", ""),
        ("a b c d e f g h i j k l m n, “The crane stands still”, ", ""),
        ("", ""),
    ],
)
def test_the_title_in_a_footnote(text: str, title: str) -> None:
    assert cited_title(text) == title


BLOCKS = frozenset(
    {
        "Why the northern crane stands still",
        "Who pays for the crane?",
        "The northern crane stands still again.",
        "why the northern crane stands still",
        "The northern crane",
        "See https://courier.example/ for all the rest",
    }
)


def test_a_link_that_is_a_whole_paragraph_of_five_words_is_a_title() -> None:
    assert {block for block in BLOCKS if standing_alone(block, BLOCKS)} == {
        "Why the northern crane stands still",
        "Who pays for the crane?",
    }


def test_a_link_within_a_sentence_is_none() -> None:
    assert not standing_alone("northern crane stands still for a week", BLOCKS)
