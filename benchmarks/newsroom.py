"""A newsroom of full briefings for benchmarks, and the same prose as a plain Material site.

Deterministic: the same number gives the same bytes. Every sentence is made of the words below and
says nothing of the world. Writes only below the folder it is given.
"""

import random
from collections.abc import Iterator
from pathlib import Path

SUBJECTS = ("ferry", "crane", "depot", "bridge", "signal", "harbor", "tunnel", "market", "mill")
PLACES = ("Northgate", "Eastmoor", "Westhaven", "Southfield", "Middleton", "Oldbury", "Newport")
ACTIONS = ("was closed", "was opened", "stood idle", "was repaired", "was inspected", "was painted")
FILLER = (
    "Nobody objected at the meeting, and the minutes were signed on the same afternoon.",
    "The office keeps a list of such cases and prints it once in a quarter.",
    "Those who live nearby had been told by letter and by a notice at the gate.",
    "The older drawings are kept in the archive, where anyone may ask to see them.",
    "Work of this kind is rarely finished on the day for which it was announced.",
    "A second report is expected after the holidays, with the accounts of the year.",
)
CLAIMS, SOURCES, DATES, FIGURES = 12, 8, 5, 4
SHARED_EVERY = 2
"""Each second briefing cites the source ``wire`` of the register; each cites one of its own."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
PIXEL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180">'
    '<rect width="320" height="180" fill="#{:06x}"/></svg>\n'
)


class Briefing:
    """One briefing of the newsroom, as text: the same for the same number and count."""

    def __init__(self, number: int, count: int, edition: int = 0) -> None:
        """Make briefing ``number`` of ``count``; another ``edition`` changes one plain sentence."""
        self.number, self.count, self.edition = number, count, edition
        self.chance = random.Random(number)
        self.name = f"briefing-{number}"
        self.year = 2015 + number % 10
        self.day = f"{self.year}-12-{1 + number % 27:02}"
        self.claims = [self._claim(part) for part in range(CLAIMS)]

    def _claim(self, part: int) -> str:
        subject, place = self.chance.choice(SUBJECTS), self.chance.choice(PLACES)
        action = self.chance.choice(ACTIONS)
        return f"the {subject} {self.number}-{part} in {place} {action} before the winter"

    @property
    def title(self) -> str:
        """Return the title."""
        subject, place = SUBJECTS[self.number % len(SUBJECTS)], PLACES[self.number % 7]
        return f"The {subject} of {place}, part {self.number}"

    @property
    def others(self) -> list[int]:
        """Return the numbers of the briefings it links to."""
        return sorted({(self.number * 7 + step) % self.count for step in (1, 3)} - {self.number})

    def sources(self) -> list[str]:
        """Return the ids of its sources."""
        shared = "wire" if self.number % SHARED_EVERY == 0 else f"office-{self.number % 40 // 2}"
        return [f"log-{self.number}-{part}" for part in range(SOURCES - 1)] + [shared]

    def paragraphs(self, note: str = "") -> Iterator[str]:
        """Yield its paragraphs; ``note`` follows each claim, formatted with its number."""
        self.chance.seed(f"text {self.number}")
        days = [f"{self._day(part)} {MONTHS[self.number % 9]} {self.year}" for part in range(DATES)]
        for part in range(0, CLAIMS, 2):
            said = [f"It was said that {self.claims[n]}.{note.format(n)}" for n in (part, part + 1)]
            more = [self.chance.choice(FILLER) for _ in range(3)]
            if part // 2 < DATES:
                said.append(f"That was on {days[part // 2]}, as the log has it.")
            if part // 2 < FIGURES:
                said.append(f"The cargo was {self._cargo(part // 2)} tonnes at that quay.")
            yield " ".join([said[0], more[0], *said[1:], *more[1:]])
        if self.edition:
            yield f"This is edition {self.edition} of the text."

    def _day(self, part: int) -> int:
        return 1 + (self.number + part * 5) % 28

    def _cargo(self, part: int) -> int:
        return 1000 + self.number * 4 + part

    def article(self) -> str:
        """Return the article with its front matter."""
        links = " ".join(f"See [part {n}](briefing-{n}.md) for more." for n in self.others)
        parts = list(self.paragraphs())
        parts.insert(1, f"![A plain rectangle](plan-{self.number % 20}.svg)")
        parts.insert(4, "## What was seen\n\n" + links)
        head = (
            f"title: {self.title}\ndate: {self.day}\nsummary: What is said of part {self.number}.\n"
        )
        return (
            f"---\n{head}tags: [{SUBJECTS[self.number % 9]}]\n---\n\n" + "\n\n".join(parts) + "\n"
        )

    def sidecar(self) -> str:
        """Return the sidecar: claims on chains, dates, figures and sources."""
        ids = self.sources()
        month = 1 + self.number % 9
        lines = ["chains:"]
        for part in range(3):
            lines += [
                f"  way-{part}:",
                f"    - {{party: speaker-{(self.number + part) % 30}, how: said}}",
                f"    - {{source: {ids[part]}, how: cited}}",
                f"    - {{source: {ids[part + 3]}, how: reported, read: true}}",
            ]
        lines.append("claims:")
        for part, words in enumerate(self.claims):
            lines += [
                f"  c{part}:",
                f"    quote: {words}",
                f"    says: Someone says that {words}.",
                f"    attribution: way-{part % 3}",
                "    credibility: 3",
                f"    graded: {{by: desk, date: {self.year}-11-01}}",
            ]
            if part == 0 and self.number % 5 == 0 and self.others:
                lines.append(f"    contradicts: [briefing-{self.others[0]}#c1]")
        lines.append("dates:")
        for part in range(DATES):
            day = self._day(part)
            lines += [
                f"  d{part}:",
                f"    date: {self.year}-{month:02}-{day:02}",
                f"    title: Entry {part} of log {self.number}",
                f"    quote: {day} {MONTHS[month - 1]} {self.year}",
                f"    sources: [{ids[part]}]",
            ]
        lines.append("figures:")
        for part in range(FIGURES):
            lines += [
                f"  f{part}:",
                f"    quote: {self._cargo(part)} tonnes",
                f"    of: Cargo at quay {part} of part {self.number}",
                f"    value: {self._cargo(part)}",
                "    unit: tonne",
                f"    as-of: {self.year}-{month:02}-{self._day(part):02}",
                f"    claim: c{part}",
            ]
        lines.append("sources:")
        for part, id_ in enumerate(ids[:-1]):
            url = f"https://example.org/logs/{self.number}/{part}"
            copy = f"https://web.archive.org/web/{self.year}1103000000/{url}"
            lines += [
                f"  {id_}:",
                "    type: webpage",
                f"    title: Log {self.number}, sheet {part}",
                f"    url: {url}",
                "    container-title: The Log",
                f"    issued: {self.year}-{month:02}",
                f"    accessed: {self.year}-11-02",
                "    archived:",
                f"      - {{url: {copy}, date: {self.year}-11-03}}",
            ]
        lines += [
            "images:",
            "  plan:",
            f"    file: plan-{self.number % 20}.svg",
            "    alt: A plain rectangle",
            "    credit: [{role: Drawing, name: Desk}]",
            "    license: CC-BY-4.0",
        ]
        text = "\n".join(lines) + "\n"
        # The last source of the list is the register's: one claim rests on it.
        return text.replace(
            "attribution: way-0\n", f"attribution: way-0\n    sources: [{ids[-1]}]\n", 1
        )

    def plain(self, *, full: bool = False) -> str:
        """Return the same prose as a plain page with hand-written footnotes.

        ``full`` adds as Markdown what Footnoted shows below: claims, dates, figures, sources.
        """
        parts = list(self.paragraphs("[^{}]"))
        parts.insert(1, f"![A plan](plan-{self.number % 20}.svg)")
        links = " ".join(f"See [part {n}](briefing-{n}.md) for more." for n in self.others)
        parts.insert(4, "## What was seen\n\n" + links)
        notes = [
            f"[^{part}]: “Log {self.number}, sheet {part % 7}”, The Log, {self.day}. "
            f"<https://example.org/logs/{self.number}/{part % 7}>"
            for part in range(CLAIMS)
        ]
        if full:
            parts.append(
                "## Claims in this briefing\n\n"
                + "\n".join(
                    f"1. **Speaker {part % 3} said, The Log cited.** Someone says that {words}. "
                    f"Possibly true (credibility 3); graded by desk, 1 November {self.year}."
                    for part, words in enumerate(self.claims)
                )
            )
            parts.append(
                "## Dates\n\n"
                + "\n".join(
                    f"- {self._day(part)} {MONTHS[self.number % 9]} {self.year}: "
                    f"Entry {part} of log {self.number}"
                    for part in range(DATES)
                )
            )
            parts.append(
                "## Figures\n\n| What | Value |\n|---|---|\n"
                + "\n".join(
                    f"| Cargo at quay {part} of part {self.number} | {self._cargo(part)} tonnes |"
                    for part in range(FIGURES)
                )
            )
        return (
            f"---\ntitle: {self.title}\n---\n\n# {self.title}\n\n"
            + "\n\n".join(parts + notes)
            + "\n"
        )


CONFIG = """\
site_name: Benchmark
site_url: https://example.org/
theme: {{name: material, font: false}}
plugins: [search{plugin}]
nav: [index.md]
markdown_extensions: [footnotes, tables, attr_list]
"""


def write(root: Path, count: int, kind: str = "footnoted") -> None:
    """Write a project of ``count`` briefings; ``kind`` is footnoted, plain or full (plain text)."""
    ours = kind == "footnoted"
    folder = root / ("briefings" if ours else "docs/briefings")
    folder.mkdir(parents=True)
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/index.md").write_text("# Home\n\nA benchmark.\n", encoding="utf-8")
    config = CONFIG.format(plugin=", footnoted" if ours else "")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for number in range(20):
        (folder / f"plan-{number}.svg").write_text(PIXEL.format(number * 4321), encoding="utf-8")
    for number in range(count):
        briefing = Briefing(number, count)
        text = briefing.article() if ours else briefing.plain(full=kind == "full")
        (folder / f"{briefing.name}.md").write_text(text, encoding="utf-8")
        if ours:
            (folder / f"{briefing.name}.yml").write_text(briefing.sidecar(), encoding="utf-8")
    if ours:
        (folder / "_shared").mkdir()
        (folder / "_shared/sources.yml").write_text(register(), encoding="utf-8")
        people = "".join(f"  speaker-{n}: {{type: person, name: Speaker {n}}}\n" for n in range(32))
        (folder / "_shared/parties.yml").write_text(f"parties:\n{people}", encoding="utf-8")


def register(title: str = "The wire") -> str:
    """Return the register of sources; ``wire`` has the given title."""
    lines = ["sources:", f"  wire: {{type: webpage, title: {title}, container-title: Wire}}"]
    lines += [
        f"  office-{n}: {{type: report, title: Report {n}, publisher: Office {n}}}"
        for n in range(20)
    ]
    return "\n".join(lines) + "\n"
