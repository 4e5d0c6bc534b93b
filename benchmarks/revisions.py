"""What becomes of quotations when real briefings are edited: an oracle, printed as a table.

Makes a selector from every sentence of the older text and looks for it in the newer one;
compares the verdicts with the labels beside the texts. Run it from the checkout:
``python -m benchmarks.revisions FOLDER [--all]``; FOLDER has ``NNN/{old.md,new.md,expected.json}``.
The labels are mechanical: where they disagree, a person says which side is right.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from footnoted.article.extension import PageInputs, Setup, read
from footnoted.article.plan import Plan
from footnoted.article.projection import sentences
from footnoted.text.normal import Normal, normalize
from footnoted.text.quotation import Match, Verdict, describe, find
from footnoted.text.reworded import anchor

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_TELLING = re.compile(r"[\d“”\"]")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Label:
    """What the oracle says of one sentence that is not unchanged."""

    sentence: str
    best: str
    status: str
    figures_differ: bool

    @property
    def figures(self) -> Counter[str]:
        """Return the figures that one of both sentences has and the other has not."""
        old, new = (Counter(_FIGURE.findall(text)) for text in (self.sentence, self.best))
        return (old - new) + (new - old)


@dataclass(frozen=True)
class Outcome:
    """What became of one sentence: its verdict, and its labels if it has any."""

    pair: str
    sentence: str
    match: Match
    now: str
    labels: tuple[Label, ...]

    @property
    def telling(self) -> bool:
        """Return whether the sentence has a figure or a quotation."""
        return bool(_TELLING.search(self.sentence))


@dataclass
class Summary:
    """Counts, and the disagreements by kind."""

    counts: Counter[str] = field(default_factory=Counter)
    disagreements: list[tuple[str, str]] = field(default_factory=list)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Yield the outcome of every sentence of one pair of texts that a selector can name."""
    old, new = read_text(folder / "old.md"), normalize(read_text(folder / "new.md"))
    before = normalize(old)
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    labels = [read_label(each) for each in expected["not_unchanged"]]
    for start, end in spans(old):
        words = old[start:end]
        selector = describe(before, start, end)
        if find(selector, before).verdict is not Verdict.FOUND:
            continue
        match = anchor(selector, new)
        own = tuple(label for label in labels if alike(words, label.sentence))
        yield Outcome(folder.name, " ".join(words.split()), match, _now(match, new), own)


def summary(found: list[Outcome]) -> Summary:
    """Compare verdicts with labels; a label may cover several of our sentences."""
    said = Summary()
    for each in found:
        said.counts["sentences"] += 1
        said.counts[str(each.match.verdict)] += 1
        if not each.labels:
            said.counts["labelled unchanged"] += 1
            if not each.match.passes:
                said.counts["labelled unchanged, reported"] += 1
                said.disagreements.append((each.pair, f"unchanged, but {_told(each)}"))
    groups: dict[tuple[str, Label], list[Outcome]] = {}
    for each in found:
        for label in each.labels:
            groups.setdefault((each.pair, label), []).append(each)
    for (pair, label), members in groups.items():
        _judge(said, pair, label, [member for member in members if not member.match.passes])
    return said


def _judge(said: Summary, pair: str, label: Label, reported: list[Outcome]) -> None:
    kind = f"labelled {label.status}" + (", figures differ" if label.figures_differ else "")
    said.counts[kind] += 1
    if reported:
        said.counts[f"{kind}: reported"] += 1
    else:
        said.disagreements.append((pair, f"{kind}, but found: {label.sentence} => {label.best}"))
    # Of a removed sentence the figures went with it; its best match is another statement.
    if not label.figures_differ or label.status == "removed":
        return
    named = _named(reported)
    if not label.figures - named:
        said.counts[f"{kind}: every figure named"] += 1
    elif reported:
        missing = ", ".join(label.figures - named)
        texts = "; ".join(_told(each) for each in reported)
        said.disagreements.append((pair, f"{kind}, not named: {missing}; {texts}"))


def _named(reported: list[Outcome]) -> Counter[str]:
    told = [f"{d.was} {d.now}" for each in reported for d in each.match.differences]
    # Lost words are reported as a whole, with every figure they have.
    told += [each.sentence for each in reported if each.match.verdict is Verdict.LOST]
    return Counter(figure for text in told for figure in _FIGURE.findall(text))


def _told(each: Outcome) -> str:
    differences = ", ".join(f"{d.kind}: {d.was!r} > {d.now!r}" for d in each.match.differences)
    return f"{each.match.verdict} ({differences}): {each.sentence} => {each.now}"


def _now(match: Match, new: Normal) -> str:
    return " ".join(new.original[match.start : match.end].split())


def read_text(file: Path) -> str:
    """Return the readable text of an article, blocks apart."""
    return read(FRONT.sub("", file.read_text("utf-8")), PageInputs(Plan()), Setup()).text


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each sentence, without the space around it."""
    begins = sentences(text.replace("\n\n", "\u2029\u2029")).begins
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        words = text[start:end]
        if words.strip():
            low = start + len(words) - len(words.lstrip())
            yield low, low + len(words.strip())


def read_label(each: dict[str, object]) -> Label:
    """Return a label as it is in the file beside the texts."""
    sentence, best, status = (str(each[key] or "") for key in ("sentence", "best", "status"))
    return Label(sentence, best, status, bool(each["numbers_differ"]))


def alike(words: str, sentence: str) -> bool:
    """Return whether one text contains the other: both sides cut sentences in their own way."""
    one, other = ("".join(_LETTERS.findall(text.lower())) for text in (words, sentence))
    return len(one) > 3 and (one in other or other in one)


def main(folder: str, *options: str) -> None:
    """Print the counts and every disagreement."""
    pairs = sorted(each for each in Path(folder).iterdir() if each.is_dir())
    found = [outcome for pair in pairs for outcome in outcomes(pair)]
    kept = found if "--all" in options else [each for each in found if each.telling]
    said = summary(kept)
    for name, count in said.counts.items():
        print(f"{count:6} {name}")
    for pair, words in said.disagreements:
        print(f"{pair}: {words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
