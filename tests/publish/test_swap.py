"""The new site takes the old one's place, and gives it back."""

import errno
import os
import shutil
import signal

import pytest

from footnoted import publish as moves
from footnoted.publish import Move, SwapWay, open_staging, swap_in, swap_out, sweep
from tests import loaded

OLD = {"index.html": b"old", "gone/index.html": b"old", "same/a.css": b"old", ".git/HEAD": b"ref"}
NEW = {"index.html": b"new", "fresh/index.html": b"new", "same/a.css": b"new", ".git/HEAD": b"ref"}


@pytest.fixture
def finished(site, grow):
    """Return a function that opens a staging folder with a finished site in it."""

    def make(target=site):
        made = open_staging(target)
        new = {name: text.decode() for name, text in NEW.items() if not name.startswith(".")}
        grow(made.new, new)
        return made

    return make


def refuse(number):
    def refused(*names):
        raise OSError(number, os.strerror(number))

    return refused


def hinder(way, site, patch):
    """Close every way better than this one, as systems do that know no better."""
    if way in (SwapWay.RENAMED, SwapWay.PIECEWISE):
        patch.setattr(moves, "exchange", refuse(errno.EINVAL))
    if way is SwapWay.PIECEWISE:
        rename = moves._rename

        def busy(source, destination):
            if site in (source, destination):
                refuse(errno.EBUSY)()
            rename(source, destination)

        patch.setattr(moves, "_rename", busy)


WAYS = (SwapWay.EXCHANGED, SwapWay.RENAMED, SwapWay.PIECEWISE)


@pytest.mark.parametrize("way", WAYS)
def test_the_new_site_is_in_place_with_the_old_ones_dot_files(
    way, site, finished, tree, monkeypatch
):
    hinder(way, site, monkeypatch)
    made = finished()
    assert swap_in(made).way is way
    assert tree(site) == NEW
    made.close()
    assert tree(site) == NEW
    assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("way", WAYS)
def test_the_old_site_comes_back_byte_for_byte(way, site, finished, tree, monkeypatch):
    hinder(way, site, monkeypatch)
    made = finished()
    swap_out(swap_in(made), site)
    assert tree(site) == OLD
    made.close()
    assert tree(site) == OLD
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_a_first_site_is_created_and_taken_away_again(tmp_path, finished, tree):
    made = finished(tmp_path / "first")
    swap = swap_in(made)
    assert swap.way is SwapWay.CREATED
    assert tree(tmp_path / "first") == {n: b for n, b in NEW.items() if n != ".git/HEAD"}
    swap_out(swap, made.target)
    assert not (tmp_path / "first").exists()
    made.close()


def test_inside_a_mount_point_entries_are_replaced_one_by_one(site, finished, tree, monkeypatch):
    monkeypatch.setattr("footnoted.publish.os.path.ismount", lambda path: path == site)
    made = finished()
    assert swap_in(made).way is SwapWay.PIECEWISE
    made.close()
    assert tree(site) == NEW


def test_when_no_way_is_left_the_last_refusal_is_told_and_the_old_site_stays(
    site, finished, tree, monkeypatch
):
    made = finished()
    monkeypatch.setattr(moves, "exchange", refuse(errno.EINVAL))
    monkeypatch.setattr(moves, "_rename", refuse(errno.EROFS))
    with pytest.raises(OSError, match="Read-only file system"):
        swap_in(made)
    made.close()
    assert tree(site) == OLD


@pytest.mark.parametrize("stops_at", range(9))
def test_a_refusal_in_the_middle_of_a_piecewise_swap_is_undone(
    stops_at, site, finished, tree, monkeypatch
):
    hinder(SwapWay.PIECEWISE, site, monkeypatch)
    made = finished()
    do, seen = Move.do, []

    def failing(self):
        if made.folder in self.source.parents or site in self.source.parents:
            seen.append(self)
        if len(seen) == stops_at + 2:  # the first is the exchange that was tried before
            refuse(errno.ENOSPC)()
        do(self)

    with monkeypatch.context() as patch:
        patch.setattr(Move, "do", failing)
        with pytest.raises(OSError, match="No space left"):
            swap_in(made)
    assert tree(site) == OLD
    made.close()
    assert tree(site) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from footnoted import publish as moves, publish as staging
from footnoted.publish import Move, open_staging, swap_in

site, way, step, moment = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
def refused(*names): raise OSError(22, "Invalid argument")
if way != "exchanged": moves.exchange = refused
if way == "piecewise": staging.os.path.ismount = lambda path: path == site
rename, count = moves._rename, 0
def kill_at(act):
    def counted(*names):
        global count
        count += 1
        if count == step and moment == "before": os.kill(os.getpid(), signal.SIGKILL)
        act(*names)
        if count == step: os.kill(os.getpid(), signal.SIGKILL)
    return counted
moves._rename = kill_at(moves._rename)
if way == "exchanged": moves.exchange = kill_at(moves.exchange)
made = open_staging(site)
for name in ("index.html", "fresh/index.html", "same/a.css"):
    (made.new / name).parent.mkdir(exist_ok=True)
    (made.new / name).write_text("new")
swap_in(made)
made.close()
"""


def kill(site, way, step, moment):
    return loaded.run("-c", KILLED, str(site), way, str(step), moment)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_around_the_exchange_the_site_is_the_old_or_the_new_one(site, tree, moment):
    killed = kill(site, "exchanged", 1, moment)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert tree(site) == (OLD if moment == "before" else NEW)
    assert len(sweep(site)) == 1
    assert tree(site) == (OLD if moment == "before" else NEW)
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_killed_between_two_renames_the_next_start_brings_the_old_site_back(site, tree):
    killed = kill(site, "renamed", 1, "after")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not site.exists()
    assert len(sweep(site)) == 1
    assert tree(site) == OLD


def test_killed_in_any_step_of_a_piecewise_swap_no_page_of_the_old_site_is_lost(tree, site, grow):
    steps = 0
    while kill(site, "piecewise", steps + 1, "after").returncode == -signal.SIGKILL:
        steps += 1
        assert len(sweep(site)) == 1
        state = tree(site)
        assert {n: b for n, b in state.items() if not n.startswith("fresh")} in (OLD, without(NEW))
        shutil.rmtree(site)
        grow(site, {name: text.decode() for name, text in OLD.items()})
    assert steps == 9  # one added, three replaced by two renames each, one gone, all settled
    assert tree(site) == NEW


def without(state):
    return {name: text for name, text in state.items() if not name.startswith("fresh")}
