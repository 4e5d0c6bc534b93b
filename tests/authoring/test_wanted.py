"""Which sources want a copy, and which do not."""

import datetime as dt

from footnoted.authoring.archive import ALLOWED, GONE, PRIVATE, Wish, wishes
from footnoted.diagnostics.problem import Mark
from tests.newsroom import article


def sidecar(sources: str, cites: str, more: str = "") -> str:
    cited = ", ".join(cites.split())
    claim = f"claims:\n  idle:\n    quote: stood idle\n    sources: [{cited}]\n"
    return f"sources:\n{sources}{claim}{more}"


def source(id_: str, more: str = "", url: str = "") -> str:
    line = f"    url: {url or f'https://{id_}.example/page'}\n"
    return f"  {id_}:\n    type: webpage\n{line}{more}"


def everything(path: str) -> bool:
    return True


def test_cited_sources_with_an_address_and_no_copy(newsroom):
    sources = (
        source("log", "    issued: 2024-05\n    accessed: 2024-06-02\n")
        + source("unused")
        + source("kept", "    archived: [{url: https://a.example/1, date: 2024-05-05}]\n")
        + source("through", "    cited-in: log\n")
        + source("inside", url="http://10.0.0.1/")
        + source("letter", url="mailto:ada@a.example")
        + source("copied", url="https://a.example/web/20240505120000/https://b.example/")
        + "  paper: {type: document, title: A paper}\n"
    )
    cites = "log kept through inside letter copied paper"
    site = newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": sidecar(sources, cites)}, preview=True
    )
    found = wishes(site, (), everything)
    day = dt.date(2024, 6, 2)
    mark = Mark("briefings/a.yml", 2, 3)
    assert found.wanted == (
        Wish("log", "https://log.example/page", mark, day, dt.date(2024, 5, 1)),
    )
    assert found.left == {
        "kept": "archived already",
        "through": "known only through another source",
        "inside": "with an address that is not allowed",
        "letter": "with an address that is not allowed",
        "copied": "whose own address is that of a copy",
        "paper": "without a web address",
    }
    assert [wish.id for wish in wishes(site, ("unused",), lambda path: False).wanted] == ["unused"]
    assert wishes(site, ("kept",), lambda path: False).left == {"kept": "archived already"}


def test_the_last_day_on_which_it_can_have_appeared_stands_in_for_that_of_reading(newsroom):
    sources = source("log", "    issued: 2024-05\n") + source("undated")
    site = newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": sidecar(sources, "log undated")}
    )
    log, undated = wishes(site, (), everything).wanted
    assert (log.near, log.since) == (dt.date(2024, 5, 31), dt.date(2024, 5, 1))
    assert (undated.near, undated.since) == (None, None)


def test_what_is_allowed_to_go_without_stays_without_unless_it_is_named(newsroom):
    allow = "allow:\n  - {{code: source.no-archive{}, because: It is behind a wall.}}\n"
    site = newsroom(
        {
            "briefings/_shared/sources.yml": "sources:\n"
            + source("shared")
            + source("other")
            + allow.format(", about: shared"),
            "briefings/a.md": article(),
            "briefings/a.yml": sidecar(source("log"), "log shared other", allow.format("")),
        }
    )
    found = wishes(site, (), everything)
    assert [wish.id for wish in found.wanted] == ["other"]
    assert found.left == {"shared": ALLOWED, "log": ALLOWED}
    named = wishes(site, ("shared", "log"), lambda path: False)
    assert [wish.id for wish in named.wanted] == ["shared", "log"]


def test_of_a_page_that_is_gone_a_copy_is_looked_for_and_none_is_made(newsroom):
    sources = source("gone", "    status: dead\n") + source("letter").replace(
        "webpage", "personal_communication"
    )
    site = newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": sidecar(sources, "gone letter")}
    )
    found = wishes(site, (), everything)
    assert ([wish.id for wish in found.wanted], found.left) == (["gone"], {"letter": PRIVATE})
    found = wishes(site, ("gone",), everything, saves=True)
    assert (found.wanted, found.left) == ((), {"gone": GONE, "letter": PRIVATE})


def test_of_some_files_those_their_briefings_cite_and_those_that_stand_there(newsroom):
    site = newsroom(
        {
            "briefings/_shared/sources.yml": "sources:\n" + source("shared") + source("other"),
            "briefings/a.md": article(),
            "briefings/a.yml": sidecar(source("log"), "log shared"),
            "briefings/b.md": article(draft="true"),
            "briefings/b.yml": sidecar(source("mine"), "mine other"),
        },
        preview=True,
    )

    def of(*paths: str) -> list[str]:
        return [wish.id for wish in wishes(site, (), lambda path: path in paths).wanted]

    assert of("briefings/a.md") == ["shared", "log"]
    assert of("briefings/b.md") == ["other", "mine"]
    assert of("briefings/_shared/sources.yml") == ["shared", "other"]
    assert of() == []
