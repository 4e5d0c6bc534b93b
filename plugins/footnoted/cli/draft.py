"""The text of a first article and its sidecar: short, complete, and free of errors.

Pure: writes nothing and knows no clock.
"""

import datetime as dt
import json
import re
from collections.abc import Container
from itertools import chain, count

ARTICLE = """\
---
title: {title}
date: {date}
draft: true
---

Write your article here, in plain Markdown. Whatever can be checked gets a record in the sidecar
beside it, which finds its place by the exact words: for a week the northern crane stood idle.

When everything stands, take out the line `draft: true`.
"""

SIDECAR = """\
sources:
  {source}:
    type: webpage
    title: Harbor log, 3 May
    publisher: North Harbor
claims:
  crane-idle:
    quote: the northern crane stood idle
    attribution: [{{source: {source}, how: reported, read: true}}]
"""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’.,()-]*[\w’.)])?")
"""Titles that YAML reads as they stand, whatever follows."""
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def draft(name: str, title: str, date: dt.date, taken: Container[str] = ()) -> tuple[str, str]:
    """Give the texts of article and sidecar; ``taken`` are the ids of sources there are."""
    article = ARTICLE.format(title=scalar(title), date=date.isoformat())
    return article, SIDECAR.format(source=_source(name, taken))


def _source(name: str, taken: Container[str]) -> str:
    """Give an id that no source of the site has yet."""
    stem = name.rpartition("/")[2][:50].rstrip("-")
    ids = chain([f"{stem}-log"], (f"{stem}-log-{n}" for n in count(2)))
    return next(one for one in ids if one not in taken)


def title_of(name: str) -> str:
    """Give a title for want of a better one: the last part of the name, in words."""
    words = name.rpartition("/")[2].replace("-", " ")
    return words[:1].upper() + words[1:]


def scalar(text: str) -> str:
    """Give a text as YAML on one line, in quotation marks only where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)
