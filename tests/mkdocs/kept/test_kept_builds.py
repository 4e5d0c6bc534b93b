"""What earlier builds kept changes nothing: every file and every word is as if made anew."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mkdocs.kept.room import CACHE, EDITS, Room, build, differing, run

SEED = 7
AT_ONCE = 3
"""So many changes are made between two builds."""
PAIRS = (("a briefing more", "a briefing less"),)
"""Changes of which the second needs the first."""
APART = (("broken YAML", "mended YAML"), ("a quoted word", "the old word"))
"""Changes that make builds fail, and those that end it: each is built by itself."""


def sequence(seed: int) -> Iterator[list[str]]:
    """Yield the changes between two builds: all there are, in an order made of a number."""
    chance = random.Random(seed)
    apart = {name for pair in APART for name in pair}
    names = sorted(set(EDITS) - apart)
    chance.shuffle(names)
    for first, second in PAIRS:
        one, other = sorted(map(names.index, (first, second)))
        names[one], names[other] = first, second
    steps = [names[n : n + AT_ONCE] for n in range(0, len(names), AT_ONCE)]
    for first, second in APART:
        place = chance.randrange(len(steps))
        steps[place:place] = [[first], [second]]
    yield from steps


def test_after_every_change_a_kept_site_is_the_site_made_anew(tmp_path):
    room = Room(tmp_path / "room")
    build(room.root)
    for number, names in enumerate(sequence(SEED)):
        for name in names:
            EDITS[name](room)
        kept = build(room.root)
        fresh = build(room.copy(tmp_path / f"copy-{number}"))
        assert (kept.status, kept.words) == (fresh.status, fresh.words), names
        assert kept.status == 0 or not fresh.site, names
        if kept.status == 0:
            assert differing(kept.site, fresh.site) == [], names
