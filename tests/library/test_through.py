"""What rests on something that rests on a source: which steps are followed, and where they end."""

from time import process_time

import pytest

from footnoted.article.plan import Reading
from footnoted.checks.sources import UNSOUND_THROUGH
from footnoted.library.standing import Leaning, second_hand
from tests.newsroom import article, told

SOURCES = (
    "sources:\n  delta: {type: post, title: Delta, status: retracted}\n"
    "  echo: {type: post, title: Echo}\n"
)
CUT = "claims:\n  cut: {says: C., sources: [delta], supports: [lean]}\n"
LEAN = "  lean: {says: L., sources: [echo]}\n"


def site_of(newsroom, **files):
    """Build briefings from their body and their sidecar, with lines between."""
    every = {"briefings/_shared/sources.yml": SOURCES}
    for name, given in files.items():
        body, _, sidecar = given.partition("---\n")
        head = {"continues_": "a"} if body == "CONTINUES" else {}
        every[f"briefings/{name}.md"] = article(body, **head)
        every[f"briefings/{name}.yml"] = sidecar
    return newsroom(every)


def reached(site, source="delta"):
    first = [r.what for rests in site.rests.values() for r in rests if r.source == source]
    return [(each.what, each.way, each.step) for each in second_hand(first, site.leanings)]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (CUT + LEAN, "", [("a#lean", "supports", 2)]),
        (CUT.replace("[lean]", '["b#lean"]'), "claims:\n" + LEAN, [("b#lean", "supports", 2)]),
        (CUT + LEAN + "dates:\n  day: {date: 2024, title: D, claim: lean}\n", "",
         [("a#lean", "supports", 2), ("a#day", "claim", 3)]),
        (CUT + LEAN + "figures:\n  f: {of: F, value: 2, claim: lean}\n"
         "  half: {of: H, share-of: {figure: f, value: 0.5}, sources: [echo]}\n"
         "  more: {of: M, change-from: {figure: half, value: 1}, sources: [echo]}\n", "",
         [("a#lean", "supports", 2), ("a#f", "claim", 3), ("a#half", "share-of", 4),
          ("a#more", "change-from", 5)]),
        # Rounds end.
        (CUT.replace("[lean]", "[lean, cut]") + LEAN.replace("}", ", supports: [cut, lean]}"), "",
         [("a#lean", "supports", 2)]),
        # Two ways: the shorter counts.
        (CUT.replace("[lean]", "[lean, far]") + LEAN.replace("}", ", supports: [far]}")
         + "  far: {says: F., sources: [echo]}\n", "",
         [("a#lean", "supports", 2), ("a#far", "supports", 2)]),
        # What rests on the source itself is not at second hand.
        (CUT + LEAN.replace("[echo]", "[delta]"), "", []),
        (CUT.replace("supports", "contradicts") + LEAN, "", []),
    ],
)  # fmt: skip
def test_supports_claims_and_figures_are_followed(newsroom, a, b, found):
    assert reached(site_of(newsroom, a=f"X.---\n{a}", b=f"X.---\n{b}")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("See [it](a.md).", [("b", "links", 2)]),
        ("See [it](a.md#claim-cut).", [("b", "links", 2)]),
        ("See [it](a.md#claim-other).", []),
        ("CONTINUES", [("b", "continues", 2)]),
        ("See [it](c.md).", []),
    ],
)
def test_articles_that_build_on_a_briefing_are_followed(newsroom, body, found):
    cut = "claims:\n  cut: {says: C., sources: [delta]}\n  other: {says: O., sources: [echo]}\n"
    site = site_of(newsroom, a=f"X.---\n{cut}", b=f"{body}---\n", c="X.---\n")
    assert reached(site) == found


def test_links_between_briefings_go_on_and_end_where_they_close(newsroom):
    site = site_of(
        newsroom,
        a=f"See [d](d.md).---\n{CUT}{LEAN}",
        b="See [a](a.md).---\n",
        c="See [b](b.md).---\n",
        d="See [c](c.md).---\n",
    )
    assert reached(site) == [
        ("a#lean", "supports", 2),
        ("b", "links", 2),
        ("c", "links", 3),
        ("d", "links", 4),
    ]


def test_ten_thousand_records_in_a_row_and_in_a_round_take_less_than_a_second(newsroom):
    site = site_of(newsroom, a=f"X.---\n{CUT}{LEAN}")
    (one,) = site.leanings["a#cut"]
    count = 10_000

    def leaning(number: int) -> Leaning:
        return Leaning(f"a#{(number + 1) % count}", f"a#{number}", "supports", one.briefing,
                       one.mark, "", one.target)  # fmt: skip

    row = {f"a#{number}": (leaning(number),) for number in range(count)}
    begun = process_time()
    assert len(second_hand(["a#0"], row)) == count - 1
    assert process_time() - begun < 1


def test_pages_know_first_hand_from_second(newsroom):
    day = "dates:\n  day: {date: 2024, title: D, claim: lean}\n"
    site = site_of(newsroom, a=f"X.---\n{CUT}{LEAN}{day}")
    stands = {
        target.id: (site.standing(target).unsound, site.standing(target).second_hand)
        for target in site.names.records(site.names.briefings["a"])
    }
    assert stands == {
        "cut": (("delta",), ()),
        "lean": ((), ("delta",)),
        "day": ((), ("delta",)),
    }


def problems(site, code):
    return [told(problem) for problem in site.diagnostics if problem.code.name == code]


def test_the_check_names_what_is_at_second_hand_in_each_briefing(newsroom):
    site = site_of(
        newsroom,
        a=f"X.---\n{CUT.replace('[lean]', '[lean, far]')}{LEAN}  far: {{says: F.}}\n",
        b="See [a](a.md).---\n",
        c="See [b](b.md).---\n",
    )
    found = [(line, hint) for line, hint, *_ in problems(site, "source.unsound-through")]
    cure = UNSOUND_THROUGH.cure
    end = "rests on `delta`, which its publisher has withdrawn."
    assert found == [
        (f"briefings/a.yml:2:47: The claim `lean` rests on `a#cut`, which {end} "
         "1 more place of this briefing, too. [source.unsound-through]", cure),
        (f"briefings/b.md:6:9: The text rests on `a`, which {end} [source.unsound-through]", cure),
    ]  # fmt: skip


def test_it_can_be_allowed_with_a_reason(newsroom):
    allowed = (
        "allow:\n  - {code: source.unsound-through, about: delta, because: seen}\n"
        "  - {code: source.retracted-used, about: delta, because: seen}\n"
    )
    site = site_of(newsroom, a=f"X.---\n{CUT}{LEAN}{allowed}")
    assert site.diagnostics == ()


def test_where_nothing_was_withdrawn_nothing_is_said(newsroom):
    files = {
        "briefings/_shared/sources.yml": SOURCES.replace(", status: retracted", ""),
        "briefings/a.md": article(),
        "briefings/a.yml": CUT + LEAN,
    }
    site = newsroom(files)
    assert site.diagnostics == ()
    assert site.further == {}
    assert isinstance(site.readings["a"], Reading)


DOI = "doi: 10.1234/storm"
TWO = (
    "sources:\n  before: {{type: report, {0}{1}}}\n  after: {{type: report, {0}{2}}}\n"
    "claims:\n  c: {{says: C., sources: [after, before]}}\n"
)


@pytest.mark.parametrize(
    ("address", "one", "other", "codes"),
    [
        (DOI, ", status: retracted", "", ["source.replaced", "source.retracted-used"]),
        (DOI, "", ", status: retracted", ["source.replaced", "source.retracted-used"]),
        (DOI, "", "", ["source.same-address"]),
        (DOI, ", status: corrected", "", ["source.corrected-used", "source.same-address"]),
        (DOI, ", status: retracted", ", status: retracted",
         ["source.retracted-used", "source.retracted-used", "source.same-address"]),
        ("url: 'https://a.example/1'", ", status: retracted", "",
         ["source.retracted-used", "source.same-address"]),
    ],
)  # fmt: skip
def test_a_doi_before_and_after_a_retraction_is_its_own_kind(newsroom, address, one, other, codes):
    site = newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": TWO.format(address, one, other)}
    )
    assert sorted(problem.code.name for problem in site.diagnostics) == codes


def test_what_took_the_place_of_a_withdrawn_source_is_named_and_links_go_there(newsroom):
    sidecar = TWO.format(DOI, "", ", status: retracted")
    body = "See [it](https://doi.org/10.1234/storm)."
    site = newsroom({"briefings/a.md": article(body), "briefings/a.yml": sidecar})
    assert problems(site, "source.replaced")[0][0] == (
        "briefings/a.yml:3:30: `after` and `before` have one DOI, before and after a retraction. "
        "[source.replaced]"
    )
    assert (
        "`before` has taken its place under the same DOI."
        in (problems(site, "source.retracted-used")[0][0])
    )
    links = [rest.source for rest in site.rests["a"] if rest.way.value == "link"]
    assert links == ["before"]
