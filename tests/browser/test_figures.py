"""Charts and tables of figures in a browser: on every screen, in every color, on paper.

A newsroom of its own: crowded series with every kind of mark, and two briefings that disagree.
"""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import broken_rules
from tests.browser.conftest import Open, Site, build, served
from tests.browser.test_timeline import CONFIG

FORMS = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}-{m:02}~", "{y}-{m:02}-{d:02}/{y}-12-28", "{y}")
NUMBERS = (
    "value: {n}",
    "value: {n}, approximate: true",
    "low: {n}, high: {more}",
    "value: {n}, bound: at-least",
    "value: {n}, bound: less-than",
    "value: {n}, status: refuted",
)
ARTICLE = "---\ntitle: On {name}\ndate: 2024-06-1{number}\n---\n\nThe pier is 120 meters long.\n"


def crowd(series: str, count: int, unit: str, start: int, step: int) -> str:
    """Return figures of one series, each made from its number alone."""
    rows = []
    for each in range(count):
        number = start + each * each * step % 997
        as_of = FORMS[each % len(FORMS)].format(
            y=2020 + each % 5, m=1 + each * 5 % 12, d=1 + each * 7 % 28
        )
        said = NUMBERS[each % len(NUMBERS)].format(n=number, more=number + 150)
        rows.append(f"  {series}-{each}: {{of: A {series}, {said}, {unit}, as-of: {as_of}, ")
        rows.append(f"series: {series}}}\n")
    return "".join(rows)


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a newsroom with crowded series and a figure of the metric system."""
    root = tmp_path_factory.mktemp("harbor")
    one = crowd("queue", 24, "count-of: ships", 100, 37) + crowd("cost", 4, "unit: USD", 2000000, 9)
    two = crowd("area", 5, "unit: km2", 1200, 1)
    pier = (
        "  pier: {quote: 120 meters, of: Length of the pier, value: 120, unit: m, as-of: 2024-05,"
        " key: true}\n"
    )
    same = "as-of: 2024-05-03, series: disputed, count-of: ships, of: Ships"
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Harbor\n",
        "briefings/one.md": ARTICLE.format(name="one", number=1),
        "briefings/one.yml": f"figures:\n{one}{pier}  says: {{value: 61, {same}}}\n",
        "briefings/two.md": ARTICLE.format(name="two", number=2),
        "briefings/two.yml": f"figures:\n{two}  denies: {{value: 66, {same}}}\n"
        f"  before: {{value: 40, {same.replace('2024-05-03', '2023')}}}\n",
    }
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    # Disagreement is a warning, which a strict build does not pass; here it is wanted.
    (root / "mkdocs.yml").write_text(
        CONFIG.replace("levels: {", "levels: {figure.disagrees: info, "), "utf-8"
    )
    build(root, root / "site")
    with served(root / "site") as site:
        yield site


BOXES = """(chart, which) => [...chart.querySelectorAll(which)].map(e => {
    const box = e.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom, e.textContent];
})"""
INK = 2.0
"""Pixels above and below the digits that belong to a line of text."""


def overlaps(page: Page, which: str, others: str) -> list[str]:
    """Name the texts that lie on others, or on other shapes, of their chart."""
    found = []
    for chart in page.query_selector_all(".fn-chart"):
        boxes, around = chart.evaluate(BOXES, which), chart.evaluate(BOXES, others)
        pairs = itertools.combinations(boxes, 2) if which == others else ()
        for one, other in pairs or itertools.product(boxes, around):
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1 and along > 2 * INK:
                found.append(f"{one[4]} lies on {other[4]}")
    return found


@pytest.mark.parametrize("width", [320, 480, 768, 1280])
def test_no_label_lies_on_another_or_on_a_mark(visit: Open, harbor: Site, width: int) -> None:
    page = visit(harbor, "figures/", width=width).page
    assert page.locator(".fn-chart").count() == 4
    assert page.locator(".fn-value").count() >= 12
    assert overlaps(page, ".fn-value", ".fn-value") == []
    assert overlaps(page, ".fn-value", ".fn-mark rect") == []
    assert overlaps(page, ".fn-scale-lines text", ".fn-scale-lines text") == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_a_chart_is_cut_off(visit: Open, harbor: Site, width: int) -> None:
    page = visit(harbor, "figures/", width=width).page
    boxes = [
        box
        for chart in page.query_selector_all(".fn-chart")
        for box in chart.evaluate(BOXES, ".fn-mark rect, text")
    ]
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= width
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const light = color => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
            c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    return [...document.querySelectorAll(".fn-mark rect, .fn-chart text")].map(e => {
        const style = getComputedStyle(e);
        const ink = light(e.tagName === "text" ? style.fill : style.stroke);
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_letters_stand_out_from_the_paper(visit: Open, harbor: Site, scheme: str) -> None:
    page = visit(harbor, "figures/", scheme=scheme).page
    assert min(page.evaluate(CONTRAST)) >= 4.5


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_page_breaks_no_rule_of_accessibility(
    visit: Open, harbor: Site, scheme: str, width: int
) -> None:
    page = visit(harbor, "figures/", scheme=scheme, width=width).page
    page.click(".fn-legend summary")
    assert broken_rules(page) == []


def test_a_chart_is_an_image_with_a_name_and_a_description(visit: Open, harbor: Site) -> None:
    page = visit(harbor, "figures/").page
    image = page.get_by_role("img", name="Ships: ships")
    assert image.count() == 1
    assert image.locator("desc").text_content() == (
        "3 figures, from 2023 to 3 May 2024. The lowest is 40 ships, the highest 66 ships. "
        "The table has each with its source."
    )


def test_in_forced_colors_marks_have_the_color_of_text(browser: Browser, harbor: Site) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{harbor.url}figures/")
    colors = page.eval_on_selector_all(
        ".fn-mark:not(.fn-mark--odds) rect",
        "all => all.map(e => getComputedStyle(e).stroke)",
    )
    text = page.evaluate("() => getComputedStyle(document.body).color")
    assert set(colors) == {text}
    context.close()


def test_charts_are_there_without_a_script_and_on_paper(visit: Open, harbor: Site) -> None:
    page = visit(harbor, "figures/", javascript=False).page
    assert page.locator(".fn-chart >> visible=true").count() == 4
    page.emulate_media(media="print")
    assert page.locator(".fn-chart >> visible=true").count() == 4
    assert page.locator(".fn-legend summary >> visible=true").count() == 0


def test_two_briefings_that_disagree_lead_to_each_other(visit: Open, harbor: Site) -> None:
    page = visit(harbor, "briefings/two/").page
    page.click("#figure-denies a:text('61')")
    page.wait_for_url("**/briefings/one/*")
    assert page.url == f"{harbor.url}briefings/one/#figure-says"
    pair = page.locator(".fn-discrepancy--open", has_text="66 ships")
    pair.wait_for()
    assert pair.locator(".fn-says").all_inner_texts() == ["66 ships", "61 ships"]


def test_a_key_figure_leads_to_its_words_and_its_card_converts_it(
    visit: Open, harbor: Site
) -> None:
    page = visit(harbor, "briefings/one/").page
    page.click(".fn-key dd > a")
    assert page.url.endswith("#figure-pier")
    page.click("#figure-pier")
    said = " ".join(page.locator(".fn-card").inner_text().split())
    assert "Figure 120 m 390 ft, converted by us" in said
    assert "As of May 2024" in said
