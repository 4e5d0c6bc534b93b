"""Text to model: articles, sidecars and registers become values, problems become diagnostics.

Asks nothing that needs the whole library: references are resolved in ``index`` and ``checks``.
"""

from footnoted.load.library import load

__all__ = ["load"]
