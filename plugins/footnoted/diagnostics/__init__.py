"""Problems as values: what is wrong, where, and how it is cured.

Knows nothing of claims, files or hosts; every other room may import it.
"""

from footnoted.diagnostics.code import Code, Level
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.mark import Mark

__all__ = ["Code", "Diagnostic", "Level", "Mark"]
