"""Render one article's Markdown as the site will, and say what was read in it.

Reads no files and knows no host: the extensions are given by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from footnoted.article.extension import FootnotedExtension
from footnoted.article.plan import Plan
from footnoted.article.reading import Reading
from footnoted.article.trace import Traced, numbered_labels, placed_labels


@dataclass(frozen=True, slots=True)
class Setup:
    """The site's Python-Markdown extensions and our own options."""

    extensions: Sequence[str | Extension] = ("footnotes", "attr_list", "toc")
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
    """Options by extension name."""
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Options of ``FootnotedExtension``."""


def read(markdown: str, plan: Plan, setup: Setup) -> Reading:
    """Render Markdown (without front matter) and give the reading, its HTML included."""
    html, ours = _render(markdown, plan, setup)
    reading = replace(ours.reading, html=html)
    if not ours.unknown:
        return reading
    # Only some of the places that look like an unknown note are one: others are code.
    traced, places = numbered_labels(markdown, ours.unknown)
    met = _render(traced, plan, setup)[1].unknown
    return replace(reading, unknown_notes=placed_labels(met, places) or reading.unknown_notes)


def projected(markdown: str, plan: Plan, setup: Setup) -> str:
    """Render Markdown and give the text that quotations are looked for in."""
    return _render(markdown, plan, setup)[1].projected


def place(markdown: str, plan: Plan, setup: Setup, anchor_id: str) -> tuple[int, int] | None:
    """Give line and column at which an anchor's words begin in the Markdown.

    For ambiguous words the first of their places, for lost ones the words most
    like them. Renders the article twice, so only for a diagnostic. None where
    nothing is like them or the place could not be told.
    """
    anchors = [anchor for anchor in plan.anchors if anchor.element_id == anchor_id]
    ours = _render(markdown, replace(plan, anchors=tuple(anchors)), setup)[1]
    if not ours.reading.found:
        return None
    traced = Traced.of(markdown, ours.projected, ours.reading.found[0])
    if traced is None:
        return None
    return traced.place(_render(traced.markdown, plan, setup)[1].projected)


def _render(markdown: str, plan: Plan, setup: Setup) -> tuple[str, FootnotedExtension]:
    ours = FootnotedExtension(plan, **setup.options)
    md = Markdown(
        extensions=[*setup.extensions, ours],
        extension_configs={name: dict(options) for name, options in setup.configs.items()},
    )
    return md.convert(markdown), ours
