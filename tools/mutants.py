"""Count the small faults in a module that the tests overlook: mutation testing, by hand.

Run it as ``python -m tools.mutants footnoted.dates.edtf tests/dates -n 50``. It makes that many
faults in the module, one at a time, picked by a fixed seed, runs the tests for each until one
fails, and prints what no test noticed. A run that takes much longer than the tests take on the
sound module counts as noticed. No file is changed.

The faults: a comparison, ``and``, ``or``, ``not``, a condition or an operator turned into another,
a number one greater, a text with something before it, a value that is not returned or (of a
``bool``) turned around, a statement left out. Left alone are texts outside functions, which are
tables of words and regular expressions, and the arguments of decorators.
"""

import argparse
import ast
import copy
import importlib
import importlib.util
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import pytest

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_MARK = "XX"
_LEAST_SECONDS, _TIMES, _LONGEST_SECONDS = 10.0, 4, 3600.0
"""The time limit of the tests with a fault: at least, as a multiple of their usual time, at
most.
"""


class Fault(NamedTuple):
    """One changed place of a module."""

    line: int
    was: str
    now: str
    tree: ast.Module
    """The whole module with the change."""


class Place(NamedTuple):
    """A node that can be changed, by its number in the walk over the tree, and how."""

    node: int
    way: int
    """Which of the node's changes."""


def places(tree: ast.Module) -> list[Place]:
    """Return everything that can be changed in a module."""
    found = []
    left_alone = _left_alone(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) not in left_alone:
            ways = list(_changes(copy.deepcopy(node), _returns_bool(tree, node)))
            found += [Place(number, way) for way in range(len(ways))]
    return found


def fault(tree: ast.Module, place: Place) -> Fault:
    """Return the module with one change."""
    changed = copy.deepcopy(tree)
    nodes = list(ast.walk(changed))
    node = nodes[place.node]
    owner = _statement(changed, node)
    was = ast.unparse(owner)
    truth = _returns_bool(changed, node)
    new = next(each for way, each in enumerate(_changes(node, truth)) if way == place.way)
    if new is not node:
        _put(changed, node, new)
        owner = new if owner is node else owner
    ast.fix_missing_locations(changed)
    before, after = _differing(was, ast.unparse(owner))
    return Fault(getattr(node, "lineno", 0) or getattr(owner, "lineno", 0), before, after, changed)


def _left_alone(tree: ast.Module) -> set[int]:
    """Return the nodes of annotations, decorators, docstrings and texts outside functions."""
    apart: list[ast.AST] = []
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            apart.append(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.Lambda):
            inside.update(id(each) for each in ast.walk(node))
            if isinstance(node, ast.FunctionDef) and node.returns:
                apart.append(node.returns)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            apart += node.decorator_list
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.append(node)
    alone = {id(each) for node in apart for each in ast.walk(node)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return alone | {id(text) for text in texts if id(text) not in inside}


def _returns_bool(tree: ast.Module, node: ast.AST) -> bool:
    if not isinstance(node, ast.Return):
        return False
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))
    around = [
        function for function in functions if any(node is inner for inner in ast.walk(function))
    ]
    returns = around[-1].returns if around else None
    return returns is not None and "bool" in ast.unparse(returns)


def _changes(node: ast.AST, truth: bool) -> Iterator[ast.AST]:
    """Yield a node's changes, each made in place or as another node, until the next is
    requested.
    """
    match node:
        case ast.Constant():
            yield from _other_values(node.value)
        case ast.Compare():
            for index, old in enumerate(node.ops):
                node.ops[index] = _COMPARISONS[type(old)]()
                yield node
                node.ops[index] = old
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield node
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _OPERATORS:
            node.op = _OPERATORS[type(node.op)]()
            yield node
        case ast.If() | ast.IfExp() | ast.While():
            node.test = ast.UnaryOp(ast.Not(), node.test)
            yield node
        case ast.comprehension(ifs=[_, *_]):
            node.ifs = []
            yield node
        case ast.stmt():
            yield from _other_statements(node, truth)


def _other_values(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant(_MARK + value)


def _other_statements(node: ast.stmt, truth: bool) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            node.value = ast.UnaryOp(ast.Not(), value) if truth else ast.Constant(None)
            yield node
        case ast.Expr() | ast.Raise() | ast.Assert() if not _is_yield(node):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _is_yield(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom)


def _statement(tree: ast.Module, node: ast.AST) -> ast.AST:
    """Return the innermost statement that has a node, or is it."""
    found: ast.AST = tree
    for each in ast.walk(tree):
        if isinstance(each, ast.stmt) and any(node is inner for inner in ast.walk(each)):
            found = each
    return found


def _put(tree: ast.Module, node: ast.AST, new: ast.AST) -> None:
    """Put a node in place of another."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, name, ast.copy_location(new, node))
            elif isinstance(value, list):
                value[:] = [ast.copy_location(new, node) if v is node else v for v in value]


def _differing(was: str, now: str) -> tuple[str, str]:
    """Return the lines of two texts that differ."""
    before, after = was.split("\n"), now.split("\n")
    pairs = [(a, b) for a, b in zip(before, after, strict=False) if a != b]
    was, now = pairs[0] if pairs else (before[0], after[0])
    return was.strip(), now.strip()


class FromTree(SourceFileLoader):
    """Loads a module from a tree, not from its file."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        """Take the module's name, its file and the tree that is loaded instead."""
        super().__init__(name, path)
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the tree."""
        return compile(self._tree, self.path, "exec")


class Instead(MetaPathFinder):
    """Finds one module by its loader, before anything else is asked."""

    def __init__(self, loader: FromTree) -> None:
        """Take the loader of the module."""
        self._loader = loader

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return the loader's module if it is the one."""
        name, path = self._loader.name, self._loader.path
        if fullname != name:
            return None
        return importlib.util.spec_from_file_location(name, path, loader=self._loader)


def noticed(name: str, path: str, tree: ast.Module, tests: list[str], limit: float) -> bool:
    """Return whether the tests fail on a module, in a separate process."""
    child = os.fork()
    if not child:
        sys.meta_path.insert(0, Instead(FromTree(name, path, tree)))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        options = ["-x", "-q", "--hypothesis-seed=0", "-p", "no:cacheprovider"]
        os._exit(1 if pytest.main([*options, *tests]) else 0)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status != 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _forget() -> None:
    """Keep imported modules from elsewhere in memory, and none of this repository."""
    for name in list(sys.modules):
        if name.partition(".")[0] in {"footnoted", "tests"}:
            del sys.modules[name]


def survivors(name: str, path: str, tests: list[str], count: int, seed: int) -> Iterator[Fault]:
    """Yield the faults that no test notices, in the order of the walk, then print the share."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    begin = time.monotonic()
    if noticed(name, path, tree, tests, _LONGEST_SECONDS):
        sys.exit("The tests fail on the sound module.")
    limit = _LEAST_SECONDS + _TIMES * (time.monotonic() - begin)
    every = places(tree)
    sample = random.Random(seed).sample(every, min(count, len(every)))
    survived = 0
    for place in sorted(sample):
        one = fault(tree, place)
        if not noticed(name, path, one.tree, tests, limit):
            survived += 1
            yield one
    share = survived / max(len(sample), 1)
    print(f"{name}: {survived} of {len(sample)} survive, {share:.0%}; {len(every)} are possible.")


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("module", help="such as footnoted.dates.edtf")
    parser.add_argument("tests", nargs="+", help="files or folders, as pytest takes them")
    parser.add_argument("-n", type=int, default=50, help="how many faults (default: 50)")
    parser.add_argument("--seed", type=int, default=1, help="another sample (default: 1)")
    given = parser.parse_args()
    path = importlib.import_module(given.module).__file__
    if path is None:
        parser.error(f"{given.module} has no file of its own")
    _forget()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = folder
        for survivor in survivors(given.module, path, given.tests, given.n, given.seed):
            print(
                f"{Path(path).name}:{survivor.line}\n  - {survivor.was}\n  + {survivor.now}",
                flush=True,
            )


if __name__ == "__main__":
    main()
