"""Pages over all briefings in parts: nothing is lost, nothing is twice, every link arrives."""

import json
import re
from collections import Counter

import pytest

from benchmarks.newsroom import write
from footnoted.build import build
from footnoted.outputs.page import part_maps
from footnoted.outputs.registry import generated_pages
from footnoted.outputs.view import View, environment
from footnoted.project import Project
from tests.newsroom import REGISTERS, article, build_in

IDS = re.compile(
    r'\sid="((?:claim|event|date|figure|series|source|image|correction|in|briefing)-[^"]+)"'
)


def shown(site):
    """Return every generated page by its source name, with its title and HTML."""
    env = environment()
    return {
        name: (page, str(page.render(site, View(site, name, "en"), env)))
        for name, page in generated_pages(site)
    }


@pytest.fixture(scope="module")
def project_folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("benchmark")
    write(root / "newsroom", 24)
    return root / "newsroom"


def project(root, **more):
    return Project(root, docs_dir="docs", site_url="https://example.org/", **more)


class Built:
    """A built newsroom with its generated pages; no dataclass, whose text would be endless."""

    def __init__(self, root, **more):
        self.site = build(project(root, **more))
        self.pages = shown(self.site)


@pytest.fixture(scope="module")
def divided(project_folder):
    return Built(project_folder, page_bytes=20_000)


@pytest.fixture(scope="module")
def whole(project_folder):
    return Built(project_folder)


def test_every_entry_stands_on_exactly_one_part(divided, whole):
    keys = set(divided.site.addresses.divided)
    assert keys == {"claims", "timeline", "sources", "figures", "credits"}
    for key in keys:
        ids = Counter(IDS.findall(whole.pages[f"{key}.md"][1]))
        parts = [html for made, html in divided.pages.values() if made.key == key]
        assert len(parts) > 2, key
        assert sum((Counter(IDS.findall(html)) for html in parts), Counter()) == ids, key


def test_the_parts_of_a_page_are_named_by_what_is_in_them(divided):
    titles = {name: page.title for name, (page, _) in divided.pages.items()}
    assert titles["claims.md"] == "Claims"
    assert titles["claims/2015.md"] == "Claims: 2015"
    assert titles["claims/2015/12/briefing-1.md"] == "Claims: December 2015, briefing-1…"
    assert titles["sources/w.md"] == "Sources: w…"
    assert titles["briefings/index.md"] == "Briefings"


def test_every_link_between_generated_pages_and_to_briefings_arrives(divided):
    site = divided.site
    pages = {site.addresses.public(name): html for name, (_, html) in divided.pages.items()}
    ids = {page: set(re.findall(r'\sid="([^"]*)"', html)) for page, html in pages.items()}
    briefings = {site.addresses.public(site.briefing_page(b.name)) for b in site.built}
    broken = []
    for here, html in pages.items():
        for address in set(re.findall(r'<a[^>]* href="([^"]*)"', html)):
            page, fragment = target(here, address)
            if page is None or page in briefings or page.endswith(FILES):
                continue
            if page not in pages or (fragment and fragment not in ids[page]):
                broken.append((here, address))
    assert broken == []


FILES = (".json", ".csv", ".bib", ".ics", ".svg")


def target(here, address):
    """Return the page below the site's root that an address leads to, and the fragment."""
    if "://" in address:
        return None, ""
    path, _, fragment = address.partition("#")
    parts = here.split("/")[:-1]
    for step in path.partition("?")[0].split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    joined = "/".join(parts)
    is_file = "." in (parts[-1] if parts else "")
    return (joined if is_file or not joined else f"{joined}/"), fragment


def test_a_link_to_an_entry_leads_to_its_part_and_one_to_the_page_to_the_entrance(divided):
    view = View(divided.site, "briefings/briefing-3.md", "en")
    assert view.to("sources") == "../../sources/"
    assert view.to("sources", "source-wire") == "../../sources/w/#source-wire"
    assert view.to("claims", "claim-briefing-10--c1") == (
        "../../claims/2015/12/briefing-1/#claim-briefing-10--c1"
    )
    assert divided.site.addresses.entry("method", "status") == "method.md"


def test_what_an_article_links_to_is_the_part_with_the_entry(divided):
    html = divided.site.readings["briefing-4"].html
    assert 'href="../sources/w.md#source-wire"' in html
    assert "sources.md#" not in html
    assert not re.search(r'href="[^"]*credits\.md#', html)


def test_the_map_tells_of_each_entry_where_it_is(divided):
    maps = {file.path: json.loads(file.text) for file in part_maps(divided.site)}
    assert "wire" in maps["sources/parts.json"]["w/"]
    assert maps["claims/parts.json"]["2015/12/briefing-1/"] == ["briefing-10"]
    assert "briefing-3--d1" in next(
        names for names in maps["timeline/parts.json"].values() if "briefing-3--d1" in names
    )


def test_search_does_not_know_the_parts_whose_entries_it_knows_by_their_briefing(divided):
    searched = {name: page.searched for name, (page, _) in divided.pages.items()}
    assert searched["claims.md"]
    assert not searched["claims/2015.md"]
    assert searched["sources/w.md"]
    assert all(found for name, found in searched.items() if name.startswith("timeline/2015/"))


def test_a_part_leads_to_its_neighbours_and_up(divided):
    _, html = divided.pages["claims/2015/12/briefing-1.md"]
    ways = re.findall(r'<a href="([^"]*)" rel="([a-z]+)">([^<]*)</a>', html)
    assert ways == 2 * [
        ("../../", "up", "↑ Claims: 2015"),
        ("../briefing-0/", "prev", "← December 2015, briefing-0…"),
        ("../briefing-2/", "next", "December 2015, briefing-2… →"),
    ]


def test_parts_stay_where_they_are_when_another_year_comes(tmp_path):
    files = REGISTERS | {"briefings/old.md": article(date="2022-03-01")}
    for n in range(6):
        files[f"briefings/b{n}.md"] = article(date=f"2023-0{n + 1}-01")
        files[f"briefings/b{n}.yml"] = "claims: {c: {says: Something.}, d: {says: Another.}}\n"
    before = build_in(tmp_path / "a", files, page_bytes=5000)
    more = {f"briefings/c{n}.md": article(date="2024-05-01") for n in range(9)}
    more |= {f"briefings/c{n}.yml": "claims: {c: {says: A thing.}}\n" for n in range(9)}
    after = build_in(tmp_path / "b", files | more, page_bytes=5000)
    names = {f"claim-b{n}--c" for n in range(6)}
    old = {name: before.addresses.entry("claims", name) for name in names}
    assert old == {name: after.addresses.entry("claims", name) for name in names}
    assert set(old.values()) == {f"claims/2023/0{n + 1}.md" for n in range(6)}


EVERY_KIND = REGISTERS | {
    "briefings/a.md": article(date="2024-05-06"),
    "briefings/a.yml": """
        claims:
          run: {says: It will run., kind: forecast, due: 2024-06-01, credibility: 2}
          rest: {says: It will rest., kind: forecast}
        dates:
          day: {date: 2024-05-03, title: D}
          month: {date: 2024-05, title: M}
          year: {date: 2023, title: Y}
          shared: {date: 2024-04, title: S, event: storm}
        figures:
          f:
            {of: Cranes, value: 2, count-of: cranes, as-of: 2024-01, series: cranes,
             formerly: [old]}
          g: {of: Cranes, value: 4, count-of: cranes, as-of: 2024-01, series: cranes}
          h: {of: Hands, value: 4, count-of: hands, as-of: 2024-01}
        corrections:
          first: {date: 2024-05-07, kind: correction, text: It was wrong., about: [h]}
        """,
    "briefings/b.md": article(date="2023-02-01", retracted="{date: 2024-08-01, because: Made up.}"),
    "briefings/b.yml": """
        figures:
          h: {of: Hands, value: 5, count-of: hands, as-of: 2024-01}
        corrections:
          second: {date: 2024-06-07, kind: clarification, text: More.}
        """,
}


def test_what_has_no_day_month_or_year_has_a_part_too(newsroom):
    site = newsroom(EVERY_KIND, page_bytes=1)
    pages = {name: page.title for name, (page, _) in shown(site).items()}
    for name, title in (
        ("timeline/2023.md", "Timeline: 2023"),
        ("timeline/2024/05/no-day.md", "Timeline: May 2024, no day named"),
        ("timeline/2024/05/03.md", "Timeline: 3 May 2024"),
        ("outlook/undated.md", "Outlook: no day named"),
        ("figures/series.md", "Figures: measures over time"),
        ("figures/2023.md", "Figures: 2023"),
        ("corrections/2024/08.md", "Corrections: August 2024"),
        ("corrections/2024/05.md", "Corrections: May 2024"),
    ):
        assert pages[name] == title


def test_former_ids_and_headings_are_found_on_their_parts(newsroom):
    at = newsroom(EVERY_KIND, page_bytes=1).addresses.entry
    assert at("figures", "figure-a--old") == at("figures", "series-cranes") == "figures/series.md"
    assert at("figures", "figure-a--h") == "figures/2024.md"
    assert at("timeline", "event-storm") == at("timeline", "y2024-04") == "timeline/2024/04.md"
    assert at("corrections", "withdrawn-b") == "corrections/2024/08.md"
    assert at("outlook", "claim-a--rest") == "outlook/undated.md"
    assert at("timeline", "no-such-thing") == "timeline.md"


def test_a_part_of_the_figures_shows_what_its_figures_differ_from(newsroom):
    site = newsroom(EVERY_KIND, page_bytes=1)
    _, html = shown(site)["figures/series.md"]
    assert html.count('class="fn-discrepancy') == 1
    assert "Figures: measures over time" in html


def test_an_entrance_says_how_many_there_are_and_where(newsroom):
    site = newsroom(EVERY_KIND, page_bytes=1)
    pages = {name: html for name, (_, html) in shown(site).items()}
    assert (
        "4 events, too many for one page. They are divided by their dates" in pages["timeline.md"]
    )
    assert '<a href="2023/">2023</a> (1)' in pages["timeline.md"]
    assert '<nav class="fn-density"' in pages["timeline.md"]
    assert '<section class="fn-scores"' not in pages["outlook.md"]
    assert '<a href="../a/">A</a>' not in pages["briefings/index.md"]
    assert '<a href="a/">A</a>' in pages["briefings/index.md"]
    assert 'id="across"' in pages["briefings/index.md"]
    assert 'data-parts="parts.json"' in pages["timeline.md"]
