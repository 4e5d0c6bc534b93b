"""What a build is about, the options of a site, and the scales it grades by."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sized
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails

from footnoted.phrases import mark_phrase

# -------------------------------------------------------------------------------------------------
# Scales that grade sources and claims: named tables, each value with its words for readers.
#
# The default is the Admiralty code (NATO AJP-2.1, STANAG 2511): reliability of the source and
# credibility of the statement, judged separately. The wordings are ours. A site may have its own
# table for any of them.


@dataclass(frozen=True, slots=True)
class Grade:
    """One value of a scale."""

    code: str
    """What a writer types: ``B``."""
    label: str
    """A few words shown next to the code, or instead of it."""
    meaning: str
    """A sentence for readers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A named, ordered table of grades."""

    name: str
    about: str
    """What is graded: a sentence for readers."""
    grades: tuple[Grade, ...]

    def grade(self, code: str) -> Grade | None:
        """Return the grade of this code, or None."""
        return next((grade for grade in self.grades if grade.code == code), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(grade.code for grade in self.grades)


RELIABILITY = Scale(
    mark_phrase("Reliability of the source"),
    mark_phrase(
        "How far a source can be relied on, judged by its record, whatever it says this time."
    ),
    (
        Grade(
            "A",
            mark_phrase("completely reliable"),
            mark_phrase("No doubt about it; it has always been right before."),
        ),
        Grade(
            "B",
            mark_phrase("usually reliable"),
            mark_phrase("Minor doubts; it has been right most of the time."),
        ),
        Grade(
            "C",
            mark_phrase("fairly reliable"),
            mark_phrase("Some doubts; it has been right before, and wrong."),
        ),
        Grade(
            "D",
            mark_phrase("not usually reliable"),
            mark_phrase("Serious doubts; it has been right at times."),
        ),
        Grade("E", mark_phrase("unreliable"), mark_phrase("It has a record of being wrong.")),
        Grade(
            "F",
            mark_phrase("reliability not judged"),
            mark_phrase("Too little is known of it to say."),
        ),
    ),
)

CREDIBILITY = Scale(
    mark_phrase("Credibility of the claim"),
    mark_phrase(
        "How likely it is that a statement was made, or that it is so; the words beside the grade "
        "say which. A grade without such words is for whether it is so."
    ),
    (
        Grade(
            "1",
            mark_phrase("confirmed"),
            mark_phrase("Independent sources say the same, and it fits what is known."),
        ),
        Grade(
            "2",
            mark_phrase("probably true"),
            mark_phrase("It fits what is known, but nothing independent confirms it."),
        ),
        Grade(
            "3",
            mark_phrase("possibly true"),
            mark_phrase("It is plausible, and only partly fits what is known."),
        ),
        Grade(
            "4",
            mark_phrase("doubtful"),
            mark_phrase("It is possible, and does not fit what is known."),
        ),
        Grade("5", mark_phrase("improbable"), mark_phrase("What is known speaks against it.")),
        Grade(
            "6", mark_phrase("cannot be judged"), mark_phrase("There is nothing to judge it by.")
        ),
    ),
)

LIKELIHOOD = Scale(
    mark_phrase("Likelihood"),
    mark_phrase(
        "Words of estimative probability for forecasts (ICD 203), with the range that each means."
    ),
    (
        Grade("almost-no-chance", mark_phrase("almost no chance"), mark_phrase("1 to 5 in 100.")),
        Grade("very-unlikely", mark_phrase("very unlikely"), mark_phrase("5 to 20 in 100.")),
        Grade("unlikely", mark_phrase("unlikely"), mark_phrase("20 to 45 in 100.")),
        Grade("roughly-even", mark_phrase("roughly even chance"), mark_phrase("45 to 55 in 100.")),
        Grade("likely", mark_phrase("likely"), mark_phrase("55 to 80 in 100.")),
        Grade("very-likely", mark_phrase("very likely"), mark_phrase("80 to 95 in 100.")),
        Grade("almost-certain", mark_phrase("almost certain"), mark_phrase("95 to 99 in 100.")),
    ),
)

CONFIDENCE = Scale(
    mark_phrase("Confidence"),
    mark_phrase(
        "How sure the one who judges is of the judgment (ICD 203); not how likely the thing is."
    ),
    (
        Grade(
            "low",
            mark_phrase("low confidence"),
            mark_phrase("Scant, fragmentary or doubtful evidence."),
        ),
        Grade(
            "moderate",
            mark_phrase("moderate confidence"),
            mark_phrase("Credible evidence, open to other readings."),
        ),
        Grade(
            "high", mark_phrase("high confidence"), mark_phrase("Good evidence from several sides.")
        ),
    ),
)

SCALES = {
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "likelihood": LIKELIHOOD,
    "confidence": CONFIDENCE,
}
"""By the name of the field that has the code."""
SCALE_WORDS = {
    "reliability": mark_phrase("reliability"),
    "credibility": mark_phrase("credibility"),
    "likelihood": mark_phrase("likelihood"),
    "confidence": mark_phrase("confidence"),
}
"""The names of scales next to a code."""


# -------------------------------------------------------------------------------------------------
# Everything a build depends on besides the content, as one value: folders, the day, the options.
#
# No file, clock or environment is read; a host fills it in.

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""The names of a site's configuration: a folder with one is a project."""

SHARED_BY_DESKS = ("sources", "parties", "events")
"""The registers that several sites may read; pictures stay with the site that shows them."""
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Markdown:
    """How the site renders Markdown, in Python-Markdown's own terms."""

    extensions: tuple[Any, ...] = ("attr_list", "footnotes", "tables", "toc")
    """Names or instances, in the order they are registered."""
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: NOTHING)
    """Options by extension name."""


class OptionModel(BaseModel):
    """A part of the options: only known keys, each with exactly its type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class PictureRights(OptionModel):
    """How a site uses pictures, to decide which licenses fit.

    Most sites of newsrooms have advertisements or belong to a company, and Creative Commons'
    "non-commercial" then forbids the use; a site that is not commercial says so. Adaptations are
    the exception, and ``changes`` describes each.
    """

    commercial: bool = True
    """Whether showing a picture here may count as commercial."""
    derivatives: bool = False
    """Whether the site usually adapts the pictures it shows."""


class PictureOptions(OptionModel):
    """How pictures are published."""

    avif: bool = False
    """Whether they are published as AVIF, too."""
    cards: bool = False
    """Whether a card is drawn for each briefing, to be shown with links to it."""


@dataclass(frozen=True, slots=True)
class PlugIns:
    """What other distributions add to every build: functions and values of the packages above."""

    checks: tuple[Any, ...] = ()
    """Functions as in ``catalogue``."""
    exports: tuple[Any, ...] = ()
    """As in ``outputs.registry``."""
    pages: tuple[Any, ...] = ()
    """As in ``outputs.registry``."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything a build depends on besides the content itself."""

    root: Path
    """The repository's folder; every path of a diagnostic is relative to it."""
    briefings_dir: str = "briefings"
    """The folder of articles and sidecars, relative to the root, with ``/``."""
    url_prefix: str = "briefings"
    """The folder of briefings in the site's address."""
    as_of: date | None = None
    """The site's day; None means the newest date of a published briefing."""
    docs_dir: str = ""
    """The folder of the site's other pages, relative to the root; empty if there is none."""
    excluded: tuple[tuple[bool, str], ...] = ()
    """Which files of that folder are not part of the site: regular expressions in order, each with
    whether it excludes or includes again. The last that matches decides, as in Git.
    """
    in_nav: tuple[str, ...] = ()
    """The source names in the site's navigation."""
    named: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """Parts of the configuration that may name pictures of that folder, by key."""
    cards: bool = False
    """Whether the site draws pictures of its pages' titles for links that are shared."""
    draws_cards: bool = False
    """Whether we draw them, one for each briefing, and no other plugin does."""
    use: PictureRights = field(default_factory=PictureRights)
    """How the site uses pictures, for their licenses."""
    pages_pictures: str = "auto"
    """The level of a picture on the site's other pages without a record: ``error`` for one problem
    each, ``info`` for one line for all. ``auto``: an error each once there is a register of
    pictures.
    """
    avif: bool = False
    """Whether pictures are published as AVIF, too: still smaller, and slower to make."""
    cache_dir: str = ".cache/footnoted"
    """The folder in which finished pictures are kept for the next build, relative to the root or
    absolute.
    """
    page_bytes: int = 700_000
    """The longest page over all briefings, calculated from its entries, that is not divided; 0
    means none is divided.
    """
    preview: bool = False
    """True for a preview: drafts are built and problems are shown on the page."""
    language: str = "en"
    """The site's language, as a BCP 47 tag."""
    site_name: str = ""
    """The site's name, for "Cite this page"."""
    site_url: str = ""
    """The site's public address with a closing slash, or empty when it has none."""
    editor: str = ""
    """The address for changing a file in a browser, with ``{path}`` for its path; empty if not
    known.
    """
    report: str = ""
    """The address for reports of errors, with ``REPORTED`` in braces; empty if not known."""
    directory_urls: bool = True
    """True for ``/timeline/``, false for ``/timeline.html``."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """Levels of problems by code, if the site changes them."""
    pages: Mapping[str, str | bool] = field(default_factory=dict)
    """Source names of generated pages by key, or false for none. A completed project has all."""
    asked: frozenset[str] | None = None
    """The generated pages that the site names in ``pages`` or its navigation, by key: they are
    built even without content. None until the project is completed.
    """
    own: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """The site's own files at addresses of generated pages, by key: those pages are left out."""
    citation_style: str = "chicago"
    """The style of notes: the name of a file of templates in ``footnoted/styles/``."""
    date_style: str = "long"
    """The form of dates in words: long, short or ap, as in ``dates.wording.DateStyle``."""
    exports: Mapping[str, bool] = field(default_factory=dict)
    """Files besides the pages, by key: false for none. A completed project has all."""
    registers: tuple[tuple[str, Path], ...] = ()
    """Folders with registers of other desks, which are only read: for each its name in problems,
    seen from the root, and its path.
    """
    tables: str = ""
    """The format of the tables of evidence besides the pages; empty for none."""
    commit: tuple[str, datetime] | None = None
    """The commit of the content, and when it was made, in UTC; None if nobody needs it, or the
    content differs.
    """
    markdown: Markdown = field(default_factory=Markdown)
    """How articles are rendered."""
    expanders: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)
    """The host's plugins that put words into articles, with the text at which they do."""
    expanded: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """The articles as these plugins changed them, by the article's path; a check has no host to
    ask.
    """
    scales: Mapping[str, Scale] = field(default_factory=lambda: MappingProxyType(SCALES))
    """The scales that grade sources and claims, by the field that has the code."""
    templates: tuple[Path, ...] = ()
    """Folders of templates that replace the package's own; the first takes precedence."""
    plug_ins: PlugIns = field(default_factory=PlugIns)
    """What other distributions add."""

    def completed(self, pages: Mapping[str, str], exports: Iterable[str]) -> "Project":
        """Return a project that knows every page with its usual source name, and every export.

        Its own settings take precedence. A completed project stays as it is.
        """
        if self.asked is not None:
            return self
        given = {key: self.pages.get(key, True) for key in pages}
        names = {key: pages[key] if name is True else name for key, name in given.items()}
        wanted = {key for key, name in self.pages.items() if name}
        return replace(
            self,
            pages=names,
            asked=frozenset(wanted | {key for key in names if names[key] in self.in_nav}),
            exports={key: self.exports.get(key, True) for key in exports},
        )

    def without(self, pages: Iterable[str]) -> "Project":
        """Return the project with these generated pages switched off."""
        return replace(self, pages={**self.pages, **dict.fromkeys(pages, False)})

    def is_of_others(self, path: str) -> bool:
        """Return whether a path of a problem is that of a register of another desk."""
        return any(path.startswith(f"{shown}/") for shown, _ in self.registers)

    def leaves_out(self, name: str) -> bool:
        """Return whether a file of the documentation folder is none of the site's other pages.

        These are files that the site excludes, and the briefings if their folder is in there.
        """
        if f"{self.docs_dir}/{name}".startswith(f"{self.briefings_dir}/"):
            return True
        found = [out for out, form in self.excluded if re.search(form, name)]
        return found[-1] if found else False

    def page(self, key: str) -> str | None:
        """Return the source name of a generated page, or None if the site switched it off.

        Raises ``KeyError`` if there is no such page, or if the project is not completed.
        """
        name = self.pages[key]
        return name if isinstance(name, str) else None

    def expander(self, path: str, body: str) -> tuple[str, str]:
        """Return the plugin that may still put words into an article, and what it would replace.

        Both are empty if there is none, or if the host was asked already.
        """
        if path not in self.expanded:
            for name, openings in self.expanders.items():
                for opening in openings:
                    if opening in body:
                        return name, opening
        return "", ""

    def exported(self, key: str) -> bool:
        """Return whether the site wants a kind of file besides its pages; raises as ``page``
        does.
        """
        return self.exports[key]


# -------------------------------------------------------------------------------------------------
# The options of a site, each checked by itself: one message for each that is wrong.
#
# A host gives the typed values, and the known pages, exports and levels. What options say about
# files is checked when those are read.


@dataclass(frozen=True, slots=True)
class OptionNames:
    """The names that options may have."""

    pages: tuple[str, ...]
    exports: tuple[str, ...]
    levels: Callable[[object], dict[str, str]]
    """Returns the levels of an option, by code; raises ``ValueError`` that says what is wrong."""
    unknown: Callable[[str, Iterable[str]], str] = lambda name, known: "there is no such option"
    """Returns the message for an unknown option; the second argument has the known ones."""


def day(asked: object) -> date:
    """Return a day of YAML, or one written as text.

    Raises ``ValueError`` that says what is wrong.
    """
    if isinstance(asked, datetime) or not isinstance(asked, (date, str)):
        raise ValueError("expected a day such as 2025-02-13")
    try:
        return asked if isinstance(asked, date) else date.fromisoformat(asked)
    except ValueError:
        raise ValueError(f"`{asked}` is not a day; write it as 2025-02-13") from None


def _levels(asked: object, told: ValidationInfo[OptionNames]) -> dict[str, str]:
    levels: dict[str, str] = told.context.levels(asked)
    return levels


def _pages(
    asked: dict[str, str | bool], told: ValidationInfo[OptionNames]
) -> dict[str, str | bool]:
    _all_known("page", asked, told.context.pages)
    for key, name in asked.items():
        inside = isinstance(name, str) and name.endswith(".md") and name[0] != "/"
        if not isinstance(name, bool) and not (inside and ".." not in name):
            raise ValueError(f"`{key}`: expected a source name such as evidence/{key}.md")
    return asked


def _exports(asked: dict[str, bool], told: ValidationInfo[OptionNames]) -> dict[str, bool]:
    _all_known("export", asked, told.context.exports)
    return asked


REPORTED = ("page", "claim", "words", "title", "body")
"""What an address for reports may ask for, in braces: the address of the claim, its ``NAME#ID``,
its words, a title, and all of it as a text."""
_REPORT = re.compile(r"(?:mailto:[^\s@<>\"']+@[^\s@<>\"']+|https://[^\s/<>\"']+[^\s<>\"']*)")


def _report(asked: object) -> str | Literal[False]:
    """Return an address for reports of errors; one for mail asks for all that it can tell."""
    if asked is False:
        return False
    if not isinstance(asked, str) or not _REPORT.fullmatch(asked):
        raise ValueError("expected mailto:desk@briefings.example, an https:// address, or false")
    for name in re.findall(r"\{(.*?)\}", asked):
        if name not in REPORTED:
            there = ", ".join(f"{{{each}}}" for each in REPORTED)
            raise ValueError(f"nothing is known as {{{name}}}; there are {there}")
    bare = asked.startswith("mailto:") and "?" not in asked
    return f"{asked}?subject={{title}}&body={{body}}" if bare else asked


FORM = ".github/ISSUE_TEMPLATE/correction.yml"
"""The form of a repository on GitHub for errors on pages, if it has one."""
_FORGES = {
    "gitlab": "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
    **dict.fromkeys(
        ("github", "codeberg", "forgejo", "gitea"), "/issues/new?title={title}&body={body}"
    ),
}
"""The path of the form for a new issue, by a word in the name of the repository's host."""


def report_address(asked: str | Literal[False] | None, repository: str, root: Path) -> str:
    """Return where errors are reported: as the site says, else at its repository.

    Empty if the site wants none, or the repository's host is none that we know.
    """
    parts = urlsplit(repository)
    known = next((forge for forge in _FORGES if forge in (parts.hostname or "")), "")
    if asked is not None or parts.scheme not in ("http", "https") or not known:
        return asked or ""
    new = _FORGES[known]
    if known == "github" and (root / FORM).is_file():
        name = FORM.rpartition("/")[2]
        new = f"/issues/new?template={name}&title={{title}}&page={{page}}&words={{words}}"
    return f"{repository.rstrip('/')}{new}"


def lacking(form: str) -> str:
    """Return what to install before a format of tables can be written; usually empty."""
    if form == "parquet" and not find_spec("pyarrow"):
        return "Parquet is written by pyarrow. Install it: pip install 'footnoted[tables]'"
    return ""


def _tables(asked: str) -> str:
    if lack := lacking(asked):
        raise ValueError(lack)
    return asked


def _registers(asked: object) -> tuple[str, ...]:
    each: list[Any] = asked if isinstance(asked, list) else [None]
    folders = [one["from"] for one in each if isinstance(one, dict) and set(one) == {"from"}]
    if len(folders) < len(each) or not all(isinstance(f, str) and f.strip() for f in folders):
        raise ValueError("expected a list such as [{from: ../common/_shared}]")
    return tuple(folders)


def _all_known(noun: str, asked: Iterable[str], known: Collection[str]) -> None:
    for key in asked:
        if key not in known:
            raise ValueError(f"no {noun} `{key}`; the {noun}s are {', '.join(known)}")


def _folder(asked: object) -> str:
    if not isinstance(asked, str) or not asked.strip() or ".." in asked.split("/"):
        raise ValueError("expected a folder such as .cache/footnoted")
    return asked


class Options(OptionModel):
    """What a site may say of itself in its configuration. Everything works with none of it set."""

    briefings_dir: str = Field("briefings", examples=["briefings"])
    """The folder of articles, relative to the configuration's file."""
    url_prefix: str = Field("briefings", examples=["briefings"])
    """The folder of briefings in the site's address."""
    on_problem: Literal["auto", "warn", "error"] = "auto"
    """auto: errors fail a build and only show in a preview."""
    levels: Annotated[dict[str, str], BeforeValidator(_levels)] = {}
    """Other levels for problems, by code."""
    as_of: Annotated[date, BeforeValidator(day)] | None = None
    """The day the site speaks from."""
    pages: Annotated[dict[Any, Any], AfterValidator(_pages)] = Field({}, examples=["method: false"])
    """Other source names of generated pages, or false."""
    exports: Annotated[dict[Any, bool], AfterValidator(_exports)] = Field(
        {}, examples=["feeds: false"]
    )
    """Kinds of files beside the pages that are not wanted, each with false."""
    search: Literal["material", "pagefind", "pagefind-preview"] = "material"
    """Who finds words on the site. pagefind: in pieces, in a build; pagefind-preview: in a preview,
    too."""
    tables: Annotated[Literal["parquet", "csv", "sqlite"], AfterValidator(_tables)] | None = None
    """The format of the tables of evidence beside the pages; without it there are none."""
    pictures: PictureOptions = Field(PictureOptions(), examples=["avif: true"])
    """How pictures are published."""
    pages_pictures: Literal["auto", "info", "error"] = "auto"
    """What a picture of the site's other pages is that has no record. auto: one line of information
    over all of them, and an error each once `_shared/images.yml` exists."""
    cache_dir: Annotated[str, BeforeValidator(_folder)] = ".cache/footnoted"
    """What is kept for the next build, relative to the configuration's file."""
    use: PictureRights = Field(PictureRights(), examples=["commercial: false"])
    """What the site does with pictures, for their licenses."""
    citation_style: str = Field("chicago", examples=["chicago"])
    """chicago, newsroom, or the name of a style of the site's own."""
    date_style: Literal["long", "short", "ap"] = "long"
    """How dates read in words; ap abbreviates English months as the AP Stylebook does."""
    registers: Annotated[tuple[str, ...], BeforeValidator(_registers)] = ()
    """Folders with the registers of other desks, relative to the configuration's file; they are
    read and never written: a list of `from: ../common/_shared`."""
    report: Annotated[str | Literal[False], BeforeValidator(_report)] | None = None
    """The address for reports of errors: `mailto:desk@briefings.example`, an https:// address, or
    false for none. The default is the repository of `repo_url`."""
    scales: dict[Any, Any] = Field({}, examples=["reliability: scales/reliability.yml"])
    """Files with other scales of grades, relative to the configuration's file, by the field they
    are for."""


def read_options(
    asked: Mapping[str, object], known: OptionNames
) -> tuple[Options | None, dict[str, str]]:
    """Return the options of a site, or None; and by option what is wrong with it.

    An option without a value counts as absent.
    """
    given = {key: value for key, value in asked.items() if value is not None}
    try:
        return Options.model_validate(given, context=known), {}
    except ValidationError as error:
        wrong: dict[str, str] = {}
        for each in error.errors(include_url=False):
            wrong.setdefault(str(each["loc"][0]), _wrong(each, known))
        return None, wrong


def _are(names: Sized) -> str:
    return "is" if len(names) == 1 else "are"


def _wrong(error: ErrorDetails, known: OptionNames) -> str:
    """Return what is wrong with an option, and what would be right."""
    option, *inside = error["loc"]
    kind, context = error["type"], error.get("ctx", {})
    field = Options.model_fields.get(str(option))
    if field is None:
        return known.unknown(str(option), Options.model_fields)
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden" and field:
        names = list(getattr(field.annotation, "model_fields", ()))
        return f"no option `{inside[0]}`; there {_are(names)} {', '.join(names)}"
    if kind == "bool_type":
        return f"`{inside[0]}`: expected true or false"
    if kind == "literal_error":
        return f"expected one of {context['expected']}".replace("'", "").replace(" or ", ", ")
    example = field.examples[0] if field and field.examples else ""
    noun = "text" if kind == "string_type" else "a mapping"
    return f"expected {noun} such as {example}"


# -------------------------------------------------------------------------------------------------
# The folders of citation styles, and which of them our own tests have tested.
#
# No style is loaded, and nothing that a style needs.

THEME = Path(__file__).parent / "theme"
"""The package's own templates and assets."""
STYLES = "footnoted/styles"
"""The folder of styles below a folder of templates."""
_STYLE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_style_name(name: str) -> bool:
    """Return whether a style may have this name."""
    return bool(_STYLE_NAME.fullmatch(name))


def is_our_own_style(name: str, folders: Iterable[Path] = ()) -> bool:
    """Return whether a style is the package's, and no file in ``folders`` replaces it."""
    file = Path(STYLES, f"{name}.html")
    taken = any((folder / file).exists() for folder in folders)
    return is_style_name(name) and not taken and (THEME / file).is_file()
