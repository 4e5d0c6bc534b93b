"""Records from other programs: one file of code for each format, listed in one table.

Reads texts and gives records; which file they go to, and whether it is written, the command says.
"""

from footnoted.imports.decode import LARGEST, Unreadable, decode
from footnoted.imports.found import Entry, Reader, Reading, Remark
from footnoted.imports.merge import Known, Merged, merged
from footnoted.imports.readers import READERS, reader_for

__all__ = [
    "LARGEST",
    "READERS",
    "Entry",
    "Known",
    "Merged",
    "Reader",
    "Reading",
    "Remark",
    "Unreadable",
    "decode",
    "merged",
    "reader_for",
]
