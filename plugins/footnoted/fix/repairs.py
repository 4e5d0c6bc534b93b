"""What can be repaired in the sidecars of a site, and what a person has to decide.

Pure: texts in, edits out. Only what is certain becomes an edit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footnoted.anchoring import Normal, Verdict, find, normalise
from footnoted.article import Found, Setup, projected
from footnoted.diagnostics import Mark
from footnoted.fix.aim import Aim, Doubt, aim
from footnoted.fix.edit import Edit
from footnoted.fix.embedded import from_files
from footnoted.fix.pictures import begun, in_form
from footnoted.fix.sidecar import Sheet, selector, sound
from footnoted.guard import GuardExtension
from footnoted.index import Site
from footnoted.index.names import PARTS
from footnoted.load.yaml import At, Document, parse
from footnoted.model import Briefing


@dataclass(frozen=True, slots=True)
class Left:
    """A quotation that is left as it is."""

    mark: Mark
    """The place of the quotation."""
    about: str
    """The id of the record."""
    why: str
    """Sentences for a person."""
    choices: tuple[str, ...] = ()
    """What could stand there, each as a line of YAML to paste."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """Everything ``fix`` has to say about some sidecars."""

    edits: tuple[Edit, ...] = ()
    left: tuple[Left, ...] = ()


def repairs(site: Site, texts: Mapping[str, str]) -> Repairs:
    """Give the certain repairs of the sidecars and the register of pictures, as far as their texts
    are given, by path and place."""
    edits: list[Edit] = []
    left: list[Left] = []
    for briefing in sorted(site.built, key=lambda one: one.sidecar_path):
        text = texts.get(briefing.sidecar_path)
        found = site.readings[briefing.name].found
        unfit = [one for one in found if one.match.verdict is not Verdict.FOUND]
        if text is not None and unfit:
            done = _briefing(site, briefing, text, unfit)
            edits += done.edits
            left += done.left
    # New records go behind all others, so behind what the last of them gets.
    edits += [*in_form(site, texts), *from_files(site, texts), *begun(site, texts)]
    return Repairs(tuple(sorted(edits, key=lambda one: (one.path, one.start))), tuple(left))


def _briefing(site: Site, briefing: Briefing, text: str, unfit: Iterable[Found]) -> Repairs:
    document = parse(text, briefing.sidecar_path)
    normal = _normal(site, briefing)
    sheet = Sheet(document)
    left = []
    for found in unfit:
        at: At = (PARTS[found.anchor.kind], found.anchor.id, "quote")
        aimed = aim(found, normal)
        if isinstance(aimed, Aim):
            aimed = _done(sheet, at, found, aimed, normal)
        if isinstance(aimed, Doubt):
            lines = tuple(f"quote: {choice.written}" for choice in aimed.choices)
            left.append(Left(document.mark(at), found.anchor.id, aimed.why, lines))
    return Repairs(tuple(sorted(sheet.edits, key=lambda one: one.start)), tuple(left))


def _done(sheet: Sheet, at: At, found: Found, aimed: Aim, normal: Normal) -> Doubt | None:
    """Make a repair if all that has to hold does; else say what does not."""
    if problem := _unfit(sheet.document, at, found):
        return Doubt(problem)
    before = list(sheet.edits)
    if not sheet.quote(at, aimed.selector, aimed.why):
        why = f"{aimed.why} It is written in a way that cannot be kept, so change it by hand."
        return Doubt(why, (aimed.selector,))
    if find(selector(sheet.read(), at), normal).verdict is not Verdict.FOUND:
        sheet.edits = before
        return Doubt(f"{aimed.why} With that it would still not be found.")
    return None


def _unfit(document: Document, at: At, found: Found) -> str:
    """Say why a sidecar is not touched, or nothing."""
    if not sound(document):
        return "The sidecar has problems in its YAML; they come first."
    if selector(document, at) != found.anchor.selector:
        return "The sidecar was changed while it was read; start again."
    return ""


def _normal(site: Site, briefing: Briefing) -> Normal:
    """Give the article's text as its quotations were looked for in it."""
    markdown = site.project.markdown
    setup = Setup((*markdown.extensions, GuardExtension()), markdown.configs)
    return normalise(projected(briefing.body, site.plans[briefing.name], setup))
