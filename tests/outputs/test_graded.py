"""What a grade judges, our remarks and the passages of sources, wherever a record is shown."""

import re

import pytest

from footnoted.outputs.briefing import article as parts
from footnoted.outputs.briefing import foot
from footnoted.outputs.registry import PAGES, exported
from footnoted.outputs.sources import published_sources
from footnoted.outputs.view import View, environment
from footnoted.outputs.words import headline, steps
from tests.newsroom import REGISTERS, article

SIGNED = "graded: {by: desk, date: 2024-05-06}"
QUOTED = (
    "attribution: [{party: master, how: told}, {source: courier, read: true, excerpt: Es steht.}]"
)
SIDECAR = f"""
    claims:
      idle:
        says: The crane stood idle.
        credibility: 2
        {SIGNED}
        {QUOTED}
        note: Our reading of it.
      offer: {{says: She would help., kind: offer, credibility: 2, {SIGNED}, sources: [courier]}}
      both: {{says: It broke., credibility: {{said: 2, so: 6}}, {SIGNED}, sources: [courier]}}
      half: {{says: It will run., kind: forecast, credibility: {{so: 4}}, sources: [courier]}}
    dates:
      storm: {{date: 2024-04-12, title: Storm, claim: idle, note: The day is ours.}}
      plan: {{date: 2024-06-01, title: Plan, kind: planned, credibility: 3, sources: [courier]}}
    figures:
      cargo: {{of: Cargo, value: 7, unit: tonne, claim: both, note: Our arithmetic.}}
    images:
      quay: {{referred-to: "https://courier.example/q.jpg", title: Quay, note: Not seen by us.}}
    corrections:
      one: {{date: 2024-05-08, kind: update, text: New., note: A reader wrote.}}
    """
REMARKS = ("Our reading of it.", "The day is ours.", "Our arithmetic.", "Not seen by us.")


@pytest.fixture
def site(newsroom):
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": SIDECAR}
    sources = files["briefings/_shared/sources.yml"].replace(
        "container-title",
        "language: de\n            note: We read it on paper.\n            container-title",
    )
    return newsroom(files | {"briefings/_shared/sources.yml": sources})


def plain(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("idle", ["probably true"]),
        ("offer", ["that it was said: probably true"]),
        ("both", ["that it was said: probably true", "whether it is so: cannot be judged"]),
        ("half", ["whether it is so: doubtful"]),
        ("plan", ["that it was said: possibly true"]),
    ],
)
def test_a_grade_says_which_question_it_answers(site, id_, said):
    view = View(site, "briefings/a.md", "en")
    record = site.names.resolve(site.names.briefings["a"], id_).record
    told = [
        (f"{question}: " if question else "") + g.label for _, _, g, question in view.grades(record)
    ]
    assert told == said


def test_dates_and_figures_show_chain_grade_passage_and_remark_as_claims_do(site):
    html = str(foot(parts(site, "a", environment())))
    told = plain(html)
    for section in ("claims", "timeline"):
        [part] = re.findall(f'id="part:{section}".*?</section>', html, re.DOTALL)
        assert "told → The Courier – read by us" in plain(part)
        assert "probably true (credibility 2)" in plain(part)
        assert '“<span lang="de">Es steht.</span>”' in part
    [figures] = re.findall('id="part:figures".*?</section>', html, re.DOTALL)
    assert "that it was said: probably true" in plain(figures)
    for remark in (*REMARKS, "A reader wrote."):
        assert f"Our remark: {remark}" in told


def test_every_page_that_lists_a_record_shows_our_remark_on_it(site):
    pages = {
        page.key: plain(page.render(site, View(site, f"{page.key}.md", "en"), environment()))
        for page in PAGES
        if page.key in {"claims", "timeline", "figures", "credits", "sources"}
    }
    where = {"claims": 0, "timeline": 1, "figures": 2, "credits": 3}
    for key, number in where.items():
        assert f"Our remark: {REMARKS[number]}" in pages[key]
    assert "Our remark: We read it on paper." in pages["sources"]


def test_every_file_of_records_has_our_remarks(site):
    texts = {file.path: file.text for file in exported(site) if isinstance(file.text, str)}
    for path, remark in (
        ("data/briefings.json", "Our reading of it."),
        ("data/claims.csv", "Our reading of it."),
        ("data/dates.csv", "The day is ours."),
        ("data/figures.json", "Our arithmetic."),
        ("data/figures.csv", "Our arithmetic."),
        ("images.json", "Not seen by us."),
        ("sources.json", "We read it on paper."),
        ("sources.bib", "We read it on paper."),
        ("timeline.json", "Our remark: The day is ours."),
    ):
        assert remark in texts[path], path


@pytest.mark.parametrize(
    ("source", "first", "called"),
    [
        (
            "type: speech\n  author: [{family: Rower, given: Ada}]\n  issued: 2024-08-04",
            "told",
            "Ada Rower, in a speech of 4 August 2024",
        ),
        (
            "type: interview\n  author: [{family: Rower, given: Ada}]",
            "said",
            "Ada Rower, in an interview",
        ),
        (
            "type: post\n  publisher: Ada Rower\n  issued: 2024-08",
            "posted",
            "Ada Rower, in a social media post of August 2024",
        ),
        (
            "type: speech\n  author: [{family: Berg, given: Jan}]\n  issued: 2024",
            "told",
            "Ada Rower, in a speech by Jan Berg of 2024",
        ),
        (
            "type: speech\n  author: [{family: Rower, given: Ada}]\n  container-title: The Log",
            "told",
            "Ada Rower, told The Log",
        ),
        ("type: webpage\n  title: Log of the quay", "told", "Ada Rower, told Log of the quay"),
    ],
)
def test_nobody_tells_himself_anything(newsroom, source, first, called):
    body = source.replace("\n", "\n  ")
    sidecar = (
        f"sources:\n  talk:\n    {body}\n"
        "claims:\n  x:\n    says: X.\n"
        f"    attribution: [{{party: master, how: {first}}}, {{source: talk, read: true}}]\n"
    )
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar})
    home = site.names.briefings["a"]
    chain = steps(home.sidecar.claims["x"], home.sidecar, site.names, home.front.date)
    assert headline(chain) == called
    assert len({step.named for step in chain}) == 2


EXCERPTS = """
    claims:
      idle:
        quote: stood idle
        attribution:
          - {source: agency}
          - {source: courier, read: true, locator: p. 3, excerpt: "It stood <still>."}
      more: {says: More., sources: [{id: agency, excerpt: Nothing moved.}]}
    dates:
      day: {date: 2024-05, title: Day, quote: crane, claim: idle}
    """


@pytest.fixture
def quoting(newsroom):
    files = {"briefings/a.md": article("The crane stood idle."), "briefings/a.yml": EXCERPTS}
    return newsroom(REGISTERS | files)


def test_the_note_shows_the_passage_of_the_source_or_of_the_one_that_was_read(quoting):
    html = quoting.readings["a"].html
    assert html.count('<span class="fn-passage">“It stood &lt;still&gt;.”</span>') == 1


def test_passages_are_in_the_note_that_other_programs_read(quoting):
    sources = published_sources(quoting)
    assert sources["courier"].note == "“It stood <still>.” (p. 3)"
    assert sources["agency"].note == "“Nothing moved.”"
    assert quoting.names.sources["courier"].source.note is None


@pytest.mark.parametrize(
    "link",
    [
        "{party: master, excerpt: X.}",
        "{unknown: true, excerpt: X.}",
        "{described: a hand, excerpt: X.}",
    ],
)
def test_a_passage_needs_its_source(newsroom, link):
    sidecar = (
        f"claims:\n  x: {{says: X., attribution: [{link}, {{source: courier, read: true}}]}}\n"
    )
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": sidecar})
    assert "A link with `excerpt` needs `source` too." in str([p.message for p in site.diagnostics])
