"""Footnoted: annotated briefings whose every statement leads to its evidence.

Importing the package loads nothing else; in particular not MkDocs.
"""

__version__ = "0.1.0"
