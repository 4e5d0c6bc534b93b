"""The MkDocs host: hooks that call the core and hand over.

The only room that imports MkDocs.
"""

from footnoted.mkdocs.plugin import FootnotedPlugin

__all__ = ["FootnotedPlugin"]
