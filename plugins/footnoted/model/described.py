"""What the fields of a form mean: their docstrings, read from the source when somebody asks.

Pydantic could do it at import, for every run of every command; that took a third of the time
of checking a small site, and only the schema and the manual need it.
"""

import ast
import inspect
from functools import cache
from itertools import pairwise

from footnoted.model.form import Form, kebab


@cache
def descriptions(form: type[Form]) -> dict[str, str]:
    """Give the docstring of each field, by the key a writer types; inherited fields too."""
    found: dict[str, str] = {}
    for base in reversed(form.__mro__):
        if issubclass(base, Form):
            found |= _own(base)
    return found


def forms_by_name() -> dict[str, type[Form]]:
    """Give every form that is defined, by the name of its class."""
    found: dict[str, type[Form]] = {}
    waiting: list[type[Form]] = [Form]
    while waiting:
        form = waiting.pop()
        found[form.__name__] = form
        waiting.extend(form.__subclasses__())
    return found


def _own(form: type[Form]) -> dict[str, str]:
    """Read the texts that stand below the annotated fields of one class."""
    tree = ast.parse(inspect.getsource(form))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    return {
        kebab(field.target.id): inspect.cleandoc(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
