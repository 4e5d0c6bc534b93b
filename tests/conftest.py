"""What every test of this repository may lean on, and two rules for a whole run.

Fixtures for one room live beside that room's tests, not here.
"""

import gc
import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from footnoted.library.site import Site

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"

# A single example may take as long as it likes: its wall clock tells how busy the machine is.
settings.register_profile("steady", settings(), deadline=None)
settings.load_profile("steady")

DECLARED = "shared data absent"
"""How the reason of the one kind of skip that may happen in continuous integration begins."""


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data beside the checkout, or skip, visibly, where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"{DECLARED}: no ../shared/data beside this checkout")
    return SHARED_DATA


@pytest.fixture
def newsroom(tmp_path: Path) -> Callable[..., "Site"]:
    """Return a function that writes files into an empty folder and builds them."""
    from tests.newsroom import build_in

    return lambda files, **project: build_in(tmp_path, files, **project)


@pytest.fixture(scope="session")
def regen(pytestconfig: pytest.Config) -> bool:
    """Return whether expected files are to be written anew."""
    return bool(pytestconfig.getoption("--regen"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switches of this repository."""
    parser.addoption(
        "--regen",
        action="store_true",
        help="write the expected files of tests/cases anew, instead of comparing with them",
    )
    parser.addoption(
        "--every-code",
        action="store_true",
        help="fail unless every diagnostic code was provoked by some test of this run",
    )
    parser.addoption(
        "--every-plugin",
        action="store_true",
        help="fail unless every plugin of tests/mkdocs/beside is installed",
    )
    parser.addoption(
        "--skipped", metavar="FILE", help="write into a file what was skipped, and why"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set up the rules for this run: in a worker they only take notes."""
    config.pluginmanager.register(SkipsAreDeclared(config), "skips-are-declared")
    if config.getoption("--every-code"):
        config.pluginmanager.register(EveryCodeIsProvoked(config), "every-code-is-provoked")
    compile_once()


def compile_once() -> None:
    """Have Jinja compile each template once in this process, for all environments like it."""
    compiled: dict[tuple[object, ...], Any] = {}
    compile_it = jinja2.Environment.compile

    def compile_new(
        env: jinja2.Environment, source: str, name: str | None = None, *rest: Any, **named: Any
    ) -> Any:
        kind = (type(env), *env.extensions, bool(env.autoescape), env.trim_blocks, env.undefined)
        key = (source, name, rest, *named.items(), kind, *sorted(env.filters))
        if key not in compiled:
            compiled[key] = compile_it(env, source, name, *rest, **named)
        return compiled[key]

    jinja2.Environment.compile = compile_new  # type: ignore[method-assign,assignment]


def pytest_collection_finish() -> None:
    """Tell the collector that thousands of tests stay until the end, whatever a build tells it.

    A build that looks through everything again would look through the tests, too.
    """
    gc.collect()
    gc.freeze()
    gc.freeze = gc.unfreeze = lambda: None
    gc.get_freeze_count = lambda: 0


class SkipsAreDeclared:
    """In continuous integration a test that did not run has not passed; elsewhere it is named."""

    def __init__(self, config: pytest.Config) -> None:
        in_worker = hasattr(config, "workerinput")
        self.judges = bool(os.environ.get("CI")) and not in_worker
        self.undeclared: list[str] = []
        self.names: dict[str, dict[str, None]] = {}
        """The tests that were skipped, by reason; parameters say nothing here."""
        notes = config.getoption("--skipped", None)
        self.notes = Path(notes) if notes and not in_worker else None

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        self.names.setdefault(reason, {})[report.nodeid.partition("[")[0]] = None
        if not reason.startswith(DECLARED):
            self.undeclared.append(f"{report.nodeid}: {reason}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that was skipped."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that was skipped as a whole."""
        self._note(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run where a test was skipped without a declared reason."""
        if self.judges and self.undeclared and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if self.notes:
            self.notes.write_text("".join(f"{line}\n" for line in self.told()), encoding="utf-8")

    def told(self) -> list[str]:
        """Return lines that name what was skipped, and why."""
        lines: list[str] = []
        for reason, names in sorted(self.names.items()):
            lines += [f"Skipped: {reason}", *(f"    {name}" for name in sorted(names))]
        return lines

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print what was skipped; in continuous integration, what should not have been."""
        if self.names and not self.judges:
            terminalreporter.section("skipped on this machine")
            for line in self.told():
                terminalreporter.line(line)
        if self.judges and self.undeclared:
            terminalreporter.section("skipped in continuous integration, so failed", red=True)
            for line in sorted(set(self.undeclared)):
                terminalreporter.line(line)


class EveryCodeIsProvoked:
    """A kind of problem that no test brings about is a promise nobody has seen kept.

    A code counts as provoked when a diagnostic with it is made while a test outside ``house``
    runs, in this very process: tests of the command line alone do not count.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.in_worker = hasattr(config, "workerinput")
        self.provoked: set[str] = set()
        self.missing: list[str] = []

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None]:
        """Watch which codes the diagnostics of one test and its fixtures carry."""
        from footnoted.diagnostics.problem import (
            Problem as Diagnostic,  # only once the run asks for it
        )

        if "house" in item.path.relative_to(Path(__file__).parent).parts:
            yield
            return
        make = Diagnostic.__init__

        def watched(self: Diagnostic, *args: object, **kwargs: object) -> None:
            make(self, *args, **kwargs)  # type: ignore[arg-type]
            provoked.add(self.code.name)

        provoked = self.provoked
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Diagnostic, "__init__", watched)
            yield

    def pytest_testnodedown(self, node: object) -> None:
        """Take over what a worker saw."""
        self.provoked |= set(getattr(node, "workeroutput", {}).get("provoked", ()))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the notes to the main process, or judge there."""
        if self.in_worker:
            self.config.workeroutput["provoked"] = sorted(self.provoked)  # type: ignore[attr-defined]
            return
        self.missing = sorted(declared_codes() - self.provoked)
        if self.missing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the codes no test provoked."""
        if self.missing:
            terminalreporter.section("diagnostic codes no test provoked", red=True)
            for name in self.missing:
                terminalreporter.line(name)


def declared_codes() -> set[str]:
    """Return the name of every code the package declares, found by importing all of it."""
    import importlib
    import pkgutil

    import footnoted
    from footnoted.diagnostics.problem import Code

    within = pkgutil.walk_packages(footnoted.__path__, "footnoted.")
    names = ["footnoted", *(module.name for module in within)]
    modules = [importlib.import_module(name) for name in names]
    return {v.name for m in modules for v in vars(m).values() if isinstance(v, Code)}
