"""A strict build that warned is not published, quiet or not."""

import pytest

WARN = """
from mkdocs.plugins import event_priority, get_plugin_logger
log = get_plugin_logger("other")
{priority}
def {event}(*given, **named):
    log.{level}("the tide is early")
"""


def warns(newsroom, event, *, priority="", level="warning"):
    newsroom.write("trouble.py", WARN.format(event=event, priority=priority, level=level))


@pytest.mark.parametrize("quiet", [[], ["-q"], ["-v"]])
@pytest.mark.parametrize("event", ["on_nav", "on_post_build"])
def test_one_warning_aborts_with_mkdocs_own_words_and_the_old_site_stays(newsroom, event, quiet):
    state = newsroom.state()
    warns(newsroom, event)
    built = newsroom.run("build", "--strict", *quiet)
    assert built.returncode == 1
    assert "\nAborted with 1 warnings in strict mode!\n" in built.stdout
    assert ("the tide is early" in built.stdout) == (quiet != ["-q"])
    assert newsroom.state() == state
    assert newsroom.left_over() == []


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_a_warning_of_mkdocs_itself_counts_too(newsroom, quiet):
    state = newsroom.state()
    newsroom.write("docs/quay.md", "[nowhere](nowhere.md) and [no anchor](crane.md#none)\n")
    newsroom.write("more.yml", "INHERIT: mkdocs.yml\nvalidation: {links: {anchors: warn}}\n")
    built = newsroom.run("build", "--strict", "-f", "more.yml", *quiet)
    assert built.returncode == 1
    assert "Aborted with 2 warnings in strict mode!" in built.stdout
    assert newsroom.state() == state


def test_quiet_prints_errors_and_nothing_else(newsroom):
    warns(newsroom, "on_nav", level="error")
    built = newsroom.run("build", "--strict", "-q")
    assert built.returncode == 1
    assert (
        built.stdout
        == "ERROR   -  other: the tide is early\n\nAborted with 1 errors in strict mode!\n"
    )


def test_a_warning_before_our_own_on_config_counts_as_it_does_in_mkdocs(newsroom):
    state = newsroom.state()
    warns(newsroom, "on_config", priority="@event_priority(1000)")
    built = newsroom.run("build", "--strict")
    assert built.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in built.stdout
    assert newsroom.state() == state


def test_a_warning_after_our_last_event_takes_the_site_back(newsroom):
    state = newsroom.state()
    warns(newsroom, "on_post_build", priority="@event_priority(float('-inf'))")
    built = newsroom.run("build", "--strict")
    assert built.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in built.stdout
    assert newsroom.state() == state
    assert newsroom.left_over() == []


@pytest.mark.parametrize("arguments", [["--strict"], ["--strict", "-q"], [], ["-q"]])
def test_without_warnings_or_without_strict_the_site_is_published(newsroom, arguments):
    if "--strict" not in arguments:
        warns(newsroom, "on_nav")
    newsroom.good(*arguments)
    assert "second edition" in newsroom.page()
    assert newsroom.left_over() == []


def test_a_dirty_build_warns_and_so_is_never_strict(newsroom):
    state = newsroom.state()
    built = newsroom.run("build", "--strict", "--dirty", "-q")
    assert built.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in built.stdout
    assert newsroom.state() == state
