"""What a generated page is: a key, a title and a function of the Site.

Where it stands is the project's decision; what surrounds it is the host's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.render.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page."""

    key: str
    """As in ``pages:`` of the configuration."""
    title: str
    description: str
    """One sentence for search engines and link previews."""
    render: Callable[[Site, View, Environment], Markup]
