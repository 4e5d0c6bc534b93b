"""Who said it to whom, in a few words and as a path."""

import pytest

from footnoted.outputs.words import headline, short_name, steps
from footnoted.records.sources import Source
from tests.newsroom import REGISTERS, article

CLAIMS = """
    claims:
      told: {says: A., attribution: [{party: master, how: told}, {source: courier, read: true}]}
      said: {says: B., attribution: [{party: master, how: said}, {source: courier, read: true}]}
      own: {says: C., attribution: [{source: courier, how: reported, read: true}]}
      alone: {says: D., attribution: [{party: master, how: said, read: true}]}
      worker:
        says: E.
        attribution:
          - {described: a dock worker, of: union, anonymous-because: he fears for his job}
          - {source: agency, how: cited}
          - {source: courier, how: reported, read: true, locator: para. 7}
      mate: {says: F., attribution: [{described: the mate}, {source: courier, read: true}]}
      heard:
        says: G.
        attribution: [{party: master, how: told}, {described: a dock worker, read: true}]
      unknown: {says: H., attribution: [{unknown: true}, {source: courier, read: true}]}
      wrote: {says: I., attribution: [{unknown: true, how: wrote}, {source: courier, read: true}]}
      none: {says: J.}
      before:
        says: K.
        date: 2022
        attribution: [{party: master, how: said}, {source: courier, read: true}]
    """


@pytest.fixture
def chain(newsroom):
    site = newsroom(REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": CLAIMS})
    home = site.names.briefings["a"]
    return lambda id_: steps(home.sidecar.claims[id_], home.sidecar, site.names, home.front.date)


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("told", "Ada Rower, told The Courier"),
        ("said", "Ada Rower, according to The Courier"),
        ("own", "The Courier"),
        ("alone", "Ada Rower"),
        ("worker", "A dock worker (Harbour Union), according to North Agency"),
        ("mate", "The mate, according to The Courier"),
        ("heard", "Ada Rower, told a dock worker"),
        ("unknown", "Somebody unknown, according to The Courier"),
        ("none", ""),
    ],
)
def test_a_headline_says_who_and_how(chain, id_, words):
    assert headline(chain(id_)) == words


def test_each_link_of_a_chain_stands_for_itself(chain):
    found = [
        (step.who, step.role, step.how, step.source, step.read, step.locator, step.anonymous)
        for step in chain("worker")
    ]
    assert found == [
        (
            "A dock worker",
            "Harbour Union; not named because he fears for his job",
            "",
            "",
            False,
            "",
            True,
        ),
        ("North Agency", "newspaper article", "cited it", "agency", False, "", False),
        ("The Courier", "newspaper article", "reported it", "courier", True, "para. 7", False),
    ]


def test_an_origin_that_nobody_knows_is_said_to_be_unknown(chain):
    assert [step.who for step in chain("unknown")] == ["Origin not known", "The Courier"]
    assert [step.who for step in chain("wrote")] == ["Somebody unknown", "The Courier"]


def test_people_have_the_roles_of_the_day_they_spoke(chain):
    assert chain("told")[0].role == "harbour master, Northport"
    assert chain("before")[0].role == ""


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        (
            {"type": "article-newspaper", "title": "T", "container-title": "The Courier"},
            "The Courier",
        ),
        ({"type": "webpage", "title": "T", "publisher": "Ministry"}, "Ministry"),
        ({"type": "book", "title": "Harbours", "publisher": "Press"}, "Harbours"),
        ({"type": "book", "title": "Harbours", "title-short": "H", "publisher": "Press"}, "H"),
        ({"type": "post", "author": [{"literal": "@master"}], "title": "T"}, "@master"),
        ({"type": "webpage", "title": "T"}, "T"),
        ({"type": "webpage"}, "log"),
    ],
)
def test_a_source_goes_by_its_paper_its_publisher_or_its_title(fields, name):
    assert short_name(Source.model_validate(fields), "log") == name
