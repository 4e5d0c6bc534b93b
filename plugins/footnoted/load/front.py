"""Split an article into front matter and body, and read what heads it.

Leaves the body's Markdown as it is; line numbers stay those of the file.
"""

import re
from typing import NamedTuple

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.validate import validate
from footnoted.load.yaml import Document, parse
from footnoted.load.yaml.characters import blanked, inspect
from footnoted.model import FrontMatter

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Article(NamedTuple):
    """An article as read; ``front`` is None where its title or date is not known."""

    front: FrontMatter | None
    document: Document
    body: str
    body_line: int
    """The line of the file that the body starts at, from 1."""
    problems: list[Diagnostic]


def read_article(text: str, path: str, name: str) -> Article:
    """Read an article; where only its title is wanting, its name stands in for a preview."""
    text = _LONE_RETURN.sub("\n", text)
    start = _OPEN.match(text)
    close = _CLOSE.search(text, start.end()) if start else None
    if not start or not close:
        return _headless(text, path, unclosed=start is not None)
    document = parse(text[: close.start()], path)
    problems = list(document.problems)
    front, told = _front(document, name)
    # A front matter that could not be parsed is one problem, not also a missing title.
    problems += told if document.value is not None or not problems else []
    body = text[close.end() :]
    line = 1 + text.count("\n", 0, close.end())
    return Article(front, document, _clean(body), line, problems + _body_problems(text, path, line))


def _front(document: Document, name: str) -> tuple[FrontMatter | None, list[Diagnostic]]:
    front, problems = validate(FrontMatter, document)
    if front or not document.value:
        return front, problems
    # What was wrong is told; the rest still heads the page in a preview.
    bad = {problem.mark.line for problem in problems if problem.code is not codes.MISSING}
    good = {
        key: value
        for key, value in document.value.items()
        if document.key_mark((key,)).line not in bad and document.mark((key,)).line not in bad
    }
    good.setdefault("title", name.rpartition("/")[2])
    rest, _ = validate(FrontMatter, Document(document.path, "", good, {}))
    return rest, problems


def _headless(text: str, path: str, unclosed: bool) -> Article:
    code = codes.OPEN_FRONT_MATTER if unclosed else codes.NO_FRONT_MATTER
    message = (
        "The front matter that starts here is never closed."
        if unclosed
        else "The article has no front matter: title and date are missing."
    )
    problem = Diagnostic(code, message, Mark(path, 1, 1), code.cure)
    nothing = Document(path, text, None, {})
    return Article(None, nothing, _clean(text), 1, [problem, *inspect(text, path)])


def _clean(body: str) -> str:
    return blanked(body.removeprefix("\ufeff").replace("\r\n", "\n"))


def _body_problems(text: str, path: str, line: int) -> list[Diagnostic]:
    """Report the body's suspect characters; those of the front matter are told already."""
    found = inspect(text.removeprefix("\ufeff"), path)
    return [problem for problem in found if problem.mark.line >= line]
