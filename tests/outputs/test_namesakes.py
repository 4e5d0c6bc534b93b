"""Sources of one name: distinguished wherever a name is listed alone, by no more than it takes."""

import pytest

from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment
from tests.newsroom import article


def name(newsroom, *sources: str, **more: str) -> list[str]:
    """Return the names of sources as lists have them."""
    lines = "".join(f"  s{number}: {{{text}}}\n" for number, text in enumerate(sources))
    site = newsroom({"briefings/_shared/sources.yml": f"sources:\n{lines}"} | more)
    view = View(site, "sources.md", "en")
    return [view.short(f"s{number}") for number in range(len(sources))]


LOG = "type: report, title: Log"


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        ((LOG, "type: report, title: Tides"), ["Log", "Tides"]),
        ((f"{LOG}, issued: 2024-05-03", f"{LOG}, issued: 2024-05-04"),
         ["Log (3 May 2024)", "Log (4 May 2024)"]),
        ((f"{LOG}, issued: 2024-05-03", LOG), ["Log (3 May 2024)", "Log"]),
        (("type: book, title: Log, publisher: Board", "type: book, title: Log, publisher: Press"),
         ["Log (Board)", "Log (Press)"]),
        ((f"{LOG}, url: https://www.a.example/x", f"{LOG}, url: https://b.example/x"),
         ["Log (a.example)", "Log (b.example)"]),
        ((LOG, LOG), ["Log (s0)", "Log (s1)"]),
        ((f"{LOG}, issued: {{literal: Trinity 1987}}", f"{LOG}, issued: {{literal: n.d.}}"),
         ["Log (Trinity 1987)", "Log (n.d.)"]),
        (("type: webpage, container-title: C, title: A, issued: 2024",
          "type: webpage, container-title: C, title: B, issued: 2024",
          "type: webpage, container-title: C, title: B, issued: 2025"),
         ["C (2024, A)", "C (2024, B)", "C (2025)"]),
        (("type: book, title: Log, volume: I", "type: book, title: log, volume: II"),
         ["Log (I)", "log (II)"]),
        (("type: webpage, publisher: Board", "type: webpage, title: Board, issued: 2024"),
         ["Board", "Board (2024)"]),
        (("type: report, title: Log, url: 'https://[x'", LOG), ["Log (s0)", "Log (s1)"]),
    ],
)  # fmt: skip
def test_sources_of_one_name_are_named_by_the_first_that_differs(newsroom, sources, names):
    assert name(newsroom, *sources) == names


def test_a_draft_changes_no_name_of_a_published_source(newsroom):
    draft = {
        "briefings/d.md": article(draft="true"),
        "briefings/d.yml": "sources:\n  mine: {type: report, title: Log, issued: 2024}\n",
    }
    site = newsroom({"briefings/_shared/sources.yml": f"sources:\n  s0: {{{LOG}}}\n"} | draft)
    view = View(site, "sources.md", "en")
    assert [view.short("s0"), view.short("mine")] == ["Log", "Log (2024)"]


SOURCES = """
    sources:
      first: {type: report, title: Log, issued: 2024-05-03}
      second: {type: report, title: Log, issued: 2024-05-04}
      paper: {type: article-newspaper, container-title: The Courier, title: A, issued: 2024-05-03}
      later: {type: article-newspaper, container-title: The Courier, title: B, issued: 2024-05-04}
      other: {type: article-newspaper, container-title: The Courier, title: C, issued: 2024-05-05}
    """
PAGE = {
    "briefings/_shared/sources.yml": SOURCES,
    "briefings/a.md": article("It stood idle. It moved. It fell. It rose."),
    "briefings/a.yml": """
        claims:
          idle: {quote: It stood idle., sources: [first, second]}
          moved: {quote: It moved., attribution: [{source: first, how: reported}]}
          fell: {quote: It fell., attribution: [{source: paper, how: reported}]}
          rose:
            quote: It rose.
            attribution: [{source: paper, how: reported}, {source: later, how: cited}]
        dates:
          day: {title: It rose, date: 2024-05-04, quote: It rose., sources: [first, second]}
        """,
}


@pytest.fixture
def view(newsroom):
    return View(newsroom(PAGE), "briefings/a.md", "en")


def test_a_chain_has_the_day_of_a_title_that_two_share_but_an_outlet_by_its_name(view):
    chains = {}
    for target in view.site.names.records(view.site.names.briefings["a"]):
        chains[target.id] = [step.named for step in view.chain(target)]
    assert chains["moved"] == ["Log (3 May 2024)"]
    assert chains["fell"] == ["The Courier"]


def test_an_outlet_twice_in_a_chain_is_told_apart(view):
    target = view.site.names.by_id["a"]["rose"]
    named = [step.named for step in view.chain(target)]
    assert named == ["The Courier (3 May 2024)", "The Courier (4 May 2024)"]
    assert view.headline(target) == "The Courier (3 May 2024)"


@pytest.mark.parametrize("page", ["claims", "timeline", "sources"])
def test_the_pages_over_all_briefings_name_both(newsroom, page):
    site = newsroom(PAGE)
    made = next(each for each in PAGES if each.key == page)
    html = made.render(site, View(site, f"{page}.md", "en"), environment())
    text = html.striptags()
    assert "Log (3 May 2024)" in text
    assert "Log (4 May 2024)" in text
