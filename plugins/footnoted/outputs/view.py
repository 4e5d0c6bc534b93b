"""What a template may ask; the environment; style sheets, scripts and the theme's templates."""

import datetime as dt
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import quote

import jinja2
from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from footnoted.dates.edtf import Edtf
from footnoted.dates.wording import DateStyle, datetime_attribute, words
from footnoted.library import citations
from footnoted.library.citations import Citer, breakable, citer, link
from footnoted.library.evidence import (
    Excerpt,
    cited_of,
    corrections_of,
    evidence_of,
    excerpts_of,
    words_of,
)
from footnoted.library.figures import Discrepancy
from footnoted.library.names import RecordRef, flatten, join_id
from footnoted.library.punctuation import foreign, with_stop
from footnoted.library.site import Site
from footnoted.library.standing import Standing
from footnoted.outputs.words import (
    CORRECTED,
    CORRECTION,
    DATE_KIND,
    IN_SCRIPTS,
    KIND,
    QUESTIONS,
    RELATED,
    REMARK,
    RESULT,
    STANCE,
    STATUS,
    Step,
    convert_for_readers,
    count_kinds,
    figure_parts,
    figure_words,
    headline,
    listed,
    short_name,
    steps,
)
from footnoted.phrases import Phrases, phrases, translate
from footnoted.pictures.licenses import License, license_of
from footnoted.project import SCALE_WORDS, THEME, Grade
from footnoted.records.evidence import Credibility, Due, Evidence, Figure, Outcome, SharedEvent
from footnoted.records.library import Correction
from footnoted.records.sources import Source
from footnoted.records.vocabulary import DateKind

# -------------------------------------------------------------------------------------------------
# What a template may ask: addresses, dates in words, chains, grades, citations.
#
# One view is for one page; it has the Site and the page's place, and sorts nothing.


@dataclass(frozen=True, slots=True)
class View:
    """The site as one page sees it."""

    site: Site
    here: str
    """The page's source name: ``briefings/kursk.md``."""
    locale: str
    _ways: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The relative addresses of other pages that were already asked for."""

    @property
    def phrases(self) -> Phrases:
        """Return the words of the page's language."""
        return phrases(self.locale)

    def href(self, page: str, fragment: str = "") -> str:
        """Return the relative address of a page by its source name."""
        if fragment and page == self.here:
            return f"#{fragment}"
        way = self._ways.get(page)
        if way is None:
            way = self._ways[page] = self.site.addresses.href(self.here, page)
        return f"{way}#{fragment}" if fragment else way

    def to(self, key: str, fragment: str = "") -> str:
        """Return the relative address of a generated page; empty if it is switched off."""
        if not self.site.project.page(key):
            return ""
        return self.href(self.site.addresses.entry(key, fragment), fragment)

    def briefing(self, name: str, fragment: str = "") -> str:
        """Return the relative address of a briefing."""
        return self.href(self.site.briefing_page(name), fragment)

    def full(self, name: str) -> str:
        """Return the full address of a briefing; empty where the site has none."""
        return self.site.addresses.canonical(self.site.briefing_page(name))

    def editor(self, path: str) -> str:
        """Return the address for changing a file in a browser; empty if it is not known."""
        return self.site.project.editor.replace("{path}", quote(path))

    def thumbnail(self, picture: str) -> Markup:
        """Return the attributes of a small image of a picture, by its published name."""
        known = self.site.renditions.get(picture)
        name, width, height = known.thumbnail() if known else (picture, 0, 0)
        size = Markup(' width="{}" height="{}"').format(width, height) if width else Markup()
        return Markup('src="{}"{}').format(self.href(name), size)

    def title(self, name: str | None) -> str:
        """Return the title of a briefing; empty if there is none of that name."""
        known = self.site.names.briefings.get(name or "")
        return known.front.title if known else ""

    @property
    def site_name(self) -> str:
        """Return the name of the site."""
        return self.site.project.site_name

    @property
    def as_of(self) -> dt.date | None:
        """Return the site's day."""
        return self.site.as_of

    @property
    def draws_cards(self) -> bool:
        """Return whether we draw the site's cards for shared links."""
        return self.site.project.draws_cards

    @property
    def published(self) -> int:
        """Return how many briefings are on the common pages."""
        return len(self.site.published)

    def exported(self, key: str) -> bool:
        """Return whether the site has a kind of file besides its pages."""
        return self.site.project.exported(key)

    def differing(self, target: RecordRef) -> tuple[Discrepancy, ...]:
        """Return the other figures of its series that differ from it."""
        return self.site.differing.get(target.ref, ())

    def shared_event(self, key: str) -> SharedEvent | None:
        """Return an event of the register, which several briefings may have."""
        return self.site.names.events.get(key)

    def record(self, target: RecordRef) -> str:
        """Return the relative address of a record on its briefing's page."""
        return self.briefing(target.briefing.name, target.element)

    def address(self) -> str:
        """Return the page's full public address; empty if the site has none."""
        return self.site.addresses.canonical(self.here)

    def words(self, date: Edtf) -> str:
        """Return a date in words."""
        return _words(date, self.locale, self._date_style)

    @property
    def _date_style(self) -> DateStyle:
        return DateStyle(self.site.project.date_style)

    def date(self, date: Edtf) -> Markup:
        """Return a date in words as a ``<time>`` element if HTML can express it."""
        attribute = datetime_attribute(date)
        text = escape(self.words(date))
        return (
            Markup('<time datetime="{}">{}</time>').format(attribute, text) if attribute else text
        )

    def due(self, due: Edtf | Due) -> Markup:
        """Return a due date; a calculated one with both its parts."""
        if isinstance(due, Edtf):
            return self.date(due)
        relative = due.relative
        start = self.date(relative.from_)
        said = escape(self.phrases.gettext("%(day)s (%(span)s from %(start)s)"))
        day = self.date(relative.resolve())
        return said % {"day": day, "span": due.plus, "start": start}

    def chain(self, target: RecordRef) -> tuple[Step, ...]:
        """Return the chain of a record, from origin to what we read."""
        if not isinstance(target.record, Evidence):
            return ()
        briefing = target.briefing
        given = target.record, briefing.sidecar, self.site.names, briefing.front.date
        return steps(*given, (self.locale, self._date_style))

    def headline(self, target: RecordRef) -> str:
        """Return who and how, in a few words."""
        return headline(self.chain(target), self.phrases)

    def evidence(self, target: RecordRef) -> Evidence | None:
        """Return the record with the evidence of this one."""
        record = target.record
        return (
            evidence_of(record, target.briefing.sidecar) if isinstance(record, Evidence) else None
        )

    def standing(self, target: RecordRef) -> Standing:
        """Return what has become of a record since."""
        return self.site.standing(target)

    def sources(self, target: RecordRef) -> tuple[str, ...]:
        """Return the ids of the sources a record cites."""
        if not isinstance(target.record, Evidence):
            return ()
        cited = cited_of(target.record, target.briefing.sidecar)
        known = self.site.names.sources
        return tuple(dict.fromkeys(c.source for c in cited if c.source in known))

    def known(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the ids of the sources of an outcome."""
        return tuple(use.id for use in outcome.sources if use.id in self.site.names.sources)

    def party(self, id_: str) -> str:
        """Return the name of a party; its id if no register has it."""
        known = self.site.names.parties.get(id_)
        return known.name if known else id_

    def source(self, id_: str) -> Source:
        """Return a source by id."""
        return self.site.names.sources[id_].source

    def short(self, id_: str) -> str:
        """Return the short name of a source; its id if nobody registered it."""
        known = self.site.names.sources.get(id_)
        return short_name(known.source, id_) if known else id_

    def citation(self, id_: str) -> Markup:
        """Return the full citation of a source, with its closing sign."""
        return self._citer.line(self._citer.full(self.source(id_)))

    def archives(self, id_: str) -> Markup:
        """Return links to a source's archived copies."""
        return self._citer.archives(self.source(id_))

    @property
    def _citer(self) -> Citer:
        asked = self.site.project
        return citer(asked.citation_style, self.locale, asked.date_style, asked.templates)

    def outside(self, address: str) -> Markup:
        """Return a link to an outside address, printed in full."""
        return link(address, breakable(address))

    def grade(self, field: str, code: str | None) -> Grade | None:
        """Return a grade with its words."""
        grade = self.site.project.scales[field].grade(code) if code else None
        return grade and replace(grade, label=self.phrases.gettext(grade.label))

    def grades(self, record: Evidence) -> Iterator[tuple[str, str, Grade, str]]:
        """Yield every grade of a record: the name of its scale, its code, its words, its question.

        The question is empty if a report of fact has one bare grade: it judges whether it is so.
        """
        weighed = record.weighed
        bare = isinstance(record.credibility, str) and record.reports_fact
        said, so = map(self.phrases.gettext, (QUESTIONS["said"], QUESTIONS["so"]))
        given = (
            ("credibility", weighed and weighed.said, said),
            (
                "credibility",
                weighed and weighed.so,
                "" if bare else so,
            ),
            ("likelihood", record.likelihood, ""),
            ("confidence", record.confidence, ""),
        )
        for scale, code, question in given:
            if code and (grade := self.grade(scale, code)):
                yield scale, code, grade, question

    def corrections(self, target: RecordRef) -> tuple[tuple[str, Correction], ...]:
        """Return the corrections that are about a record, the newest first."""
        return corrections_of(target)

    def graded(self, target: RecordRef) -> Evidence | None:
        """Return the record whose grades count for this one.

        The day of a statement has only the grade for “was it said”.
        """
        carried = self.evidence(target)
        said = carried and carried.weighed and carried.weighed.said
        if carried and said and getattr(target.record, "kind", None) is DateKind.STATEMENT:
            return carried.model_copy(update={"credibility": Credibility(said=said)})
        return carried

    def excerpts(self, target: RecordRef) -> tuple[Excerpt, ...]:
        """Return the excerpts of a record's sources, in the order of its chain."""
        record, sidecar = target.record, target.briefing.sidecar
        if not isinstance(record, Evidence):
            return ()
        language = self.site.project.language
        return tuple(
            each._replace(language=foreign(self.source(each.source).language, language))
            for each in excerpts_of(record, sidecar)
            if each.source in self.site.names.sources
        )

    def number(self, target: RecordRef, *, timed: bool = False) -> str:
        """Return a figure in words with its units; ``timed`` if its time is not printed
        elsewhere.
        """
        record = target.record
        if not isinstance(record, Figure):
            return ""
        sidecar, style = target.briefing.sidecar, self._date_style
        return figure_words(record, sidecar, self.locale, style, timed=timed)

    def number_parts(self, target: RecordRef) -> tuple[str, str]:
        """Return a figure's number and, separately, its explanation, without its time."""
        record = target.record
        if not isinstance(record, Figure):
            return "", ""
        sidecar, style = target.briefing.sidecar, self._date_style
        return figure_parts(record, sidecar, self.locale, style, timed=False)

    def said(self, target: RecordRef) -> str:
        """Return the words by which a record is known."""
        return words_of(target)

    def license(self, id_: str) -> License:
        """Return a license."""
        return license_of(id_)


@lru_cache(20_000)
def _words(date: Edtf, locale: str, style: DateStyle) -> str:
    """Return a date in words; the same day is in many records, so the result is kept."""
    return words(date, locale, style=style)


# -------------------------------------------------------------------------------------------------
# Our own Jinja environment: escaping always on, a site's templates first.
#
# The host's environment has escaping off and its own filters; neither is used here.

_DIGEST = sha256().digest_size
_MATERIAL = {
    ".md-content .md-typeset": '[role="main"][role="main"]',
    ".md-content__inner": '[role="main"]',
    ".md-typeset": '[role="main"]',
}
"""The element of the text in Material, and in themes that mark it by WAI-ARIA."""
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")


def styles_for_any_theme(css: str) -> str:
    """Return a style sheet written for Material in the form for themes that are not made on it.

    In those the text is the element with the role ``main``, and a ``rem`` is 16 pixels, not 20.
    """
    for material, other in _MATERIAL.items():
        css = css.replace(material, other)
    return _REM.sub(lambda size: f"{float(size[1]) * 1.25:g}rem", css)


_NEEDED = {
    "lists": (
        *("source", "folded", "uses-list", "citation", "credit-entry", "agency", "copied"),
        *("thumbnail", "filter", "finder", "all-claims", "outlook", "prospect", "groups", "hint"),
        *("far", "way-on", "parts"),
    ),
    "home": ("home", "latest", "lead-story", "key-figure"),
    "moments": ("moment", "kind", "scale"),
    "timeline": ("density", "timeline", "legend"),
    "figures": (
        *("chart", "sample", "legend", "figures", "series", "discrepancy", "groups"),
        *("key", "key-figure"),
    ),
}
"""The style sheets that not every page needs, and the beginning, after ``fn-``, of the classes that
need them.
"""
_CLASSES = re.compile(
    r"fn-(lead-story|key-figure|uses-list|credit-entry|all-claims|way-on|[a-z]+)\b"
)
_SPACE = re.compile(r"""("[^"]*")|/\*.*?\*/|\s*([{};,>])\s*|(:)\s+|(\s)\s*""", re.DOTALL)
_OWN_LINES = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.DOTALL | re.MULTILINE)


def styles_needed(content: str) -> list[str]:
    """Return the parts of our styles that a page needs besides those of every page."""
    there = set(_CLASSES.findall(content))
    return [part for part, classes in _NEEDED.items() if not there.isdisjoint(classes)]


ASSETS = "assets/footnoted/footnoted"
"""The beginning of the paths of our style sheets and scripts. Every page has the first sheet, and a
script that loads the others if they are needed.
"""
_STYLE = re.compile(rf'<link\b[^>]*"[^">]*{ASSETS}(?=\.css")[^>]*>')


def with_styles(html: str, content: str) -> str:
    """Return a page with the further style sheets that its content needs, after the first."""
    parts = styles_needed(content)
    if not parts:
        return html

    def every(link: re.Match[str]) -> str:
        others = (link[0].replace(f"{ASSETS}.css", f"{ASSETS}-{part}.css") for part in parts)
        return "\n".join([link[0], *others])

    return _STYLE.sub(every, html, count=1)


def small(name: str, text: str, material: bool) -> str:
    """Return one of our files as readers get it, for a site with Material or another theme."""
    if name.endswith(".js"):
        return small_script(text)
    return small_css(text if material else styles_for_any_theme(text))


def small_css(css: str) -> str:
    """Return one of our style sheets as readers get it: without comments and spare white space."""
    return _SPACE.sub(lambda m: m[1] or m[2] or m[3] or (" " if m[4] else ""), css).strip()


def small_script(script: str) -> str:
    """Return one of our scripts as readers get it: without indents and comments.

    Only comments on lines of their own are removed, so that nothing in a string can be taken for
    one.
    """
    lines = _OWN_LINES.sub("", script).splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


_MENDED = (
    ("base.html", ' id="__drawer" autocomplete="off"', ' id="__drawer"'),
    ("base.html", ' id="__search" autocomplete="off"', ' id="__search"'),
    (
        "partials/search.html",
        ' role="dialog"',
        ' role="dialog" aria-label="{{ lang.t("search") }}"',
    ),
    (
        "partials/nav-item.html",
        ' tabindex="{{ tabindex }}"',
        '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}',
    ),
    ("partials/toc.html", ' for="__toc"', '{% if page in nav.pages %} for="__toc"{% endif %}'),
)
"""A template of Material, what is wrong in it for readers who do not see, and the correction."""


_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
"""The script that Material starts to search; every page's template has its address."""


class MendingLoader(BaseLoader):
    """Loads a theme's templates and corrects known faults in those of Material."""

    def __init__(self, loader: Any, *, searches: str = "") -> None:
        """Take the theme's loader; ``searches`` is what to start in the place of its search."""
        self._loader = loader
        self._searches = searches

    def get_source(self, environment: Any, template: str) -> Any:
        """Return the source of a template; an unknown version stays as it is."""
        source, *rest = self._loader.get_source(environment, template)
        for name, wrong, right in _MENDED:
            if name == template:
                source = source.replace(wrong, right)
        if self._searches:
            source = _WORKER.sub(self._searches, source)
        return source, *rest


class CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder; if anything is wrong with it, they are compiled again.

    A file's name says of which template and text it is, and which Python and Jinja made it. The
    file begins with the digest of the rest, so one that was cut off or changed by accident is never
    run.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not exist."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template from its file, if there is a complete one."""
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            sign, code = kept[:_DIGEST], kept[_DIGEST:]
            if sign == sha256(code).digest():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; in a folder that cannot be written to, none is kept."""
        code = bucket.bytecode_to_string()
        file = self._file(bucket)
        new = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(sha256(code).digest() + code)
            new.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        made_by = f"{sys.implementation.cache_tag}-{jinja2.__version__}"
        return self._folder / f"{bucket.key}-{bucket.checksum}-{made_by}"


class HeldTemplates(BytecodeCache):
    """Compiled templates of this process: a host may make an environment for every build."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template that was compiled from the same text."""
        if code := self._held.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template instead of those from earlier texts of its file."""
        for name in [name for name in self._held if name[0] == bucket.key]:
            del self._held[name]
        self._held[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Vocabulary:
    """The words of closed vocabularies in one language; each is translated when needed."""

    _TABLES: ClassVar[dict[str, Mapping[Any, str | tuple[str, str]]]] = {
        "kind": KIND,
        "stance": STANCE,
        "status": STATUS,
        "date_kind": DATE_KIND,
        "result": RESULT,
        "correction": CORRECTION,
        "corrected": {kind: both[0] for kind, both in CORRECTED.items()},
        "dated_correction": {kind: both[1] for kind, both in CORRECTED.items()},
        "source_status": citations.STATUS,
        "related": RELATED,
        "scale": SCALE_WORDS,
    }

    def __init__(self, said: Phrases) -> None:
        """Take the phrases of a language."""
        self._said = said

    def __getattr__(self, name: str) -> Mapping[Any, Any]:
        if name not in self._TABLES:
            raise AttributeError(name)
        say = self._said.gettext
        made = {
            key: say(words) if isinstance(words, str) else tuple(map(say, words))
            for key, words in self._TABLES[name].items()
        }
        setattr(self, name, made)
        return made

    @property
    def script(self) -> dict[str, str]:
        """Return the words for the script of cards; empty in English, which the script has
        itself.
        """
        said = self._said
        return {} if said.language == "en" else {each: said.gettext(each) for each in IN_SCRIPTS}

    @property
    def remark(self) -> str:
        """Return the label of our own notes."""
        return self._said.gettext(REMARK)


def _replaced(message: str, **values: object) -> Markup:
    """Return a message of a table with the values for its placeholders."""
    return escape(message) % values


def environment(
    folders: Iterable[Path] = (), kept: Path | None = None, language: str = "en"
) -> Environment:
    """Return the environment for a language; templates of the folders replace the package's own.

    A template that is changed later is only read by the next environment. Compiled templates are
    read from the folder ``kept``, if one is given, and written there.
    """
    env = Environment(
        loader=FileSystemLoader([*folders, THEME]),
        auto_reload=False,
        bytecode_cache=CompiledTemplates(kept) if kept else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = phrases(language)
    translate(env, said)
    env.globals["words"] = Vocabulary(said)
    env.globals["counted"] = lambda counts: ", ".join(count_kinds(counts, said))
    env.globals["listed"] = lambda names: listed(names, said)
    env.globals["source_type"] = citations.source_type
    env.globals["converted"] = convert_for_readers
    env.filters |= {"flat": flatten, "joined_id": join_id, "replaced": _replaced}
    # Words that may have their own full stop at the end: every year in Ukrainian does.
    env.filters["stop"] = with_stop
    return env


def render(env: Environment, template: str, **values: Any) -> Markup:
    """Render one template of the folder ``footnoted/``."""
    return Markup(env.get_template(f"footnoted/{template}").render(**values))


# -------------------------------------------------------------------------------------------------
# The headings of generated HTML, for the host's table of contents.
#
# Only our own well-formed HTML is read, not what people typed. A heading without an id is linked by
# the id of the element around it: search engines of themes cut pages at headings with ids, and what
# is excluded from search must not be cut into empty entries.

LEVELS = {"h1": 1, "h2": 2, "h3": 3}
AROUND = ("article", "details", "li", "nav", "section")
"""Elements whose id may be used for the heading in them."""


_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join((*LEVELS, *AROUND))})\b(?P<rest>[^>]*)>", re.I)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""", re.I)
_END = {name: re.compile(f"</{name}>", re.I) for name in LEVELS}
_MARKUP = re.compile(r"<[^>]*>")
"""Templates write quoted attributes and escaped text; a parser that knows all of HTML took a sixth
of a build's time to find the same.
"""


class PageHeading(NamedTuple):
    """A heading that can be linked to."""

    level: int
    id: str
    title: str
    """Its text, unescaped."""


class Outline(NamedTuple):
    """What others can link to on a page."""

    headings: tuple[PageHeading, ...]
    ids: frozenset[str]


NO_OUTLINE = Outline((), frozenset())
_ANCHOR = re.compile(r"""<[a-z][^>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def find_anchors(html: str) -> frozenset[str]:
    """Return the ids in finished HTML that links can lead to."""
    return frozenset(unescape(double or single) for double, single in _ANCHOR.findall(html))


def outline(html: str) -> Outline:
    """Return the headings that can be linked to, in order, and every id of the page."""
    around: list[str] = []
    found: list[PageHeading] = []
    for tag in _TAG.finditer(html):
        name, closes = tag["name"].lower(), bool(tag["end"])
        if name in LEVELS and not closes:
            given = _id(tag["rest"]) or next((id_ for id_ in reversed(around) if id_), "")
            if given:
                found.append(PageHeading(LEVELS[name], given, _text(html, tag.end(), name)))
        elif name in AROUND and closes:
            del around[-1:]
        elif name in AROUND:
            around.append(_id(tag["rest"]))
    return Outline(
        tuple(found), frozenset(unescape(one or other) for one, other in _ID.findall(html))
    )


def _id(attributes: str) -> str:
    given = _ID.search(attributes)
    return unescape(given[1] or given[2] or "") if given else ""


def _text(html: str, start: int, name: str) -> str:
    end = _END[name].search(html, start)
    inside = html[start : end.start()] if end else ""
    return " ".join(unescape(_MARKUP.sub("", inside)).split())
