"""Programs run in a fork of a process that has loaded them: as good as new, and soon there.

For tests to which matters what a program does and not how Python begins: variables that Python
itself reads when it starts, but for ``PYTHONPATH``, say nothing here. Run as a program, this file
is the process that forks; it knows the folder, the environment and the arguments of a call, and
nothing of the tests.
"""

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

SECONDS = 120
"""How long a call may take; then it is killed by ``SIGALRM``."""

HOST = os.environ.get("HOST", "mkdocs")
"""The program that builds sites: ``mkdocs``, or ``properdocs``, which takes its place."""

LOADED = (
    *(("properdocs.__main__", "properdocs.replacement") if HOST == "properdocs" else ()),
    *(
        "mkdocs.__main__",
        "mkdocs.commands.build",
        "mkdocs.commands.gh_deploy",
        "mkdocs.commands.serve",
    ),
    *("mkdocs.config.defaults", "mkdocs.contrib.search", "mkdocs.structure.pages"),
    *("material.extensions.emoji", "material.plugins.search.plugin", "babel.dates"),
    *("markdown.extensions.tables", "markdown.extensions.toc", "markdown.extensions.fenced_code"),
    *("pytest", "_pytest.assertion.rewrite", "hypothesis"),
)
"""What the programs need beside our own package, which is loaded whole."""


def run(
    *arguments: str,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    text: str = "",
    merged: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Return how ``python`` ended with arguments that begin with ``-m`` or ``-c``.

    ``text`` is what it reads; ``merged`` brings its errors into its output.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = {name: str(Path(folder, name)) for name in ("in", "out", "err")}
        Path(files["in"]).write_text(text, encoding="utf-8")
        if merged:
            files["err"] = ""
        call = {"arguments": arguments, "cwd": str(cwd or Path.cwd()), "files": files}
        status = asked(call | {"env": dict(os.environ if env is None else env)})
        out = Path(files["out"]).read_text(encoding="utf-8")
        err = "" if merged else Path(files["err"]).read_text(encoding="utf-8")
    return subprocess.CompletedProcess(arguments, status, out, err)


def asked(call: dict[str, Any]) -> int:
    """Let the process that forks make one call; return its exit status."""
    ours, theirs = server()
    ours.write(f"{json.dumps(call)}\n")
    ours.flush()
    answer = theirs.readline()
    assert answer, "the process that forks has ended"
    return int(answer)


@cache
def server() -> tuple[IO[str], IO[str]]:
    """Start the process that forks, once for each process that asks; return both pipes to it."""
    started = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert started.stdin
    assert started.stdout

    def end() -> None:
        started.communicate()

    atexit.register(end)
    return started.stdin, started.stdout


def load() -> None:
    """Import what the programs may need."""
    sys.path[0] = str(Path(__file__).parent.parent)
    importlib.import_module("tests.templates").keep()
    ours = importlib.import_module("footnoted")
    within = pkgutil.walk_packages(ours.__path__, "footnoted.")
    for name in (*LOADED, *(module.name for module in within if "__main__" not in module.name)):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def serve() -> dict[str, Any] | None:
    """Fork for every call and tell how it ended; in the fork, return the call."""
    answers = os.fdopen(os.dup(1), "w")
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            answers.close()
            call: dict[str, Any] = json.loads(line)
            return call
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, file=answers, flush=True)
    return None


def become(call: dict[str, Any]) -> None:
    """Put this process into the place, the environment and the pipes of a call."""
    sys.dont_write_bytecode = True  # of what a test wrote
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["env"])
    time.tzset()
    files = call["files"]
    for number, name, mode in ((0, "in", os.O_RDONLY), (1, "out", os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(files[name], mode | os.O_CLOEXEC), number)
    error = os.open(files["err"], os.O_WRONLY | os.O_CREAT) if files["err"] else 1
    os.dup2(error, 2)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    # If what started the tests ignores interrupts, every process below would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(SECONDS)


def execute(arguments: list[str]) -> int:
    """Do what ``python`` does with such arguments; return the exit status."""
    how, what, *others = arguments
    more = os.environ.get("PYTHONPATH", "")
    sys.path[:1] = [os.getcwd() if how == "-m" else "", *filter(None, more.split(os.pathsep))]
    sys.argv = [how, *others]
    try:
        if how == "-m":
            sys.modules.pop(f"{what}.__main__", None)
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def finish(status: int) -> NoReturn:
    """End without taking to pieces what was loaded, which takes longer than many a call."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    load()
    asked_for = serve()
    if asked_for is not None:
        become(asked_for)
        finish(execute(asked_for["arguments"]))
