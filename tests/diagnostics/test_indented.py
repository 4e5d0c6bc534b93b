"""Our writer of JSON with an indent says what Python's own says."""

import json

from hypothesis import given
from hypothesis import strategies as st

from footnoted.diagnostics.reports import json_text

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each, max_size=3)
    ),
    max_leaves=12,
)


@given(PLAIN, st.integers(1, 4))
def test_the_text_is_that_of_pythons_own_writer(value: object, indent: int) -> None:
    assert json_text(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent)
