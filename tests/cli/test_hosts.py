"""What a project comes from: hosts of entry points, wrong configuration, and no host."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import pytest

from footnoted.build import build
from footnoted.cli.project import Misuse, find_project
from footnoted.library.site import Site
from footnoted.project import Project
from tests import loaded
from tests.cli.conftest import Run

Find = Callable[[Path], Project | None]

WITHOUT_MKDOCS = """
import importlib.abc, sys

class NoHost(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material"}:
            raise ModuleNotFoundError(f"{name} is not installed here", name=name)

sys.meta_path.insert(0, NoHost())
from footnoted.cli.main import main
main(prog_name="footnoted")
"""


@dataclass
class Host:
    """An entry point, as far as the command asks it."""

    name: str
    found: Project | Exception | None

    def load(self) -> Find:
        if isinstance(self.found, ImportError):
            raise self.found
        return self.find

    def find(self, place: Path) -> Project | None:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that says which hosts are installed."""

    def install(*installed: Host) -> None:
        def entry_points(*, group: str) -> Iterator[Host]:
            assert group == "footnoted.hosts"
            return iter(installed)

        monkeypatch.setattr("footnoted.cli.project.entry_points", entry_points)

    return install


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a configuration and one of briefings."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbor\n", encoding="utf-8")
    return tmp_path


def test_without_a_configuration_there_are_defaults(hosts, tmp_path: Path) -> None:
    hosts(Host("mkdocs", ModuleNotFoundError("No module named 'mkdocs'", name="mkdocs")))
    (tmp_path / "briefings").mkdir()
    assert find_project(tmp_path, None) == Project(root=tmp_path)


def test_the_first_host_that_knows_the_place_is_taken(hosts, site: Path) -> None:
    mine = Project(root=site, briefings_dir="texts")
    other = Project(root=site, briefings_dir="other")
    hosts(Host("c", other), Host("a", None), Host("b", mine))
    assert find_project(site, None) is mine


def test_a_host_that_is_not_installed_is_told_and_left_out(
    hosts, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hosts(Host("mkdocs", ModuleNotFoundError("No module named 'mkdocs'", name="mkdocs")))
    assert find_project(site, None) == Project(root=site)
    told = capsys.readouterr()
    assert told.err == (
        "Note: without mkdocs, mkdocs.yml is not read and its options do not apply.\n"
    )
    assert told.out == ""


def test_defaults_do_not_stand_in_for_a_configuration_that_may_say_otherwise(
    hosts, site: Path
) -> None:
    hosts(Host("mkdocs", ModuleNotFoundError("No module named 'mkdocs'", name="mkdocs")))
    (site / "briefings").rename(site / "texts")
    with pytest.raises(Misuse, match=r"mkdocs\.yml: no installed program reads"):
        find_project(site, None)


def test_a_fault_of_our_own_is_not_taken_for_an_absent_host(hosts, site: Path) -> None:
    hosts(Host("mkdocs", ModuleNotFoundError("no footnoted.lost", name="footnoted.lost")))
    with pytest.raises(ModuleNotFoundError):
        find_project(site, None)


def test_a_configuration_that_nobody_reads_is_wrong_usage(hosts, tmp_path: Path) -> None:
    hosts(Host("mkdocs", ModuleNotFoundError("No module named 'mkdocs'", name="mkdocs")))
    with pytest.raises(Misuse) as caught:
        find_project(None, Path("site.yml"))
    assert caught.value.message == (
        "site.yml: no installed program reads this configuration (install mkdocs for that)."
    )
    assert caught.value.exit_code == 2


def test_what_a_host_complains_of_becomes_exit_code_2(hosts, run: Run, site: Path) -> None:
    hosts(Host("mkdocs", click.ClickException("levels: no problem `x`")))
    done = run("check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: mkdocs.yml: levels: no problem `x`\n"


def test_root_and_config_are_not_given_together(run: Run, newsroom: Path) -> None:
    (newsroom / "mkdocs.yml").touch()
    done = run("check", "--root", ".", "--config", "mkdocs.yml")
    assert done.exit_code == 2
    assert "Give either --root or --config, not both." in done.stderr


def test_a_day_from_the_command_wins_over_the_configured_one(
    hosts, run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "mkdocs.yml").touch()
    hosts(Host("mkdocs", Project(root=newsroom, as_of=date(2025, 2, 13))))
    seen: list[Project] = []

    def watched(project: Project, *_: object) -> Site:
        seen.append(project)
        return build(project)

    monkeypatch.setattr("footnoted.build.build", watched)
    for args in ([], ["--as-of", "2024-08-06"], ["--drafts"]):
        assert run("check", *args).exit_code == 0
    days = [(project.as_of, project.preview) for project in seen]
    assert days == [
        (date(2025, 2, 13), False),
        (date(2024, 8, 6), False),
        (date(2025, 2, 13), True),
    ]


def test_a_root_that_cannot_be_read_is_a_fault_of_the_machine(
    run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(project: Project, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(project.root))

    monkeypatch.setattr("footnoted.build.build", unreadable)
    done = run("check")
    assert done.exit_code == 74
    assert done.stderr.startswith(f"Error: {newsroom.resolve()}: Permission denied. ")


SITE = "site_name: Harbor\nplugins:\n  - footnoted:\n      briefings_dir: texts\n"


def test_mkdocs_says_where_briefings_are(run: Run, troubled: Path) -> None:
    (troubled / "briefings").rename(troubled / "texts")
    (troubled / "docs").mkdir()
    (troubled / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout.startswith("texts/ferry.yml:8:12: error: ")


def test_another_configuration_file_can_be_named(run: Run, troubled: Path) -> None:
    (troubled / "site").mkdir()
    (troubled / "briefings").rename(troubled / "site" / "texts")
    (troubled / "site" / "docs").mkdir()
    (troubled / "site" / "other.yml").write_text(SITE, encoding="utf-8")
    done = run("check", "--config", "site/other.yml")
    assert done.exit_code == 1
    assert done.stdout.startswith("site/texts/ferry.yml:8:12: error: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [\n", "Error: MkDocs encountered an error parsing the configuration file"),
        ("site_name: Harbor\n", "`plugins:` does not list footnoted"),
        ("site_name: Harbor\nplugins: [nonesuch]\n", 'The "nonesuch" plugin is not installed'),
        (SITE.replace("texts", "../up"), "briefings_dir '../up' is not inside"),
        (SITE + "      levels: {no.such: off}\n", "no problem `no.such`"),
        (
            SITE.replace("briefings_dir", "breifings_dir"),
            "'breifings_dir': there is no such option. Did you mean `briefings_dir`?",
        ),
        (SITE + "      colour: red\n", "there is no such option. The options are briefings_dir,"),
    ],
)
def test_a_wrong_mkdocs_configuration_is_one_plain_message(
    run: Run, newsroom: Path, text: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    (newsroom / "docs").mkdir()
    (newsroom / "mkdocs.yml").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        done = run("check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr + caplog.text
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


INSTEAD = """
import importlib.abc, importlib.util, sys

class Instead(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {absent}:
            raise ModuleNotFoundError(f"{{name}} is not installed here", name=name)

sys.meta_path.insert(0, Instead())
real = importlib.util.find_spec
importlib.util.find_spec = lambda name: None if name in {absent} else (
    name in {present} or real(name)
)
{stub}
from footnoted.mkdocs.hosts import by_mkdocs, by_properdocs
from pathlib import Path
for by in (by_mkdocs, by_properdocs):
    try:
        print(by(Path({file!r})) is not None, "properdocs.replacement" in sys.modules)
    except ModuleNotFoundError as error:
        print("no", error.name)
"""
STUB = """
import types
for name in ("properdocs", "properdocs.replacement"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["properdocs"].replacement = sys.modules["properdocs.replacement"]
"""
"""ProperDocs as far as we ask it: a module that puts its own in the place of those of MkDocs."""


@pytest.mark.parametrize(
    ("name", "absent", "answers"),
    [
        ("mkdocs.yml", "properdocs", ["True False", "False False"]),
        ("properdocs.yml", "properdocs", ["True False", "no properdocs"]),
        ("mkdocs.yml", "", ["True True", "False True"]),
        ("properdocs.yml", "", ["False True", "True True"]),
        ("properdocs.yaml", "", ["False True", "True True"]),
        ("site.yml", "", ["True True", "False True"]),
    ],
)
def test_each_host_reads_its_own_and_the_others_where_that_is_absent(
    newsroom: Path, name: str, absent: str, answers: list[str]
) -> None:
    (newsroom / "docs").mkdir()
    (newsroom / "briefings").rename(newsroom / "texts")
    (newsroom / name).write_text(SITE, encoding="utf-8")
    code = INSTEAD.format(
        absent={absent},
        present={"properdocs"} - {absent},
        stub="" if absent else STUB,
        file=name,
    )
    done = footnoted("-c", code, folder=newsroom)
    assert done.stdout.splitlines() == answers, done.stderr


def footnoted(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args], cwd=folder, capture_output=True, text=True, check=False
    )


def test_it_works_where_mkdocs_is_not_installed(troubled: Path) -> None:
    done = footnoted("-c", WITHOUT_MKDOCS, "check", folder=troubled)
    assert done.stdout.startswith("briefings/ferry.yml:8:12: error: ")
    assert done.stderr == "2 errors, 1 warning in 2 briefings\n"
    assert done.returncode == 1


def test_in_a_process_of_its_own_a_wrong_option_is_told_whole(newsroom: Path) -> None:
    (newsroom / "docs").mkdir()
    text = SITE + "      as_of: yesterday\n"
    (newsroom / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = loaded.run("-m", "footnoted", "check", cwd=newsroom)
    assert done.returncode == 2
    assert "`yesterday` is not a day; write it as 2025-02-13" in done.stderr
    assert "Traceback" not in done.stderr
