"""How long it takes to find quotations, and whether that grows with the text alone.

Prints milliseconds and, since machines differ, ratios within this run. Run it from the
checkout: ``python -m benchmarks.anchoring``.
"""

import random
import time
from collections.abc import Callable

from footnoted.article.extension import Setup, read
from footnoted.article.plan import Anchor, NoteUse, Plan
from footnoted.text.normal import normalize
from footnoted.text.quotation import Selector, Verdict, describe
from footnoted.text.reworded import anchor

_WORDS = (
    "the a of in on and but that said crane ferry harbour master council storm week month quay "
    "idle repaired reported tonnes cargo northern southern about nearly more will may not never"
).split()


def text(words: int, seed: int = 1) -> str:
    """Return a text of this many words in sentences, with figures and names among them."""
    chance = random.Random(seed)
    made = [chance.choice(_WORDS) for _ in range(words)]
    for index in range(0, words, 9):
        made[index] = f"{chance.randrange(1, 9_999_999):,}"
    for index in range(4, words, 17):
        made[index] = f"Name{chance.randrange(99_999)}"
    for index in range(16, words, 17):
        made[index] += "."
    return " ".join(made)


def clock(work: Callable[[], object], times: int = 5) -> float:
    """Return the milliseconds of the fastest of several runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1000


def claims(count: int = 20, words: int = 2000) -> tuple[float, float]:
    """Return the milliseconds of an article rendered without claims, and with them."""
    body = text(words)
    spans = range(0, len(body), len(body) // count)
    anchors = tuple(
        Anchor("claim", f"c{at}", f"b#c{at}", describe(body, at, at + 40), (NoteUse("src-g"),))
        for at in list(spans)[:count]
    )
    markdown = "\n\n".join(body[at : at + 2000] for at in range(0, len(body), 2000))
    return (
        clock(lambda: read(markdown, Plan(), Setup())),
        clock(lambda: read(markdown, Plan(anchors), Setup())),
    )


def quotations(size: int, length: int = 10_000) -> dict[str, float]:
    """Return the milliseconds per quotation of this length in a text of this many characters."""
    body = text(size // 5)[:size]
    normal = normalize(body)
    words = body[size // 2 : size // 2 + length]
    figure = words.replace("not", "never", 3).replace("idle", "busy", 3)
    kinds = {
        Verdict.FOUND: words,
        Verdict.REWORDED: figure,
        Verdict.LOST: text(length // 5, seed=2)[:length],
    }
    times = {"normalize": clock(lambda: normalize(body))}
    for verdict, exact in kinds.items():
        selector = Selector(" ".join(exact.split(" ")[1:-1]))
        got = anchor(selector, normal).verdict
        times[f"{verdict} ({got})"] = clock(lambda s=selector: anchor(s, normal), 3)  # type: ignore[misc]
    costly, alike = Selector("a " * (length // 2)), normalize("a " * (size // 2))
    times["made to cost much"] = clock(lambda: anchor(costly, alike), 3)
    return times


def main() -> None:
    """Print the table."""
    plain, marked = claims()
    print(f"20 claims in 2,000 words: {marked:.1f} ms, {marked - plain:.1f} of them for the claims")
    small, large = quotations(250_000), quotations(1_000_000)
    print(f"{'10 kB quotation':32} {'250 kB':>9} {'1 MB':>9}  ratio")
    for name, taken in large.items():
        before = small.get(name, float("nan"))
        print(f"{name:32} {before:6.1f} ms {taken:6.1f} ms  {taken / before:.1f}")


if __name__ == "__main__":
    main()
