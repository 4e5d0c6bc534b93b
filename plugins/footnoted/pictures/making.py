"""Make every file that is wanted and not there yet, on every core; a picture is decoded once.

Knows no place in a project: who calls hands over how a file is read and where results are kept.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from footnoted.pictures.cache import Cache
from footnoted.pictures.clean import cleaned
from footnoted.pictures.develop import (
    UNDECODABLE,
    developed,
    encoded,
    encoders,
    rewritten_avif,
)
from footnoted.pictures.flaw import WHOLE, Flaw
from footnoted.pictures.original import Original
from footnoted.pictures.probe import Format
from footnoted.pictures.recipe import Recipe, widths

Read = Callable[[], bytes | None]
"""Gives the bytes of a picture file; nothing where it cannot be read any more."""
Told = Callable[[int, int], None]
"""Hears how many pictures are done, of how many."""
Made = Mapping[Recipe, Path]
"""The finished file of each recipe."""

THREADS = 8
"""At most; what they hold in memory adds up."""
AT_ONCE = 100_000_000
"""Pixels of the pictures that are worked on at once: at worst, a PNG that shines through, 10 bytes
each. A picture may have as many alone."""
SUFFIXES = {Format.JPEG: "jpg"}
"""Of files in the cache, where they are not the format's name."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of one picture."""

    original: Original
    read: Read
    recipes: tuple[Recipe, ...]


def make(
    jobs: Mapping[str, Job], cache: Cache, told: Told = lambda done, total: None
) -> tuple[Made, Mapping[str, Flaw]]:
    """Give the finished files, and the pictures, by name, of which none could be made."""
    made: dict[Recipe, Path] = {}
    flaws: dict[str, Flaw] = {}
    maker = _Maker(cache, encoders())
    with ThreadPoolExecutor(_cores()) as pool:
        lacking = {}
        for name, found in zip(jobs, pool.map(maker.found, jobs.values()), strict=True):
            made |= found
            if missing := tuple(each for each in jobs[name].recipes if each not in found):
                job = replace(jobs[name], recipes=missing)
                lacking[pool.submit(maker.made, job)] = name
        for done, future in enumerate(as_completed(lacking), 1):
            result = future.result()
            if isinstance(result, Flaw):
                flaws[lacking[future]] = result
            else:
                made |= result
            told(done, len(lacking))
    return made, dict(sorted(flaws.items()))


class _Maker:
    """Works on one picture at a time in each thread."""

    def __init__(self, cache: Cache, versions: str) -> None:
        self.cache = cache
        self.versions = versions
        self.room = _Room(AT_ONCE)

    def found(self, job: Job) -> dict[Recipe, Path]:
        """Give what was made before."""
        every = ((each, self.cache.find(*self._key(each))) for each in job.recipes)
        return {recipe: file for recipe, file in every if file}

    def made(self, job: Job) -> dict[Recipe, Path] | Flaw:
        """Make what is missing of one picture, or say why that cannot be."""
        probe = job.original.probe
        with self.room.taken(probe.width * probe.height):
            data = job.read()
            if data is None or hashlib.sha256(data).hexdigest() != job.original.digest:
                return Flaw("It was changed while the site was built.", "Build again.")
            try:
                return {each: self._kept(each, file) for each, file in _files(data, job)}
            except UNDECODABLE as error:
                return Flaw(f"Its pixels cannot be decoded: {error}.", WHOLE)

    def _kept(self, recipe: Recipe, data: bytes) -> Path:
        return self.cache.keep(*self._key(recipe), data)

    def _key(self, recipe: Recipe) -> tuple[str, str]:
        return recipe.key(self.versions), SUFFIXES.get(recipe.form, recipe.form)


class _Room:
    """So many pixels may be held at once; who wants more than are free waits."""

    def __init__(self, pixels: int) -> None:
        self._all = self._free = pixels
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, pixels: int) -> Iterator[None]:
        """Hold so many pixels, or all of them where there are not so many."""
        wanted = min(pixels, self._all)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= wanted)
            self._free -= wanted
        try:
            yield
        finally:
            with self._changed:
                self._free += wanted
                self._changed.notify_all()


def _files(data: bytes, job: Job) -> Iterator[tuple[Recipe, bytes]]:
    probe = job.original.probe
    for recipe in job.recipes:
        if not recipe.width and recipe.form is Format.AVIF:
            yield recipe, rewritten_avif(data, probe, recipe.packet)
        elif not recipe.width:
            yield recipe, cleaned(data, probe, recipe.packet)
    wanted = sorted({recipe.width for recipe in job.recipes if recipe.width})
    if not wanted:
        return
    base = widths(job.original)[-1]
    for width, pixels in zip(wanted, developed(data, probe, base, wanted), strict=True):
        for recipe in job.recipes:
            if recipe.width == width:
                yield recipe, encoded(pixels, recipe.form, probe, recipe.packet)


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))(0)
    return min(len(usable), THREADS)
