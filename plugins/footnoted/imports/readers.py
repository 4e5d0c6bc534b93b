"""Every format that can be read, in one table; and which of them a file is.

Knows no record: each reader gives entries for whatever section it fills.
"""

from collections.abc import Iterable

from footnoted.imports import bibtex, csl, ris, timelinejs
from footnoted.imports.found import Reader

READERS: tuple[Reader, ...] = (
    # Before csl-json: what an event is called may look like an item of that.
    Reader("timelinejs", (".json",), timelinejs.is_timelinejs, timelinejs.read_timelinejs),
    Reader("csl-json", (".json",), csl.is_json, csl.read_json),
    Reader("bibtex", (".bib", ".bibtex"), bibtex.is_bibtex, bibtex.read_bibtex),
    Reader("ris", (".ris",), ris.is_ris, ris.read_ris),
    Reader("csl-yaml", (".yaml", ".yml"), csl.is_yaml, csl.read_yaml),
)
"""The formats; where several could be meant, the first."""


def reader_for(text: str, name: str, readers: Iterable[Reader] = READERS) -> Reader | None:
    """Give the format of a file: its text counts, its name decides between several."""
    fitting = [reader for reader in readers if reader.sniff(text)]
    named = [reader for reader in fitting if name.lower().endswith(reader.suffixes)]
    return next(iter(named or fitting), None)
