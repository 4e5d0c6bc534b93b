"""The evidence as tables with common keys: what each column means, and one row for each record.

They are made from published briefings, without drafts. A row has plain values: text, whole numbers,
exact decimals, days, truth values, and None for what is not known. ``packages`` writes them.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from footnoted.article.projection import sentences
from footnoted.dates.edtf import Edtf
from footnoted.library.evidence import Rest, chain_of, claim_parties, is_own
from footnoted.library.names import RecordRef
from footnoted.library.pictures import REGISTER, Picture
from footnoted.library.site import Site
from footnoted.outputs.csl import SOURCES_COLUMNS, source_cells
from footnoted.outputs.files import sight
from footnoted.outputs.tables import (
    DIGITS,
    FIGURE,
    IMAGES_COLUMNS,
    PLACES,
    ColumnKind,
    EvidenceTable,
    TableColumn,
    Values,
    figure_values,
    image_cells,
)
from footnoted.outputs.view import View
from footnoted.records.evidence import (
    AttributionLink,
    Claim,
    Credibility,
    Dated,
    Due,
    Evidence,
    Figure,
    SourceUse,
)
from footnoted.records.forms import Form, descriptions
from footnoted.records.library import Briefing, Correction, FrontMatter
from footnoted.records.pictures import Credit, Image
from footnoted.records.sources import Source

# -------------------------------------------------------------------------------------------------
# The homes of rows.


class Home:
    """The home of rows: one briefing, with its article's sentences, or the registers."""

    def __init__(self, view: View, briefing: Briefing | None) -> None:
        self.view, self.of = view, briefing

    @property
    def briefing(self) -> Briefing:
        """Return the briefing; only the registers have none."""
        assert self.of
        return self.of

    @cached_property
    def sentences(self) -> list[str]:
        """Return the sentences of the article as readers see them."""
        found: list[str] = []
        for block in self.view.site.readings[self.briefing.name].text.split("\n\n"):
            parts = sentences(block)
            ends = (*parts.begins[1:], len(block))
            pieces = (block[a:b].split() for a, b in zip(parts.begins, ends, strict=True))
            found += [" ".join(piece) for piece in pieces if piece]
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {text: number for number, text in reversed(list(enumerate(self.sentences, 1)))}

    def number(self, words: str) -> int | None:
        """Return the number of the sentence that is or begins these words, from 1; None if none
        is.
        """
        if words in self._numbers:
            return self._numbers[words]
        begun = (n for n, text in enumerate(self.sentences, 1) if words.startswith(text))
        return next(begun, None) if words else None

    @cached_property
    def sentence_of(self) -> dict[str, int]:
        """Return the number of the sentence of each record that the article quotes, by its id."""
        every = self.view.site.readings[self.briefing.name].found
        found = ((each.anchor.id, self.number(each.sentence)) for each in every)
        return {id_: number for id_, number in reversed([*found]) if number}


def site_name(site: Site) -> str:
    """Return the name of a site in the tables; it is never empty, because tables are joined by
    it.
    """
    project = site.project
    return project.site_url or project.site_name or "site"


# -------------------------------------------------------------------------------------------------
# Parts of columns and rows that several tables have.


def _text(name: str, meaning: str, kind: ColumnKind = ColumnKind.TEXT) -> TableColumn:
    return TableColumn(name, kind, meaning)


def _of(form: type[Form], names: str, kind: ColumnKind = ColumnKind.TEXT) -> list[TableColumn]:
    """Return columns with the meaning of a writer's keys of the same names."""
    said = descriptions(form)
    return [
        TableColumn(name, kind, " ".join(said[name.replace("_", "-").rstrip("-")].split()))
        for name in names.split()
    ]


def _days(before: str, when: str) -> list[TableColumn]:
    """Return the three columns of a date: EDTF, and the first and last day it can mean."""
    stem = f"{before}_" if before else ""
    return [
        _text(before or "date", f"{when}, in EDTF (ISO 8601-2)."),
        _text(f"{stem}earliest", "The first day that can be meant.", ColumnKind.DAY),
        _text(f"{stem}latest", "The last day that can be meant.", ColumnKind.DAY),
    ]


def _date(before: str, date: Edtf | None) -> dict[str, Any]:
    if date is None:
        return {}
    stem = f"{before}_" if before else ""
    return {
        before or "date": date.text,
        f"{stem}earliest": date.earliest,
        f"{stem}latest": date.latest,
    }


_RECORD = _text("record", "The record: NAME#ID.")
_BRIEFING = _text("briefing", "The name of its briefing.")
_ADDRESS = _text("address", "Its address on the site.")
_SENTENCE = _text(
    "sentence", "The number of the sentence in the table `sentences`.", ColumnKind.WHOLE
)
_SOURCE = _text("source", "The id of the source.")
_LISTED = "Several are separated by a semicolon and a space."


def _listed(parts: Any) -> str:
    return "; ".join(dict.fromkeys(parts))


def _at(view: View, page: str, fragment: str = "") -> str:
    """Return an address: full if the site has one, else relative to the site's root."""
    addresses = view.site.addresses
    tail = f"#{fragment}" if fragment else ""
    return addresses.canonical(page, fragment) or addresses.public(page) + tail


def _of_record(home: Home, target: RecordRef) -> dict[str, Any]:
    """Return the values that the rows of all records on a page have."""
    view = home.view
    page = view.site.briefing_page(target.briefing.name)
    found = {
        "record": target.ref,
        "briefing": target.briefing.name,
        "note": getattr(target.record, "note", None),
        "tags": _listed(getattr(target.record, "tags", ())),
        "address": _at(view, page, target.element),
    }
    record = target.record
    if isinstance(record, Evidence):
        quote, claim = getattr(record, "quote", None), getattr(record, "claim", None)
        found |= {
            "quote": quote.exact if quote else None,
            "claim": f"{target.briefing.name}#{claim}" if claim else None,
            "status": view.standing(target).status.value,
            "sentence": home.sentence_of.get(target.id),
            **_judged(view, target),
        }
    return found


def _judged(view: View, target: RecordRef) -> dict[str, Any]:
    """Return grades, prospect and outcome; taken from a claim if the record names one."""
    record = view.evidence(target)
    if record is None:
        return {}
    weighed = record.weighed or Credibility.model_construct()
    due = record.due.relative.resolve() if isinstance(record.due, Due) else record.due
    outcome = record.outcome
    return {
        "credibility_said": weighed.said,
        "credibility_so": weighed.so,
        "likelihood": record.likelihood,
        "confidence": record.confidence,
        "graded_by": record.graded.by if record.graded else None,
        **_date("due", due),
        "outcome": outcome.result.value if outcome else None,
        "outcome_date": outcome.date.text if outcome and outcome.date else None,
    }


def _judgement() -> list[TableColumn]:
    return [
        _text("credibility_said", descriptions(Credibility)["said"]),
        _text("credibility_so", descriptions(Credibility)["so"]),
        *_of(Evidence, "likelihood confidence"),
        _text("graded_by", "Who graded."),
        *_days("due", "By when it will have shown itself"),
        _text("outcome", "What came of it: happened, partly, did-not-happen or unknown."),
        _text("outcome_date", "When that was known, in EDTF."),
    ]


def _targets(home: Home, kind: type[Any]) -> Iterator[RecordRef]:
    return (t for t in home.view.site.names.records(home.briefing) if isinstance(t.record, kind))


# -------------------------------------------------------------------------------------------------
# Sentences of an article, numbered from 1 in reading order, and the records in each.


def _sentence_rows(home: Home) -> Iterator[Values]:
    records = list(home.sentence_of.values())
    uses = home.view.site.readings[home.briefing.name].uses
    cited = [home.number(use.sentence) for use in uses]
    for number, text in enumerate(home.sentences, 1):
        yield {
            "briefing": home.briefing.name,
            "sentence": number,
            "text": text,
            "records": records.count(number),
            "uses": cited.count(number),
        }


# -------------------------------------------------------------------------------------------------
# The rows of each table.


def _briefing_rows(home: Home) -> Iterator[Values]:
    view, briefing = home.view, home.briefing
    front, site = briefing.front, view.site
    yield {
        "briefing": briefing.name,
        "title": front.title,
        "date": front.date.earliest,
        "updated": front.updated.earliest if front.updated else None,
        "summary": front.summary,
        "authors": _listed(front.authors),
        "tags": _listed(front.tags),
        "places": _listed(front.places),
        "lang": front.lang or site.project.language,
        "continues": front.continues,
        "retracted": front.retracted.date.text if front.retracted else None,
        "words": site.readings[briefing.name].words,
        "address": _at(view, site.briefing_page(briefing.name)),
    }


def _claim_rows(home: Home) -> Iterator[Values]:
    for target in _targets(home, Claim):
        claim = target.record
        assert isinstance(claim, Claim)
        yield {
            **_of_record(home, target),
            "says": claim.words,
            "kind": claim.kind.value,
            "stance": claim.stance.value,
            "condition": claim.condition,
            "said_by": home.view.headline(target),
            "parties": _listed(claim_parties(claim, home.briefing)),
            **_date("", claim.date),
        }


def _date_rows(home: Home) -> Iterator[Values]:
    for target in _targets(home, Dated):
        dated = target.record
        assert isinstance(dated, Dated)
        yield {
            **_of_record(home, target),
            "title": dated.title,
            "kind": dated.kind.value,
            **_date("", dated.date),
            "event": dated.event,
            "place": dated.place,
        }


_NUMBERS = ("value", "low", "high", "factor")


def _figure_rows(home: Home) -> Iterator[Values]:
    for target in _targets(home, Figure):
        figure = target.record
        assert isinstance(figure, Figure)
        given = figure_values(home.view, target, figure)
        made = {key.replace("-", "_"): value for key, value in given.items()}
        ends = [made[end] for end in ("value", "low", "high") if end in made]
        yield {
            **made,
            **_of_record(home, target),
            "digits": "..".join(ends),
            **{key: _decimal(made[key]) for key in _NUMBERS if key in made},
            "unit_cldr": made.get("cldr"),
            "unit_ucum": made.get("ucum"),
            "also": _listed(_measure(each) for each in made.get("also", ())),
            **_date("", figure.as_of),
            "approximate": figure.approximate,
            "key_figure": figure.key,
        }


def _decimal(text: str) -> Decimal | None:
    """Return a number that fits exactly into a decimal of the tables; else None."""
    number = Decimal(text)
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    fits = -exponent <= PLACES and len(digits) + exponent <= DIGITS - PLACES
    return number if fits else None


def _measure(given: Mapping[str, str]) -> str:
    numbers = "..".join(given[end] for end in ("value", "low", "high") if end in given)
    return f"{numbers} {given.get('unit', '')}".strip()


def _link_rows(home: Home) -> Iterator[Values]:
    for target in _targets(home, Evidence):
        record = target.record
        assert isinstance(record, Evidence)
        if not is_own(record, home.briefing.sidecar):
            continue
        for number, link in enumerate(chain_of(record, home.briefing.sidecar), 1):
            yield {
                "record": target.ref,
                "briefing": home.briefing.name,
                "link": number,
                **{name: getattr(link, name) for name in _LINK.split()},
                "party_name": home.view.party(link.party) if link.party else None,
                "how": link.how.value if link.how else None,
                "read": link.read,
            }


_LINK = "party source described of anonymous_because locator excerpt"


def _source_rows(home: Home) -> Iterator[Values]:
    name, site = home.of.name if home.of else "", home.view.site
    for id_, known in site.names.sources.items():
        if known.home == name:
            cells = zip(SOURCES_COLUMNS[1:], source_cells(known.source), strict=True)
            page = site.addresses.entry("sources", f"source-{id_}")
            yield {
                **{key.replace("-", "_"): text for key, text in cells},
                "source": id_,
                "briefing": name,
                "status": known.source.status.value,
                **_date("issued", known.source.issued),
                "archived_copies": len(known.source.archived),
                "address": _at(home.view, page, f"source-{id_}") if page else None,
            }


def _use_rows(home: Home) -> Iterator[Values]:
    view, briefing = home.view, home.briefing
    page = view.site.briefing_page(briefing.name)
    for number, rest in enumerate(view.site.rests[briefing.name], 1):
        typed = _typed(rest)
        yield {
            "briefing": briefing.name,
            "use": number,
            "source": rest.source,
            "record": rest.target.ref if rest.target else None,
            "way": rest.way.value,
            "through": f"{briefing.name}#{rest.through}" if rest.through else None,
            "read": typed.read if typed else None,
            "locator": typed.locator if typed else None,
            "excerpt": typed.excerpt if typed else None,
            "sentence": home.number(rest.sentence),
            "address": _at(view, page, rest.fragment),
        }


def _typed(rest: Rest) -> AttributionLink | SourceUse | None:
    """Return the part of a record that says so; None for a link, a note, and evidence of another
    record.
    """
    record = rest.target.record if rest.target else None
    if not isinstance(record, Evidence) or rest.through:
        return None
    chain = chain_of(record, rest.briefing.sidecar)
    came = record.outcome.sources if record.outcome else ()
    kinds: Mapping[str, list[Any]] = {
        "attribution": [link for link in chain if link.source == rest.source],
        "sources": [use for use in record.sources if use.id == rest.source],
        "outcome": [use for use in came if use.id == rest.source],
    }
    among = kinds.get(str(rest.at[2]) if len(rest.at) > 2 else "", [])
    found: AttributionLink | SourceUse | None = among[0] if among else None
    return found


def _pictures(home: Home) -> tuple[Picture, ...]:
    return home.view.site.owned.get(home.of.name if home.of else REGISTER, ())


def _image_rows(home: Home) -> Iterator[Values]:
    for picture in _pictures(home):
        cells = zip(IMAGES_COLUMNS, image_cells(home.view.site, picture), strict=True)
        yield {
            **{key.replace("-", "_"): text for key, text in cells},
            "record": picture.ref,
            "briefing": home.of.name if home.of else None,
            "decorative": picture.image.decorative,
            "tags": _listed(picture.image.tags),
        }


def _credit_rows(home: Home) -> Iterator[Values]:
    for picture in _pictures(home):
        for number, credit in enumerate(picture.image.credits, 1):
            yield {"record": picture.ref, "credit": number, **vars(credit)}


def _correction_rows(home: Home) -> Iterator[Values]:
    name, site = home.briefing.name, home.view.site
    page = site.briefing_page(name)
    for id_, given in home.briefing.sidecar.corrections.items():
        yield {
            "record": f"{name}#{id_}",
            "briefing": name,
            "kind": given.kind.value,
            **_date("", given.date),
            "text": given.text,
            "was": given.was,
            "now": given.now,
            "about": _listed(f"{name}#{about}" for about in given.about),
            "note": given.note,
            "tags": _listed(given.tags),
            "address": _at(home.view, page, f"correction-{id_}"),
        }


def _relation_rows(home: Home) -> Iterator[Values]:
    for target in _targets(home, Claim):
        for each in home.view.site.related.get(target.ref, ()):
            if each.claim.ref != target.ref:
                continue
            yield {
                "record": each.claim.ref,
                "briefing": home.briefing.name,
                "kind": each.kind,
                "other": each.other.ref,
                "other_briefing": each.other.briefing.name,
            }


# -------------------------------------------------------------------------------------------------
# All tables. Version 1: the meaning of a column does not change, as ``packages`` says.


@cache
def evidence_tables() -> tuple[EvidenceTable, ...]:
    """Return every table; the meanings of columns are read when needed."""
    one, record = EvidenceTable, ("record",)
    claims = (("record", "claims"), ("other", "claims"))
    return (
        one("briefings", "One published briefing.", _briefings(), ("briefing",), _briefing_rows),
        one("claims", "One claim of a briefing.", _claims(), record, _claim_rows),
        one("links", _CHAIN, _links(), ("record", "link"), _link_rows),
        one("dates", "One date of a briefing.", _dates(), record, _date_rows),
        one("figures", "One figure of a briefing.", _figures(), record, _figure_rows),
        one("sources", f"One source, {_WHERE}", _sources(), ("source",), _source_rows, True),
        one("uses", _WAY, _uses(), ("briefing", "use"), _use_rows),
        one("images", f"One picture, {_WHERE}", _images(), record, _image_rows, True),
        one("credits", _PART, _credits(), ("record", "credit"), _credit_rows, True, _OF_IMAGE),
        one("corrections", "One correction.", _corrections(), record, _correction_rows),
        one(
            "relations",
            "What one claim says of another.",
            _relations(),
            ("record", "kind", "other"),
            _relation_rows,
            joins=claims,
        ),
        one("sentences", _SAID, _said(), ("briefing", "sentence"), _sentence_rows),
    )


_CHAIN = "One link of the chain by which a record reached us, from the origin of the words on."
_WHERE = "of the register or of a published briefing."
_WAY = "One thing that rests on a source, and the way it does."
_PART = "One part of the credit line of a picture."
_SAID = "One sentence of an article."
_OF_IMAGE = (("record", "images"),)


def _columns(*parts: TableColumn | list[TableColumn]) -> tuple[TableColumn, ...]:
    found = [column for part in parts for column in (part if isinstance(part, list) else [part])]
    return tuple({column.name: column for column in found}.values())


def _briefings() -> tuple[TableColumn, ...]:
    return _columns(
        _text("briefing", "The briefing's name: its path below the folder of briefings."),
        _of(FrontMatter, "title"),
        _of(FrontMatter, "date updated", ColumnKind.DAY),
        _of(FrontMatter, "summary"),
        [
            column._replace(meaning=f"{column.meaning} {_LISTED}")
            for column in _of(FrontMatter, "authors tags places")
        ],
        _of(FrontMatter, "lang continues"),
        _text("retracted", "When it was withdrawn, in EDTF."),
        _text("words", "How many words its article has.", ColumnKind.WHOLE),
        _ADDRESS,
    )


_STATUS = _text(
    "status", "reported, confirmed, disputed, refuted, superseded or withdrawn; as of now."
)
_TAGS = _text("tags", f"Subjects of the record itself. {_LISTED}")
_CLAIM = _text("claim", "The claim whose evidence it shares: NAME#ID.")


def _claims() -> tuple[TableColumn, ...]:
    return _columns(
        [_RECORD, _BRIEFING],
        _text("says", "The claim as one sentence, else the quoted words."),
        _of(Claim, "quote kind stance condition"),
        _STATUS,
        _text("said_by", "Who said it and how it reached us, in a few words."),
        _text("parties", f"The ids of everybody in its chain. {_LISTED}"),
        _days("", "When it was said or held"),
        _judgement(),
        _of(Claim, "note"),
        [_TAGS, _SENTENCE, _ADDRESS],
    )


def _links() -> tuple[TableColumn, ...]:
    return _columns(
        [_RECORD, _BRIEFING],
        _text("link", "Its place in the chain: 1 is the origin of the words.", ColumnKind.WHOLE),
        _of(AttributionLink, "party"),
        _text("party_name", "That party's name."),
        _of(AttributionLink, "source described of anonymous_because how"),
        _of(AttributionLink, "read", ColumnKind.YES),
        _of(AttributionLink, "locator excerpt"),
    )


def _dates() -> tuple[TableColumn, ...]:
    return _columns(
        [_RECORD, _BRIEFING],
        _of(Dated, "title quote kind"),
        _days("", "When"),
        _of(Dated, "event place"),
        [_CLAIM, _STATUS],
        _judgement(),
        _of(Dated, "note"),
        [_TAGS, _SENTENCE, _ADDRESS],
    )


def _figures() -> tuple[TableColumn, ...]:
    def said(key: str, name: str = "", kind: ColumnKind = ColumnKind.TEXT) -> TableColumn:
        return TableColumn(name or key.replace("-", "_"), kind, FIGURE[key][1])

    number = ColumnKind.DECIMAL
    return _columns(
        [_RECORD, _BRIEFING, said("of")],
        _text("quote", descriptions(Figure)["quote"]),
        [said("value", kind=number), said("low", kind=number), said("high", kind=number)],
        _text("digits", "The number with the digits as typed; `low..high` for a range."),
        said("approximate", kind=ColumnKind.YES),
        [said("bound"), said("unit"), said("cldr", "unit_cldr"), said("ucum", "unit_ucum")],
        [said("currency"), said("count-of"), said("per")],
        _text("also", f"The same in the article's other units. {_LISTED}"),
        [said("share-of"), said("change-from"), said("factor", kind=number)],
        _days("", "The time it describes"),
        [said("series"), said("key", "key_figure", ColumnKind.YES), said("words")],
        [_CLAIM, _STATUS],
        _judgement(),
        [said("note"), _TAGS, _SENTENCE, _ADDRESS],
    )


def _sources() -> tuple[TableColumn, ...]:
    keys = " ".join(key.replace("-", "_") for key in SOURCES_COLUMNS[1:])
    return _columns(
        [_SOURCE, _text("briefing", "The briefing that has its record; none for the register.")],
        _of(Source, keys),
        _days("issued", "When it was published"),
        _text("archived_copies", "How many archived copies are known.", ColumnKind.WHOLE),
        _ADDRESS,
    )


def _uses() -> tuple[TableColumn, ...]:
    return _columns(
        _BRIEFING,
        _text("use", "The number of the use within its briefing.", ColumnKind.WHOLE),
        _SOURCE,
        _text("record", "The record that rests on it; none for a link or note of the article."),
        _text(
            "way",
            "cites: as evidence; link or note: of the article; carried: it passed the words on; "
            "outcome: for what came of it; claim or figure: through that record.",
        ),
        _text("through", "The claim or figure through which it does: NAME#ID."),
        _of(SourceUse, "read", ColumnKind.YES),
        _of(SourceUse, "locator excerpt"),
        [_SENTENCE, _ADDRESS],
    )


def _images() -> tuple[TableColumn, ...]:
    own = {
        "license_url": "The address of the license.",
        "url": "The address of the file; none of a picture that is only referred to.",
        "shown_on": f"The pages that show it. {_LISTED}",
        "referred_to_in": "The page of the briefing that speaks of it without showing it.",
    }
    names = [key.replace("-", "_") for key in IMAGES_COLUMNS[1:]]
    return _columns(
        [_RECORD, _text("briefing", "The briefing that has its record; none for the register.")],
        [_text(name, own[name]) if name in own else _of(Image, name)[0] for name in names],
        _of(Image, "decorative", ColumnKind.YES),
        _TAGS,
    )


def _credits() -> tuple[TableColumn, ...]:
    return _columns(
        _text("record", "The picture: NAME#ID."),
        _text("credit", "Its place in the line, from 1.", ColumnKind.WHOLE),
        _of(Credit, "role name agency url"),
    )


def _corrections() -> tuple[TableColumn, ...]:
    return _columns(
        [_RECORD, _BRIEFING],
        _of(Correction, "kind"),
        _days("", "When the change was made"),
        _of(Correction, "text was now"),
        _text("about", f"The records concerned: NAME#ID. {_LISTED}"),
        _of(Correction, "note"),
        [_TAGS, _ADDRESS],
    )


def _relations() -> tuple[TableColumn, ...]:
    return _columns(
        _text("record", "The claim that says so: NAME#ID."),
        _BRIEFING,
        _text("kind", "contradicts, supports or supersedes."),
        _text("other", "The claim it is said of: NAME#ID."),
        _text("other_briefing", "The name of that claim's briefing."),
    )


def _said() -> tuple[TableColumn, ...]:
    return _columns(
        _BRIEFING,
        _text("sentence", "Its number within the article, from 1.", ColumnKind.WHOLE),
        _text("text", "Its words, as readers see them."),
        _text("records", "How many records quote words that begin in it.", ColumnKind.WHOLE),
        _text("uses", "How many notes and links to sources it has.", ColumnKind.WHOLE),
    )


def homes(site: Site) -> list[Home]:
    """Return the homes of a site's rows: the registers, then briefings by name."""
    view = sight(site)
    published = sorted(site.published, key=lambda briefing: briefing.name)
    return [Home(view, None), *(Home(view, briefing) for briefing in published)]
