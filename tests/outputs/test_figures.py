"""The page of figures: measures over time, what two briefings tell differently, all the others."""

import re

import pytest

from footnoted.outputs.figures import FIGURES, blocks, groups
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/2024/quay.md": article(date="2024-05-06", title="The <quay>"),
    "briefings/2024/quay.yml": """
        figures:
          waiting:
            of: Cargo waiting, in spring
            value: 1200
            unit: tonne
            approximate: true
            as-of: 2024-05-03
            series: cargo
            formerly: [queue]
            sources: [courier]
          summer: {of: "Cargo waiting, in summer", value: 1500, unit: short-ton, as-of: 2024-08,
            series: cargo, status: refuted, sources: [agency]}
          pier: {of: Length of the pier, value: 120, unit: meter, sources: [courier]}
        corrections:
          first: {kind: correction, date: 2024-05-07, text: T., was: 900 tonnes, about: [waiting]}
          later: {kind: update, date: 2024-05-08, text: T., about: [waiting, pier]}
          other: {kind: update, date: 2024-05-08, text: T.}
        """,
    "briefings/log.md": article(date="2024-06-06", title="Log"),
    "briefings/log.yml": """
        figures:
          recount: {of: Cargo waiting, value: 900, unit: tonne, as-of: 2024-05, series: cargo}
          alone: {of: Ships, low: 40, count-of: ships, as-of: 2024-05, series: ships}
        """,
    "briefings/back.md": article(date="2024-06-07", retracted="{date: 2024-06-09, because: No.}"),
    "briefings/back.yml": """
        figures:
          taken: {of: Ships, value: 7, count-of: ships, differs-from: [{figure: log#alone,
            because: Counted <inside>.}]}
        """,
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES)


def page(site):
    return str(FIGURES.render(site, View(site, "figures.md", "en"), environment()))


def text(html):
    return " ".join(re.sub("<[^>]+>", " ", html).replace("\u00a0", " ").split())


def row(html, id_):
    found = re.search(rf'<tr id="{id_}".*?</tr>', html, re.S)
    assert found
    return [text(cell) for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", found[0], re.S)]


def test_a_series_is_a_table_by_time_with_its_unit_and_the_number_as_given(site):
    html = page(site)
    series = html[html.index('data-series="cargo"') : html.index('data-series="ships"')]
    assert re.findall(r'<tr id="([^"]*)" data-figure="([^"]*)"', series) == [
        ("figure-log--recount", "log#recount"),
        ("figure-2024--quay--waiting", "2024/quay#waiting"),
        ("figure-2024--quay--summer", "2024/quay#summer"),
    ]
    assert row(html, "figure-2024--quay--summer") == [
        "August 2024",
        "1,500 short tons = 1,400 t, converted by us refuted Cargo waiting, in summer",
        "The &lt;quay&gt;",
        "North Agency",
    ]


def test_corrections_of_a_figure_stand_beside_it_the_newest_first(site):
    html = page(site)
    assert row(html, "figure-2024--quay--waiting")[1] == (
        "about 1,200 t Cargo waiting, in spring Does not agree with another figure: see above "
        "Update, 8 May 2024 Correction, 7 May 2024 : it was 900 tonnes"
    )
    assert 'href="../briefings/2024/quay/#correction-first"' in html
    assert '<span id="figure-2024--quay--queue"></span>' in html


def test_two_briefings_that_do_not_agree_stand_side_by_side_with_their_sources(site):
    html = page(site)
    [open_, told] = re.findall(r'<div class="fn-discrepancy.*?</div>', html, re.S)
    assert text(open_) == (
        "These two do not agree "
        "900 t Cargo waiting · May 2024 Rests on no recorded source In “ Log ” "
        "about 1,200 t Cargo waiting, in spring · 3 May 2024 Rests on The Courier "
        "In “ The &lt;quay&gt; ”"
    )
    assert text(told) == (
        "These two differ, and this is why "
        "7 ships Ships Rests on no recorded source In “ A ” "
        "at least 40 ships Ships · May 2024 Rests on no recorded source In “ Log ” "
        "Counted &lt;inside&gt;. So “A”."
    )


def test_a_series_has_a_chart_unless_all_of_it_is_of_one_time(site):
    found = {block.series.key: block for block in blocks(site, View(site, "figures.md", "en"))}
    assert {key: block.chart is not None for key, block in found.items()} == {
        "cargo": True,
        "ships": False,
    }
    assert {key: block.same_name for key, block in found.items()} == {"cargo": False, "ships": True}


def test_figures_without_a_series_stand_by_briefing_the_newest_first(site):
    found = [(g.briefing.name, [r.target.id for r in g.rows]) for g in groups(site)]
    assert found == [("back", ["taken"]), ("2024/quay", ["pier"])]
    html = page(site)
    assert row(html, "figure-2024--quay--pier") == [
        "Length of the pier",
        "120 m Update, 8 May 2024",
        "not given",
        "The Courier",
    ]
    assert "briefing retracted" in row(html, "figure-back--taken")[1]


def test_the_page_says_how_many_there_are_and_explains_its_charts(site):
    said = text(page(site))
    assert "6 figures from 3 briefings. 2 measures are followed over time." in said
    assert "How to read the charts" in said


def test_a_newsroom_without_series_has_no_charts_to_explain(newsroom):
    files = {
        "briefings/a.md": article(),
        "briefings/a.yml": """
            figures:
              one: {of: A, value: 1, differs-from: [{figure: two, because: So.}]}
              two: {of: B, value: 2}
            """,
    }
    said = text(page(newsroom(files)))
    assert "2 figures from 1 briefing. Each number leads to the words that say it." in said
    assert "For other programs:" in said
    assert "By briefing These two differ, and this is why" in said
    assert "charts" not in said


def test_files_that_are_switched_off_are_not_offered(newsroom):
    html = page(newsroom(FILES, exports={"figures": False}))
    assert "For other programs:" not in html
    assert "figures.csv" not in html


def test_an_empty_newsroom_says_so(newsroom):
    assert "No briefing records a figure yet." in page(newsroom({"a.txt": ""}))
