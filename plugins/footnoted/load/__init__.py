"""Text to model: articles, sidecars and registers become values, problems become diagnostics.

Asks nothing that needs the whole library: references are resolved in ``index`` and ``checks``.
"""
