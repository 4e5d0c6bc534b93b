"""Records as blocks of lines."""

from hypothesis import given
from hypothesis import strategies as st

from footnoted.records.writing import Draft, block, document
from footnoted.records.yaml import parse

SOURCE: dict[str, Draft] = {
    "type": "webpage",
    "title": "Harbor log: 3 May",
    "author": [{"family": "Rower", "given": "Ada"}],
    "url": "https://harbor.example/log",
}


def test_a_record_has_a_line_for_each_field():
    assert block("harbor-log", SOURCE, "  ") == (
        "  harbor-log:\n"
        "    type: webpage\n"
        '    title: "Harbor log: 3 May"\n'
        "    author: [{family: Rower, given: Ada}]\n"
        "    url: https://harbor.example/log\n"
    )


def test_a_list_that_is_too_long_for_a_line_has_one_for_each_item():
    authors = [{"literal": f"The harbor master's office of quay {n}"} for n in range(3)]
    assert block("author", authors) == (
        "author:\n"
        "  - {literal: The harbor master's office of quay 0}\n"
        "  - {literal: The harbor master's office of quay 1}\n"
        "  - {literal: The harbor master's office of quay 2}\n"
    )


def test_a_document_has_a_section_for_each_kind_and_none_without_records():
    text = document({"sources": {"log": {"type": "webpage"}}, "claims": {}}, "A draft.")
    assert text == "# A draft.\nsources:\n  log:\n    type: webpage\n"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]))
KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda key: key != "<<")
DRAFTS = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, DRAFTS, min_size=1, max_size=4), min_size=1))
def test_every_document_reads_back_as_what_was_drafted(sections):
    assert parse(document(sections), "").value == sections
