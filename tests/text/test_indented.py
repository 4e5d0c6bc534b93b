"""JSON with an indent, as Python's own writer makes it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.indented import json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(VALUES, st.sampled_from([1, 2]))
def test_a_value_is_written_as_python_writes_it(value, indent):
    assert json_text(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent)


def test_tuples_are_lists_and_nothing_within_is_on_one_line():
    assert json_text({"a": (1, {}), "b": []}) == '{\n "a": [\n  1,\n  {}\n ],\n "b": []\n}'
