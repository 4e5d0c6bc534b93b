"""Citation styles: files of templates."""

import re
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from footnoted.dates.edtf import Edtf, parse
from footnoted.dates.wording import DateStyle, datetime_attribute, words
from footnoted.library import punctuation
from footnoted.library.punctuation import Name, foreign, name_both_ways, names, words_of
from footnoted.phrases import Phrases, mark_phrase, phrases, translate
from footnoted.project import STYLES, THEME, is_style_name
from footnoted.records.forms import Record
from footnoted.records.sources import Archived, PersonName, Source
from footnoted.records.vocabulary import SourceStatus
from footnoted.records.vocabulary import SourceType as T
from footnoted.text.addresses import doi_address, safe_address

# -------------------------------------------------------------------------------------------------
# CSL's types of sources: which of them a style treats alike, and what each is called.
#
# A style decides how each is written in a note.

MACROS: dict[str, tuple[T, ...]] = {
    "newspaper": (
        T.ARTICLE_NEWSPAPER,
        T.ARTICLE_MAGAZINE,
        T.PERIODICAL,
        T.POST_WEBLOG,
        T.REVIEW,
        T.REVIEW_BOOK,
    ),
    "journal": (T.ARTICLE_JOURNAL,),
    "book": (T.BOOK, T.CLASSIC, T.COLLECTION, T.MUSICAL_SCORE, T.PAMPHLET),
    "chapter": (T.CHAPTER, T.ENTRY, T.ENTRY_DICTIONARY, T.ENTRY_ENCYCLOPEDIA),
    "report": (T.REPORT,),
    "paper": (T.ARTICLE, T.MANUSCRIPT, T.PAPER_CONFERENCE, T.THESIS),
    "webpage": (T.WEBPAGE,),
    "post": (T.POST,),
    "interview": (T.INTERVIEW,),
    "broadcast": (T.BROADCAST,),
    "film": (T.MOTION_PICTURE,),
    "speech": (T.EVENT, T.PERFORMANCE, T.SPEECH),
    "letter": (T.PERSONAL_COMMUNICATION,),
    "dataset": (T.DATASET, T.SOFTWARE),
    "picture": (T.FIGURE, T.GRAPHIC, T.MAP),
    "law": (T.BILL, T.LEGISLATION, T.REGULATION),
    "hearing": (T.HEARING,),
    "standard": (T.STANDARD,),
    "treaty": (T.TREATY,),
    "case": (T.LEGAL_CASE,),
    "patent": (T.PATENT,),
    "recording": (T.SONG,),
}
"""The macros that a style may have for families of types; ``other`` takes the rest."""

MACRO_OF: dict[T, str] = {type_: macro for macro, types in MACROS.items() for type_ in types}
"""From a type to its macro; ``document`` has none."""

_WORDS: dict[T, str] = {
    T.ARTICLE_NEWSPAPER: mark_phrase("newspaper article"),
    T.ARTICLE_MAGAZINE: mark_phrase("magazine article"),
    T.ARTICLE_JOURNAL: mark_phrase("journal article"),
    T.LEGAL_CASE: mark_phrase("legal case"),
    T.MOTION_PICTURE: mark_phrase("film or video"),
    T.PERSONAL_COMMUNICATION: mark_phrase("personal communication"),
    T.POST: mark_phrase("social media post"),
    T.POST_WEBLOG: mark_phrase("blog post"),
    T.WEBPAGE: mark_phrase("web page"),
    T.ENTRY_DICTIONARY: mark_phrase("dictionary entry"),
    T.ENTRY_ENCYCLOPEDIA: mark_phrase("encyclopedia entry"),
    T.MUSICAL_SCORE: mark_phrase("score"),
    T.PAPER_CONFERENCE: mark_phrase("conference paper"),
    T.REVIEW_BOOK: mark_phrase("book review"),
    T.ARTICLE: mark_phrase("article"),
    T.BILL: mark_phrase("bill"),
    T.BOOK: mark_phrase("book"),
    T.BROADCAST: mark_phrase("broadcast"),
    T.CHAPTER: mark_phrase("chapter"),
    T.CLASSIC: mark_phrase("classic"),
    T.COLLECTION: mark_phrase("collection"),
    T.DATASET: mark_phrase("dataset"),
    T.DOCUMENT: mark_phrase("document"),
    T.ENTRY: mark_phrase("entry"),
    T.EVENT: mark_phrase("event"),
    T.FIGURE: mark_phrase("figure"),
    T.GRAPHIC: mark_phrase("graphic"),
    T.HEARING: mark_phrase("hearing"),
    T.INTERVIEW: mark_phrase("interview"),
    T.LEGISLATION: mark_phrase("legislation"),
    T.MANUSCRIPT: mark_phrase("manuscript"),
    T.MAP: mark_phrase("map"),
    T.PAMPHLET: mark_phrase("pamphlet"),
    T.PATENT: mark_phrase("patent"),
    T.PERFORMANCE: mark_phrase("performance"),
    T.PERIODICAL: mark_phrase("periodical"),
    T.REGULATION: mark_phrase("regulation"),
    T.REPORT: mark_phrase("report"),
    T.REVIEW: mark_phrase("review"),
    T.SOFTWARE: mark_phrase("software"),
    T.SONG: mark_phrase("song"),
    T.SPEECH: mark_phrase("speech"),
    T.STANDARD: mark_phrase("standard"),
    T.THESIS: mark_phrase("thesis"),
    T.TREATY: mark_phrase("treaty"),
}


def source_type(type_: T) -> str:
    """Return the word for a CSL type: "newspaper article" for ``article-newspaper``."""
    return _WORDS[type_]


STATUS: dict[SourceStatus, str] = {
    SourceStatus.LIVE: "",
    SourceStatus.DEAD: mark_phrase("no longer online"),
    SourceStatus.CORRECTED: mark_phrase("corrected by its publisher"),
    SourceStatus.RETRACTED: mark_phrase("withdrawn by its publisher"),
}
"""What readers learn about a source that has changed since."""


# -------------------------------------------------------------------------------------------------
# Links in notes and pages: only here does an address from content become ``href``.
#
# ``text.addresses`` decides which may be linked; nothing is fetched.


def link(
    address: str, text: Markup, *, archived: tuple[Archived, ...] = (), original: str = ""
) -> Markup:
    """Return a link, with Robust Links attributes for the newest copy; of an unsafe address the
    text.

    ``original`` is the copied address, if it is not ``address``. A link that leaves the site has
    `rel="external"`, so its address is printed on paper.
    """
    if not address or safe_address(address) is None:
        return text
    attributes = Markup(' rel="external"') if "://" in address else Markup()
    kept = max(archived, key=lambda copy: copy.date.sort_key, default=None)
    if kept and safe_address(kept.url) is not None:
        attributes += robust(original or address, kept)
    return Markup(f'<a href="{escape(address)}"{attributes}>{escape(text)}</a>')


def robust(original: str, kept: Archived, *, version: bool = True) -> Markup:
    """Return the attributes of Robust Links (robustlinks.mementoweb.org/spec).

    ``version`` is false for a link that leads to the copy itself. A date that is no calendar date
    has no form there and is left out.
    """
    # Joining text is many times as fast as ``Markup.format``.
    attributes = f' data-originalurl="{escape(original)}"'
    if version:
        attributes += f' data-versionurl="{escape(kept.url)}"'
    if date := datetime_attribute(kept.date):
        attributes += f' data-versiondate="{escape(date)}"'
    return Markup(attributes)


def copy_link(source: Source, copy: Archived, text: Markup) -> Markup:
    """Return a link to an archived copy that names its original; of an unsafe address the text."""
    if safe_address(copy.url) is None:
        return text
    original = source.url or (doi_address(source.doi) if source.doi else "")
    attributes = robust(original, copy, version=False) if original else Markup()
    return Markup(f'<a href="{escape(copy.url)}" rel="external"{attributes}>{escape(text)}</a>')


def source_link(source: Source, words: Markup | None = None) -> Markup:
    """Return a link to a source: to its DOI, which lasts longer, or to its own address.

    Its text is ``words``, or else the address itself; without an address, the words alone.
    """
    address = doi_address(source.doi) if source.doi else source.url
    if not address:
        return words or Markup()
    text = breakable(address) if words is None else words
    return link(address, text, archived=source.archived, original=source.url or "")


_PIECE = re.compile(r"(?<=//)|(?<=/)(?!/)|(?<=[?&])")
"""The places at which an address may break: after slashes, and after the signs of a query."""
SHORT = 12
"""An address no longer than that need not break."""


def breakable(address: str) -> Markup:
    """Return an address as text that may break after its slashes and signs.

    Not all of these places are used, because each is an element; but one always is, which tells the
    print style that the address is printed already.
    """
    pieces = [piece for piece in _PIECE.split(address) if piece]
    lines = pieces[:1]
    for number, piece in enumerate(pieces[1:], start=1):
        last = len(lines) == 1 and number == len(pieces) - 1
        if len(lines[-1]) > SHORT or last:
            lines.append(piece)
        else:
            lines[-1] += piece
    return Markup("<wbr>").join(lines)


# -------------------------------------------------------------------------------------------------
# A source as a style gets it: every field of the sidecar, escaped and ready to print.
#
# The style decides order and punctuation. What pages print by themselves is left out.

HIDDEN = frozenset(Record.model_fields) | {
    *("archived", "cited_in", "descriptor", "reliability", "title_from")
}
"""Fields that a style does not get: pages print them by themselves, such as remarks."""
SHOWN = frozenset(Source.model_fields) - HIDDEN
"""Fields that it gets."""
OF_THE_SOURCE = frozenset({"title", "title_short"})
"""Words that are in the source's own language."""


def in_brackets(source: Source) -> str:
    """Return the title; in brackets (ISO 690) if other words are in its place."""
    return f"[{source.title}]" if source.title and source.title_from else source.title or ""


@dataclass(frozen=True, slots=True)
class Item:
    """One source; fields have the names of the sidecar with underscores, empty if absent."""

    source: Source
    locale: str
    dates: DateStyle

    def __getattr__(self, field: str) -> Markup | tuple[Name, ...]:
        if field not in SHOWN:
            raise AttributeError(field)
        return self._said(field, getattr(self.source, field))

    @property
    def type(self) -> str:
        """Return CSL's own name of the type."""
        return self.source.type.value

    @property
    def kind(self) -> Markup:
        """Return what it is, in words: its genre, or the word for its type."""
        if self.source.genre:
            return words_of(self.source.genre)
        if self.source.type is T.DOCUMENT and (
            self.source.container_title or self.source.publisher
        ):
            return Markup()  # CSL's word for "none of the others" tells a reader nothing
        return escape(phrases(self.locale).gettext(source_type(self.source.type)))

    @property
    def link(self) -> Markup:
        """Return its address as a link: its DOI's, or its own; empty if it has none."""
        return source_link(self.source)

    def linked(self, words: str) -> Markup:
        """Return words as a link to its address; the words alone if it has none."""
        return source_link(self.source, escape(words))

    def _said(self, field: str, value: Any) -> Markup | tuple[Name, ...]:
        if isinstance(value, tuple):
            return tuple(name_both_ways(person) for person in value)
        if not value:
            return Markup()
        if isinstance(value, Edtf):
            return escape(words(value, self.locale, style=self.dates))
        if field == "title" and self.source.title_from:
            return escape(in_brackets(self.source))
        lang = foreign(self.source.language, self.locale) if field in OF_THE_SOURCE else ""
        return words_of(str(value), lang)


# -------------------------------------------------------------------------------------------------
# Two made-up sources of every type, one with everything and one with nothing, to test a style.

_ANSWERS: dict[str, object] = {
    "people": (PersonName(family="Rower", given="Ada"), PersonName(literal="Harbor Board")),
    "date": parse("2024-05-04"),
    "status": SourceStatus.LIVE,
    "url": "https://harbor.example/log",
    "doi": "10.5555/1",
}


def _everything(type_: T) -> Source:
    empty = Source(type=type_)
    given = {"type": type_}
    for field, info in Source.model_fields.items():
        if field in HIDDEN or field in ("type", "status"):
            continue
        kind = str(info.annotation)
        answer = "people" if "tuple" in kind else "date" if "Edtf" in kind else field
        given[field] = _ANSWERS.get(answer, "Words")  # type: ignore[assignment]
    return empty.model_copy(update=given)


ITEMS: tuple[Item, ...] = tuple(
    Item(source, "en", DateStyle.LONG)
    for type_ in T
    for source in (Source(type=type_), _everything(type_))
)
"""What a style must be able to cite."""


# -------------------------------------------------------------------------------------------------
# A citation style: one file of Jinja macros, found by its name and tested before use.
#
# A fault of a style is a fault of the configuration, reported before any content is read.

"""The folder of styles, in the package's theme and in a site's folder of templates."""
REQUIRED = {
    "other": "how a source reads for which the style has no macro of its own",
    "short": "how a source reads after it was given in full",
    "cited_in": "how the sources that carried another one to us are named",
}
SETTINGS: dict[str, tuple[object, tuple[object, ...] | type]] = {
    "later": ("full", ("full", "short")),
    "inside": (True, (True, False)),
    "end": (".", str),
}
"""The settings that a style may have: the default of each, and the values allowed."""


class _Undefined(StrictUndefined):
    """A name in a template that does not exist; the message is for the author of the style."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if hint is None and isinstance(obj, Item):
            hint = f"a source has no `{name}`"
        super().__init__(hint, obj, name, exc)


class _UnusableError(Exception):
    """What is wrong with a style; the caller adds the names of the others."""


class StyleError(ValueError):
    """A style that is not there or cannot be used; its message is whole sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class CitationStyle:
    """A style that can be used."""

    name: str
    macros: dict[str, Macro]
    later: str
    """``short`` if later notes of a page are shortened, else ``full``."""
    inside: bool
    """Whether commas and periods go inside a closing quotation mark."""
    end: str
    """The sign that ends a note."""

    def full(self, item: Item) -> Markup:
        """Return the citation of a source, without a closing sign."""
        macro = self.macros.get(MACRO_OF.get(item.source.type, ""), self.macros["other"])
        return _line(macro(item))

    def short(self, item: Item) -> Markup:
        """Return what later notes say about a source."""
        return _line(self.macros["short"](item))

    def cited_in(self, carriers: Sequence[Markup]) -> Markup:
        """Return the words "cited in" with the sources that carried another to us, nearest
        first.
        """
        return _line(self.macros["cited_in"](carriers))


def style(name: str, folders: Iterable[Path] = (), language: str = "en") -> CitationStyle:
    """Return a style by its name in a language; files in ``folders`` replace the package's own.

    Raises :class:`StyleError` if there is none of that name or it cannot be used.
    """
    places = tuple(folders)
    template = None
    try:
        if not is_style_name(name):
            raise TemplateNotFound(name)
        template = _environment(places, phrases(language)).get_template(f"{STYLES}/{name}.html")
        return _read(name, template)
    except Exception as problem:  # a style may raise anything; whatever it is, it is reported
        known = styles(places)
        listed = f"The styles are {', '.join(f'`{other}`' for other in known)}."
        if name not in known:
            raise StyleError(f"There is no citation style `{name}`. {listed}") from problem
        reason = _reason(problem, template).rstrip(".")
        raise StyleError(
            f"The citation style `{name}` cannot be used: {reason}. {listed}"
        ) from problem


def styles(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names of all styles, sorted."""
    files = (file for folder in (*folders, THEME) for file in (folder / STYLES).glob("*.html"))
    return tuple(sorted({file.stem for file in files}))


@lru_cache(8)
def _environment(folders: tuple[Path, ...], said: Phrases) -> Environment:
    env = Environment(
        loader=FileSystemLoader([*folders, THEME]),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translate(env, said)
    env.filters |= {"joined": _joined, "names": _names(said), "inner": punctuation.inner}
    return env


def _names(said: Phrases) -> Callable[..., Markup]:
    """Return the filter ``names`` with the words of a language."""
    two, last = said.gettext(" and "), said.gettext(", and ")
    return partial(names, others=said.gettext(" et al."), between=(two, last))


@pass_context
def _joined(context: Context, pieces: Iterable[str], by: str = ", ") -> Markup:
    return punctuation.join_pieces(pieces, by, bool(context.get("inside", True)))


@lru_cache(32)
def _read(name: str, template: Template) -> CitationStyle:
    """Return a style that was tested; a template that was changed is read again.

    The package's own are tested in its tests: testing at every start would take longer than a
    check.
    """
    module = vars(template.module)
    given = {key: value for key, value in module.items() if not key.startswith("_")}
    macros = {key: value for key, value in given.items() if isinstance(value, Macro)}
    settings = {key: value for key, value in given.items() if key not in macros}
    for reason in (*_missing(macros), *_unknown(given), *_wrong(settings)):
        raise _UnusableError(reason)
    every = {key: settings.get(key, usual) for key, (usual, _) in SETTINGS.items()}
    made = CitationStyle(
        name, macros, str(every["later"]), bool(every["inside"]), str(every["end"])
    )
    if not Path(template.filename or "").is_relative_to(THEME):
        _try(made)
    return made


def _missing(macros: dict[str, Macro]) -> Iterable[str]:
    for key, what in REQUIRED.items():
        if key not in macros:
            yield f"it has no macro `{key}`: {what}"


def _unknown(given: dict[str, Any]) -> Iterable[str]:
    allowed = (*REQUIRED, *MACROS, *SETTINGS)
    for key in given:
        if key not in allowed:
            yield (
                f"it has `{key}`, which is not used; names of your own begin with `_`, the others "
                f"are {', '.join(allowed)}"
            )


def _wrong(settings: dict[str, Any]) -> Iterable[str]:
    for key, value in settings.items():
        if key not in SETTINGS:
            yield f"`{key}` must be a macro"
            continue
        may = SETTINGS[key][1]
        if isinstance(may, type):
            if not isinstance(value, may):
                yield f"its setting `{key}` must be text"
        elif value not in may:
            yield f"its setting `{key}` must be one of {', '.join(map(str, may))}"


def _try(made: CitationStyle) -> None:
    """Use every macro with everything and with nothing, so that no page can fail."""
    made.cited_in([Markup("a")])
    made.cited_in([Markup("a"), Markup("b")])
    for item in ITEMS:
        try:
            made.full(item)
            made.short(item)
        except Exception as problem:
            raise _UnusableError(f"it fails for the type `{item.type}`") from problem


def _reason(problem: Exception, template: Template | None) -> str:
    """Return what is wrong, and the line of the style if it is known."""
    if isinstance(problem, TemplateSyntaxError):
        return f"line {problem.lineno}: {problem.message}"
    if isinstance(problem, _UnusableError):
        cause = problem.__cause__
        return (
            f"{problem}: {_reason(cause, template)}"
            if isinstance(cause, Exception)
            else str(problem)
        )
    said = str(problem).replace("\n", " ")
    if isinstance(problem, TemplateNotFound):
        said = f"there is no template `{problem.name}`"
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [f.lineno for f in frames if template and f.filename == template.filename]
    if not (template and lines):
        return said
    return f"line {template.get_corresponding_lineno(lines[-1] or 1)}: {said}"


_SPACE = re.compile(r"[ \t\r\n]+")


def _line(html: str) -> Markup:
    return Markup(_SPACE.sub(" ", html).strip())


# -------------------------------------------------------------------------------------------------
# The citations of a site in its style, each made once.
#
# It knows single sources only; the caller says which note comes first and where a source leads.

KEPT = 20_000
"""The most citations kept in memory, one for each source and form; others are made again."""


class Citer:
    """Cites sources in one style, one language and one form of dates."""

    def __init__(self, made: CitationStyle, locale: str, dates: DateStyle = DateStyle.LONG) -> None:
        """Start with nothing cited."""
        self.style = made
        self.locale = locale
        self.dates = dates
        self.full = lru_cache(KEPT)(self._full)
        """From a source to its whole citation, without a closing sign."""
        self.whole = lru_cache(KEPT)(self._whole)
        """The same as a whole note."""
        self.short = lru_cache(KEPT)(self._short)
        """From a source to what later notes say about it, without a closing sign."""
        self.copies = lru_cache(KEPT)(self._copies)
        """From a source to links to its archived copies, by date; empty if there are none."""

    @property
    def shortens(self) -> bool:
        """Return whether later notes of a page are shortened."""
        return self.style.later == "short"

    def line(self, citation: Markup, carriers: Sequence[Markup] = ()) -> Markup:
        """Return a whole note: a citation, the sources that carried it to us, the last sign."""
        pieces = [citation]
        if carriers:
            pieces.append(self.style.cited_in(carriers))
        whole = punctuation.join_pieces(pieces, inside=self.style.inside)
        return punctuation.capitalize_note(
            punctuation.with_stop(whole, self.style.end, self.style.inside)
        )

    def archives(self, source: Source) -> Markup:
        """Return the sentence with links to the archived copies; empty if there are none."""
        copies = self.copies(source)
        said = phrases(self.locale).gettext("Archived %(copies)s.", copies=copies)
        return Markup(said) if copies else copies

    def _full(self, source: Source) -> Markup:
        line = self.style.full(Item(source, self.locale, self.dates))
        status = phrases(self.locale).gettext(STATUS[source.status])
        if not status:
            return line
        return line + Markup(' <strong class="fn-source-status">({})</strong>').format(status)

    def _whole(self, source: Source) -> Markup:
        return self.line(self.full(source))

    def _short(self, source: Source) -> Markup:
        return self.style.short(Item(source, self.locale, self.dates))

    def _copies(self, source: Source) -> Markup:
        return Markup(", ").join(
            copy_link(source, copy, escape(words(copy.date, self.locale, style=self.dates)))
            for copy in source.archived
        )


def citer(
    name: str, locale: str, dates: str = DateStyle.LONG, folders: Iterable[Path] = ()
) -> Citer:
    """Return the citer of a style; the same one until the style's file changes.

    Raises :class:`footnoted.library.citations.StyleError` if there is no such style.
    """
    return _citer(style(name, folders, locale), locale, DateStyle(dates))


@lru_cache(8)
def _citer(made: CitationStyle, locale: str, dates: DateStyle) -> Citer:
    return Citer(made, locale, dates)
