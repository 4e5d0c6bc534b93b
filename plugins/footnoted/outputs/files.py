"""The files of a site besides its pages; a record in the words for a program."""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from footnoted.dates.edtf import Edtf
from footnoted.library.names import RecordRef
from footnoted.library.site import OwnPart, Site
from footnoted.library.time import Event
from footnoted.outputs.view import View
from footnoted.outputs.words import DATE_KIND, RESULT, STATUS, capitalize
from footnoted.phrases import mark_phrase, phrases
from footnoted.records.evidence import Outcome
from footnoted.records.library import Briefing
from footnoted.records.vocabulary import Status

# -------------------------------------------------------------------------------------------------
# What an export is: a key, files as a function of the Site, and what ``footnoted export`` writes.
#
# The host decides where the files are written.

Write = Callable[[Site], str]
Piece = Callable[[Site, OwnPart], Any]
"""Returns the part of a file that is made from one briefing alone, in plain values and our own."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a site offers at one fixed address, for links to it."""

    path: str
    """Its address below the site's root: ``sources.json``."""
    media_type: str
    title: str
    """Its contents, for readers."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One finished file of the site."""

    path: str
    """Its address below the site's root: ``timeline.ics``."""
    text: str
    """Its contents, in UTF-8; line ends are written as they are."""
    media_type: str
    """``text/calendar``; for links to it."""
    title: str
    """Its contents, for links to it: "Timeline of all briefings"."""
    data: bytes = b""
    """Its bytes, if it is not text."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One form in which ``footnoted export`` writes something."""

    name: str
    """The name for ``--format``."""
    write: Write
    about: str = ""
    """The programs that read it, for the command's help: "Zotero, citeproc, pandoc"."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of files besides the pages."""

    key: str
    """The key in ``exports:`` of the configuration, and the KIND of ``footnoted export``."""
    files: Callable[[Site], Iterable[SiteFile]]
    formats: tuple[ExportFormat, ...] = ()
    """The formats that ``footnoted export`` writes, the usual one first; may be empty."""
    announced: tuple[Offer, ...] = ()
    """Files that every page's head names, where programs look for them."""
    pieces: tuple[Piece, ...] = ()
    """The functions that the files pass to ``Site.piece``."""


def offer_files(table: Mapping[Offer, Write]) -> Callable[[Site], Iterator[SiteFile]]:
    """Return the function of an export whose files have fixed addresses, in the table's order."""

    def write_all(site: Site) -> Iterator[SiteFile]:
        for offer, write in table.items():
            title = phrases(site.project.language).gettext(offer.title)
            yield SiteFile(offer.path, write(site), offer.media_type, title)

    return write_all


_LINK = Markup('<link rel="{}" type="{}" title="{}" href="{}">\n')


def link_to_file(media_type: str, title: str, href: str, *, of_page: bool = False) -> Markup:
    """Return the element by which a page's head names a file.

    ``of_page`` says that it is about the page. Material takes a file that is only an alternate for
    the page in another language, and then asks for a sitemap next to it.
    """
    return _LINK.format(
        "alternate describedby" if of_page else "alternate", media_type, title, href
    )


PACKAGE = Offer(
    "data/datapackage.json",
    "application/json",
    mark_phrase("All evidence as tables (Data Package)"),
)
"""The file that lists the tables of evidence; the list of briefings links to it."""

CALENDARS = "calendars"
"""The folder of the calendars of tags and briefings."""


def calendar_of_briefing(name: str) -> str:
    """Return the address of a briefing's calendar, which never is that of a tag's."""
    return f"{CALENDARS}/{'briefing--' if name.startswith('tag-') else ''}{name}.ics"


EVIDENCE = mark_phrase("Evidence of this page (JSON)")
"""The name of the file next to a briefing's page."""


def evidence_of_page(site: Site, briefing: Briefing) -> str:
    """Return the address of the file with a page's evidence; empty if there is none."""
    if briefing.front.draft or not site.project.exported("evidence"):
        return ""
    page = site.addresses.file(site.briefing_page(briefing.name))
    return f"{page.removesuffix('.html').removesuffix('/index')}/evidence.json"


def evidence_link(view: View, briefing: Briefing) -> Markup:
    """Return the element by which a briefing's head names the file; empty if there is none."""
    file = evidence_of_page(view.site, briefing)
    title = view.phrases.gettext(EVIDENCE)
    if not file:
        return Markup()
    return link_to_file("application/json", title, view.href(file), of_page=True)


# -------------------------------------------------------------------------------------------------
# Tags as parts of addresses: safe, permanent, and different for different tags.
#
# Each depends on the tag alone, so no other tag can ever change it.

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 48


def slug(tag: str) -> str:
    """Return ``black-sea`` for "Black Sea"; if letters are lost, the rest and a digest.

    "Black Sea" and "black-sea" are one tag in two spellings, and get the same result. A digest
    comes after two hyphens, which no plain result has.
    """
    words = re.sub(r"[\s_-]+", "-", tag.casefold()).strip("-")
    if _PLAIN.fullmatch(words) and len(words) <= _LONGEST:
        return words
    left = "-".join(re.findall(r"[a-z0-9]+", words))[:_LONGEST].rstrip("-")
    return f"{left}--{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:12]}"


# -------------------------------------------------------------------------------------------------
# Text for formats made of lines: no control character, no hidden direction, one line end.
#
# Each format does its own escaping and folding.

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Everything that some reader takes for the end of a line (``str.splitlines``)."""
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates; LRM, RLM are legitimate
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile("[\t ]+")


def lines(text: str) -> str:
    """Return a text whose only line end is ``\\n``."""
    if _is_plain(text):
        return text
    return _SPACES.sub(" ", _NEVER.sub("", _BREAK.sub("\n", text))).strip()


def line(text: str) -> str:
    """Return a text on one line."""
    if _is_plain(text):
        return text
    return _SPACES.sub(" ", lines(text).replace("\n", " "))


def _is_plain(text: str) -> bool:
    """Return whether a text is one line of printable characters, as nearly all are."""
    return text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]


# -------------------------------------------------------------------------------------------------
# Tables as CSV (RFC 4180): UTF-8, CRLF, a header, and no cell that a spreadsheet would run.
#
# Each export has its own columns.

_RUNS = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
"""The beginning of a cell that a spreadsheet takes for a formula (OWASP, "CSV Injection")."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV, without a byte order mark, as in RFC 4180."""
    return csv_lines([columns]) + csv_lines([cell(text) for text in row] for row in rows)


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Return finished cells as the lines of a table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def cell(text: str) -> str:
    """Return a text for a cell: with an apostrophe before what would be run."""
    if not text:
        return ""
    plain = lines(text)
    runs = _RUNS.match(plain) and not _NUMBER.fullmatch(plain)
    return f"'{plain}" if runs else plain


# -------------------------------------------------------------------------------------------------
# What a file says about something dated in plain words: when, who says so, outcome, sources.
#
# The words are those of the timeline page, without its HTML.


@dataclass(frozen=True, slots=True)
class Account:
    """What one briefing says about it, in words."""

    target: RecordRef
    who: str
    """"Ada Rower, told The Courier"; empty if there is no chain."""
    date: str
    """Its own date in words, if it differs from the entry's; else empty."""
    standing: str
    """"disputed"; empty if its status is "reported"."""
    remark: str = ""
    """Our remark on it; empty if there is none."""

    @property
    def title(self) -> str:
        """Return the title of its briefing."""
        return self.target.briefing.front.title


def sight(site: Site) -> View:
    """Return the view for files: at the site's root, and in its language."""
    return View(site, "index.md", site.project.language)


def accounts(view: View, event: Event) -> tuple[Account, ...]:
    """Return what each briefing says about an event, the newest first."""
    return tuple(
        account(view, t.target, t.dated.date if t.dated.date != event.date else None)
        for t in event.tellings
    )


def account(view: View, target: RecordRef, date: Edtf | None = None) -> Account:
    """Return what one record says."""
    said = view.words(date) if date else ""
    remark = getattr(target.record, "note", None) or ""
    return Account(target, view.headline(target), said, _standing(view, target), remark)


def when(view: View, event: Event) -> str:
    """Return the kind of date, and the date: "Planned: about April 2024"."""
    kind = view.phrases.gettext(DATE_KIND[event.kind][0])
    return f"{capitalize(kind)}: {view.words(event.date)}"


def outcome_words(view: View, outcome: Outcome | None) -> str:
    """Return the outcome: "did not happen (13 May 2024)"; empty if none is recorded."""
    if outcome is None:
        return ""
    said = view.phrases.gettext(RESULT[outcome.result])
    return f"{said} ({view.words(outcome.date)})" if outcome.date else said


def source_ids(view: View, targets: Iterable[RecordRef]) -> tuple[str, ...]:
    """Return the ids of the sources that records cite, each once."""
    return tuple(dict.fromkeys(id_ for target in targets for id_ in view.sources(target)))


def citations(view: View, targets: Iterable[RecordRef]) -> Iterator[str]:
    """Yield the sources of records in full, as text."""
    for id_ in source_ids(view, targets):
        yield str(view.citation(id_).striptags())


def address(site: Site, targets: tuple[RecordRef, ...], key: str) -> str:
    """Return the full address: of the record on its briefing's page, or for several of the
    timeline.

    Empty if the site has no address of its own.
    """
    timeline = site.addresses.entry("timeline", f"event-{key}")
    if len(targets) > 1 and timeline:
        return site.addresses.canonical(timeline, f"event-{key}")
    return record_address(site, targets[0])


def record_address(site: Site, target: RecordRef) -> str:
    """Return the full address of a record on its briefing's page; empty as above."""
    page = site.briefing_page(target.briefing.name)
    return site.addresses.canonical(page, target.element)


def _standing(view: View, target: RecordRef) -> str:
    if target.briefing.front.retracted:
        return view.phrases.gettext("its briefing is withdrawn")
    status = view.standing(target).status
    return "" if status is Status.REPORTED else view.phrases.gettext(STATUS[status][0])
