"""Random little articles over every construct that touches quoted words.

Built from a seed, so that each is the same on every run.
"""

from random import Random

WORDS = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "1,300",
    "km²",
    "“quoted”",
    "don’t",
    "café",
    "—",
    "x_y",
    "A&B",
    "&nbsp;",
    "&amp;",
    "…",
]
INLINE = (
    "**{}**",
    "*{}*",
    "***{}***",
    "`{}`",
    "[{}](https://x.org/a)",
    "[{}](https://z.org/q?a=1&b=2)",
    '[{}](u.md "t {}")',
    "<b>{}</b>",
    "<code>{}</code>",
    '<a href="https://x.org/a">{}</a>',
    "{}[^g]",
    "{}[^n]",
    "{}[^1]",
    "{} [^m][^g]",
    "[{}[^g]](https://z.org)",
    "![{}](i.png)",
    "~~{}~~",
    "^^{}^^",
    "=={}==",
    "H~{}~",
    "x^{}^",
    ":smile: {}",
    "$a+{}$",
    "{}  \nnext",
    "\\*{}\\*",
    "<!-- {} -->",
    '"{}"',
    "(c) {} --> 1/2",
    "<https://x.org/a> {}",
    "{--{}--}",
    "{++{}++}",
    "`#!py {}`",
    "*{}*{: .c }",
    "[{}](https://x.org/a){: .no-note }",
    "HTML {}",
    "[{}][r]",
    "<span title='{}'>s</span>",
    "<br>{}",
    "{}[^nothing]",
    "a@b.org {}",
)
BLOCKS = (
    "{}\n\n{}", "# {}\n\n{}", "## {}\n\n{}", "- {}\n- {}", "1. {}\n\n    {}\n\n2. x",
    "> {}\n> {}", "| {} | b |\n|---|---|\n| {} | c |", "!!! note \"{}\"\n    {}",
    "??? note \"{}\"\n    {}", "```\n{}\n```\n\n{}", "    {}\n\n{}", "{}\n:   {}",
    "<div>\n{}\n</div>\n\n{}", '<div markdown="1">\n{}\n\n{}\n</div>', "- [x] {}\n- [ ] {}",
    "=== \"{}\"\n\n    {}", "/// note | {}\n{}\n///", "{}\n***\n{}", "{}\n{: .cls }\n\n{}",
)  # fmt: skip
TAIL = (
    "\n\n[^n]: Note *n* words[^k].\n[^1]: see [l](https://x.org/a) and[^n]\n[^unused]: never[^g]\n"
    '\n[r]: https://x.org/a/ "t"\n\n*[HTML]: Hyper\n'
)


def words(random, most=4):
    return " ".join(random.choices(WORDS, k=random.randint(1, most)))


def inline(random, depth=2):
    """Return a line of words and, now and then, inline mark-up within mark-up."""
    parts = []
    for _ in range(random.randint(1, 4)):
        if depth and random.random() < 0.6:
            form = random.choice(INLINE)
            parts.append(form.replace("{}", inline(random, depth - 1)))
        else:
            parts.append(words(random))
    return " ".join(parts)


def article(seed):
    """Return the Markdown of one article."""
    random = Random(seed)
    blocks = []
    for _ in range(random.randint(1, 4)):
        first, *rest = random.choice(BLOCKS).split("{}")
        blocks.append(first + "".join(inline(random) + piece for piece in rest))
    return "\n\n".join(blocks) + (TAIL if random.random() < 0.7 else "")
