"""One way of imports, short chains, one meaning for each class name, no module without a reason."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import grimp
import pytest

Trees = dict[Path, ast.Module]

LONGEST_CHAIN = 20
"""So many modules may import one another in a row."""

ALONE = {
    "article.guard": "what may stand in raw HTML is a subject of its own",
    "authoring.adopt_outside": "what links lead to is tried without any record",
    "authoring.adopt_records": "drafts of records are tried without any file being written",
    "authoring.bibtex": "one format a module",
    "authoring.bibtex_entries": "how a file is written is read before what its fields mean",
    "authoring.csl": "one format a module",
    "authoring.fix_pictures": "repairs of pictures share nothing with those of quotations",
    "authoring.latex": "what LaTeX prints is a subject of its own",
    "authoring.ris": "one format a module",
    "authoring.timelinejs": "one format a module",
    "comparison.records": "records have words and evidence; briefings, sources, registers do not",
    "dates.rules": "the rules are a table, the reading applies it",
    "mkdocs.kept": "what MkDocs makes of pages is kept whatever we made of them",
    "mkdocs.pages": "one page is handed over, the plugin conducts",
    "mkdocs.watch": "what counts as a change knows nothing of pages",
    "cli.site": "what another generator wants is a subject of its own",
    "mkdocs.publish": "publishing knows nothing of briefings",
    "outputs.charts": "drawing knows no figure",
    "pictures.avif": "boxes within boxes are unlike every other format",
    "pictures.formats": "what is asked of a file, and how each format answers",
    "quantities.languages": "one table a language",
    "quantities.rules": "the rules are a table, the reading applies it",
}
"""Modules that one other module of their package imports and no other, and why they are apart."""
LISTS = {"catalogue", "cli.main", "outputs.registry"}
"""Modules that list others of their package: to be named there is to be in use."""

PROGRAMS = {
    "outputs.search": "Pagefind makes the index of a site that asks for a search in pieces",
    "revisions": "Git knows what a revision has",
}
"""Modules that start programs, and why no other way will do."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("footnoted", cache_dir=None)


def room(module: str) -> str:
    return module.rpartition(".")[0]


def test_no_module_imports_itself_by_a_detour(graph: grimp.ImportGraph) -> None:
    begun: set[str] = set()
    done: set[str] = set()
    circles = []

    def follow(module: str, way: tuple[str, ...]) -> None:
        if module in begun:
            circles.append(" -> ".join((*way, module)))
        elif module not in done:
            begun.add(module)
            for imported in sorted(graph.find_modules_directly_imported_by(module)):
                follow(imported, (*way, module))
            begun.remove(module)
            done.add(module)

    for module in sorted(graph.modules):
        follow(module, ())
    assert circles == []


def test_no_chain_of_imports_is_longer_than_one_can_follow(graph: grimp.ImportGraph) -> None:
    @cache
    def chain(module: str) -> tuple[str, ...]:
        below = map(chain, sorted(graph.find_modules_directly_imported_by(module)))
        return (module, *max(below, key=len, default=()))

    longest = max(map(chain, sorted(graph.modules)), key=len)
    assert len(longest) <= LONGEST_CHAIN, " -> ".join(longest)


def test_a_module_apart_has_a_second_user_or_a_reason(graph: grimp.ImportGraph) -> None:
    alone = set()
    for module in graph.modules:
        users = graph.find_modules_that_directly_import(module)
        name = module.removeprefix("footnoted.")
        if len(users) != 1 or name.count(".") == 0:
            continue
        user = users.pop().removeprefix("footnoted.")
        if room(user) == room(name) and user not in LISTS:
            alone.add(name)
    assert alone == set(ALONE)


def test_a_class_name_has_one_meaning(trees: Trees, package: Path) -> None:
    places = defaultdict(list)
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(file.relative_to(package).as_posix())
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_words_that_could_mean_anything_are_given_up(trees: Trees) -> None:
    found = [
        f"{file}: {name}"
        for file, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.Assign | ast.AnnAssign)
        for name in named(node)
        if name in {"Entry", "Group", "Kind", "Value"}
    ]
    assert found == []


def named(node: ast.ClassDef | ast.Assign | ast.AnnAssign) -> list[str]:
    """Return the names that a definition at the top of a module makes."""
    if isinstance(node, ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_packages_hand_nothing_on(trees: Trees) -> None:
    for file, tree in trees.items():
        if file.name == "__init__.py":
            imports = [n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert imports == [], file


@pytest.mark.parametrize("verb", ["Give", "Tell", "Say", "Hold", "Stand"])
def test_docstrings_say_what_is_returned_in_pythons_own_words(trees: Trees, verb: str) -> None:
    found = [
        f"{file}:{node.lineno} {node.name}"
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and (ast.get_docstring(node) or "").startswith(f"{verb} ")
        and not any("command" in ast.unparse(each) for each in node.decorator_list)
    ]
    assert found == []


def test_templates_ask_the_view_and_not_what_is_behind_it(package: Path) -> None:
    templates = sorted((package / "theme").rglob("*.html"))
    assert len(templates) > 10
    assert [file.name for file in templates if "v.site." in file.read_text("utf-8")] == []


def test_a_place_with_a_line_has_a_column(trees: Trees) -> None:
    without = [
        f"{file}:{call.lineno}"
        for file, tree in trees.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Mark"
        if len(call.args) + len(call.keywords) == 2 and not isinstance(call.args[-1], ast.Starred)
    ]
    assert without == []


def test_only_modules_of_a_list_start_programs(trees: Trees, package: Path) -> None:
    starts = re.compile(
        r"\bsubprocess\b|\bmultiprocessing\b|\bos\.(system|popen|fork|exec|spawn|posix)"
    )
    found = {
        file.relative_to(package).as_posix().removesuffix(".py").replace("/", ".")
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Attribute)
        and starts.search(ast.unparse(node))
    }
    assert found == set(PROGRAMS)
