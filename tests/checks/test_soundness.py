"""Sources that their publishers have withdrawn or corrected."""

from footnoted.checks import sources as soundness
from tests.newsroom import article, told

SOURCES = """
    sources:
      post: {type: post, status: retracted, title: T}
      wire: {type: post, cited-in: post}
      log: {type: webpage, status: corrected, title: T}
      dead: {type: webpage, status: dead, title: T}
    """


def problems(newsroom, sidecar, body="X."):
    files = {
        "briefings/_shared/sources.yml": SOURCES,
        "briefings/a.md": article(body),
        "briefings/a.yml": sidecar,
    }
    return newsroom(files).diagnostics


def test_a_withdrawn_source_is_told_once_at_the_first_record_that_rests_on_it(newsroom):
    sidecar = """
        claims:
          c: {says: C., sources: [wire]}
          d: {says: D., sources: [post, wire]}
        dates:
          day: {date: 2024, title: D, claim: c}
        """
    line = (
        "briefings/a.yml:2:27: 3 places of this briefing rest on the source `post`, which its "
        "publisher has withdrawn. [source.retracted-used]"
    )
    there = "briefings/_shared/sources.yml:2:3"
    [problem] = problems(newsroom, sidecar)
    assert told(problem) == (line, soundness.RETRACTED_USED.cure, there, "post")
    assert problem.level == "warning"


def test_a_corrected_source_is_for_information(newsroom):
    [problem] = problems(newsroom, "", "A note.[^log] And [^dead].")
    line = (
        "briefings/a.md:6:8: 1 place of this briefing rests on the source `log`, which its "
        "publisher has corrected. [source.corrected-used]"
    )
    there = "briefings/_shared/sources.yml:4:3"
    assert told(problem) == (line, soundness.CORRECTED_USED.cure, there, "log")
    assert problem.level == "info"


def test_it_can_be_allowed_with_a_reason(newsroom):
    sidecar = """
        claims:
          c: {says: C., sources: [post]}
        allow:
          - {code: source.retracted-used, about: post, because: the article is about the withdrawal}
        """
    assert problems(newsroom, sidecar) == ()
