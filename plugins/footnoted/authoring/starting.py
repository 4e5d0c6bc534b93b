"""Start a site: the files of a new one, or a site's configuration with the plugin added.

These are texts and bytes; nothing is written here. What the first briefing says is true of every
new site, so it may be published; it is no made-up example.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from footnoted.dates.edtf import parse
from footnoted.dates.wording import words

# -------------------------------------------------------------------------------------------------
# The files of a new site.
#
# Each is short, and a comment says what it is for. No address is made up.

NAME = "how-this-site-works"

CONFIGURATION = """\
# The site's configuration; every option of Footnoted is optional.
site_name: {name_in_yaml}
# The address the site will have, for feeds, calendars and "Cite this page":
# site_url:

theme:
  name: material

plugins:
  - search
  - footnoted

markdown_extensions:
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
"""

HOME = """\
# {title}

Every claim, date and figure in our briefings leads to what it rests on.

<!-- footnoted:latest -->

<!-- footnoted:due -->

<!-- footnoted:corrected -->
"""

ARTICLE = """\
---
title: How this site shows what it rests on
date: {date}
summary: >-
  Claims, dates and figures of a briefing lead to their evidence. This briefing shows how.
tags: [about this site]
---

This site was begun on {day} with Footnoted {version}, a program that ties what an article says to
its evidence. The evidence lies beside the article, in a file of the same name that ends in `.yml`.
Words that can be checked are marked and lead to a record below, and from there to a source.

![Three boxes joined by lines: words of the article, their record, the source.]({name}.svg)

This briefing has seven kinds of records, each at least once: a source, a chain, a claim, a date, a
figure, a picture and a correction. A claim finds its place by the exact words of the article. When
these words change, an error fails the build and the published site stays as it was.

It is about this site and the program only, so you can publish it as it is. Delete it when you have
a first briefing of your own: `footnoted new` drafts one.
"""

SIDECAR = """\
# yaml-language-server: $schema={up}schemas/sidecar.schema.json
sources:
  footnoted-program:
    type: software
    title: Footnoted
    version: {version}
chains:
  from-the-program:
    - {{source: footnoted-program, how: published, read: true}}
claims:
  errors-fail-a-build:
    quote: an error fails the build and the published site stays as it was
    says: A build with errors fails, and the published site is not touched.
    kind: fact
    attribution: from-the-program
dates:
  site-begun:
    date: {date}
    title: This site is begun
    quote: begun on {day}
    kind: event
    sources: [footnoted-program]
figures:
  kinds-of-records:
    quote: seven kinds of records
    of: Kinds of records in this briefing
    value: 7
    count-of: kinds of records
    sources: [footnoted-program]
images:
  tied:
    file: {name}.svg
    title: How words lead to their source
    alt: "Three boxes joined by lines: words of the article, their record, the source."
    credit: [{{role: Drawing, name: the Footnoted developers}}]
    license: CC0-1.0
corrections:
  shown-here:
    kind: clarification
    date: {date}
    text: This entry shows where corrections are listed; nothing in this briefing was wrong.
"""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="660" height="110" viewBox="0 0 660 110" \
font-family="system-ui, Helvetica, Arial, sans-serif" font-size="17" fill="#23262b">
  <rect x="0.5" y="0.5" width="659" height="109" rx="6" fill="#fbf8f1" stroke="#cfc8b8"/>
  <path d="M200 55H240M420 55H460" stroke="#8a3b12" stroke-width="2"/>
  <rect x="20" y="25" width="180" height="60" rx="4" fill="#fff" stroke="#8a3b12"/>
  <rect x="240" y="25" width="180" height="60" rx="4" fill="#fff" stroke="#8a3b12"/>
  <rect x="460" y="25" width="180" height="60" rx="4" fill="#fff" stroke="#8a3b12"/>
  <text x="110" y="61" text-anchor="middle">words of the article</text>
  <text x="330" y="61" text-anchor="middle">their record</text>
  <text x="550" y="61" text-anchor="middle">the source</text>
</svg>
"""

REQUIREMENTS = """\
# What the site is built with. If Footnoted was installed from a folder, name the place here
# that others and the workflow can get it from.
{requirement}
"""

WORKFLOW = """\
# Checks every proposal, and hands the site to GitHub Pages when it is on the main branch. Choose
# "GitHub Actions" as the source of Pages in the settings of the repository once.
name: site

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - uses: actions/setup-python@83679a892e2d95755f2dac6acb0bfd1e9ac5d548 # v6.1.0
        with:
          python-version: "3.12"
      - run: pip install --requirement requirements.txt
      - run: footnoted check --strict --format github
      - run: mkdocs build --strict
      - if: github.ref == 'refs/heads/main'
        uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0
        with:
          path: site

  publish:
    if: github.ref == 'refs/heads/main'
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
      - uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
"""

MAKEFILE = """\
# In the Python environment of requirements.txt:
.PHONY: site serve check

site: check
\tmkdocs build --strict

serve:
\tmkdocs serve

check:
\tfootnoted check --strict
"""

SETTINGS = """\
{
  "yaml.schemas": {
    "./schemas/sidecar.schema.json": ["briefings/**/*.yml", "!briefings/_shared/*.yml"],
    "./schemas/sources.schema.json": "briefings/_shared/sources.yml",
    "./schemas/parties.schema.json": "briefings/_shared/parties.yml",
    "./schemas/events.schema.json": "briefings/_shared/events.yml",
    "./schemas/images.schema.json": "briefings/_shared/images.yml"
  }
}
"""

EXTENSIONS = '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n'

IGNORED = """\
/site/
.*.footnoted-*
/.cache/
/.venv/
"""


def new_site(title: str, date: dt.date, version: str, requirement: str) -> dict[str, str]:
    """Return the files of a new site by path, the configuration last: it makes the project.

    ``title`` is one line of text; ``requirement`` is the line with which pip installs the program.
    """
    from footnoted.records.schema import schema_files

    told = {
        "title": title,
        "name_in_yaml": json.dumps(title, ensure_ascii=False),
        "date": date.isoformat(),
        "day": words(parse(date.isoformat())),
        "version": version,
        "name": NAME,
        "up": "../",
    }
    return {
        f"briefings/{NAME}.md": ARTICLE.format(**told),
        f"briefings/{NAME}.yml": SIDECAR.format(**told),
        f"briefings/{NAME}.svg": DRAWING,
        "docs/index.md": HOME.format(**told),
        **{f"schemas/{name}": text for name, text in schema_files().items()},
        ".vscode/settings.json": SETTINGS,
        ".vscode/extensions.json": EXTENSIONS,
        ".github/workflows/site.yml": WORKFLOW,
        "requirements.txt": REQUIREMENTS.format(requirement=requirement),
        "Makefile": MAKEFILE,
        ".gitignore": IGNORED,
        "mkdocs.yml": CONFIGURATION.format(**told),
    }


# -------------------------------------------------------------------------------------------------
# A configuration with the plugin added, every other byte as it was.
#
# YAML says where the list of plugins ends. The words are inserted there, and everything is read
# again: it must be what it was, with the plugin after the others. A form that is not understood is
# not changed.

PLUGIN = "footnoted"
PASTE = "plugins:\n  - search\n  - footnoted\n"
"""The lines for a configuration without plugins; without this key, MkDocs uses ``search``."""


class NotUnderstood(ValueError):
    """A configuration to which a person must add the plugin; the message says why."""


def lists_plugin(text: str) -> bool:
    """Return whether a configuration has the plugin; raise ``NotUnderstood``."""
    return PLUGIN in _names(_data(text).get("plugins"))


def with_plugin(text: str) -> str:
    """Return a configuration with the plugin after the others; raise ``NotUnderstood``."""
    before = _data(text)
    if "plugins" not in before and "INHERIT" in before:
        raise NotUnderstood("its plugins may be in the configuration that it inherits")
    line = "\r\n" if "\r\n" in text else "\n"
    if "plugins" in before:
        at, added = _place(text)
    else:
        at = len(text)
        gap = "" if not text else line if text.endswith("\n") else line * 2
        added = gap + PASTE.replace("\n", line)
    after = text[:at] + added.replace("\n", line).replace("\r\r\n", "\r\n") + text[at:]
    if _data(after) != {**before, "plugins": _added(before.get("plugins"))}:
        raise NotUnderstood("its list of plugins is written in a form that cannot be changed here")
    return after


def _place(text: str) -> tuple[int, str]:
    """Return the place in a configuration for the plugin, and the text to insert."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = [value for key, value in pairs if key.value == "plugins"]
    if len(found) != 1 or not isinstance(found[0], yaml.CollectionNode) or not found[0].value:
        raise NotUnderstood("its list of plugins is written in a form that cannot be changed here")
    node, (*_, last) = found[0], found[0].value
    entry = PLUGIN if isinstance(node, yaml.SequenceNode) else f"{PLUGIN}: {{}}"
    end = max(_ends(last if isinstance(last, yaml.Node) else last[1]))
    if node.flow_style:
        return end, f", {entry}"
    first = node.value[0] if isinstance(node, yaml.SequenceNode) else node.value[0][0]
    start = text.rfind("\n", 0, first.start_mark.index) + 1
    lead = text[start : first.start_mark.index]
    indent = lead[: len(lead) - len(lead.lstrip(" "))]
    dash = "- " if isinstance(node, yaml.SequenceNode) else ""
    rest = text.find("\n", end)
    return len(text[:rest].rstrip("\r")) if rest >= 0 else len(text), f"\n{indent}{dash}{entry}"


def _ends(node: yaml.Node) -> Iterator[int]:
    """Yield the end of each part of a node; a block of several lines ends with its last part."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        yield node.end_mark.index
        return
    for each in node.value:
        for part in each if isinstance(each, tuple) else (each,):
            yield from _ends(part)


def _added(plugins: Any) -> Any:
    if plugins is None:
        return ["search", PLUGIN]
    return {**plugins, PLUGIN: {}} if isinstance(plugins, dict) else [*plugins, PLUGIN]


def _names(plugins: Any) -> Iterable[str]:
    every = plugins if isinstance(plugins, list | dict) else ()
    return (name for one in every for name in (one if isinstance(one, dict) else (str(one),)))


class _Plain(yaml.SafeLoader):
    """Reads a configuration for comparing; what a tag asks for is noted, not done."""


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> tuple[str, str]:
    return suffix, yaml.serialize(node)


_Plain.add_multi_constructor("", _tagged)


def _data(text: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=_Plain)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotUnderstood("it cannot be read as YAML") from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise NotUnderstood("it is not made of keys with values")
    return found
