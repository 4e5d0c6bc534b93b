"""The publisher inside MkDocs' own life: several builds, previews, deployments, loggers."""

import errno
import logging
import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority

from footnoted import publish as staging
from footnoted.mkdocs.publish import Publisher, WarningCounter
from footnoted.publish import Move


class Plugin(BasePlugin):
    """The smallest plugin that publishes."""

    def __init__(self, publisher):
        self.publisher = publisher
        self.dirty = False

    def on_config(self, config):
        self.publisher.begin(config, preview=False, dirty=self.dirty, strict=config.strict)

    @event_priority(float("-inf"))
    def on_post_build(self, *, config):
        self.publisher.finish(config)

    def on_build_error(self, *, error):
        self.publisher.abandon()


class Warns(BasePlugin):
    """A plugin that warns while the site is built."""

    def on_nav(self, nav, *, config, files):
        logging.getLogger("mkdocs.plugins.other").warning("the tide is early")


@pytest.fixture
def publisher():
    made = Publisher()
    yield made
    made.close()


@pytest.fixture
def configured(newsroom, publisher):
    """Return a function: a fresh configuration with the smallest plugin in it."""

    def make(*others, **changes):
        path = str(newsroom.root / "mkdocs.yml")
        config = load_config(path, hooks=[], **changes)
        config.plugins["ours"] = Plugin(publisher)
        for number, other in enumerate(others):
            config.plugins[f"other-{number}"] = other
        return config

    return make


def logger_state():
    logger = logging.getLogger("mkdocs")
    return logger.level, [(handler, handler.level) for handler in logger.handlers]


@pytest.fixture
def quiet():
    """Set MkDocs' logger as ``-q`` does, with a handler that prints."""
    logger, printer = logging.getLogger("mkdocs"), logging.StreamHandler()
    before = logger.level
    logger.setLevel(logging.ERROR)
    logger.addHandler(printer)
    yield
    logger.removeHandler(printer)
    logger.setLevel(before)


@pytest.mark.usefixtures("quiet")
def test_builds_in_one_process_each_count_for_themselves_and_leave_the_logger_alone(
    newsroom, configured
):
    before = logger_state()
    for _ in range(2):
        with pytest.raises(Abort, match=r"^Aborted with 1 warnings in strict mode!$"):
            build(configured(Warns(), strict=True))
        assert logger_state() == before
        assert "first edition" in newsroom.page()
    for _ in range(2):
        build(configured(strict=True))
        assert logger_state() == before
        assert "second edition" in newsroom.page()


def test_site_dir_is_given_back_after_good_builds_and_bad_ones(newsroom, configured):
    for others in ([], [Warns()]):
        config = configured(*others, strict=True)
        try:
            build(config)
        except Abort:
            assert others
        assert config.site_dir == str(newsroom.site)


def test_what_was_replaced_goes_when_the_publisher_is_closed_or_begins_again(
    newsroom, configured, publisher
):
    build(configured())
    (replaced,) = newsroom.left_over()
    assert "first edition" in (newsroom.root / replaced / "site" / "index.html").read_text()
    build(configured())
    assert replaced not in newsroom.left_over()
    publisher.close()
    publisher.close()
    assert newsroom.left_over() == []
    assert "second edition" in newsroom.page()


def test_a_preview_is_left_alone_altogether(newsroom, publisher):
    config = load_config(
        str(newsroom.root / "mkdocs.yml"), hooks=[], site_dir="mkdocs.yml", strict=True
    )
    before = (config.site_dir, logger_state(), newsroom.state(newsroom.root))
    publisher.begin(config, preview=True, dirty=False, strict=True)
    publisher.finish(config, ["absent.html"])
    publisher.abandon()
    publisher.close()
    assert (config.site_dir, logger_state(), newsroom.state(newsroom.root)) == before


def test_a_mounted_site_is_replaced_entry_by_entry_and_that_is_said(
    newsroom, configured, publisher, monkeypatch, caplog
):
    caplog.set_level(logging.INFO, "mkdocs")
    monkeypatch.setattr(staging, "_mounted", lambda path: path == newsroom.site)
    newsroom.write("site/.nojekyll", "")
    device = newsroom.site.stat().st_ino
    build(configured())
    publisher.close()
    assert newsroom.site.stat().st_ino == device
    assert (newsroom.site / ".nojekyll").is_file()
    assert "second edition" in newsroom.page()
    assert newsroom.left_over() == []
    assert (
        f"footnoted: Nothing can be renamed to {newsroom.site} (a mount point, or its parent is "
        "closed): the finished site will replace the old one entry by entry."
    ) in caplog.messages


def test_a_site_that_turns_out_not_to_be_renamable_is_replaced_too_and_that_is_said(
    newsroom, configured, monkeypatch, caplog
):
    def busy(move):
        if newsroom.site in (move.source, move.destination):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        do(move)

    do = Move.do
    caplog.set_level(logging.INFO, "mkdocs")
    monkeypatch.setattr(Move, "do", busy)
    build(configured())
    assert "second edition" in newsroom.page()
    assert (
        f"footnoted: {newsroom.site} could not be renamed and was replaced entry by entry."
    ) in caplog.messages


def test_no_room_for_a_new_site_is_one_clear_line(newsroom, publisher, monkeypatch):
    def full(site_dir):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    config = load_config(str(newsroom.root / "mkdocs.yml"), hooks=[])
    monkeypatch.setattr("footnoted.mkdocs.publish.open_staging", full)
    with pytest.raises(PluginError) as raised:
        publisher.begin(config, preview=False, dirty=False, strict=False)
    assert str(raised.value) == (
        f"footnoted: could not make a folder for the new site at {newsroom.site}: "
        "No space left on device. Nothing was changed there."
    )
    assert config.site_dir == str(newsroom.site)


def test_a_copy_for_a_dirty_build_that_does_not_fit_is_removed(newsroom, publisher, monkeypatch):
    def full(source, destination, **_):
        Path(destination).write_text("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    config = load_config(str(newsroom.root / "mkdocs.yml"), hooks=[])
    monkeypatch.setattr("footnoted.publish.shutil.copy2", full)
    with pytest.raises(PluginError, match=r"could not begin with a copy of .*: No space left"):
        publisher.begin(config, preview=False, dirty=True, strict=False)
    publisher.abandon()
    assert config.site_dir == str(newsroom.site)
    assert newsroom.left_over() == []


def test_an_old_site_that_cannot_come_back_is_kept_and_its_place_is_told(
    newsroom, configured, publisher, monkeypatch, caplog
):
    def refuse(swap, target):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    build(configured())
    (kept,) = newsroom.left_over()
    monkeypatch.setattr("footnoted.mkdocs.publish.swap_out", refuse)
    publisher.abandon()
    assert caplog.messages[-1] == (
        "footnoted: Could not bring the old site back ([Errno 30] Read-only file system); "
        f"it is in {newsroom.root / kept}."
    )
    build(configured())
    publisher.close()
    assert newsroom.left_over() == [kept]
    assert "first edition" in (newsroom.root / kept / "site" / "index.html").read_text()


def test_counting_twice_or_stopping_twice_changes_nothing():
    before = logger_state()
    counter = WarningCounter()
    counter.attach()
    counter.attach()
    logging.getLogger("mkdocs.any").warning("one")
    logging.getLogger("mkdocs.any").error("two")
    assert counter.summary() == "1 errors, 1 warnings"
    counter.detach()
    counter.detach()
    logging.getLogger("mkdocs.any").warning("three")
    assert counter.summary() == "1 errors, 1 warnings"
    assert logger_state() == before
