"""The finished files of all pictures, and the cards of briefings.

The pictures are read, and only the cache is written to; the Site says what to make.
"""

import io
import math
from bisect import bisect
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from footnoted.diagnostics.problem import Code, Level, Mark, Problem, set_levels
from footnoted.library.pictures import Published, clean_rendition
from footnoted.library.site import Site
from footnoted.outputs.view import View
from footnoted.pictures.clean import LOCATED, private
from footnoted.pictures.container import Flaw
from footnoted.pictures.copies import Cache, Job, Told, encoders, make
from footnoted.pictures.metadata import inside
from footnoted.records.files import SIZE, read_bytes
from footnoted.records.library import Briefing
from footnoted.store import digest

UNDECODABLE = Code(
    "picture.undecodable",
    Level.ERROR,
    "A picture has the form of one, but its pixels cannot be decoded, so it has no copies.",
    "Get the file again, or export it again from a photo program.",
)
UNCLEANED = Code(
    "picture.uncleaned",
    Level.WARNING,
    "A picture of the site's other pages is published with everything that is written in it.",
    "Export it again from a photo program, without the place where it was taken.",
)
FOLDER = "pictures"
"""The folder within the cache."""


@dataclass(frozen=True, slots=True)
class Developed:
    """The results for all pictures."""

    files: Mapping[str, Path]
    """The finished file by its name below the documentation root."""
    lost: frozenset[str]
    """Names of files that could not be made: nothing may be published under them."""
    problems: tuple[Problem, ...]
    uncached: str = ""
    """Why they could not be kept for the next build; empty if they were."""


# -------------------------------------------------------------------------------------------------
# The files of pictures: made, or found in the cache.


def make_pictures(site: Site, told: Told = lambda done, total: None) -> Developed:
    """Make what is not in the cache yet, and remove from the cache what was unused for long."""
    root = site.project.root
    others, problems = _others(site)
    wanted = {each.path: each for each in (*site.renditions.values(), *others) if each.made}
    jobs = {path: _job(root, each) for path, each in wanted.items()}
    cache = Cache(root / site.project.cache_dir / FOLDER)
    made, flaws = make(jobs, cache, _seldom(told))
    files = dict(_made_cards(site, cache))
    cache.sweep()
    lost: set[str] = set()
    for path, each in wanted.items():
        if path in flaws:
            lost |= set(each.made)
            flaw = flaws[path]
            problems.append(Problem(UNDECODABLE, flaw.message, Mark(path), flaw.cure))
        else:
            files |= {address: made[recipe] for address, recipe in each.made.items()}
    told_as = set_levels(problems, site.project.levels)
    trouble = cache.trouble
    why = f"{trouble.filename or cache.folder}: {trouble.strerror}" if trouble else ""
    return Developed(files, frozenset(lost), tuple(told_as), why)


def _seldom(told: Told) -> Told:
    """Return a function that reports about ten times at most, and only once if there are few."""

    def tell(done: int, total: int) -> None:
        if done == total or done % max(100, total // 10) == 0:
            told(done, total)

    return tell


def _job(root: Path, picture: Published) -> Job:
    recipes = tuple(picture.made.values())
    return Job(recipes[0].original, partial(_read, root, picture.path), recipes)


def _read(root: Path, path: str) -> bytes | None:
    return read_bytes(root, path, SIZE)[0]


def _others(site: Site) -> tuple[list[Published], list[Problem]]:
    """Return the pictures of the site's other pages, and the problems of the others."""
    docs, records = site.album.docs, site.album.records.general
    found, problems = [], []
    for path in sorted(docs.files):
        data, told = read_bytes(site.project.root, path, SIZE)
        read = inside(data) if data is not None else Flaw(told[0].message, told[0].hint)
        name = path.removeprefix(f"{docs.folder}/")
        if isinstance(read, Flaw):
            problems.append(Problem(UNCLEANED, read.message, Mark(path), read.cure))
        elif private(read):
            problems.append(Problem(UNCLEANED, LOCATED, Mark(path), UNCLEANED.cure))
        else:
            found.append(clean_rendition(path, name, read, records.get(name)))
    return found, problems


# -------------------------------------------------------------------------------------------------
# A card for each briefing, shown with links to it. It has title, date and site, no more.
#
# It is drawn with a font in this package, because Pillow's own has only English letters. A title
# with letters that the font lacks gets no card: boxes would say nothing.

CARD_SIZE = (1200, 630)
"""The size that readers of Open Graph ask for."""
CARDS = "assets/footnoted/cards"
"""The folder of cards, below the site's root."""
FONT = Path(__file__).parent.parent / "pictures" / "fonts" / "SourceSerifPro-Semibold.ttf"
_DRAWING = "1"
"""The version of the cards; with a new one all of them are drawn again."""
_INK, _PAPER, _ACCENT = (27, 31, 36), (251, 250, 247), (31, 90, 134)
_LEVELS = 15
"""Steps from ink to paper. With the accent they are 16, for which a PNG needs half a byte."""
_EDGE = 84
_WIDTH = CARD_SIZE[0] - 2 * _EDGE
_TITLE_SIZES = (84, 72, 62, 54, 46)
_TITLE_HEIGHT = 330
_TITLE_LETTERS = 400
"""More than fit in the smallest letters."""
_SMALL = 34


class Card(NamedTuple):
    """The text of a card."""

    site: str
    title: str
    date: str


def card_address(site: Site, name: str, date: str) -> str:
    """Return the address of a briefing's card, below the site's root; empty if it has none.

    ``date`` is that of the briefing in words.
    """
    briefing = site.names.briefings[name]
    wanted = site.project.draws_cards and site.project.site_url and not briefing.front.draft
    return f"{CARDS}/{name}.png" if wanted and _can_say(_card(site, briefing, date)) else ""


def cards(site: Site) -> Iterator[tuple[str, Briefing, Card]]:
    """Yield the address of each card, its briefing and its text."""
    view = View(site, "", site.project.language)
    for briefing in site.published if site.project.draws_cards else ():
        date = view.words(briefing.front.date)
        if address := card_address(site, briefing.name, date):
            yield address, briefing, _card(site, briefing, date)


def _card(site: Site, briefing: Briefing, date: str) -> Card:
    title = " ".join(briefing.front.title.split())[:_TITLE_LETTERS]
    return Card(site.project.site_name, title, date)


def _made_cards(site: Site, kept: Cache) -> Iterator[tuple[str, Path]]:
    """Yield the file of each card by its address, drawn unless an earlier build has drawn it."""

    def file(card: Card) -> Path:
        key = digest(_DRAWING, _font_key(), encoders(), *card)[:32]
        return kept.find(key, "png") or kept.keep(key, "png", draw_card(card))

    found = list(cards(site))
    with ThreadPoolExecutor() as pool:
        files = pool.map(file, (card for _, _, card in found))
        yield from zip((address for address, _, _ in found), files, strict=True)


def draw_card(card: Card) -> bytes:
    """Return a card as a PNG; the same words give the same bytes."""
    pixels = Image.new("L", CARD_SIZE, 255)
    pen = ImageDraw.Draw(pixels)
    font, lines = _fitting(card.title)
    pen.text((_EDGE, 64), card.site, fill=90, font=_font(_SMALL))
    pen.multiline_text((_EDGE, 176), "\n".join(lines), fill=0, font=font, spacing=14)
    pen.text((_EDGE, 532), card.date, fill=90, font=_font(_SMALL))
    pixels = pixels.point([level * _LEVELS // 256 for level in range(256)])
    pixels.putpalette(_palette())
    rule = (_EDGE, 132, _EDGE + 96, 137)
    ImageDraw.Draw(pixels).rectangle(rule, fill=_LEVELS)
    written = io.BytesIO()
    pixels.save(written, "PNG", optimize=False, compress_level=6)
    return written.getvalue()


def _palette() -> list[int]:
    shades = (
        round(ink + (paper - ink) * level / (_LEVELS - 1))
        for level in range(_LEVELS)
        for ink, paper in zip(_INK, _PAPER, strict=True)
    )
    return [*shades, *_ACCENT]


def _fitting(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a title fits, and its lines; the rest is cut off."""
    for size in _TITLE_SIZES:
        font, room = _font(size), _TITLE_HEIGHT // (size * 5 // 4)
        if all(font.getlength(word) <= _WIDTH for word in title.split(" ")):
            lines = _lines(title, font)
            if len(lines) <= room:
                # No word is alone in the last line, if narrower lines are as few.
                narrow = (_lines(title, font, width) for width in range(_WIDTH // 2, _WIDTH, 40))
                return font, next((each for each in narrow if len(each) == len(lines)), lines)
    lines = _lines(title, font)
    if len(lines) > room:
        lines = [*lines[: room - 1], f"{lines[room - 1][:-2]}\N{HORIZONTAL ELLIPSIS}"]
    return font, lines


def _lines(title: str, font: ImageFont.FreeTypeFont, width: int = _WIDTH) -> list[str]:
    """Return the lines of a title, broken between words, or within a word wider than a card."""
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
        while font.getlength(rest := lines[-1]) > _WIDTH:
            fits = _fitting_letters(rest, font)
            lines[-1:] = [rest[:fits], rest[fits:]]
    return lines


def _fitting_letters(text: str, font: ImageFont.FreeTypeFont) -> int:
    def wide(letters: int) -> int:
        return math.ceil(font.getlength(text[:letters]))

    return bisect(range(1, len(text)), _WIDTH, key=wide)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _font_key() -> str:
    return digest(FONT.read_bytes())


def _can_say(card: Card) -> bool:
    return all(_has(letter) for letter in {*"".join(card)})


@lru_cache(4096)
def _has(letter: str) -> bool:
    """Return whether the font has a letter; what it lacks is drawn like an unassigned one."""
    font = _font(_SMALL)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER))


_NO_LETTER = "\ue000"
"""In the private use area."""
