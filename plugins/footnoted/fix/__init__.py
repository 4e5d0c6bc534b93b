"""Repairs of sidecars that are certain: which words of which file, and why.

Proposes edits as values; writing them is a command's business.
"""

from footnoted.fix.edit import Edit, Stale, apply
from footnoted.fix.repairs import Left, Repairs, repairs

__all__ = ["Edit", "Left", "Repairs", "Stale", "apply", "repairs"]
