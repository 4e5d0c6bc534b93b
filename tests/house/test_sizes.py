"""Modules as large as their subject, and small functions, counted."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from footnoted.diagnostics.manual import examples

Trees = dict[Path, ast.Module]

FILE_LIMIT = 700
"""More lines than that are two subjects."""
MODULES = 170
FILE_MEDIAN = 200
"""Half of the modules have more: fewer lines are a paragraph, not a subject."""
FUNCTION_LIMIT, FUNCTION_USUAL, FUNCTION_MEDIAN = 45, 30, 10
ADAPTER_LIMIT = 1325
"""Lines of code, docstrings apart, that may know MkDocs: a second host must stay cheap. A third of
them is the safe publishing that the first estimate of 450 did not include, another third keeps
what MkDocs makes of pages; some put our section into its navigation, some fifty answer where a
build, a conversion or the machine fails, twenty let ProperDocs take its place, and a hundred make
only what differs after a save."""


WRITTEN = (".py", ".json", ".md", ".yml")
"""Suffixes of what people write below ``tests/``."""


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def code_lines(file: Path) -> int:
    """Count the lines that have code: neither blank nor comment nor docstring."""
    text = file.read_text(encoding="utf-8")
    silent: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    rows = enumerate(text.splitlines(), 1)
    told = (row for number, row in rows if number not in silent)
    return sum(bool(row.strip()) and not row.lstrip().startswith("#") for row in told)


def example_lines(tree: ast.Module) -> int:
    """Count the lines of the examples in a module's docstring."""
    every = examples(ast.get_docstring(tree) or "").values()
    sides = [side for one in every for side in (one.bad, one.good, one.both)]
    return sum(text.count("\n") for side in sides for text in side.values())


def functions(trees: Trees) -> Iterator[tuple[int, str]]:
    """Yield the length of each function, from ``def`` to its last line, and its place."""
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield length, f"{file}:{node.lineno} {node.name} ({length} lines)"


def test_no_module_has_more_than_700_lines(trees: Trees) -> None:
    assert [f"{file} ({lines(file)})" for file in trees if lines(file) > FILE_LIMIT] == []


def test_the_package_has_few_modules_and_each_has_a_subject(trees: Trees) -> None:
    modules = [file for file in trees if file.name not in ("__init__.py", "__main__.py")]
    assert len(modules) <= MODULES
    assert median(map(lines, modules)) >= FILE_MEDIAN


def test_no_function_has_more_than_45_lines(trees: Trees) -> None:
    assert [where for length, where in functions(trees) if length > FUNCTION_LIMIT] == []


def test_nine_functions_in_ten_have_at_most_30_lines(trees: Trees) -> None:
    every = list(functions(trees))
    long = [where for length, where in every if length > FUNCTION_USUAL]
    assert len(long) * 10 <= len(every), long


def test_half_of_the_functions_have_at_most_10_lines(trees: Trees) -> None:
    assert median(length for length, _ in functions(trees)) <= FUNCTION_MEDIAN


def test_the_adapter_to_mkdocs_stays_thin(trees: Trees, package: Path) -> None:
    adapter = [file for file in trees if file.is_relative_to(package / "mkdocs")]
    assert sum(map(code_lines, adapter)) <= ADAPTER_LIMIT


def test_there_is_at_least_as_much_test_as_source(trees: Trees, root: Path) -> None:
    # Newsrooms and tables of cases are tests written as data; what `--regen` writes is not.
    files = [file for file in (root / "tests").rglob("*") if file.suffix in WRITTEN]
    tests = sum(lines(file) for file in files if "expected" not in file.parts)
    # Examples in docstrings are built by a test; they are counted on neither side.
    assert tests >= sum(map(lines, trees)) - sum(map(example_lines, trees.values()))
