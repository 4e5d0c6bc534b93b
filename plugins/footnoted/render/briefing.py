"""The parts of a briefing's page that stand around its article: head, claims, dates, relatives.

Chooses what each part shows; the templates decide how.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jinja2 import Environment
from markupsafe import Markup

from footnoted.article import Reading
from footnoted.dates import parse
from footnoted.index import Relation, Site, Target, order
from footnoted.index.offers import calendar_of_briefing
from footnoted.model import Briefing, Dated, Evidence, Figure
from footnoted.render.basis import basis, rests_on
from footnoted.render.environment import plural, render
from footnoted.render.moments import across
from footnoted.render.view import View
from footnoted.render.words import RELATION

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert 2019 gives 238; rounded down."""


KEY_FIGURES = 6
"""As many stand in the box at the top; the table below has them all."""

RELATIVES = 8
"""As many relatives are listed at least; those that only use the same sources, at most."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as seen from one claim."""

    kind: str
    words: str
    other: Target
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the briefing with what the article makes of it."""

    target: Target
    found: bool
    """Whether the article's words carry its id."""
    numbers: tuple[tuple[int, str], ...]
    """Numbers and keys of the notes it rests on."""
    relations: tuple[Tie, ...] = ()
    event: str = ""

    @property
    def element(self) -> str:
        """Give the id of this entry: the record's own where the article does not carry it."""
        return f"about:{self.target.element}" if self.found else self.target.element


@dataclass(frozen=True, slots=True)
class Article:
    """What the parts of one page are made from."""

    site: Site
    briefing: Briefing
    env: Environment
    view: View
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        """Give what was read in the article."""
        return self.site.readings[self.briefing.name]


def article(site: Site, name: str, env: Environment) -> Article:
    """Prepare the parts of one briefing's page."""
    briefing = site.names.briefings[name]
    view = View(site, site.briefing_page(name), site.project.language)
    entries: dict[str, list[Entry]] = {"claim": [], "date": [], "figure": []}
    for target in site.names.records(briefing):
        if isinstance(target.record, Evidence):
            entries[target.kind].append(_entry(site, target))
    return Article(site, briefing, env, view, {k: tuple(v) for k, v in entries.items()})


def head(page: Article) -> Markup:
    """Give what stands above the article."""
    reading, front = page.reading, page.briefing.front
    key = [e for e in page.entries["figure"] if _is_key(e.target)]
    return render(
        page.env,
        "briefing/head.html",
        v=page.view,
        front=front,
        head_id="part:title",
        lang=_foreign(page),
        minutes=max(1, round(reading.words / WORDS_A_MINUTE)),
        basis=basis(page.site, page.briefing.name),
        key_figures=key[:KEY_FIGURES],
        key_more=len(key[KEY_FIGURES:]),
        unsound=_unsound(page),
    )


def text(page: Article, html: str) -> Markup:
    """Give the article as the host rendered it; text in another language than the site says so.

    The notes are the site's own words and stay in its language.
    """
    language = _foreign(page)
    if not language:
        return Markup(html)
    body, heading, notes = html.partition('<h2 id="notes"')
    return Markup('<div lang="{}">{}</div>{}').format(
        language, Markup(body), Markup(heading + notes)
    )


def _unsound(page: Article) -> list[tuple[str, str, int]]:
    """Give each corrected or withdrawn source with what rests on it: "2 claims and 1 date"."""
    counts: dict[str, Counter[str]] = {}
    for kind, entries in page.entries.items():
        for entry in entries:
            for id_ in page.view.standing(entry.target).unsound:
                counts.setdefault(id_, Counter())[kind] += 1
    return [
        (id_, _listed([plural(number, kind) for kind, number in of.items()]), of.total())
        for id_, of in counts.items()
    ]


def _listed(parts: list[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _foreign(page: Article) -> str:
    """Give the article's language where it is not the site's."""
    given = page.briefing.front.lang or ""
    return given if given != page.site.project.language else ""


def foot(page: Article) -> Markup:
    """Give what stands below the article and its notes."""
    return Markup("\n").join(part for make in PARTS if (part := make(page)))


def problems(page: Article) -> Markup:
    """Give, for a preview, what is wrong with this briefing; empty where nothing is."""
    paths = (page.briefing.path, page.briefing.sidecar_path)
    found = [p for p in page.site.diagnostics if p.mark.path in paths]
    return render(page.env, "briefing/problems.html", problems=found) if found else Markup()


def _claims(page: Article) -> Markup:
    claims = page.entries["claim"]
    return _part(page, "claims.html", claims=claims) if claims else Markup()


def _dates(page: Article) -> Markup:
    dates = sorted(page.entries["date"], key=_date_order)
    if not dates:
        return Markup()
    axis = across(e.target.record.date for e in dates if isinstance(e.target.record, Dated))
    ends = [parse(day.isoformat()) for day in (axis.first, axis.last)] if axis else []
    compared = axis if len(dates) > 1 else None
    public = not page.briefing.front.draft and page.site.project.exported("calendar")
    calendar = calendar_of_briefing(page.briefing.name) if public else ""
    return _part(page, "timeline.html", dates=dates, axis=compared, ends=ends, calendar=calendar)


def _figures(page: Article) -> Markup:
    figures = page.entries["figure"]
    found = (pair for e in figures for pair in page.site.differing.get(e.target.ref, ()))
    pairs = {(pair.one.target.ref, pair.other.target.ref): pair for pair in found}
    both = {"figures": figures, "pairs": pairs.values()}
    return _part(page, "figures.html", **both) if figures else Markup()


def _pictures(page: Article) -> Markup:
    own = (p for p in page.site.pictures if p.owner == page.briefing.name)
    # What stands within a line or in raw HTML has no frame, so its credit stands here.
    apart = [p for p in own if f'id="{p.element}"' not in page.reading.html]
    return _part(page, "pictures.html", pictures=apart) if apart else Markup()


def _corrections(page: Article) -> Markup:
    made = sorted(
        page.briefing.sidecar.corrections.items(), key=lambda c: c[1].date.sort_key, reverse=True
    )
    return (
        _part(page, "corrections.html", corrections=made, name=page.briefing.name)
        if made
        else Markup()
    )


def _basis(page: Article) -> Markup:
    said = rests_on(page.site, page.briefing.name)
    return _part(page, "basis.html", said=said) if said else Markup()


def _related(page: Article) -> Markup:
    relatives = page.site.kinship.get(page.briefing.name, ())
    kin = [one for place, one in enumerate(relatives) if one.said or place < RELATIVES]
    return _part(page, "related.html", kinship=kin, name=page.briefing.name) if kin else Markup()


def _cite(page: Article) -> Markup:
    return _part(page, "cite.html", front=page.briefing.front)


PARTS: tuple[Callable[[Article], Markup], ...] = (
    _claims,
    _dates,
    _figures,
    _pictures,
    _basis,
    _corrections,
    _related,
    _cite,
)
"""The parts below the article, in their order on the page."""


def _part(page: Article, template: str, **values: object) -> Markup:
    return render(page.env, f"briefing/{template}", v=page.view, **values)


def _is_key(target: Target) -> bool:
    return isinstance(target.record, Figure) and target.record.key


def _date_order(entry: Entry) -> tuple[object, ...]:
    dated = entry.target.record
    return (*order(dated.date), entry.target.id) if isinstance(dated, Dated) else ()


def _entry(site: Site, target: Target) -> Entry:
    reading = site.readings[target.briefing.name]
    found = any(f.match.passes and f.anchor.id == target.id for f in reading.found)
    numbers = dict.fromkeys((u.number, u.note) for u in reading.uses if u.record == target.id)
    ties = tuple(_ties(site, target)) if target.kind == "claim" else ()
    return Entry(target, found, tuple(numbers), ties, _event(target))


def _event(target: Target) -> str:
    if not isinstance(target.record, Dated):
        return ""
    return target.record.event or f"{target.briefing.name.replace('/', '--')}--{target.id}"


def _ties(site: Site, target: Target) -> Iterator[Tie]:
    for relation in site.related.get(target.ref, ()):
        if relation.claim.ref == target.ref:
            yield _tie(relation, relation.other, target, 0)
        else:
            yield _tie(relation, relation.claim, target, 1)


def _tie(relation: Relation, other: Target, target: Target, side: int) -> Tie:
    elsewhere = other.briefing.name != target.briefing.name
    return Tie(relation.kind, RELATION[relation.kind][side], other, elsewhere)
