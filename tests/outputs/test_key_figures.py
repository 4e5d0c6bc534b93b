"""Figures on the page of their briefing: the box at the top, the table, and what others say."""

import re

import pytest

from footnoted.outputs import briefing as parts
from footnoted.outputs.view import environment
from tests.newsroom import REGISTERS, article

BODY = "About 1,200 tonnes waited. On the quay stood 3 cranes."


def files(text, **more):
    return REGISTERS | {
        "briefings/a.md": article(BODY, title="A"),
        "briefings/a.yml": text,
        **more,
    }


@pytest.fixture
def shown(newsroom):
    """Return the head and the foot of a briefing's page, in lines of words."""

    def show(texts, name="a", **project):
        site = newsroom(texts, **project)
        made = parts.article(site, name, environment())
        return site, words(parts.head(made)), words(parts.foot(made))

    return show


def words(html):
    return " ".join(re.sub("<[^>]+>", " ", str(html)).replace("\u00a0", " ").split())


def test_a_key_figure_leads_to_its_words_and_names_its_note(newsroom):
    text = """
        figures:
          cargo: {quote: "About 1,200 tonnes", of: Cargo waiting, value: 1200, unit: tonne,
            approximate: true, as-of: 2024-05-03, key: true, sources: [courier]}
          cranes: {of: Cranes, value: 3, count-of: cranes, key: true}
        """
    made = parts.article(newsroom(files(text)), "a", environment())
    box = re.search('<dl class="fn-key".*?</dl>', parts.head(made), re.S)
    assert box
    assert 'aria-label="Key figures"' in box[0]
    assert '<a href="#figure-cargo"><strong>about 1,200 t</strong></a>' in box[0]
    assert words(box[0]) == ("Cargo waiting, 3 May 2024 about 1,200 t note 1 Cranes 3 cranes")


def test_six_key_figures_stand_at_the_top_and_the_others_below(shown):
    text = "figures:\n" + "".join(
        f"  f{each}: {{of: Thing {each}, value: {each}, key: true}}\n" for each in range(8)
    )
    _, head, _ = shown(files(text))
    assert "Thing 5 5 2 more key figures" in head
    assert "Thing 6" not in head


def test_a_figure_is_also_told_in_other_measures_and_marked_as_ours(shown):
    text = "figures: {cargo: {of: Cargo waiting, value: 1200, unit: tonne}}\n"
    _, _, foot = shown(files(text))
    assert "Cargo waiting 1,200 t 1,300 short tons, converted by us not given none" in foot


SERIES = (
    "figures: {{{id}: {{of: Cargo, value: {value}, unit: USD, as-of: 2024, series: cargo{more}}}}}"
)


def test_two_briefings_that_disagree_say_so_on_both_pages(shown):
    texts = files(
        SERIES.format(id="one", value=12, more=", sources: [courier]"),
        **{
            "briefings/b.md": article(title="B", date="2024-06-01"),
            "briefings/b.yml": SERIES.format(id="two", value=15, more=", sources: [agency]"),
        },
    )
    for name, said in (("a", "Does not agree with $15 (2024) in “B”"), ("b", "$12 (2024) in “A”")):
        site, _, foot = shown(texts, name)
        assert said in foot
        assert "over time" in foot
        assert foot.count("These two do not agree") == 1
        assert "Rests on The Courier" in foot
        assert "Rests on North Agency" in foot
    assert [str(d.code) for d in site.diagnostics if "disagrees" in str(d.code)] == [
        "figure.disagrees"
    ]


def test_a_reason_stands_between_the_two_and_nothing_is_reported(shown):
    more = ", differs-from: [{figure: b#two, because: Counted <twice>.}]"
    texts = files(
        SERIES.format(id="one", value=12, more=more),
        **{
            "briefings/b.md": article(title="B"),
            "briefings/b.yml": SERIES.format(id="two", value=15, more=""),
        },
    )
    site, _, foot = shown(texts, "b")
    assert "Differs from $12 (2024) in “A”" in foot
    assert "These two differ, and this is why" in foot
    assert "Counted &lt;twice&gt;. So “A”." in foot
    assert "disagrees" not in str([str(d.code) for d in site.diagnostics])


def test_within_one_briefing_the_other_figure_is_in_this_briefing(shown):
    text = """
        figures:
          one: {of: Cargo, value: 12, unit: percent, as-of: 2024, series: cargo}
          two: {of: Cargo, value: 15, unit: percent, as-of: 2024, series: cargo}
        """
    _, _, foot = shown(files(text))
    assert "Does not agree with 15% in this briefing" in foot
    assert foot.count("These two do not agree") == 1


def test_a_draft_and_a_site_without_the_page_lead_to_no_series(shown):
    text = SERIES.format(id="one", value=12, more="")
    assert "over time" not in shown(files(text), pages={"figures": False})[2]
    draft = files(text) | {"briefings/a.md": article(draft="true")}
    assert "over time" not in shown(draft, preview=True)[2]
