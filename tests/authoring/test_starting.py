"""The plugin in a configuration: one line more, every other byte as it was, or a refusal."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.starting import NotUnderstood, lists_plugin, with_plugin

HEAD = "site_name: Desk\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "plugins:\n  - search\n  - footnoted\n"),
        (HEAD, HEAD + "\nplugins:\n  - search\n  - footnoted\n"),
        ("site_name: Desk", "site_name: Desk\n\nplugins:\n  - search\n  - footnoted\n"),
        (
            "site_name: Desk\r\ntheme: x\r\n",
            "site_name: Desk\r\ntheme: x\r\n\r\nplugins:\r\n  - search\r\n  - footnoted\r\n",
        ),
        (
            HEAD + "plugins:\n  - search\n  - tags # ours\n\n# Next\ntheme: x\n",
            HEAD + "plugins:\n  - search\n  - tags # ours\n  - footnoted\n\n# Next\ntheme: x\n",
        ),
        ("plugins:\n- search\n- tags", "plugins:\n- search\n- tags\n- footnoted"),
        (
            "plugins:\r\n  - search\r\nx: 1\r\n",
            "plugins:\r\n  - search\r\n  - footnoted\r\nx: 1\r\n",
        ),
        (
            "plugins:\n    - blog:\n        archive: false\n        posts: [a, b]\nx: 1\n",
            "plugins:\n    - blog:\n        archive: false\n        posts: [a, b]\n"
            "    - footnoted\nx: 1\n",
        ),
        (
            "plugins:\n  - search\n  - tags:\nx: 1\n",
            "plugins:\n  - search\n  - tags:\n  - footnoted\nx: 1\n",
        ),
        ("plugins: [search, tags]\n", "plugins: [search, tags, footnoted]\n"),
        (
            "plugins: [search, {tags: {}}] # all\n",
            "plugins: [search, {tags: {}}, footnoted] # all\n",
        ),
        (
            "plugins:\n  search: {}\n  tags:\n    tags_file: a.md\nx: 1\n",
            "plugins:\n  search: {}\n  tags:\n    tags_file: a.md\n  footnoted: {}\nx: 1\n",
        ),
        ("plugins: {search: {}}\n", "plugins: {search: {}, footnoted: {}}\n"),
        (
            "url: !ENV [URL, null]\nslug: !!python/name:a.b\nplugins:\n  - search\n",
            "url: !ENV [URL, null]\nslug: !!python/name:a.b\nplugins:\n  - search\n  - footnoted\n",
        ),
        ("\ufeffplugins:\n  - é\n", "\ufeffplugins:\n  - é\n  - footnoted\n"),
    ],
)
def test_one_line_is_added_and_nothing_else_is_touched(before: str, after: str) -> None:
    assert not lists_plugin(before)
    assert with_plugin(before) == after
    assert lists_plugin(after)


@pytest.mark.parametrize(
    "text",
    [
        "plugins: []\n",
        "plugins:\n",
        "plugins: search\n",
        "plugins: *all\n",
        "all: &all [search]\nplugins: *all\n",
        "plugins: [search]\nplugins: [tags]\n",
        "INHERIT: base.yml\n",
        "- a list\n",
        "a: [\n",
        "a: 1\n---\nb: 2\n",
        "plugins:\n  - macros:\n      text: |\n        words\n\nx: 1\n",
    ],
)
def test_what_is_not_understood_is_left_to_a_person(text: str) -> None:
    with pytest.raises(NotUnderstood):
        with_plugin(text)


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search, footnoted]\n",
        "plugins:\n  - footnoted:\n      as_of: 2025-02-13\n",
        "plugins:\n  footnoted: {}\n",
    ],
)
def test_a_plugin_that_is_listed_is_found_in_every_form(text: str) -> None:
    assert lists_plugin(text)


PLUGINS = st.one_of(
    st.sampled_from(["search", "tags", "material/blog"]),
    st.dictionaries(
        st.sampled_from(["search", "meta"]),
        st.dictionaries(st.sampled_from("ab"), st.sampled_from(["x: y", 1, None, [1], "# z", ""])),
        min_size=1,
        max_size=1,
    ),
)


@given(
    st.lists(PLUGINS, min_size=1, max_size=4),
    st.sampled_from([True, False, None]),
    st.integers(2, 6),
)
def test_any_list_is_read_back_with_one_more(plugins, flow, indent) -> None:
    config = {"a": 1, "plugins": plugins, "z": [2]}
    text = yaml.safe_dump(
        config, default_flow_style=flow, indent=indent, sort_keys=False, width=10**6
    )
    try:
        after = with_plugin(text)
    except NotUnderstood:
        return
    assert yaml.safe_load(after) == config | {"plugins": [*plugins, "footnoted"]}
