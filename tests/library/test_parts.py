"""Lists that are divided: what each part is called, and that its address lasts."""

from footnoted.library.parts import PartEntry, divide


def entry(name, *path, size=10):
    return PartEntry(name, (name,), name, path, 1, size)


def pages(page, entries, largest=20):
    """Return the names on each part that shows entries, by its source name."""
    division = divide(page, entries, largest)
    assert division
    return {part.page: " ".join(part.items) for part in division.root.leaves()}


def test_a_list_that_fits_is_not_divided():
    assert divide("claims.md", [entry("a", "2024"), entry("b", "2023")], 20) is None


def test_what_cannot_be_told_apart_stays_on_one_page():
    assert divide("claims.md", [entry("a", "2024", size=100)], 20) is None


def test_parts_are_named_by_the_levels_of_their_entries_in_the_order_of_the_list():
    entries = [entry("c", "2024", "03"), entry("b", "2024", "01"), entry("a", "2022", "05")]
    assert pages("claims.md", entries) == {"claims/2024.md": "c b", "claims/2022.md": "a"}


def test_a_part_that_is_too_long_is_divided_again_and_keeps_its_address():
    entries = [entry(name, "2024", "03") for name in ("b", "a", "c")]
    entries += [entry("d", "2024", "01"), entry("e", "2023", "01")]
    division = divide("claims.md", entries, 20)
    assert division
    assert [(part.page, part.count, len(part.parts)) for part in division.root.every()] == [
        ("claims.md", 5, 2),
        ("claims/2024.md", 4, 2),
        ("claims/2024/03.md", 3, 3),
        ("claims/2024/03/a.md", 1, 0),
        ("claims/2024/03/b.md", 1, 0),
        ("claims/2024/03/c.md", 1, 0),
        ("claims/2024/01.md", 1, 0),
        ("claims/2023.md", 1, 0),
    ]


def test_a_level_that_tells_nothing_apart_is_passed_over():
    entries = [entry(f"log-{n}{m}", size=4) for n in "123" for m in "45"]
    assert pages("sources.md", entries) == {
        "sources/log-1.md": "log-14 log-15",
        "sources/log-2.md": "log-24 log-25",
        "sources/log-3.md": "log-34 log-35",
    }


def test_a_name_with_which_others_begin_has_a_part_of_its_own():
    entries = [entry(name, size=15) for name in ("a", "ab", "abc", "b")]
    assert pages("sources.md", entries) == {
        "sources/a_.md": "a",
        "sources/ab_.md": "ab",
        "sources/abc.md": "abc",
        "sources/b.md": "b",
    }


def test_nothing_that_is_added_elsewhere_moves_a_part():
    before = [entry(name, "2023", "05") for name in ("a", "bc", "bd", "be")]
    more = [entry(f"new-{n}", "2024", f"{n % 12 + 1:02}") for n in range(50)]
    old, new = pages("claims.md", [*before, entry("z", "2022")]), pages("claims.md", more + before)
    assert {name: shown for name, shown in old.items() if "2023" in name} == {
        name: shown for name, shown in new.items() if "2023" in name
    }


def test_parts_of_an_index_do_not_lie_among_its_neighbours():
    entries = [entry("a", "2024", size=20), entry("b", "2023", size=20)]
    assert list(pages("briefings/index.md", entries)) == [
        "briefings/all/2024.md",
        "briefings/all/2023.md",
    ]


def test_an_element_is_found_by_its_id_its_name_or_its_briefing_else_at_the_entrance():
    entries = [
        PartEntry("s", ("#series-x", "2024--a--f1"), "x", ("series",), 1, 20),
        PartEntry("a", ("2024--a",), "2024--a", ("2024",), 1, 20),
        PartEntry("x", ("x", "was-x"), "x", ("2023",), 1, 20),
    ]
    division = divide("figures.md", entries, 20)
    assert division
    found = {
        fragment: division.find(fragment).page
        for fragment in (
            "series-x",
            "figure-2024--a--f1",
            "figure-2024--a--f2",
            "in-2024--a",
            "source-x",
            "source-was-x",
            "others",
            "",
        )
    }
    assert found == {
        "series-x": "figures/series.md",
        "figure-2024--a--f1": "figures/series.md",
        "figure-2024--a--f2": "figures/2024.md",
        "in-2024--a": "figures/2024.md",
        "source-x": "figures/2023.md",
        "source-was-x": "figures/2023.md",
        "others": "figures.md",
        "": "figures.md",
    }
    assert division.map == "figures/parts.json"
