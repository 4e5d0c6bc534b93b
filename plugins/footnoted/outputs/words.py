"""The words for chains, figures and closed vocabularies on a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from footnoted.dates.edtf import Edtf
from footnoted.dates.wording import DateStyle
from footnoted.dates.wording import words as date_words
from footnoted.library.citations import in_brackets, source_type
from footnoted.library.evidence import chain_of, evidence_of
from footnoted.library.figures import bases, quantity_of, quantity_stated
from footnoted.library.names import Names, RecordRef
from footnoted.phrases import Phrases, mark_number, mark_phrase, phrases
from footnoted.quantities.quantity import (
    Bound,
    Quantity,
    other_unit,
    rounded_in,
    without_idle_zeros,
)
from footnoted.quantities.units import Dimension, Unit, UnitError
from footnoted.quantities.wording import PHRASES, find_unit, locale_for, words
from footnoted.records.evidence import AttributionLink, Evidence, Figure, Measure
from footnoted.records.library import Sidecar
from footnoted.records.sources import Role, Source
from footnoted.records.vocabulary import (
    ClaimKind,
    CorrectionKind,
    DateKind,
    How,
    Result,
    SourceType,
    Stance,
    Status,
)

# -------------------------------------------------------------------------------------------------
# Words for readers: the name of a value of a closed vocabulary on a page.
#
# They are plain words instead of codes, marked for the catalogs: they are translated when they are
# shown.

ENGLISH = Phrases()
KIND: dict[ClaimKind, tuple[str, str]] = {
    ClaimKind.FACT: (
        mark_phrase("fact"),
        mark_phrase("Something said to be so, now or in the past."),
    ),
    ClaimKind.FORECAST: (mark_phrase("forecast"), mark_phrase("Something said to come.")),
    ClaimKind.AIM: (mark_phrase("aim"), mark_phrase("What somebody says they want to reach.")),
    ClaimKind.DEMAND: (mark_phrase("demand"), mark_phrase("What somebody asks of somebody else.")),
    ClaimKind.OFFER: (
        mark_phrase("offer"),
        mark_phrase("What somebody says they would give or do."),
    ),
    ClaimKind.OPINION: (mark_phrase("opinion"), mark_phrase("A view or judgment.")),
}
STANCE: dict[Stance, tuple[str, str]] = {
    Stance.STATED: (mark_phrase("stated"), mark_phrase("Its origin said so and vouches for it.")),
    Stance.OBSERVED: (mark_phrase("observed"), mark_phrase("The one who reports it saw it.")),
    Stance.ASSESSED: (mark_phrase("assessed"), mark_phrase("It is concluded from other things.")),
    Stance.ALLEGED: (
        mark_phrase("alleged"),
        mark_phrase("It is passed on; nobody who could know vouches for it."),
    ),
    Stance.DENIED: (mark_phrase("denied"), mark_phrase("Its origin says that it is not so.")),
}
STATUS: dict[Status, tuple[str, str]] = {
    Status.REPORTED: (
        mark_phrase("reported"),
        mark_phrase("It is as reported; nothing has settled it since."),
    ),
    Status.CONFIRMED: (mark_phrase("confirmed"), mark_phrase("It has been confirmed since.")),
    Status.DISPUTED: (
        mark_phrase("disputed"),
        mark_phrase("Others contradict it; the matter is open."),
    ),
    Status.REFUTED: (mark_phrase("refuted"), mark_phrase("It has turned out not to be so.")),
    Status.SUPERSEDED: (
        mark_phrase("superseded"),
        mark_phrase("A later claim has taken its place."),
    ),
    Status.WITHDRAWN: (mark_phrase("withdrawn"), mark_phrase("Its origin has taken it back.")),
}
DATE_KIND: dict[DateKind, tuple[str, str]] = {
    DateKind.EVENT: (
        mark_phrase("happened"),
        mark_phrase("Something that happened, as our sources report it."),
    ),
    DateKind.PLANNED: (
        mark_phrase("planned"),
        mark_phrase("Something announced; whether it took place is another matter."),
    ),
    DateKind.DEADLINE: (
        mark_phrase("deadline"),
        mark_phrase("The day by which something is to have happened."),
    ),
    DateKind.STATEMENT: (mark_phrase("statement"), mark_phrase("The day somebody said something.")),
    DateKind.PUBLICATION: (
        mark_phrase("published"),
        mark_phrase("The day something was published."),
    ),
}
HOW: dict[How, str] = {
    How.SAID: mark_phrase("said it"),
    How.TOLD: mark_phrase("told"),
    How.WROTE: mark_phrase("wrote it"),
    How.POSTED: mark_phrase("posted it"),
    How.PUBLISHED: mark_phrase("published it"),
    How.INTERVIEWED: mark_phrase("interviewed"),
    How.REPORTED: mark_phrase("reported it"),
    How.CITED: mark_phrase("cited it"),
}
RESULT: dict[Result, str] = {
    Result.HAPPENED: mark_phrase("happened"),
    Result.PARTLY: mark_phrase("happened in part"),
    Result.DID_NOT_HAPPEN: mark_phrase("did not happen"),
    Result.UNKNOWN: mark_phrase("not known"),
}
CORRECTION: dict[CorrectionKind, str] = {
    CorrectionKind.CORRECTION: mark_phrase("Correction"),
    CorrectionKind.CLARIFICATION: mark_phrase("Clarification"),
    CorrectionKind.UPDATE: mark_phrase("Update"),
    CorrectionKind.RETRACTION: mark_phrase("Retraction"),
}
CORRECTED: dict[CorrectionKind, tuple[str, str]] = {
    CorrectionKind.CORRECTION: (mark_phrase("correction"), mark_phrase("correction of %(day)s")),
    CorrectionKind.CLARIFICATION: (
        mark_phrase("clarification"),
        mark_phrase("clarification of %(day)s"),
    ),
    CorrectionKind.UPDATE: (mark_phrase("update"), mark_phrase("update of %(day)s")),
    CorrectionKind.RETRACTION: (mark_phrase("retraction"), mark_phrase("retraction of %(day)s")),
}
"""The same within a line, alone and with its day."""
RELATION: dict[str, tuple[str, str]] = {
    "contradicts": (
        mark_phrase("This contradicts %(claims)s"),
        mark_phrase("This is contradicted by %(claims)s"),
    ),
    "supports": (
        mark_phrase("This supports %(claims)s"),
        mark_phrase("This is supported by %(claims)s"),
    ),
    "supersedes": (
        mark_phrase("This takes the place of %(claims)s"),
        mark_phrase("This has been replaced by %(claims)s"),
    ),
}
"""The relation of a claim to another, from either side."""
RELATED: dict[str, tuple[str, str]] = {
    "contradicts": (
        mark_phrase("%(there)s contradicts %(here)s"),
        mark_phrase("%(there)s is contradicted by %(here)s"),
    ),
    "supports": (
        mark_phrase("%(there)s supports %(here)s"),
        mark_phrase("%(there)s is supported by %(here)s"),
    ),
    "supersedes": (
        mark_phrase("%(there)s takes the place of %(here)s"),
        mark_phrase("%(there)s has been replaced by %(here)s"),
    ),
}
"""The same for a claim in another briefing and one on this page."""
IN_SCRIPTS = (
    mark_phrase("Claim"),
    mark_phrase("Date"),
    mark_phrase("Figure"),
    mark_phrase("Notes"),
    mark_phrase("Source"),
    mark_phrase("Archived copy"),
    mark_phrase("All about this claim"),
    mark_phrase("All about this date"),
    mark_phrase("All about this figure"),
    mark_phrase("Close"),
    mark_phrase("{n} claims here"),
    mark_phrase("Note"),
    mark_phrase("Briefing"),
    mark_phrase("Read it"),
    mark_phrase("In the list of notes"),
)
"""The words of the script of cards."""
COUNTED: dict[str, tuple[str, str]] = {
    "claim": mark_number("%(num)s claim", "%(num)s claims"),
    "date": mark_number("%(num)s date", "%(num)s dates"),
    "figure": mark_number("%(num)s figure", "%(num)s figures"),
    "event": mark_number("%(num)s event", "%(num)s events"),
    "link": mark_number("%(num)s link", "%(num)s links"),
    "note": mark_number("%(num)s note", "%(num)s notes"),
    "image": mark_number("%(num)s picture", "%(num)s pictures"),
    "correction": mark_number("%(num)s correction", "%(num)s corrections"),
    "source": mark_number("%(num)s source", "%(num)s sources"),
}
"""Kinds of records with their number."""


def count_kinds(counts: Mapping[str, int], said: Phrases) -> list[str]:
    """Return numbers with their nouns: "2 claims", "1 date"."""
    return [said.ngettext(*COUNTED[kind], number) for kind, number in counts.items()]


def listed(names: Sequence[str], said: Phrases) -> str:
    """Return names as a list: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return said.gettext("%(others)s and %(last)s", others=", ".join(names[:-1]), last=names[-1])


# -------------------------------------------------------------------------------------------------
# A figure for readers of the other system of measures, if its text does not have it already.
#
# It is calculated by us and marked so; the source's own number is next to it.


def convert_for_readers(target: RecordRef, locale: str) -> str:
    """Return "about 500 sq mi" for about 1,300 km²; empty if it would help nobody.

    It is empty for money, things counted, shares and times, and if the record has the unit.
    """
    figure = target.record
    quantity = (
        quantity_stated(figure, target.briefing.sidecar) if isinstance(figure, Figure) else None
    )
    unit = other_unit(quantity.unit) if quantity else None
    if quantity is None or unit is None or unit.id in _given(figure):
        return ""
    return words(rounded_in(quantity, unit), locale)


def _given(figure: object) -> set[str]:
    """Return the ids of the units that a record has besides its first."""
    also: tuple[Measure, ...] = getattr(figure, "also", ())
    units = (_unit(measure.unit or "") for measure in also)
    return {unit.id for unit in units if unit}


def _unit(text: str) -> Unit | None:
    try:
        return find_unit(text)
    except UnitError:
        return None


# -------------------------------------------------------------------------------------------------
# Attribution chains for readers: who said it to whom, and which link we read ourselves.
#
# The values are plain; templates decide how they look.

WORKS = frozenset(
    {
        SourceType.BILL,
        SourceType.BOOK,
        SourceType.LEGAL_CASE,
        SourceType.LEGISLATION,
        SourceType.MAP,
        SourceType.MOTION_PICTURE,
        SourceType.REGULATION,
        SourceType.SOFTWARE,
        SourceType.SONG,
        SourceType.STANDARD,
        SourceType.THESIS,
        SourceType.TREATY,
    }
)
"""What is known by its title, not by its publisher."""
UNKNOWN = mark_phrase("Origin not known")
QUESTIONS = {"said": mark_phrase("that it was said"), "so": mark_phrase("whether it is so")}
"""What a grade of credibility judges, by its key."""
REMARK = mark_phrase("Our remark")
"""The label of our own notes, so that nobody takes them for the source's."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain."""

    who: str
    """The name by itself."""
    named: str
    """The same in running text: "sources in the office (Harbour Board)"."""
    role: str
    """What a party is, if the register says so; else empty."""
    how: str
    source: str
    """The source's id if the link is a publication; else empty."""
    read: bool
    locator: str
    anonymous: bool
    by_kind: bool = False
    """Whether it is named by its kind and day: "a speech of 4 August 2019"."""
    told: bool = False
    """Whether it spoke to the next link."""


def steps(
    record: Evidence,
    sidecar: Sidecar,
    names: Names,
    published: Edtf | None = None,
    dates: tuple[str, DateStyle] = ("en", DateStyle.LONG),
) -> tuple[Step, ...]:
    """Return the chain of a record, from the origin of the words to what we read.

    People have the roles of the day the words were said, or else of the day they were published.
    """
    said = getattr(evidence_of(record, sidecar), "date", None) or published
    found: list[Step] = []
    spoken = phrases(dates[0])
    for link in chain_of(record, sidecar):
        step = _step(link, names, said, spoken)
        known = names.sources.get(step.source)
        speakers = {each.named for each in found}
        if known and _is_its_speaker(known.source, step.named, speakers):
            called = _by_kind(known.source, speakers, *dates)
            step = replace(step, who=capitalize(called), named=called, by_kind=True)
        found.append(step)
    return tuple(found)


def _is_its_speaker(source: Source, name: str, speakers: set[str]) -> bool:
    """Return whether the short name of a source is only that of a person who speaks in it."""
    return not source.container_title and (
        name in speakers or name == ", ".join(author.full for author in source.author)
    )


def _by_kind(source: Source, speakers: set[str], locale: str, style: DateStyle) -> str:
    """Return the kind of a source, and its day; its authors if the chain has not named them."""
    spoken = phrases(locale)
    kind = source.genre or spoken.gettext(source_type(source.type))
    if spoken.language == "en":
        kind = f"{'an' if kind[:1].lower() in 'aeio' else 'a'} {kind}"
    authors = [author.full for author in source.author]
    if authors and not speakers & set(authors):
        own = listed(authors, spoken)
    else:
        own = source.publisher if source.publisher and source.publisher not in speakers else ""
    day = date_words(source.issued, locale, style=style) if source.issued else ""
    if own and day:
        return spoken.gettext("%(kind)s by %(who)s of %(day)s", kind=kind, who=own, day=day)
    if own:
        return spoken.gettext("%(kind)s by %(who)s", kind=kind, who=own)
    return spoken.gettext("%(kind)s of %(day)s", kind=kind, day=day) if day else kind


def headline(chain: tuple[Step, ...], spoken: Phrases = ENGLISH) -> str:
    """Return who and how in a few words: "Volodymyr Zelensky, told The Guardian"."""
    if not chain:
        return ""
    first = capitalize(chain[0].named)
    if len(chain) == 1:
        return first
    other = chain[1].named
    if chain[1].by_kind and not chain[0].source:
        return spoken.gettext("%(who)s, in %(where)s", who=first, where=other)
    if chain[0].told:
        return spoken.gettext("%(who)s, told %(whom)s", who=first, whom=other)
    if chain[0].source:
        return first
    return spoken.gettext("%(who)s, according to %(other)s", who=first, other=other)


def capitalize(text: str) -> str:
    """Return words with a capital, for the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def short_name(source: Source, id_: str) -> str:
    """Return the short name of a source in running text: the paper, the publisher, the title."""
    authors = ", ".join(author.full for author in source.author)
    title = source.title_short or in_brackets(source)
    known = [source.container_title, source.publisher, authors, title]
    if source.type in WORKS:
        known.insert(0, title)
    return next((name for name in known if name), id_)


def _step(link: AttributionLink, names: Names, said: Edtf | None, spoken: Phrases) -> Step:
    named, role = _who(link, names, said, spoken)
    how = spoken.gettext(HOW[link.how]) if link.how else ""
    who = (
        spoken.gettext(UNKNOWN) if link.unknown and not how else capitalize(link.described or named)
    )
    anonymous = bool(link.described or link.unknown)
    return Step(
        who,
        named,
        role,
        how,
        link.source or "",
        link.read,
        link.locator or "",
        anonymous,
        told=link.how is How.TOLD,
    )


def _who(
    link: AttributionLink, names: Names, said: Edtf | None, spoken: Phrases
) -> tuple[str, str]:
    """Return the name in running text, and the role."""
    if link.source:
        known = names.sources.get(link.source)
        if known:
            kind = spoken.gettext(source_type(known.source.type))
            return short_name(known.source, link.source), kind
    elif link.party:
        party = names.parties.get(link.party)
        if party:
            return party.name, ", ".join(_role(role) for role in party.roles if _held(role, said))
    elif link.described:
        return _described(link, link.described, names, spoken)
    return link.source or link.party or spoken.gettext("somebody unknown"), ""


def _described(link: AttributionLink, words: str, names: Names, spoken: Phrases) -> tuple[str, str]:
    body = names.parties.get(link.of or "")
    why = spoken.gettext("not named")
    if link.anonymous_because:
        why = spoken.gettext("not named because %(reason)s", reason=link.anonymous_because)
    return (f"{words} ({body.name})", f"{body.name}; {why}") if body else (words, why)


def _role(role: Role) -> str:
    return f"{role.role}, {role.of}" if role.of else role.role


def _held(role: Role, said: Edtf | None) -> bool:
    """Return whether a role may have been held when the words were said."""
    if said is None:
        return True
    start, end = role.from_ and role.from_.earliest, role.to and role.to.latest
    too_late = end and said.earliest and said.earliest > end
    too_early = start and said.latest and said.latest < start
    return not (too_late or too_early)


# -------------------------------------------------------------------------------------------------
# A figure in words: the number with its units, and how it was calculated.
#
# What the record says is printed; a check compares the units.

FRACTIONS = {
    Decimal("0.25"): "a quarter",
    Decimal("0.5"): "half",
    Decimal("0.75"): "three quarters",
}
"""Shares for which English has a word and which decimals can express exactly."""


def figure_words(
    figure: Figure,
    sidecar: Sidecar,
    locale: str,
    style: DateStyle = DateStyle.LONG,
    *,
    timed: bool = True,
) -> str:
    """Return "about 1,300 km² (500 sq mi)"; shares and changes with their base.

    An unknown unit is printed as typed; the check reports it.
    """
    parts = figure_parts(figure, sidecar, locale, style, timed=timed)
    return " ".join(part for part in parts if part)


def figure_parts(
    figure: Figure,
    sidecar: Sidecar,
    locale: str,
    style: DateStyle = DateStyle.LONG,
    *,
    timed: bool = True,
) -> tuple[str, str]:
    """Return the number and, separately, its explanation: ``("about 1,300 km²", "(500 sq mi)")``.

    Money has its time, if that is recorded: ``("$2 million", "(2024)")``. ``timed`` is false if the
    figure's own time is printed next to it already.
    """
    number, source, reckoned = _words(figure, figure, locale), "", ""
    if figure.share_of or figure.change_from:
        number, source, reckoned = _derived(figure, sidecar, locale)
    same = [reckoned, *(_words(measure, figure, locale) for measure in figure.also)]
    dated = _time_of_money(figure, sidecar) if timed or figure.as_of is None else None
    beside = [
        ", ".join(filter(None, same)),
        date_words(dated, locale, style=style) if dated else "",
    ]
    said = "; ".join(filter(None, beside))
    return number, f"{source} {f'({said})' if said else ''}".strip()


def _words(measure: Figure | Measure, figure: Figure, locale: str) -> str:
    if isinstance(measure, Figure) and (measure.share_of or measure.change_from):
        return ""
    try:
        return words(quantity_of(measure, figure), locale)
    except UnitError:
        number = measure.value if measure.value is not None else f"{measure.low}–{measure.high}"
        return f"{number} {measure.unit}"


def _time_of_money(figure: Figure, sidecar: Sidecar) -> Edtf | None:
    """Return the time of an amount of money; for a share or change, that of its base."""
    amount = quantity_stated(figure, sidecar)
    if amount is None or amount.unit is None or amount.unit.dimension is not Dimension.MONEY:
        return None
    based = (sidecar.figures[id_].as_of for id_ in bases(figure, sidecar))
    return next((date for date in (figure.as_of, *based) if date), None)


def _derived(figure: Figure, sidecar: Sidecar, locale: str) -> tuple[str, str, str]:
    """Return a share or a change, its base, and its result."""
    share = figure.share_of or figure.change_from
    base = sidecar.figures.get(share.figure) if share else None
    if share is None or base is None:
        return figure.of, "", ""
    if figure.share_of:
        part = FRACTIONS.get(share.value) if locale_for(locale).language == "en" else None
        number = _meant(part, figure) if part else _percent(share.value, figure, locale)
        source = phrases(locale).gettext("of %(whole)s", whole=_base(base, locale))
    else:
        number = _percent(abs(share.value), figure, locale)
        said, than = phrases(locale), _base(base, locale)
        less = said.gettext("less than %(other)s", other=than)
        source = less if share.value < 0 else said.gettext("more than %(other)s", other=than)
    reckoned = quantity_stated(figure, sidecar)
    return number, source, words(reckoned, locale) if reckoned else ""


def _base(base: Figure, locale: str) -> str:
    """Return the base of a share: its number in English; else its name.

    That it is approximate is said with the share's result.
    """
    if base.value is None or base.bound or locale_for(locale).language != "en":
        return phrases(locale).gettext("“%(words)s”", words=base.of)
    plain = base.model_copy(update={"approximate": False})
    return f"the {_words(plain, plain, locale)}"


def _percent(factor: Decimal, figure: Figure, locale: str) -> str:
    """Return a factor in percent: "about 40%", "at least 40%"."""
    percent = Quantity(
        without_idle_zeros(factor * 100),
        unit=find_unit("percent"),
        approximate=figure.approximate,
        bound=figure.bound,
    )
    return words(percent, locale)


def _meant(part: str, figure: Figure) -> str:
    """Return an English fraction with its manner: "about half", "more than a third"."""
    phrases = PHRASES["en"]
    said = phrases.about.format(part) if figure.approximate else part
    if figure.bound is None:
        return said
    return phrases.bounds[list(Bound).index(figure.bound)].format(said)


# -------------------------------------------------------------------------------------------------
# Numbers with their nouns, and sources counted by family.


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "2 sources" for ``plural(2, "source")``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


# -------------------------------------------------------------------------------------------------
# Kinds of sources as readers think of them: CSL's types in a few families.
#
# They are only for grouping; a note names the type itself.


@dataclass(frozen=True, slots=True)
class Family:
    """Sources of one kind."""

    key: str
    title: str
    counted: tuple[str, str]
    """One of them and several: "%(num)s news article"."""
    types: tuple[SourceType, ...]


def _family(key: str, title: str, counted: tuple[str, str], types: str) -> Family:
    return Family(key, title, counted, tuple(SourceType(name) for name in types.split()))


FAMILIES = (
    _family(
        "news",
        mark_phrase("News and magazines"),
        mark_number("%(num)s news article", "%(num)s news articles"),
        "article-newspaper article-magazine article periodical review review-book",
    ),
    _family(
        "spoken",
        mark_phrase("Interviews, speeches and broadcasts"),
        mark_number(
            "%(num)s interview, speech or broadcast", "%(num)s interviews, speeches or broadcasts"
        ),
        "interview speech broadcast event performance",
    ),
    _family(
        "official",
        mark_phrase("Laws, treaties, hearings and decisions"),
        mark_number("%(num)s official act", "%(num)s official acts"),
        "bill hearing legal_case legislation patent regulation standard treaty",
    ),
    _family(
        "research",
        mark_phrase("Reports, books and research"),
        mark_number("%(num)s report, book or paper", "%(num)s reports, books or papers"),
        "report book chapter article-journal thesis paper-conference collection entry "
        "entry-dictionary entry-encyclopedia pamphlet classic",
    ),
    _family(
        "web",
        mark_phrase("Web pages and posts"),
        mark_number("%(num)s web page or post", "%(num)s web pages or posts"),
        "webpage post post-weblog software",
    ),
    _family(
        "data",
        mark_phrase("Data, maps and pictures"),
        mark_number("%(num)s dataset, map or picture", "%(num)s datasets, maps or pictures"),
        "dataset map graphic figure",
    ),
    _family(
        "papers",
        mark_phrase("Documents and letters"),
        mark_number("%(num)s document or letter", "%(num)s documents or letters"),
        "document manuscript personal_communication",
    ),
    _family(
        "works",
        mark_phrase("Films and music"),
        mark_number("%(num)s film or piece of music", "%(num)s films or pieces of music"),
        "motion_picture musical_score song",
    ),
)
"""Every CSL type is in one of these; in the order of the sources page."""

_BY_TYPE = {type_: family for family in FAMILIES for type_ in family.types}


def family(type_: SourceType) -> Family:
    """Return the family of a CSL type."""
    return _BY_TYPE[type_]


def count_by_family(types: Iterable[SourceType], spoken: Phrases) -> str:
    """Return sources counted by family: "3 news articles, 1 report, book or paper"."""
    listed = list(types)
    numbers = ((f, sum(type_ in f.types for type_ in listed)) for f in FAMILIES)
    return "; ".join(spoken.ngettext(*f.counted, number) for f, number in numbers if number)
