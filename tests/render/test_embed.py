"""Rendered briefings beside others in one document."""

from collections import Counter

from footnoted.render.briefing import article as parts
from footnoted.render.briefing import foot, head
from footnoted.render.embed import embedded, prefix_of
from footnoted.render.environment import environment
from footnoted.render.rewrite import rewritten
from tests.newsroom import REGISTERS, article

HTML = (
    '<h2 id="a">A</h2><p><a href="#a">up</a> <a href="#else">out</a> <a href="x#a">away</a></p>'
    '<label for="a" aria-labelledby="a else">a</label><td headers="a b"></td><p data-id="a">#a</p>'
)


def test_ids_and_references_to_them_begin_with_the_prefix_and_nothing_else_does():
    assert embedded(HTML, "n--") == (
        '<h2 id="n--a">A</h2><p><a href="#n--a">up</a> <a href="#else">out</a> '
        '<a href="x#a">away</a></p><label for="n--a" aria-labelledby="n--a else">a</label>'
        '<td headers="n--a b"></td><p data-id="a">#a</p>'
    )


def test_a_prefix_is_made_of_the_whole_name():
    assert prefix_of("2025/crane") == "2025--crane--"


def found(html):
    """Give how often each id stands in HTML, and the ids that its links lead to."""
    ids: Counter[str] = Counter()
    links: set[str] = set()

    def read(_tag, attributes):
        ids.update([attributes["id"]] if "id" in attributes else [])
        links.update(h[1:] for h in [attributes.get("href") or ""] if h[:1] == "#")
        return attributes

    rewritten(html, read)
    return ids, links


def test_two_briefings_with_the_same_ids_stand_on_one_page_and_every_link_in_them_leads_somewhere(
    newsroom,
):
    sidecar = """
        claims:
          idle: {quote: stood idle, sources: [courier, agency]}
        dates:
          storm: {date: 2024-04, title: Storm, event: storm, claim: idle}
        """
    text = article("## Why\n\nThe crane stood idle.[^1]\n\n[^1]: A note.", summary="Short.")
    files = REGISTERS | {
        f"briefings/{name}.{kind}": content
        for name in ("a", "2024/a")
        for kind, content in (("md", text), ("yml", sidecar))
    }
    site, env = newsroom(files), environment()
    whole = []
    for name in ("a", "2024/a"):
        page = parts(site, name, env)
        html = str(head(page)) + site.readings[name].html + str(foot(page))
        whole.append(embedded(html, prefix_of(name)))
    ids, links = found("".join(whole))
    assert max(ids.values()) == 1
    assert links <= set(ids)
    assert {"a--fn:src-courier", "2024--a--fn:src-courier", "a--claim-idle"} <= set(ids)
    assert {"a--fn:src-courier", "2024--a--fnref:src-courier"} <= links
