"""What a template may ask: addresses, dates in words, chains, grades, citations.

One view stands for one page; it knows the Site and where it stands, and decides no order.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from footnoted.citing import Citer, breakable, citer, link
from footnoted.dates import Edtf, Style, datetime_attribute, words
from footnoted.index import Site, Standing, Target, cited_of, evidence_of, said
from footnoted.licenses import License, license_of
from footnoted.model import Due, Evidence, Figure, Outcome, Source
from footnoted.render.chains import Step, headline, short_name, steps
from footnoted.render.figures import figure_parts, figure_words
from footnoted.scales import Grade


@dataclass(frozen=True, slots=True)
class View:
    """One page's sight of the site."""

    site: Site
    here: str
    """The page's source name: ``briefings/kursk.md``."""
    locale: str

    def href(self, page: str, fragment: str = "") -> str:
        """Give the relative address of a page by its source name."""
        return self.site.addresses.href(self.here, page, fragment)

    def to(self, key: str, fragment: str = "") -> str:
        """Give the relative address of a generated page; empty where it is switched off."""
        page = self.site.project.page(key)
        return self.href(page, fragment) if page else ""

    def briefing(self, name: str, fragment: str = "") -> str:
        """Give the relative address of a briefing."""
        return self.href(self.site.briefing_page(name), fragment)

    def thumbnail(self, picture: str) -> Markup:
        """Give the attributes of a small image of a picture, by its published name."""
        known = self.site.renditions.get(picture)
        name, width, height = known.thumbnail() if known else (picture, 0, 0)
        size = Markup(' width="{}" height="{}"').format(width, height) if width else Markup()
        return Markup('src="{}"{}').format(self.href(name), size)

    def record(self, target: Target) -> str:
        """Give the relative address of a record on its briefing's page."""
        return self.briefing(target.briefing.name, target.element)

    def address(self) -> str:
        """Give the page's full public address; empty where the site has none."""
        return self.site.addresses.canonical(self.here)

    def words(self, date: Edtf) -> str:
        """Give a date in words."""
        return words(date, self.locale, style=self._date_style)

    @property
    def _date_style(self) -> Style:
        return Style(self.site.project.date_style)

    def date(self, date: Edtf) -> Markup:
        """Give a date in words as a ``<time>`` element where HTML can express it."""
        attribute = datetime_attribute(date)
        text = escape(self.words(date))
        return (
            Markup('<time datetime="{}">{}</time>').format(attribute, text) if attribute else text
        )

    def due(self, due: Edtf | Due) -> Markup:
        """Give a due date; a reckoned one with both its parts."""
        if isinstance(due, Edtf):
            return self.date(due)
        relative = due.relative
        start = self.date(relative.from_)
        return Markup("{} ({} from {})").format(self.date(relative.resolve()), due.plus, start)

    def chain(self, target: Target) -> tuple[Step, ...]:
        """Give the chain of a record, from origin to what we read."""
        if not isinstance(target.record, Evidence):
            return ()
        briefing = target.briefing
        return steps(target.record, briefing.sidecar, self.site.names, briefing.front.date)

    def headline(self, target: Target) -> str:
        """Say who and how, in a few words."""
        return headline(self.chain(target))

    def evidence(self, target: Target) -> Evidence | None:
        """Give the record that carries the evidence of this one."""
        record = target.record
        return (
            evidence_of(record, target.briefing.sidecar) if isinstance(record, Evidence) else None
        )

    def standing(self, target: Target) -> Standing:
        """Tell what has become of a record since."""
        return self.site.standing(target)

    def sources(self, target: Target) -> tuple[str, ...]:
        """Give the ids of the sources a record cites."""
        if not isinstance(target.record, Evidence):
            return ()
        cited = cited_of(target.record, target.briefing.sidecar)
        return tuple(c.source for c in cited if c.source in self.site.names.sources)

    def known(self, outcome: Outcome) -> tuple[str, ...]:
        """Give the ids of the sources an outcome rests on."""
        return tuple(use.id for use in outcome.sources if use.id in self.site.names.sources)

    def party(self, id_: str) -> str:
        """Give the name of a party; its id where no register has it."""
        known = self.site.names.parties.get(id_)
        return known.name if known else id_

    def source(self, id_: str) -> Source:
        """Give a source by id."""
        return self.site.names.sources[id_].source

    def short(self, id_: str) -> str:
        """Give the short name of a source."""
        return short_name(self.source(id_), id_)

    def citation(self, id_: str) -> Markup:
        """Give the full citation of a source, with its closing sign."""
        return self._citer.line(self._citer.full(self.source(id_)))

    def archives(self, id_: str) -> Markup:
        """Give links to a source's archived copies."""
        return self._citer.archives(self.source(id_))

    @property
    def _citer(self) -> Citer:
        asked = self.site.project
        return citer(asked.citation_style, self.locale, asked.date_style, asked.templates)

    def outside(self, address: str) -> Markup:
        """Give a link to an address outside, printed in full."""
        return link(address, breakable(address))

    def grade(self, field: str, code: str | None) -> Grade | None:
        """Give a grade with its words."""
        return self.site.project.scales[field].grade(code) if code else None

    def number(self, target: Target) -> str:
        """Give a figure in words with its units."""
        record = target.record
        if not isinstance(record, Figure):
            return ""
        return figure_words(record, target.briefing.sidecar, self.locale, self._date_style)

    def number_parts(self, target: Target) -> tuple[str, str]:
        """Give a figure's number and, apart, what explains it."""
        record = target.record
        if not isinstance(record, Figure):
            return "", ""
        return figure_parts(record, target.briefing.sidecar, self.locale, self._date_style)

    def said(self, target: Target) -> str:
        """Give the words by which a record is known."""
        return said(target)

    def license(self, id_: str) -> License:
        """Give a licence."""
        return license_of(id_)
