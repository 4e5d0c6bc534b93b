"""Drafts of records for what articles link to, and briefings made of a folder of Markdown.

Decides and gives texts; writes no file, knows no command line.
"""

from footnoted.adopt.adoption import Adoption, adopt, adopt_folder
from footnoted.adopt.folder import Folder, LeftOut, read_folder
from footnoted.adopt.remarks import Remark
from footnoted.adopt.writing import Change, Refusal

__all__ = [
    "Adoption",
    "Change",
    "Folder",
    "LeftOut",
    "Refusal",
    "Remark",
    "adopt",
    "adopt_folder",
    "read_folder",
]
