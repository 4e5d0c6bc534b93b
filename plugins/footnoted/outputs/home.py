"""Parts of the home page, redirects, embedding, link previews, structured data."""

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Set
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup, escape

from footnoted.diagnostics.problem import Code, Level, Mark, Problem, place_at
from footnoted.library.evidence import chain_of, reach
from footnoted.library.names import RecordRef
from footnoted.library.pictures import Picture
from footnoted.library.site import Redirect, Site
from footnoted.library.time import Prospect, ProspectState
from footnoted.outputs.pictures import CARD_SIZE, card_address
from footnoted.outputs.view import View, render
from footnoted.pictures.licenses import license_of
from footnoted.pictures.metadata import SCHEME, SOURCE_TYPES, code
from footnoted.project import Project
from footnoted.records.evidence import Claim, Figure
from footnoted.records.library import Briefing
from footnoted.records.pictures import Credit
from footnoted.records.vocabulary import PartyType
from footnoted.text.markup import MarkupForm, MarkupToken, tokens
from footnoted.text.suggest import did_you_mean

# -------------------------------------------------------------------------------------------------
# Parts that a page of ``docs/`` gets for a comment: latest, due, corrected.
#
# ``<!-- footnoted:latest -->`` must be alone on a line; everything else in the page is left as it
# is. Each part has its own heading, so that nothing is left if there is nothing to show.

UNKNOWN_PART = Code(
    "page.unknown-part",
    Level.WARNING,
    "A page asks in a comment for a part that does not exist, so nothing is shown there.",
    "Write `footnoted:latest`, `footnoted:due` or `footnoted:corrected`, or remove the comment.",
)
EMPTY = Markup()
PLACEHOLDER = re.compile(r"<!--\s*footnoted:([a-z-]+)\s*-->")
MOST = 6
"""The most entries on a home page."""


def fill(site: Site, here: str, html: str, env: Environment) -> str:
    """Return a page with each known placeholder replaced; unknown ones stay as they are."""
    view = View(site, here, site.project.language)

    def part(match: re.Match[str]) -> str:
        make = PARTS.get(match[1])
        return str(make(site, view, env)) if make else match[0]

    return PLACEHOLDER.sub(part, html)


def unknown_placeholders(html: str, source: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each placeholder of a page that is not known.

    ``source`` is the page's file as typed, ``path`` its path from the project's root.
    """
    for match in PLACEHOLDER.finditer(html):
        if match[1] not in PARTS:
            mark = Mark(path, *place_at(source, source.find(match[0])))
            message = f"There is no part `footnoted:{match[1]}`."
            hint = did_you_mean(match[1], PARTS) or UNKNOWN_PART.cure
            yield Problem(UNKNOWN_PART, message, mark, hint)


def _latest(site: Site, view: View, env: Environment) -> Markup:
    newest = site.published[:MOST]
    keys = {b.name: next((f for f in site.names.records(b) if _is_key(f)), None) for b in newest}
    lead = next((b for b in newest if keys[b.name]), newest[0] if newest else None)
    return render(
        env,
        "home/latest.html",
        v=view,
        lead=lead,
        figure=lead and keys[lead.name],
        latest=[briefing for briefing in newest if briefing is not lead],
    )


def _is_key(target: RecordRef) -> bool:
    return isinstance(target.record, Figure) and target.record.key


def _due(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "home/due.html", v=view, due=coming(site)[:MOST])


def _corrected(site: Site, view: View, env: Environment) -> Markup:
    made = [
        {"briefing": b, "id": id_, "correction": correction}
        for b in site.published
        for id_, correction in b.sidecar.corrections.items()
    ]
    made.sort(key=lambda item: item["correction"].date.sort_key, reverse=True)  # type: ignore[attr-defined]
    return render(env, "home/corrected.html", v=view, corrected=made[:MOST])


def coming(site: Site) -> list[Prospect]:
    """Return what may still come true and has no outcome yet, in order.

    If the site has no day, nothing is returned.
    """
    return [
        each for each in site.outlook if each.state in (ProspectState.DUE, ProspectState.COMING)
    ]


PARTS: dict[str, Callable[[Site, View, Environment], Markup]] = {
    "latest": _latest,
    "due": _due,
    "corrected": _corrected,
}


# -------------------------------------------------------------------------------------------------
# A rendered briefing as a part of another page: its ids get a prefix, so that two can be there.
#
# Only ids and what refers to them within the same HTML are changed, and no other byte of any other
# tag. Links out of the HTML are left as they are. `data-` attributes have names, not ids.

_REFERENCES = frozenset(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage "
    "aria-flowto aria-labelledby aria-owns commandfor for form headers itemref list "
    "popovertarget".split()
)
"""Attributes whose value is one or several ids with spaces between (HTML, WAI-ARIA 1.2)."""
_LINKS = frozenset({"href", "usemap", "xlink:href"})
"""Attributes whose value is an address, which may be a fragment of the page itself."""
_NAMED = frozenset({"a", "map"})
"""Elements whose name is the target of such an address."""
_GROUPED = frozenset({"details", "input"})
"""Elements of which only one with the same name is open or chosen on a page."""
_RAW = frozenset({"script", "style", "textarea", "title"})
"""Elements whose contents have no tags."""
_PAINTED = frozenset(
    "clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke "
    "style".split()
)
"""Attributes of drawings that may refer by ``url(#…)``."""
_WORD = re.compile(r"\S+")
_URL = re.compile(r"""(url\(\s*["']?#)([^"')]+)""")
"""Such a reference: ``fill="url(#pattern)"``."""


def embed(html: str, prefix: str) -> str:
    """Return HTML whose ids, and all references to them, begin with ``prefix``.

    A good prefix is a briefing's name with ``--`` after it (and ``--`` for a slash in it): it is
    different from any other on the page, and an id may begin so. Raises ``ValueError`` for a prefix
    that is empty or contains a space, because no id with a space can be referred to.
    """
    if not prefix or re.search(r"\s", prefix):
        raise ValueError(f"no beginning for an id: {prefix!r}")
    tags = list(_tags(html))
    ids = {value for tag in tags for name, value in tag.attributes if value and _names(tag, name)}
    parts, done = [], 0
    for tag in tags:
        new = [(name, _changed(tag, name, value, ids, prefix)) for name, value in tag.attributes]
        if tuple(new) != tag.attributes:
            parts += [html[done : tag.low], _written(tag, new)]
            done = tag.high
    return "".join([*parts, html[done:]])


def _tags(html: str) -> Iterator[MarkupToken]:
    """Yield the start tags of HTML, by their places in it."""
    start = 0
    while start < len(html):
        begin, start = start, len(html)
        for token in tokens(html[begin:]):
            if token.form is not MarkupForm.START:
                continue
            tag = token._replace(low=begin + token.low, high=begin + token.high)
            yield tag
            if tag.name in _RAW:
                end = re.compile(f"</{tag.name}", re.IGNORECASE).search(html, tag.high)
                start = end.start() if end else len(html)
                break


def _names(tag: MarkupToken, attribute: str) -> bool:
    """Return whether an attribute makes something that can be referred to."""
    name = attribute.lower()
    return name == "id" or (name == "name" and tag.name in _NAMED)


def _changed(
    tag: MarkupToken, attribute: str, value: str | None, ids: Set[str], prefix: str
) -> str | None:
    name = attribute.lower()
    if not value:
        return value
    if _names(tag, name) or (name == "name" and tag.name in _GROUPED):
        return prefix + value
    if name in _REFERENCES:
        return _WORD.sub(lambda m: prefix + m[0] if m[0] in ids else m[0], value)
    if name in _LINKS and value.startswith("#"):
        return f"#{prefix}{value[1:]}" if {value[1:], unquote(value[1:])} & ids else value
    if name in _PAINTED:
        return _URL.sub(lambda m: f"{m[1]}{prefix}{m[2]}" if m[2] in ids else m[0], value)
    return value


def _written(tag: MarkupToken, attributes: list[tuple[str, str | None]]) -> str:
    inside = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes
    )
    return f"<{tag.name}{inside}{' /' if tag.closed else ''}>"


# -------------------------------------------------------------------------------------------------
# The page at a former address of a briefing: it redirects to the briefing.
#
# It needs no script; search engines get the new address.


def redirect_page(site: Site, redirect: Redirect, env: Environment) -> Markup:
    """Return the whole HTML of the page."""
    page = site.briefing_page(redirect.briefing.name)
    target = site.addresses.public(page)
    address = posixpath.relpath("/" + target, "/" + posixpath.dirname(redirect.output))
    return render(
        env,
        "redirect.html",
        language=site.project.language,
        address=address + ("/" if target.endswith("/") else ""),
        canonical=site.addresses.canonical(page),
        title=redirect.briefing.front.title,
    )


# -------------------------------------------------------------------------------------------------
# A page's link preview: Open Graph, which X reads, too.
#
# A site without an address of its own has none. If another plugin draws cards, that plugin writes
# it.

_META = Markup('<meta property="{}" content="{}">\n')


def link_preview(
    project: Project, title: str, description: str, address: str, of_briefing: Markup = EMPTY
) -> Markup:
    """Return the elements for a page's head; ``of_briefing`` are those of a briefing."""
    if not (project.site_url and address) or (project.cards and not project.draws_cards):
        return EMPTY
    said = {
        "og:site_name": project.site_name,
        "og:type": "article" if of_briefing else "website",
        "og:title": title,
        "og:description": description,
        "og:url": address,
    }
    return EMPTY.join(_META.format(key, each) for key, each in said.items() if each) + of_briefing


def briefing_preview(view: View, briefing: Briefing) -> Markup:
    """Return the elements that only a briefing has: its day, and its card if it has one."""
    site, front, day = view.site, briefing.front, view.words(briefing.front.date)
    said = {"article:published_time": front.date.text}
    if front.updated:
        said["article:modified_time"] = front.updated.text
    if card := card_address(site, briefing.name, day):
        width, height = CARD_SIZE
        said["og:image"] = site.addresses.canonical(card)
        said |= {"og:image:width": str(width), "og:image:height": str(height)}
        said["og:image:alt"] = f"{front.title}, {day}"
    large = Markup('<meta name="twitter:card" content="summary_large_image">\n') if card else EMPTY
    return EMPTY.join(_META.format(key, each) for key, each in said.items()) + large


# -------------------------------------------------------------------------------------------------
# Write the top of each printed sheet: the site, the page's address, its day.
#
# The style sheet puts it there; browsers that know no such place print the page's title themselves.

_SHEET = Markup('<style>:root{{--fn-site:"{}";--fn-sheet:"{}"}}</style>\n')


def sheet_header(project: Project, address: str, day: str) -> Markup:
    """Return the element for a page's head; what is not known is left out."""
    told = " · ".join(filter(None, (address if project.site_url else "", day)))
    return _SHEET.format(*(Markup(_in_styles(each)) for each in (project.site_name, told)))


def _in_styles(text: str) -> str:
    """Return a text as it may be written in a style sheet, between quotation marks."""
    return re.sub(r"[^\w .,:/·-]", lambda sign: f"\\{ord(sign[0]):x} ", text)


# -------------------------------------------------------------------------------------------------
# A briefing's data for search engines: schema.org's NewsArticle as JSON-LD, with its sources,
# claims and corrections.
#
# It is not known whether authors are people, so they have no type.

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in ("<", ">", "&", "\u2028", "\u2029")}
"""What could end a script or a line of one, in JSON's escaped form."""
_SCRIPT = Markup('<script type="application/ld+json">{}</script>\n')
_PARTIES = {PartyType.PERSON: "Person", PartyType.ORGANIZATION: "Organization"}


def article_data(view: View, briefing: Briefing) -> Markup:
    """Return the script for a briefing's page; empty if the site has no address."""
    site, front = view.site, briefing.front
    if not site.project.site_url:
        return EMPTY
    here, made = view.address(), briefing.sidecar.corrections.values()
    days = [front.updated or front.date, *(each.date for each in made)]
    cited = sorted(reach(site.names, briefing, site.readings[briefing.name]).all)
    claims = [each for each in site.names.records(briefing) if isinstance(each.record, Claim)]
    article = {
        "@type": "NewsArticle",
        "@id": here,
        "headline": front.title,
        "description": front.description or front.summary,
        "datePublished": front.date.text,
        "dateModified": max(days, key=lambda day: day.sort_key).text,
        "author": [{"name": name} for name in front.authors],
        "publisher": {
            "@type": "Organization",
            "name": site.project.site_name,
            "url": site.project.site_url,
        },
        "inLanguage": front.lang or site.project.language,
        "keywords": list(front.tags),
        "image": [
            site.addresses.canonical(picture.published) for picture in site.shown.get(view.here, ())
        ],
        "citation": [_cited(view, id_) for id_ in cited],
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": each.date.text}
            for each in made
        ],
    }
    return _as_script([_known(article), *(_claimed(view, each, here) for each in claims)])


def _cited(view: View, id_: str) -> dict[str, Any]:
    source = view.source(id_)
    found = {
        "@type": "CreativeWork",
        "name": source.title or view.short(id_),
        "url": source.url,
        "datePublished": source.issued.text if source.issued else "",
    }
    return _known(found)


def _claimed(view: View, target: RecordRef, here: str) -> dict[str, Any]:
    """Return a claim with the party at the beginning of its chain."""
    claim = target.record
    assert isinstance(claim, Claim)
    first = next(iter(chain_of(claim, target.briefing.sidecar)), None)
    known = view.site.names.parties.get(first.party or "") if first else None
    found = {
        "@type": "Claim",
        "@id": f"{here}#{target.element}",
        "text": claim.words,
        "author": {"@type": _PARTIES[known.type], "name": known.name} if known else None,
        "appearance": {"@id": here},
    }
    return _known(found)


def _known(found: dict[str, Any]) -> dict[str, Any]:
    """Return what is known: no key without a value."""
    return {key: value for key, value in found.items() if value}


def _as_script(graph: list[dict[str, Any]]) -> Markup:
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return _SCRIPT.format(Markup(text.translate(ESCAPED)))


# -------------------------------------------------------------------------------------------------
# The pictures on a page for search engines: schema.org's ImageObject.
#
# Keys are those that Google reads for its notes on licenses
# (developers.google.com/search/docs/appearance/structured-data/image-license-metadata), with what
# IPTC and schema.org add. A site without an address of its own has none, because addresses must be
# full.


def structured_data(site: Site, here: str) -> Markup:
    """Return the script for a page by its source name; empty if it shows no picture."""
    if not site.project.site_url:
        return EMPTY
    shown = [image_object(site, picture) for picture in site.shown.get(here, ())]
    return _as_script(shown) if shown else EMPTY


def image_object(site: Site, picture: Picture) -> dict[str, Any]:
    """Return one picture; what is not known has no key."""
    image, line = picture.image, picture.image.credit_line
    license_ = license_of(image.license)
    listing = site.addresses.entry("credits", picture.everywhere)
    entry = site.addresses.canonical(listing, picture.everywhere) if listing else ""
    origin = code(image.digital_source_type or "")
    found = {
        "@type": "ImageObject",
        "contentUrl": site.addresses.canonical(picture.published),
        "name": image.title,
        "caption": image.caption,
        "description": image.long_description or image.alt,
        "creditText": line,
        "creator": [_creator(credit) for credit in image.credits],
        "copyrightNotice": image.copyright_notice or (line if "©" in line else ""),
        "license": license_.url,
        "acquireLicensePage": image.acquire_license_page or (entry if license_.url else ""),
        "isBasedOn": image.source_url,
        "digitalSourceType": f"{SCHEME}{origin}" if origin in SOURCE_TYPES else "",
    }
    return _known(found)


def _creator(credit: Credit) -> dict[str, Any]:
    """Return a maker: a person if there is a name, else the agency alone."""
    maker = (
        {"@type": "Person", "name": credit.name}
        if credit.name
        else {"@type": "Organization", "name": credit.agency or ""}
    )
    return maker | ({"url": credit.url} if credit.url else {})
