"""A selector as a writer pastes it into a sidecar."""

import yaml

from footnoted.text.quotation import Selector


def test_words_alone_are_quoted_and_neighbours_are_named():
    assert Selector("stood idle").written == '"stood idle"'
    assert Selector("stood", suffix="idle").written == '{exact: "stood", suffix: "idle"}'


def test_what_is_pasted_is_read_back_as_it_was():
    selector = Selector("a “b”: c, #d {e}\\", "f '\"", "г")
    read = yaml.safe_load(selector.written)
    assert read == {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
