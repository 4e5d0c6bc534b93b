"""Print the page of dates that are accepted, refused and deliberately read otherwise.

Made from the cases that the tests run, ``tests/dates/vectors.json``; run it as ``make docs``. It
judges nothing: if a case in the file is wrong, the tests fail.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from footnoted.dates.edtf import parse
from footnoted.dates.wording import words

VECTORS = Path(__file__).parent.parent / "tests" / "dates" / "vectors.json"

HEAD = """\
---
title: Dates, accepted and refused
---

<!-- Made from the cases that the tests run; write it anew with: make docs -->

Every notation below is a case of the test suite, so this page says what the program does.
[The guide](../guide/dates.md) says which of them to use when.
"""

DIFFERENT = """
## Deliberately different

Valid EDTF (ISO 8601-2) that is refused, with its reason. Nothing that is invalid is accepted.

| Text | What it is | Why it is refused | Instead |
|---|---|---|---|
"""

AGREEMENT = """
## Agreement with published vectors

Counted over the test vectors of two other implementations. Every text that is valid and refused
is one of the differences above.

| Vectors | Texts | Accepted | Refused |
|---|---:|---:|---:|
"""

KINDS = {
    "valid": "valid EDTF",
    "invalid": "invalid EDTF",
    "natural_language": "EDTF that a tool made of English",
}

ACCEPTED = """
## Accepted

First and last day are the bounds by which dates are ordered and compared; a dash is an open or
unknown end.

| Text | Printed as | First day | Last day | Known to the |
|---|---|---|---|---|
"""

REFUSED = """
## Refused

| Text | Message | Cure |
|---|---|---|
"""


def page(vectors: Mapping[str, Any]) -> str:
    """Return the page as Markdown."""
    parts = (
        (DIFFERENT, _different(vectors)),
        (AGREEMENT, _agreement(vectors)),
        (ACCEPTED, _accepted(vectors)),
        (REFUSED, _refused(vectors)),
    )
    return HEAD + "".join(head + "".join(f"{row}\n" for row in rows) for head, rows in parts)


def _different(vectors: Mapping[str, Any]) -> Iterator[str]:
    for vector in vectors["different"]:
        yield _row(_code(vector["text"]), vector["what"], vector["why"], vector["instead"])


def _agreement(vectors: Mapping[str, Any]) -> Iterator[str]:
    for kind, name in KINDS.items():
        texts, accepted = vectors["published"][kind].values()
        yield _row(name, str(texts), str(accepted), str(texts - accepted))


def _accepted(vectors: Mapping[str, Any]) -> Iterator[str]:
    for text, (first, last, precision) in vectors["valid"].items():
        yield _row(_code(text), words(parse(text)), first or "–", last or "–", precision)


def _refused(vectors: Mapping[str, Any]) -> Iterator[str]:
    for text, (message, cure) in vectors["refused"].items():
        yield _row(_code(text) if text else "(nothing)", _plain(message), _plain(cure) or "–")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _code(text: str) -> str:
    """Return a text as code; spaces at its ends are shown."""
    return f"`{text}`" if text == text.strip() else f"`{text.replace(' ', '␣')}`"


def _plain(text: str) -> str:
    """Return words with brackets and marks escaped."""
    return text.translate({ord(sign): f"\\{sign}" for sign in "[]{}*_|"})


def main() -> None:
    """Print the page."""
    print(page(json.loads(VECTORS.read_text(encoding="utf-8"))), end="")


if __name__ == "__main__":
    main()
