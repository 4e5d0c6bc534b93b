"""Compare sources.json and sources.bib with what pandoc reads in them, and write the result down.

Run it by hand if pandoc is installed: ``python -m tools.pandoc_sources [PANDOC] > tests/outputs/
pandoc.txt``. A test checks that what was compared is still what is exported.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.csl import csl_json
from footnoted.records.sources import Source
from footnoted.records.vocabulary import SourceType

FIELDS: dict[str, Any] = {
    "title": "NATO & the crane: 10 % rusted",
    "title-short": "The crane",
    "original-title": "Кран",
    "author": [
        {"family": "Rower", "given": "Ada"},
        {"literal": "Harbor Union and Friends"},
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
    ],
    "editor": [{"family": "King", "given": "Martin", "suffix": "Jr."}],
    "container-title": "The Courier",
    "collection-title": "Papers",
    "publisher": "Harbor Press",
    "publisher-place": "Northport",
    "genre": "Opinion",
    "event-title": "Harbor Days",
    "event-place": "Northport",
    "edition": "2",
    "volume": "3",
    "issue": "12",
    "number": "7",
    "page": "31-34",
    "version": "1.2",
    "language": "uk",
    "url": "https://courier.example/a_b?x=1&y=%20",
    "doi": "10.1234/5",
    "issued": "2024-05-04",
    "accessed": "2024-05-06",
    "tags": ["cranes", "strikes"],
    "archived": [{"url": "https://archive.example/1", "date": "2024"}],
    "reliability": "B",
}
DAYS = (
    "2024", "2024-05", "2024~", "2024?", "2024-21", "199X", "2024-05-XX", "2024-05-03/2024-05-06",
    "2024-05/..", "2024-05-03T10:30:00Z", "[2024, 2025]",
)  # fmt: skip

EXPLAINED = {
    ("csljson", "issued"): "pandoc writes neither season nor literal text of a date it has read",
    ("biblatex", "author"): "BibTeX has one kind of particle; pandoc takes it for one that drops",
    ("biblatex", "event"): "pandoc's name of event-title",
    ("biblatex", "event-title"): "pandoc writes it as event",
    ("biblatex", "language"): "pandoc reads langid alone, which is no BCP 47 tag",
    ("biblatex", "issue"): "outside periodicals biblatex has no issue that pandoc knows",
    ("biblatex", "number"): "in periodicals and books number is another; ours has its own field",
    ("biblatex", "type"): "biblatex has fewer types; entrysubtype tells ours, pandoc reads two",
    ("biblatex", "issued"): "pandoc leaves out doubt, seasons, open ends and unknown digits",
    ("biblatex", "container-title"): "pandoc takes the title of a periodical for its container",
    ("biblatex", "container-title-short"): "the same, with the short title",
}
"""Why pandoc differs, by format and variable."""


def sources() -> dict[str, Source]:
    """Return a source of each type with most fields, and one with each form of date."""
    records: dict[str, dict[str, Any]] = {
        f"type-{kind.value}".replace("_", "-"): {"type": kind.value, **FIELDS}
        for kind in SourceType
    }
    for number, day in enumerate(DAYS, 1):
        records[f"date-{number}"] = {"type": "book", "title": day, "issued": day}
    return {
        id_: Source.model_validate(record, by_alias=True, by_name=False)
        for id_, record in records.items()
    }


def texts() -> dict[str, str]:
    """Return the two files, by pandoc's name of their format."""
    made = sources()
    return {"csljson": csl_json(made), "biblatex": bibtex(made)}


def stamp() -> str:
    """Return a digest of the files that were compared."""
    return hashlib.sha256("".join(texts().values()).encode()).hexdigest()


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each variable that differs, with both values."""
    for id_, item in ours.items():
        other = theirs.get(id_, {})
        for key in sorted({*item, *other} - {"custom"}):
            values = [_plain(one.get(key)) for one in (item, other)]
            if values[0] != values[1]:
                yield key, f"{id_}: {_shown(item.get(key))} -> {_shown(other.get(key))}"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return re.sub("</?span[^>]*>", "", str(value)).replace("–", "-")


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _read(pandoc: str, text: str, form: str) -> dict[str, Any]:
    command = [pandoc, "--from", form, "--to", "csljson"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return {item["id"]: item for item in json.loads(done.stdout)}


def main(pandoc: str = "pandoc") -> None:
    """Print the comparison."""
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True)
    made = texts()
    ours = {item["id"]: item for item in json.loads(made["csljson"])}
    print(f"{version.stdout.splitlines()[0]}, {len(ours)} sources")
    print(f"sha256 of both files: {stamp()}")
    for form, text in made.items():
        found: dict[str, list[str]] = {}
        theirs = _read(pandoc, text, form)
        for key, said in differences(ours, theirs):
            found.setdefault(key, []).append(said)
        print(f"\n{form}: {len(theirs)} read, {len(found)} variables differ somewhere")
        for key, each in sorted(found.items()):
            why = EXPLAINED.get((form, key), "NOT EXPLAINED")
            print(f"  {key} ({len(each)}): {why}")
            print("".join(f"    {said}\n" for said in each[:3]), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
