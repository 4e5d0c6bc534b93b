"""Links in generated HTML, as notes make them.

Nothing of its own: ``citing`` decides how a link reads, ``guard`` what may be one.
"""

from footnoted.citing import breakable, link

__all__ = ["breakable", "link"]
