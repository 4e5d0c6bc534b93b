"""Our own Jinja environment: escaping always on, a site's templates first.

The host's environment has escaping off and its own filters; neither is used here.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from footnoted.citing import ended
from footnoted.render import words
from footnoted.render.converted import converted

THEME = Path(__file__).parent.parent / "theme"
"""The package's own templates and assets."""


def environment(folders: Iterable[Path] = ()) -> Environment:
    """Make the environment; templates of the given folders win over the package's own."""
    env = Environment(
        loader=FileSystemLoader([*folders, THEME]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["words"] = {
        "kind": words.KIND,
        "stance": words.STANCE,
        "status": words.STATUS,
        "date_kind": words.DATE_KIND,
        "result": words.RESULT,
        "correction": words.CORRECTION,
        "source_status": words.SOURCE_STATUS,
        "relation": words.RELATION,
    }
    env.globals["source_type"] = words.source_type
    env.globals["converted"] = converted
    env.filters["plural"] = plural
    # Words that may end with a stop of their own: every year in Ukrainian does.
    env.filters["stop"] = ended
    return env


def plural(count: int, one: str, many: str = "") -> str:
    """Give a number with its noun: ``2|plural('source')`` -> "2 sources"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def render(env: Environment, template: str, **values: Any) -> Markup:
    """Render one template of the folder ``footnoted/``."""
    return Markup(env.get_template(f"footnoted/{template}").render(**values))
