"""The setup, the plan and the plain rendering that the tests of this room share.

Two registered sources, ``g`` (https://x.org/a) and ``k`` (https://y.org/b?x=1&y=2).
"""

from markdown import Markdown
from markdown.extensions import Extension
from markupsafe import Markup, escape

from footnoted.article import extension
from footnoted.article.extension import PageInputs, Setup
from footnoted.article.plan import Anchor, NoteUse, Plan, Reading
from footnoted.article.projection import TypedNote
from footnoted.text.quotation import Selector

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.caret"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.inlinehilite"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)
CONFIGS = {"toc": {"permalink": True}}
SETUP = Setup(EXTENSIONS, CONFIGS)
SMARTY = Setup([*EXTENSIONS, "smarty"], CONFIGS)
SOURCES = {"https://x.org/a": "g", "https://y.org/b?x=1&y=2": "k"}


def link(address):
    """Return the use of a registered source that an address belongs to."""
    key = SOURCES.get(address.split("#")[0].rstrip("/"))
    return NoteUse(f"src-{key}") if key else None


def body(key, _earlier=()):
    """Return the inner HTML of a note."""
    return Markup("The source {}.").format(escape(key))


def selector(quote):
    """Return the selector that a sidecar's quote means."""
    return Selector(**quote) if isinstance(quote, dict) else Selector(quote)


def plan(quotes=(), kind="claim"):
    """Make a plan from ``{id: (quote, [source, …])}``; a source may be ``id locator``."""
    anchors, evidence = [], {key: (NoteUse(f"src-{key}"),) for key in SOURCES.values()}
    for identity, (quote, sources) in dict(quotes).items():
        uses = tuple(use(source) for source in sources)
        anchors.append(Anchor(kind, identity, f"b#{identity}", selector(quote), uses))
        evidence[identity] = uses
    return Plan(tuple(anchors), evidence, link, body)


def use(source):
    """Read ``g`` or ``g para. 3``."""
    key, _, locator = source.partition(" ")
    return NoteUse(f"src-{key}", locator)


class Deaf(Extension):
    """Takes typed notes as we do, so that all else is parsed alike, and says nothing."""

    def extendMarkdown(self, md):
        md.inlinePatterns.register(TypedNote({*SOURCES.values(), "a"}, []), "deaf", 174)


def plain(markdown, setup):
    """Render without us; of typed notes to evidence an empty mark stays."""
    configs = {name: dict(options) for name, options in setup.configs.items()}
    md = Markdown(extensions=[*setup.extensions, Deaf()], extension_configs=configs)
    return md.convert(markdown)


def read(markdown: str, plan: Plan, setup: Setup) -> Reading:
    """Read an article that shows no pictures and is not guarded."""
    return extension.read(markdown, PageInputs(plan), setup)
