"""Repairs of sidecars that are certain: which words of which file, and why.

Proposes edits as values; writing them is a command's business.
"""

from footnoted.fix.edit import Edit, Stale, apply

__all__ = ["Edit", "Stale", "apply"]
