"""Two states of a project compared by their facts, not by their lines.

Takes two Sites; where they come from, and how a difference is shown, is not its business.
"""

from footnoted.diff.changes import Change, Field, changes
from footnoted.diff.pairs import Pair, pairs
from footnoted.diff.unsaid import silent

__all__ = ["Change", "Field", "Pair", "changes", "pairs", "silent"]
