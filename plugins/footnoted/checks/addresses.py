"""Addresses in sidecars and registers that may not be linked, or are none.

Judges the text of an address; whether anything answers there is nobody's business in a build.

url.incomplete
    Bad::
        sources:
          storm-report:
            type: report
            url: harbor.example/storm
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
    Good::
        sources:
          storm-report:
            type: report
            url: https://harbor.example/storm
            archived: [{url: https://perma.example/KL90-MN12, date: 2024-05-06}]
        claims:
          idle: {quote: stood idle for a week, sources: [storm-report]}
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.guard import is_outside, mixed_host, safe_address, shown, why_unsafe
from footnoted.guard.codes import MIXED_SCRIPT, UNSAFE
from footnoted.index import Site
from footnoted.model import Image, Path, Places, Source

INCOMPLETE = Code(
    "url.incomplete",
    Level.ERROR,
    "An address in a sidecar or register has no https:// before it, so a link to it would stay "
    "on this site and lead nowhere.",
    "Write the whole address, https:// included.",
)


class _Given(NamedTuple):
    """An address as written, and where."""

    at: Path
    text: str


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the addresses of the registers and of every briefing that is built."""
    library = site.library
    yield from _judged(_sources(library.sources.records), library.sources.places)
    yield from _judged(_images(library.images.records), library.images.places)
    for briefing in site.built:
        sidecar = briefing.sidecar
        yield from _judged(_sources(sidecar.sources), briefing.sidecar_places)
        yield from _judged(_images(sidecar.images), briefing.sidecar_places)


def _sources(records: Mapping[str, Source]) -> Iterator[_Given]:
    for id_, source in records.items():
        if source.url:
            yield _Given(("sources", id_, "url"), source.url)
        for number, archived in enumerate(source.archived):
            yield _Given(("sources", id_, "archived", number, "url"), archived.url)


def _images(records: Mapping[str, Image]) -> Iterator[_Given]:
    for id_, image in records.items():
        for key, text in (
            ("referred-to", image.referred_to),
            ("source-url", image.source_url),
            ("acquire-license-page", image.acquire_license_page),
        ):
            if text:
                yield _Given(("images", id_, key), text)
        credits = image.credit if isinstance(image.credit, tuple) else ()
        for number, credit in enumerate(credits):
            if credit.url:
                yield _Given(("images", id_, "credit", number, "url"), credit.url)


def _judged(addresses: Iterator[_Given], places: Places) -> Iterator[Diagnostic]:
    for given in addresses:
        yield from _problems(given, places.mark(given.at))


def _problems(given: _Given, mark: Mark) -> Iterator[Diagnostic]:
    about, words = str(given.at[1]), shown(given.text)
    if reason := why_unsafe(given.text):
        message = f"The address `{words}` is not linked: it {reason}."
        yield Diagnostic(UNSAFE, message, mark, UNSAFE.cure, about=about)
    elif not is_outside(given.text) or given.text.strip().startswith("//"):
        whole = f"https://{given.text.strip().removeprefix('//')}"
        hint = f"Write `{whole}`." if _like_a_site(whole) else INCOMPLETE.cure
        message = f"The address `{words}` has no https:// before it."
        yield Diagnostic(INCOMPLETE, message, mark, hint, about=about)
    elif host := mixed_host(given.text):
        message = f"The site's name `{shown(host)}` mixes letters of several scripts."
        yield Diagnostic(MIXED_SCRIPT, message, mark, MIXED_SCRIPT.cure, about=about)


def _like_a_site(whole: str) -> bool:
    site = whole.removeprefix("https://").partition("/")[0]
    return "." in site.strip(".") and safe_address(whole) is not None
