"""The parts of a briefing's page around its article."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from json import dumps
from typing import TypeAlias, TypeVar
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from footnoted.article.plan import Reading
from footnoted.dates.edtf import Edtf, on_day
from footnoted.diagnostics.problem import Problem
from footnoted.library.evidence import Reach, reach
from footnoted.library.names import RecordRef
from footnoted.library.site import Site
from footnoted.library.standing import Relation, Standing
from footnoted.library.time import Telling, order
from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.csl import csl_item
from footnoted.outputs.files import EVIDENCE, calendar_of_briefing, evidence_of_page
from footnoted.outputs.lines import across
from footnoted.outputs.view import View, render
from footnoted.outputs.words import (
    COUNTED,
    RELATION,
    Step,
    count_by_family,
    count_kinds,
    listed,
)
from footnoted.phrases import Phrases, mark_number, mark_phrase, phrases
from footnoted.records.evidence import Claim, Dated, Evidence, Figure
from footnoted.records.library import Briefing, Correction, NoPlaces
from footnoted.records.sources import PersonName, Source
from footnoted.records.vocabulary import SourceType
from footnoted.text.markup import VOID
from footnoted.text.parsing import element_end, tags

# -------------------------------------------------------------------------------------------------
# The evidence of a briefing in numbers: a line for its head, a paragraph for its end.
#
# Every number is counted from the records.


def basis(site: Site, name: str) -> str:
    """Return the line: "7 claims · 3 dates · 5 sources (2 read by us, 3 relayed)"."""
    return " · ".join(words for words, _ in _counts(site, name)) or _said(site).gettext(
        "No evidence recorded"
    )


def _counts(site: Site, name: str) -> list[tuple[str, str]]:
    """Return how much evidence there is of each kind, and the id of the part that lists it."""
    briefing, reading, said = site.names.briefings[name], site.readings[name], _said(site)
    sidecar = briefing.sidecar
    kinds = (
        (sidecar.claims, "claim", "part:claims"),
        (sidecar.dates, "date", "part:timeline"),
        (sidecar.figures, "figure", "part:figures"),
    )
    parts = [
        (said.ngettext(*COUNTED[kind], len(records)), part)
        for records, kind, part in kinds
        if records
    ]
    known = reach(site.names, briefing, reading)
    if known.all:
        sources = said.ngettext(*COUNTED["source"], len(known.all))
        parts.append((f"{sources} ({_ways(known, said)})", reading.notes_id or "part:basis"))
    return parts


def _said(site: Site) -> Phrases:
    return phrases(site.project.language)


_WAYS = (
    (mark_phrase("read by us"), mark_number("%(num)s read by us", "%(num)s read by us")),
    (mark_phrase("relayed"), mark_number("%(num)s relayed", "%(num)s relayed")),
    (
        mark_phrase("not said whether read"),
        mark_number("%(num)s not said whether read", "%(num)s not said whether read"),
    ),
)


def _ways(known: Reach, said: Phrases) -> str:
    numbers = len(known.read), len(known.relayed), len(known.unsaid)
    found = [(number, *way) for number, way in zip(numbers, _WAYS, strict=True) if number]
    if len(found) == 1:
        return said.gettext(found[0][1])
    return ", ".join(said.ngettext(*both, number) for number, _, both in found)


def archivable(source: Source) -> bool:
    """Return whether an archive can be asked for a copy: it has an address, and we read it
    there.
    """
    return bool(source.url) and not source.cited_in


def rests_on(site: Site, name: str) -> tuple[str, ...]:
    """Return in sentences how many sources a briefing has, of which kinds, and how we know them.

    Empty if it has none.
    """
    known = reach(site.names, site.names.briefings[name], site.readings[name])
    sources = [site.names.sources[id_].source for id_ in sorted(known.all)]
    if not sources:
        return ()
    said = _said(site)
    whole = said.ngettext(
        "This briefing rests on %(num)s source: %(kinds)s.",
        "This briefing rests on %(num)s sources: %(kinds)s.",
        len(sources),
        kinds=count_by_family((source.type for source in sources), said),
    )
    return whole, _reached(known, said), _kept(sources, said)


def _reached(known: Reach, said: Phrases) -> str:
    """Return how we know them: read, through others, or not said."""
    read, relayed, unsaid = len(known.read), len(known.relayed), len(known.unsaid)
    every = len(known.all)
    if unsaid == every:
        return said.ngettext(
            "No record says whether we read it.", "No record says whether we read them.", unsaid
        )
    if read == every:
        return said.ngettext("We read it ourselves.", "We read all %(num)s ourselves.", read)
    if relayed == every:
        return said.ngettext(
            "We know it only through others.", "We know all through others.", relayed
        )
    parts = []
    if read and relayed:
        parts.append(
            said.gettext(
                "Of these we read %(read)s ourselves and we know %(relayed)s through others.",
                read=read,
                relayed=relayed,
            )
        )
    elif read:
        parts.append(said.gettext("Of these we read %(read)s ourselves.", read=read))
    elif relayed:
        parts.append(said.gettext("Of these we know %(relayed)s through others.", relayed=relayed))
    if unsaid:
        parts.append(
            said.ngettext(
                "For %(num)s, no record says whether we read it.",
                "For %(num)s, no record says whether we read them.",
                unsaid,
            )
        )
    return " ".join(parts)


def _kept(sources: list[Source], said: Phrases) -> str:
    """Return how many of the sources that an archive can have are archived."""
    say = said.gettext
    asked = [source for source in sources if archivable(source) or source.archived]
    kept = sum(bool(source.archived) for source in asked)
    if not asked:
        return said.ngettext(
            "It has no address of which an archive could keep a copy.",
            "None of them has an address of which an archive could keep a copy.",
            len(sources),
        )
    if len(asked) == 1:
        one = say("The one with a web address has an archived copy.")
        return one if kept else say("The one with a web address has no archived copy.")
    if not kept:
        return say("Of the %(all)s with a web address, none have an archived copy.", all=len(asked))
    if kept == len(asked):
        return say("Of the %(all)s with a web address, all have archived copies.", all=len(asked))
    return said.ngettext(
        "Of the %(all)s with a web address, %(num)s has an archived copy.",
        "Of the %(all)s with a web address, %(num)s have archived copies.",
        kept,
        all=len(asked),
    )


# -------------------------------------------------------------------------------------------------
# The parts of a briefing's page around its article: head, claims, dates, relatives.
#
# What each part shows is chosen here; the templates decide how.

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert 2019 gives 238; rounded down."""


KEY_FIGURES = 6
"""The most figures in the box at the top; the table below has all."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as seen from one claim."""

    kind: str
    words: str
    other: RecordRef
    elsewhere: bool


Numbers: TypeAlias = tuple[tuple[int, str], ...]
"""Numbers and keys of notes."""
Shared = TypeVar("Shared")


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One record of the briefing, with its place in the article."""

    target: RecordRef
    found: bool
    """Whether the article's words have its id."""
    numbers: Numbers
    """Numbers and keys of the notes with its evidence."""
    relations: tuple[Tie, ...] = ()
    event: str = ""

    @property
    def element(self) -> str:
        """Return the id of this entry: the record's own if the article does not have it."""
        return f"about:{self.target.element}" if self.found else self.target.element


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What is needed for the parts of one page."""

    site: Site
    briefing: Briefing
    env: Environment
    view: View
    entries: dict[str, tuple[RecordEntry, ...]] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        """Return what was read in the article."""
        return self.site.readings[self.briefing.name]


def article(site: Site, name: str, env: Environment) -> BriefingPage:
    """Return what is needed for the parts of one briefing's page."""
    briefing = site.names.briefings[name]
    view = View(site, site.briefing_page(name), site.project.language)
    entries: dict[str, list[RecordEntry]] = {"claim": [], "date": [], "figure": []}
    for target in site.names.records(briefing):
        if isinstance(target.record, Evidence):
            entries[target.kind].append(_entry(site, target))
    return BriefingPage(site, briefing, env, view, {k: tuple(v) for k, v in entries.items()})


def head(page: BriefingPage) -> Markup:
    """Return the HTML above the article."""
    reading, front = page.reading, page.briefing.front
    key = [e for e in page.entries["figure"] if _is_key(e.target)]
    return render(
        page.env,
        "briefing/head.html",
        v=page.view,
        front=front,
        head_id="part:title",
        lang=foreign(page.site, page.briefing.name),
        minutes=max(1, round(reading.words / WORDS_A_MINUTE)),
        counts=_counts(page.site, page.briefing.name),
        key_figures=key[:KEY_FIGURES],
        key_more=len(key[KEY_FIGURES:]),
        newest=next(iter(_made(page)), None),
        unsound=_unsound(page, lambda stands: stands.unsound),
        further=_unsound(page, lambda stands: stands.second_hand),
    )


def text(html: str, language: str, notes_id: str) -> Markup:
    """Return the article as the host rendered it; text in another language says so.

    The language is that of ``foreign``. ``notes_id`` is the id of the heading above the notes,
    which are the site's own words and stay in its language.
    """
    if not language:
        return Markup(html)
    low, high = _notes(notes_id, html)
    own = Markup('<div lang="{}">{}</div>')
    before, after = (Markup(part) for part in (html[:low], html[high:]))
    behind = own.format(language, after) if after.strip() else after
    return own.format(language, before) + Markup(html[low:high]) + behind


def _notes(id_: str, html: str) -> tuple[int, int]:
    """Return where the list of notes begins, with its heading, and where it ends."""
    found = tags(html)
    for number, tag in enumerate(found):
        if id_ and tag.name == "h2" and tag.attributes.get("id") == id_:
            heading = element_end(found, number) or number
            if found[heading + 1 :] and found[heading + 1].attributes.get("class") == "footnote":
                end = element_end(found, heading + 1)
                return tag.low, found[end].high if end else len(html)
    return len(html), len(html)


def _unsound(
    page: BriefingPage, of_standing: Callable[[Standing], tuple[str, ...]]
) -> list[tuple[str, str, int]]:
    """Return each corrected or withdrawn source with what depends on it: "2 claims and 1 date"."""
    counts: dict[str, Counter[str]] = {}
    for kind, entries in page.entries.items():
        for entry in entries:
            for id_ in of_standing(page.view.standing(entry.target)):
                counts.setdefault(id_, Counter())[kind] += 1
    return [
        (id_, listed(count_kinds(of, page.view.phrases), page.view.phrases), of.total())
        for id_, of in counts.items()
    ]


def foreign(site: Site, name: str) -> str:
    """Return the article's language if it is not the site's; else an empty text."""
    given = site.names.briefings[name].front.lang or ""
    return given if given != site.project.language else ""


def foot(page: BriefingPage) -> Markup:
    """Return the HTML below the article and its notes."""
    return Markup("\n").join(part for make in PARTS if (part := make(page)))


def problems(found: Sequence[Problem], env: Environment) -> Markup:
    """Return the problems of a briefing for a preview; empty if there are none."""
    return render(env, "briefing/problems.html", problems=found) if found else Markup()


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that reached us in the same way, and what all of them have in common."""

    steps: tuple[Step, ...]
    numbers: Numbers
    """Numbers and keys of the notes with their evidence."""
    date: Edtf | None
    """The day of all of them, if they have only one."""
    graded: Claim | None
    """One of them, if several have the same grades."""
    entries: tuple[RecordEntry, ...]


def _claims(page: BriefingPage) -> Markup:
    ways: dict[tuple[tuple[Step, ...], Numbers], list[tuple[Claim, RecordEntry]]] = {}
    for entry in page.entries["claim"]:
        claim = entry.target.record
        if isinstance(claim, Claim):
            way = (page.view.chain(entry.target), entry.numbers)
            ways.setdefault(way, []).append((claim, entry))
    if not ways:
        return Markup()
    groups = [
        ClaimGroup(
            *way,
            _common(claim.date for claim, _ in each),
            each[0][0] if _graded_alike(page.view, [claim for claim, _ in each]) else None,
            tuple(entry for _, entry in each),
        )
        for way, each in ways.items()
    ]
    claims = [claim for each in ways.values() for claim, _ in each]
    signed = _common(claim.graded for claim in claims if any(page.view.grades(claim)))
    reported = partial(_report, page)
    return _part(page, "claims.html", groups=groups, signed=signed, report=reported)


def _graded_alike(view: View, claims: list[Claim]) -> bool:
    """Return whether these are several claims with the same grades."""
    return len(claims) > 1 and bool(_common(tuple(view.grades(claim)) for claim in claims))


def _common(values: Iterable[Shared | None]) -> Shared | None:
    """Return the value that all have; None if two differ or there is none."""
    found = list(values)
    return found[0] if found and all(each == found[0] for each in found) else None


def _dates(page: BriefingPage) -> Markup:
    dates = sorted(page.entries["date"], key=_date_order)
    if not dates:
        return Markup()
    axis = across(e.target.record.date for e in dates if isinstance(e.target.record, Dated))
    ends = [on_day(day) for day in (axis.first, axis.last)] if axis else []
    compared = axis if len(dates) > 1 else None
    public = not page.briefing.front.draft and page.site.project.exported("calendar")
    calendar = calendar_of_briefing(page.briefing.name) if public else ""
    return _part(page, "timeline.html", dates=dates, axis=compared, ends=ends, calendar=calendar)


def _figures(page: BriefingPage) -> Markup:
    figures = page.entries["figure"]
    found = (pair for e in figures for pair in page.site.differing.get(e.target.ref, ()))
    pairs = {(pair.one.target.ref, pair.other.target.ref): pair for pair in found}
    both = {"figures": figures, "pairs": pairs.values()}
    return _part(page, "figures.html", **both) if figures else Markup()


def _pictures(page: BriefingPage) -> Markup:
    own = page.site.owned.get(page.briefing.name, ())
    # A picture within a line or in raw HTML has no frame, so its credit is here.
    apart = [p for p in own if p.ref not in page.reading.framed]
    return _part(page, "pictures.html", pictures=apart) if apart else Markup()


def _corrections(page: BriefingPage) -> Markup:
    made = _made(page)
    both = {"corrections": made, "name": page.briefing.name}
    return _part(page, "corrections.html", **both) if made else Markup()


def _made(page: BriefingPage) -> list[tuple[str, Correction]]:
    """Return the corrections of a briefing by id, the newest first."""
    made = page.briefing.sidecar.corrections.items()
    return sorted(made, key=lambda each: each[1].date.sort_key, reverse=True)


def _basis(page: BriefingPage) -> Markup:
    said = rests_on(page.site, page.briefing.name)
    return _part(page, "basis.html", said=said) if said else Markup()


def _related(page: BriefingPage) -> Markup:
    kin = page.site.kinship.get(page.briefing.name, ())
    return _part(page, "related.html", kinship=kin, name=page.briefing.name) if kin else Markup()


def _cite(page: BriefingPage) -> Markup:
    name, cited = page.briefing.name.replace("/", "-"), as_source(page)
    item = (
        f'  "{key}": {dumps(said, ensure_ascii=False)}'
        for key, said in csl_item(name, cited).items()
    )
    # Each in two parts, so that the day on which it was read can be put before the end.
    forms = {
        "BibTeX": (bibtex({name: cited}).removesuffix("}\n"), "}"),
        "CSL-JSON": ("[{\n" + ",\n".join(item), "\n}]"),
    }
    return _part(page, "cite.html", front=page.briefing.front, forms=forms)


def as_source(page: BriefingPage) -> Source:
    """Return a briefing as others cite it; of its authors it is not known whether they are people.

    The day on which it was read is the reader's to add.
    """
    front, view = page.briefing.front, page.view
    updated = front.updated and view.phrases.gettext(
        "updated %(day)s", day=view.words(front.updated)
    )
    return Source.model_construct(
        type=SourceType.WEBPAGE,
        title=front.title,
        author=tuple(PersonName.model_construct(literal=name) for name in front.authors),
        container_title=view.site_name or None,
        issued=front.date,
        language=front.lang or view.locale,
        url=view.address() or None,
        note=updated or None,
    )


def _report(page: BriefingPage, target: RecordRef | None = None) -> str:
    """Return where an error is reported, in a claim or on the page; empty if that is not known."""
    view, name = page.view, page.briefing.name
    form, say = view.site.project.report, view.phrases.gettext
    address = view.site.addresses.canonical(view.here, target.element if target else "")
    ref, words = (target.ref, view.said(target)) if target else (name, "")
    told = [
        say("Page: %(address)s", address=address) if address else "",
        say("Claim: %(id)s", id=ref) if target else "",
        say("Words: %(words)s", words=words) if words else "",
        say("What is right, and where can that be read?"),
    ]
    given = {
        "page": address or ref,
        "claim": ref,
        "words": words,
        "title": say("Error: %(id)s", id=ref),
        "body": "\n".join(filter(None, told)) + "\n",
    }
    return re.sub(r"\{(\w+)\}", lambda asked: quote(given[asked[1]], safe=""), form)


def _about(page: BriefingPage) -> Markup:
    made = (_basis(page), _related(page), _pictures(page), _cite(page))
    parts = [part for part in made if part]
    return _part(page, "about.html", parts=parts, acts=list(_acts(page)))


def _acts(page: BriefingPage) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what a reader can do with the page: the words of each link and its attributes."""
    say, view, briefing = page.view.phrases.gettext, page.view, page.briefing
    if address := view.editor(briefing.path):
        yield say("Change the article"), {"href": address, "rel": "edit"}
        if not isinstance(briefing.sidecar_places, NoPlaces):
            about = view.editor(briefing.sidecar_path)
            yield say("Change its evidence"), {"href": about, "rel": "edit"}
    if address := _report(page):
        yield say("Report an error"), {"href": address, "rel": "nofollow"}
    if file := evidence_of_page(page.site, briefing):
        yield say(EVIDENCE), {"href": view.href(file), "type": "application/json"}


PARTS: tuple[Callable[[BriefingPage], Markup], ...] = (
    _claims,
    _dates,
    _figures,
    _corrections,
    _about,
)
"""The parts below the article, in their order on the page."""


def _part(page: BriefingPage, template: str, **values: object) -> Markup:
    return render(page.env, f"briefing/{template}", v=page.view, **values)


def _is_key(target: RecordRef) -> bool:
    return isinstance(target.record, Figure) and target.record.key


def _date_order(entry: RecordEntry) -> tuple[object, ...]:
    dated = entry.target.record
    return order(dated.date) if isinstance(dated, Dated) else ()


def _entry(site: Site, target: RecordRef) -> RecordEntry:
    reading = site.readings[target.briefing.name]
    found = any(f.match.passes and f.anchor.id == target.id for f in reading.found)
    numbers = dict.fromkeys((u.number, u.note) for u in reading.uses if u.record == target.id)
    ties = tuple(_ties(site, target)) if target.kind == "claim" else ()
    return RecordEntry(target, found, tuple(numbers), ties, _event(target))


def _event(target: RecordRef) -> str:
    if not isinstance(target.record, Dated):
        return ""
    return Telling(target, target.record).event


def _ties(site: Site, target: RecordRef) -> Iterator[Tie]:
    told: set[str] = set()
    for relation in site.related.get(target.ref, ()):
        ends = {relation.claim.ref, relation.other.ref}
        if relation.kind == "contradicts" and told >= ends:
            continue  # the other claim says so, too
        told |= ends if relation.kind == "contradicts" else set()
        if relation.claim.ref == target.ref:
            yield _tie(relation, relation.other, target, 0, _said(site))
        elif relation.kind != "supports" or relation.claim.briefing.name != target.briefing.name:
            # That one claim supports another on this page is only said at the first.
            yield _tie(relation, relation.claim, target, 1, _said(site))


def _tie(relation: Relation, other: RecordRef, target: RecordRef, side: int, said: Phrases) -> Tie:
    elsewhere = other.briefing.name != target.briefing.name
    words = said.gettext(RELATION[relation.kind][side])
    return Tie(relation.kind, words, other, elsewhere)


# -------------------------------------------------------------------------------------------------
# What the host's search has to read of a page.
#
# Material's search reads HTML in its own way: an element that is left out ends with the first end
# of an element with its name; a heading with an id begins an entry even if it is left out; tags
# that are not closed change what follows. If any of this could matter, nothing is cut.

_OPENING = re.compile(r"<(\w+)(?=\s)[^<>]*(?<!/)>")
_ANY_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
_READ_OTHERWISE = re.compile(r"<(?:[!?]|(?i:script|style|object|textarea)\b)")
_LEFT_OUT_MARK = ' data-search-exclude="1"'
_MARKS = re.compile(r'\s?data-search-\w+="[^"]+"')
_HEADING_WITH_ID = re.compile(r"<[hH][1-6]\s[^<>]*\b(?i:id)=")


def searchable(html: str) -> str:
    """Return a page without the contents of elements that search leaves out.

    Search makes the same entries from it. The elements themselves stay, and empty: they separate
    the words around them.
    """
    if _READ_OTHERWISE.search(html):
        return html
    kept, done = [], 0
    found = _next_left_out(html, 0)
    while found:
        end = html.find(f"</{found[1]}>", found.end())
        if end >= 0 and _can_go(html[found.end() : end], found[1]):
            kept.append(html[done : found.end()])
            done = end
        found = _next_left_out(html, max(found.end(), done))
    return "".join([*kept, html[done:]])


def _next_left_out(html: str, start: int) -> re.Match[str] | None:
    """Return the opening tag of the next element that search leaves out."""
    while (at := html.find(_LEFT_OUT_MARK, start)) >= 0:
        found = _OPENING.match(html, max(html.rfind("<", 0, at), 0))
        if found and found.end() > at:
            return found
        start = at + 1
    return None


def without_marks(html: str) -> str:
    """Return a page without attributes for search, as Material's plugin would remove them.

    The plugin first looks for a space before each, which takes ten times as long.
    """
    html = html.replace(_LEFT_OUT_MARK, "")
    return _MARKS.sub("", html) if "data-search-" in html else html


def _can_go(inside: str, name: str) -> bool:
    """Return whether search is the same without what is within an element."""
    if "<" not in inside:
        return True
    around: list[str] = []
    for ends, tag, rest in _ANY_TAG.findall(inside):
        if ends and (not around or around.pop() != tag):
            return False
        if not (ends or tag in VOID or rest.endswith("/")):
            around.append(tag)
        if tag == name:
            return False
    return not around and not _HEADING_WITH_ID.search(inside)


# -------------------------------------------------------------------------------------------------
# Problems in a preview that no page of its own can show.
#
# This is only used in a preview.


def preview_problems(
    shown: Container[str], problems: Iterable[Problem], env: Environment
) -> Markup:
    """Return the problems of registers, of broken articles and of addresses; empty if there are
    none.

    ``shown`` are the paths whose problems are shown on a page of their own.
    """
    rest = [problem for problem in problems if problem.mark.path not in shown]
    return render(env, "briefing/problems.html", problems=rest) if rest else Markup()
