"""The text of a note: one source in the manner of the Chicago notes, written for news.

Every part is escaped where it enters; nothing is invented to fill a gap.
"""

from collections.abc import Callable

from markupsafe import Markup, escape

from footnoted.dates import words
from footnoted.index import Cited, Names
from footnoted.model import PersonName, Source, SourceType
from footnoted.render.chains import capitalised, short_name
from footnoted.render.links import link
from footnoted.render.words import SOURCE_STATUS, source_type

Href = Callable[[str], str]
"""From a source's id to the address of its entry on the sources page; empty for none."""


def note(cited: Cited, names: Names, href: Href, locale: str) -> Markup:
    """Give the inner HTML of a note: the citation, how it reached us, where its uses are listed."""
    known = names.sources.get(cited.source)
    if known is None:
        return Markup("<em>Unknown source</em> {}").format(cited.source)
    parts = [citation(known.source, locale)]
    carrier = names.sources.get(cited.via)
    if carrier:
        name = link(href(cited.via), cite(short_name(carrier.source, cited.via)))
        parts.append(Markup('<span class="fn-via">, as cited in {}</span>').format(name))
    parts.append(stop(parts[-1]))
    if archived := archives(known.source, locale):
        parts.append(Markup(" ") + archived)
    if address := href(cited.source):
        parts.append(Markup(' <a class="fn-uses" href="{}">All uses</a>').format(address))
    return Markup().join(parts)


def citation(source: Source, locale: str) -> Markup:
    """Give the citation itself, without a closing period."""
    lang = Markup(' lang="{}"').format(source.language) if source.language else Markup()
    pieces = [
        escape(people(source.author)) if source.author else Markup(),
        _title(source, lang),
        _form(source) if source.author or source.title else _begins(_form(source)),
        escape(f"interview by {people(source.interviewer)}") if source.interviewer else Markup(),
        cite(source.container_title) if source.container_title else Markup(),
        escape(source.publisher or ""),
        escape(source.event_title or ""),
        escape(words(source.issued, locale)) if source.issued else _undated(source, locale),
        link(source.url, breakable(source.url), archived=source.archived)
        if source.url
        else Markup(),
    ]
    line = Markup(", ").join(piece for piece in pieces if piece)
    status = SOURCE_STATUS[source.status]
    return (
        line + Markup(' <strong class="fn-source-status">({})</strong>').format(status)
        if status
        else line
    )


def stop(last: Markup) -> Markup:
    """Give the closing period of a note, unless its last words bring one along ("Acme Inc.")."""
    return Markup() if last.striptags().endswith(".") else Markup(".")


def _begins(form: Markup) -> Markup:
    """Give the form as it begins a note: "Newspaper article"."""
    return escape(capitalised(form.unescape()))


def people(names: tuple[PersonName, ...]) -> str:
    """Give names as a list in a sentence; more than three end in "and others"."""
    full = [name.full for name in names]
    if len(full) > 3:
        return f"{full[0]} and others"
    return " and ".join(part for part in (", ".join(full[:-1]), full[-1]) if part)


def cite(title: str) -> Markup:
    """Give a work's name as HTML."""
    return Markup("<cite>{}</cite>").format(title)


def breakable(address: str) -> Markup:
    """Give an address as text that may break after its slashes and before its signs."""
    text = str(escape(address))
    for sign in ("/", "?", "&amp;"):
        text = text.replace(sign, sign + "<wbr>")
    return Markup(text.replace("/<wbr>/<wbr>", "//<wbr>"))


def archives(source: Source, locale: str) -> Markup:
    """Give links to the archived copies, each with its date."""
    if not source.archived:
        return Markup()
    copies = Markup(", ").join(
        link(copy.url, escape(words(copy.date, locale))) for copy in source.archived
    )
    return Markup('<span class="fn-archived">Archived {}.</span>').format(copies)


def _title(source: Source, lang: Markup) -> Markup:
    if not source.title:
        return Markup()
    if source.type in (SourceType.BOOK, SourceType.MOTION_PICTURE, SourceType.REPORT):
        return Markup("<cite{}>{}</cite>").format(lang, source.title)
    return Markup("<span{}>“{}”</span>").format(lang, source.title)


def _form(source: Source) -> Markup:
    """Name the form where the title does not tell it: "interview", "newspaper article"."""
    if source.genre:
        return escape(source.genre)
    untold = not source.title or source.type in (SourceType.INTERVIEW, SourceType.SPEECH)
    if source.type is SourceType.DOCUMENT and (source.container_title or source.publisher):
        return Markup()  # CSL's word for "none of the others" tells a reader nothing
    if untold and not source.interviewer:
        return escape(source_type(source.type))
    return Markup()


def _undated(source: Source, locale: str) -> Markup:
    """Say when we read what bears no date; print nothing where we know neither."""
    if source.accessed:
        return escape(f"undated, accessed {words(source.accessed, locale)}")
    return escape("no date given")
