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
    ours = FootnotedExtension(plan, **setup.options)
    md = Markdown(
        extensions=[*setup.extensions, ours],
        extension_configs={name: dict(options) for name, options in setup.configs.items()},
    )
    html = md.convert(markdown)
    return replace(ours.reading, html=html)
