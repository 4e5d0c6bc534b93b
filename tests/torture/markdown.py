"""Markdown nobody planned for, through all of MkDocs: examples of a specification, mutations.

``python -m tests.torture.markdown 1000 spec.txt`` builds so many random mutations as briefings of
one site, in preview mode, with the examples of CommonMark's ``spec.txt``, if that is given. What
ends in an exception is found by halves and shown.
"""

import random
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

CONFIG = """
site_name: Torture
site_url: https://e.example/
theme: {name: material, font: false}
plugins: [search, footnoted]
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.superfences, pymdownx.details, pymdownx.betterem, pymdownx.caret, pymdownx.tilde,
  pymdownx.arithmatex, pymdownx.critic, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.keys,
  pymdownx.magiclink, pymdownx.mark, pymdownx.smartsymbols, pymdownx.tasklist]
"""
HEAD = "---\ntitle: A\ndate: 2024-05-06\n---\n\n"
SIDECAR = "claims: {c: {quote: the crane stood idle}}\n"
PIECES = (
    *("the crane stood idle", "[a](b.md)", "![a](b.png)", "[^c]", "[^x]: y", "# h", "- ", "> "),
    *("1. ", "    ", "\n", "\n\n", "`", "```", "~~~", "*", "**", "_", "<div>", "</div>", "<b>"),
    *("<!--", "-->", "<![", "<![CDATA[", "<?", "<!", "]]>", "&amp;", "&#0;", "\\", "{: #a .b }"),
    *(
        "|a|b|\n|-|-|\n",
        "!!! note",
        "$$",
        "==",
        "++",
        "<a href='x' onclick=y>",
        "<script>",
        "[a]: b",
    ),
    *("<details markdown>", "[[", "]]", "](", "{--", "~~", "^", "\t", "é", "\u200d", "\U0001f9ff"),
)
"""What mutations are put together from."""


def mutation(number: int) -> str:
    """Return the article of one number."""
    chance = random.Random(number)
    between = chance.choice(("", " ", "\n"))
    return between.join(chance.choices(PIECES, k=chance.randint(1, 60)))


_EXAMPLE = re.compile(r"^(`{32}) example\n(.*?)^\.\n.*?^\1$", re.MULTILINE | re.DOTALL)


def examples(spec: Path) -> list[str]:
    """Return the Markdown of every example in the text of CommonMark's specification."""
    text = spec.read_text(encoding="utf-8")
    return [found[2].replace("→", "\t") for found in _EXAMPLE.finditer(text)]


def build_site(articles: Sequence[str]) -> None:
    """Build a site of these articles as a preview does; raises what MkDocs raises."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs").mkdir()
        (root / "briefings").mkdir()
        (root / "docs/index.md").write_text("# Home\n", "utf-8")
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
        for number, text in enumerate(articles):
            (root / f"briefings/a{number}.md").write_text(HEAD + text + "\n", "utf-8")
            (root / f"briefings/a{number}.yml").write_text(SIDECAR, "utf-8")
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


def broken(articles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each article that MkDocs cannot build, and why."""
    try:
        build_site(articles)
    except Exception:
        if len(articles) == 1:
            yield articles[0], traceback.format_exc(limit=-4)
            return
        half = len(articles) // 2
        yield from broken(articles[:half])
        yield from broken(articles[half:])


if __name__ == "__main__":
    given = [text for file in sys.argv[2:] for text in examples(Path(file))]
    tried = [*given, *map(mutation, range(int(sys.argv[1])))]
    found = dict(broken(tried))
    for text, why in found.items():
        print(repr(text), why)
    print(f"{len(tried)} articles, {len(found)} of them end in an exception")
    sys.exit(bool(found))
