"""Report words that the style guide replaces by plainer ones.

Run it as ``python -m tools.plain_words [PATH …]``, a file or folder each; without one it reads
``PATHS``. It reads prose: in Markdown no code and no quotation, in Python docstrings and comments,
in a file that is code otherwise its comments. It reads words, not sentences, and changes nothing.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATHS: tuple[str, ...] = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", ".github", ".ci/run", "docs"),
    *("plugins", "tools", "benchmarks", "tests"),
    *("Makefile", "mkdocs.yml", "pyproject.toml", ".gitattributes", ".pre-commit-hooks.yaml"),
)
"""What ``make check`` reads."""
STYLE = "docs/guide/style.md"
"""It shows the words that it replaces."""
_SLASHES = re.compile(r"/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", re.DOTALL)
_SIGN = re.compile(r"(?m)(?:^|(?<=\s))# [^\n]*")
COMMENTS = {
    ".html": re.compile(r"\{#.*?#\}", re.DOTALL),
    **dict.fromkeys((".css", ".js"), _SLASHES),
    **dict.fromkeys((".toml", ".yaml", ".in", ""), _SIGN),
}
"""What is read of a file that is code otherwise, by its suffix. Of a `.yml` file every line is
read: issue forms are texts."""
KINDS = {".md", ".py", ".yml", *COMMENTS}

WORDS = (
    (r"stands? for", "means"),
    (r"(?:no longer )?(?:stands?|stood)", "is, is listed, is written, applies"),
    (r"told|tells? of", "reported, said"),
    (r"behind(?! (?:a|the) (?:login|wall|paywall))", "after, next to"),
    (r"holds?(?! (?:down|the key))", "is, has, contains, applies"),
    (r"whoever|whosoever", "who, anyone who, you"),
    (r"reckon\w*", "count, calculate"),
    (r"belongs? into", "put it in"),
    (r"gave leave", "gave permission"),
    (r"hangs? on", "depends on"),
    (r"ends? the silence", "settles it"),
    (r"may stand", "is allowed"),
    (r"likewise", "too, in the same way"),
    (r"(?:side-car|side car)s?", "sidecar"),
    (r"front-matter", "front matter"),
    (r"colours?", "color"),
    (r"harbours?", "harbor"),
    (r"licences?", "license"),
    (r"centres?", "center"),
    (r"behaviours?", "behavior"),
    (r"neighbours?", "neighbor"),
    (r"favours?", "favor"),
    (r"grey", "gray"),
    (r"(?:organ|recogn|summar|normal|serial|optim|visual|special)is(?:e[ds]?|ing|ation)", "-ize"),
)
"""A pattern, and what to write instead. The words of the glossary have one spelling each."""
CONDITION = re.compile(r"(?:^|(?<=[.!?;:] )|(?<=\| )|(?<=[-*] ))Where (?=[a-z])", re.MULTILINE)
_WORDS = re.compile("|".join(rf"(?P<w{n}>\b(?:{p})\b)" for n, (p, _) in enumerate(WORDS)), re.I)
_CODE = re.compile(
    r"<!-- made by.*?<!-- end of|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*$|`[^`\n]+`"
    r"|<!--.*?-->|^---\n.*?^---$"
    r"|“[^”]{0,300}”|\"[^\"\n]*\"|^#+ [^\n]*|^> [^\n]*|(?<=\]\()[^)\s]*|^ *\[[^\]]+\]: [^\n]*",
    re.MULTILINE | re.DOTALL,
)
"""What is not ours to word: code, comments, front matter, quotations, headings, addresses."""

_EXAMPLE = re.compile(r"^( *)(\S[^\n]*::\n)((?:\1 [^\n]*(?:\n|\Z)| *\n)+)", re.MULTILINE)
"""A line that ends with ``::``, and the deeper lines below it."""
_PROBLEM = re.compile(r"^ *[a-z-]+\.[a-z-]+$", re.MULTILINE)
"""A line with the code of a problem, before its examples."""


def prose(text: str) -> str:
    """Return Markdown with spaces where it is code, a quotation, a heading or an address."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield the docstrings and comments of a Python module, with the line of each."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, prose(_without_examples(str(node.value.value)))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], prose(token.string[1:])


def _without_examples(text: str) -> str:
    """Return a docstring without the examples in it; no line moves."""
    text = _EXAMPLE.sub(lambda found: found[1] + found[2] + "\n" * found[3].count("\n"), text)
    return _PROBLEM.sub("", text)


def find(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield each such word: its line and column, the word, and what to write instead."""
    for found in _WORDS.finditer(text):
        instead = next(WORDS[n][1] for n in range(len(WORDS)) if found[f"w{n}"])
        yield *_place(text, found.start()), found[0], instead
    for found in CONDITION.finditer(text):
        yield *_place(text, found.start()), "Where", "If"


def read(path: Path) -> Iterator[tuple[int, int, str, str]]:
    """Yield what a file has of such words."""
    text = path.read_text(encoding="utf-8")
    if comments := COMMENTS.get(path.suffix):
        text = _only(comments, text)
    if path.suffix not in {".md", ".py"}:
        text = re.sub(r"(?m)^#(?= )", " ", text)  # A comment at the margin is no heading.
    if path.suffix != ".py":
        yield from sorted(find(prose(text)))
        return
    for first, part in texts(text):
        for line, _, word, instead in find(part):
            yield first + line - 1, 0, word, instead


def files(paths: tuple[str, ...]) -> list[Path]:
    """Return the files to read: those named, and all of a known kind in folders.

    Of tests it is the Python: the other files are articles and records to try things with.
    """
    found: list[Path] = []
    for path in (ROOT / name for name in paths):
        inside = path.rglob("*") if path.is_dir() else [path]
        found += [file for file in inside if file.suffix in KINDS and file.is_file()]
    tests = ROOT / "tests"
    return sorted(
        file
        for file in found
        if file != ROOT / STYLE and (file.suffix == ".py" or not file.is_relative_to(tests))
    )


def _only(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with spaces in the place of what a pattern does not find."""
    end, parts = 0, list[str]()
    for found in pattern.finditer(text):
        parts += [re.sub(r"[^\n]", " ", text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, re.sub(r"[^\n]", " ", text[end:])])


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def main(paths: tuple[str, ...] = ()) -> int:
    """Print every such word with its place; return the exit status."""
    count = 0
    for file in files(paths or PATHS):
        for line, column, word, instead in read(file):
            shown = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file
            print(f"{shown}:{line}:{column}: “{word}”: write {instead}")
            count += 1
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
