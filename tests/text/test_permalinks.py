"""The list of published addresses, as text: read, and added to."""

from footnoted.text.addresses import ListedAddress, listed_addresses, with_addresses

LIST = """\
# Who, what.
# And why.

/a/
# Of old.
/b/ gone 2024-05-08 Taken back.
/d/
# At the end.
"""


def test_each_line_is_an_address_and_what_stands_behind_it_or_is_for_people() -> None:
    assert list(listed_addresses(LIST)) == [
        ListedAddress(4, "/a/", None),
        ListedAddress(6, "/b/", "2024-05-08 Taken back."),
        ListedAddress(7, "/d/", None),
    ]
    assert list(listed_addresses("/a gone b/ gone")) == [ListedAddress(1, "/a", "b/ gone")]
    assert list(listed_addresses("/a gone")) == [ListedAddress(1, "/a", "")]


def test_new_addresses_are_put_in_order_and_remarks_stay_where_they_were() -> None:
    assert with_addresses(LIST, ["/c/", "/b/", "/a/#x"]) == LIST.replace(
        "# Of old.", "/a/#x\n# Of old."
    ).replace("/d/", "/c/\n/d/")


def test_a_list_with_nothing_new_is_as_it_was() -> None:
    assert with_addresses(LIST, []) == LIST
    assert with_addresses("/b/\r\n/a/\r\n", []) == "/a/\n/b/\n"


def test_of_a_line_that_stands_twice_the_one_that_says_more_stays() -> None:
    for text in ("/a/\n/a/ gone 2024-05-08 No.\n", "/a/ gone 2024-05-08 No.\n/a/\n"):
        assert with_addresses(text, ["/b/"]) == "/a/ gone 2024-05-08 No.\n/b/\n"


def test_the_first_address_makes_a_list() -> None:
    assert with_addresses("# Who.\n\n", ["/b/", "/a/"]) == "# Who.\n\n/a/\n/b/\n"
    assert with_addresses("", ["/a/"]) == "/a/\n"


def test_a_list_without_an_empty_line_after_its_head_is_put_in_order_all_the_same() -> None:
    assert with_addresses("# Who.\n/b/\n", ["/a/"]) == "/a/\n# Who.\n/b/\n"
    assert with_addresses("# Who.\n/c/\n\n/b/\n", ["/a/"]) == "/a/\n/b/\n# Who.\n/c/\n"
