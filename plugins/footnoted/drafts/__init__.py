"""Records as YAML text: new files, and additions to files that people wrote.

Knows YAML's forms, not what a record means. Writes no file.
"""

from footnoted.drafts.add import Refused, added, completed, inserted
from footnoted.drafts.blocks import Draft, block, document
from footnoted.drafts.scalars import scalar

__all__ = ["Draft", "Refused", "added", "block", "completed", "document", "inserted", "scalar"]
