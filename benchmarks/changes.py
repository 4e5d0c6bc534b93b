"""What a comparison says of real edits: each pair of texts as two commits of a repository.

From every sentence of the older text a claim is made that quotes the longest part of it without a
figure, and a record of each of its figures. In the newer commit the claims are left as they are,
and the figures are those that the labels beside the texts give. Run it from the checkout:
``python -m benchmarks.changes FOLDER``; FOLDER has ``NNN/{old.md,new.md,expected.json}``.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.revisions import FRONT, Label, alike, read_label, read_text, spans
from footnoted.build import build
from footnoted.comparison.changes import compare_states
from footnoted.comparison.facts import Aspect, FactChange, State
from footnoted.project import Project
from footnoted.revisions import Repository
from footnoted.text.normal import normalize
from footnoted.text.quotation import Verdict, describe, find

_HEAD = "---\ntitle: A\ndate: 2025-01-01\n---\n\n"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = re.compile(r"[^\W\d_]+")
_KINDS = {Aspect.SENTENCE: "sentence", Aspect.WORDS: "lost quotation"}
_FEWEST = 3
"""Words that a quotation needs to be worth one."""


@dataclass(frozen=True)
class Statement:
    """One sentence of the older text, and the labels it has."""

    id: str
    words: str
    quote: dict[str, str] | None
    """A selector of a part without figures; none where no part is long enough."""
    labels: tuple[Label, ...]

    @property
    def now(self) -> str:
        """Return the sentence as the labels say it is now; empty where it is gone."""
        if not self.labels:
            return self.words
        label = self.labels[0]
        return "" if label.status == "removed" else label.best


@dataclass
class Tally:
    """Counts over all pairs, and what is worth looking at."""

    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def statements(folder: Path) -> list[Statement]:
    """Return the sentences of one pair's older text."""
    old = read_text(folder / "old.md")
    before = normalize(old)
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    labels = [read_label(each) for each in expected["not_unchanged"]]
    found = []
    for number, (start, end) in enumerate(spans(old)):
        words = old[start:end]
        low, high = _part(words)
        quote = None
        if len(_WORDS.findall(words[low:high])) >= _FEWEST:
            selector = describe(before, start + low, start + high)
            if find(selector, before).verdict is Verdict.FOUND:
                given = {"exact": selector.exact, "prefix": selector.prefix}
                given["suffix"] = selector.suffix
                quote = {key: text for key, text in given.items() if text}
        own = tuple(label for label in labels if alike(words, label.sentence))
        found.append(Statement(f"s{number}", " ".join(words.split()), quote, own))
    return found


def _part(words: str) -> tuple[int, int]:
    """Return where the longest part without a figure is, and without the end of a block."""
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^\d\n]+", words)]
    low, high = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    text = words[low:high]
    return low + len(text) - len(text.lstrip()), low + len(text.rstrip())


def _sidecar(found: Iterable[Statement], *, now: bool) -> str:
    claims = {each.id: {"quote": each.quote} for each in found if each.quote}
    figures: dict[str, Any] = {}
    for each in found:
        for number, figure in enumerate(_FIGURE.findall(each.now if now else each.words)):
            value = figure.replace(",", "")
            if value.count(".") <= 1:
                figures[f"{each.id}-f{number}"] = {"of": each.id, "value": value}
    return json.dumps({"claims": claims, "figures": figures})


@dataclass(frozen=True)
class PairChanges:
    """What is different between the two commits of a pair."""

    name: str
    told: dict[str, list[FactChange]]
    """By sentence."""
    lost: set[str]
    """The sentences whose quotation is lost."""


def compared(folder: Path, found: list[Statement]) -> PairChanges:
    """Make two commits of a pair, and compare them."""
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as base:
        root = Path(place).resolve()
        _git(root, "init", "-q")
        for name, now in (("old.md", False), ("new.md", True)):
            body = FRONT.sub("", (folder / name).read_text("utf-8"))
            (root / "briefings").mkdir(exist_ok=True)
            (root / "briefings" / "a.md").write_text(_HEAD + body, "utf-8")
            (root / "briefings" / "a.yml").write_text(_sidecar(found, now=now), "utf-8")
            _git(root, "add", "-A")
            _git(root, "commit", "-q", "--allow-empty", "-m", name)
        repository = Repository(root)
        repository.unpack(repository.commit("HEAD~1"), "briefings", Path(base))
        old, new = build(Project(root=Path(base))), build(Project(root=root))
        lost = {f.anchor.id for f in new.readings["a"].found if not f.match.passes}
        changes = compare_states(State(old), State(new)).changes
    told: dict[str, list[FactChange]] = {}
    for change in changes:
        told.setdefault(change.ref.partition("#")[2].partition("-")[0], []).append(change)
    return PairChanges(folder.name, told, lost)


def _git(root: Path, *args: str) -> None:
    names = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *args], cwd=root, check=True)


def count_pair(said: Tally, folder: Path) -> None:
    """Add what a comparison says of one pair to the counts."""
    found = statements(folder)
    pair = compared(folder, found)
    for each in found:
        said.counts["sentences"] += 1
        said.counts["sentences with a quotation"] += bool(each.quote)
        if not each.labels:
            _unlabelled(said, pair, each)
    for label in dict.fromkeys(label for each in found for label in each.labels):
        members = [each for each in found if label in each.labels]
        _labelled(said, pair, label, members)


def _unlabelled(said: Tally, pair: PairChanges, each: Statement) -> None:
    said.counts["labelled unchanged"] += 1
    for change in pair.told.get(each.id, []):
        kind = _KINDS.get(change.aspect, "figure")
        said.counts[f"labelled unchanged: {kind} reported"] += 1
        said.remarks.append(
            (pair.name, f"unchanged, but {change.label}: {change.old} => {change.new}")
        )


def _labelled(said: Tally, pair: PairChanges, label: Label, members: list[Statement]) -> None:
    kind = f"labelled {label.status}" + (", figures differ" if label.figures_differ else "")
    said.counts[kind] += 1
    aspects = {change.aspect for each in members for change in pair.told.get(each.id, [])}
    figures = bool(aspects & {Aspect.NUMBER, Aspect.GONE, Aspect.ADDED})
    ways = {
        "figure change": figures,
        "sentence change": Aspect.SENTENCE in aspects,
        "quotation lost": any(each.id in pair.lost for each in members),
    }
    for way, seen in ways.items():
        said.counts[f"{kind}: {way}"] += seen
    said.counts[f"{kind}: reported"] += any(ways.values())
    unseen = not (ways["sentence change"] or ways["quotation lost"])
    said.counts[f"{kind}: words left alone, and nothing reported"] += unseen
    if unseen:
        seen_as = "figure change only" if figures else "nothing"
        said.remarks.append((pair.name, f"{kind}, {seen_as}: {label.sentence} => {label.best}"))


def pairs(folder: Path) -> Iterator[Path]:
    """Yield the folder of every pair."""
    yield from sorted(each for each in folder.iterdir() if each.is_dir())


def main(folder: str) -> None:
    """Print the counts and what is worth looking at."""
    said = Tally()
    for pair in pairs(Path(folder)):
        count_pair(said, pair)
    for name, count in said.counts.items():
        print(f"{count:6} {name}")
    for name, words in said.remarks:
        print(f"{name}: {words}")


if __name__ == "__main__":
    main(*sys.argv[1:])
