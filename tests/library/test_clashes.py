"""Two files with one address."""

from footnoted.diagnostics.problem import Mark
from footnoted.library import names as module
from footnoted.library.names import Addition, clashes
from tests.newsroom import told

KURSK = Addition("briefings/a/index.html", "the briefing `a`", Mark("briefings/a.md"))
TIMELINE = Addition("timeline/index.html", "the generated page `timeline.md`", None)


def test_an_addition_is_told_with_the_file_that_has_its_address():
    docs = {"briefings/a/index.html": Mark("docs/briefings/a.md")}
    [problem] = clashes([KURSK, TIMELINE], docs)
    line = (
        "briefings/a.md: The briefing `a` and `docs/briefings/a.md` would both be written to "
        "`briefings/a/index.html`. [page.taken]"
    )
    assert told(problem) == (line, module.TAKEN.cure, "docs/briefings/a.md", "")


def test_a_generated_page_has_no_file_so_the_other_one_is_named():
    [problem] = clashes([TIMELINE], {"timeline/index.html": Mark("docs/timeline.md")})
    line = (
        "docs/timeline.md: The generated page `timeline.md` and `docs/timeline.md` would both be "
        "written to `timeline/index.html`. [page.taken]"
    )
    assert told(problem) == (line, module.TAKEN.cure, "docs/timeline.md", "")


def test_two_additions_with_one_address_are_told_too():
    twin = Addition(KURSK.output, "the briefing `a/index`", Mark("briefings/a/index.md"))
    [problem] = clashes([KURSK, twin], {})
    line = (
        "briefings/a/index.md: The briefing `a/index` and the briefing `a` would both be written "
        "to `briefings/a/index.html`. [page.taken]"
    )
    assert told(problem) == (line, module.TAKEN.cure, "briefings/a.md", "")


def test_additions_with_addresses_of_their_own_are_passed_in_silence():
    assert list(clashes([KURSK, TIMELINE], {"index.html": Mark("docs/index.md")})) == []
