import pytest

from footnoted.article.projection import BLOCK, sentences
from footnoted.text.quotation import OBJECT


def split(text: str) -> list[str]:
    said = sentences(text)
    ends = [*said.begins[1:], len(text)]
    parts = (text[begin:end].strip() for begin, end in zip(said.begins, ends, strict=True))
    return [part for part in parts if part]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "The crane stood."],
        ["“It rained.”", "“The crane stood.”"],
        ["Did it rain?", "Yes!", "It did…", "And so on."],
        ["In 2024.", "1,300 men came."],
        ["Mr. Smith and Gen. V. Putin met on Feb. 20 in the U.S. Capitol."],
        ["It cost 2.5 million at no. 5, p. 7, etc. Nothing more."],
        ["It was said, e.g. by him, that it cost 5.5 percent."],
        ["他说。", "结束了！", "今天？"],
        ["He left. “and then” he came."],
        ["Это конец.", "«Да».", "Всё."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_block_ends_a_sentence_whatever_follows() -> None:
    assert split(f"A title{BLOCK}it rained.{BLOCK}and so") == ["A title", "it rained.", "and so"]


def test_a_stretch_is_shown_in_its_whole_sentences_on_one_line() -> None:
    text = "It rained. The\ncrane  stood. It fell."
    said = sentences(text)
    assert said.around(text.index("crane"), text.index("stood")) == "The crane stood."
    assert said.around(text.index("crane"), text.index("fell")) == "The crane stood. It fell."
    assert said.around(0, 0) == "It rained."


def test_the_place_behind_a_full_stop_belongs_to_the_sentence_that_ends_there() -> None:
    text = "It rained. It fell."
    said = sentences(text)
    assert [said.number(offset) for offset in (0, 5, 10, 12, len(text))] == [0, 0, 0, 1, 1]


def test_no_text_is_one_empty_sentence() -> None:
    assert sentences("").around(0, 0) == ""


def test_code_and_formulas_leave_an_ellipsis() -> None:
    text = f"Type {OBJECT} and press\n{OBJECT}. Then."
    assert sentences(text).around(0, 4) == "Type … and press …."
