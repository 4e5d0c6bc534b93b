"""The wheel a newcomer would install carries everything that runs."""

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return zipfile.ZipFile(made)


def test_every_file_of_the_package_is_in_the_wheel(
    wheel: zipfile.ZipFile, package: Path, tracked: list[Path]
) -> None:
    ours = {
        file.relative_to(package.parent).as_posix()
        for file in tracked
        if file.is_relative_to(package)
    }
    assert ours - set(wheel.namelist()) == set()


def test_the_wheel_brings_only_the_package_and_its_description(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    info = {top for top in tops if top.endswith(".dist-info")}
    assert tops == {"footnoted"} | info
    assert len(info) == 1


def test_the_wheel_says_it_is_typed_and_under_which_licence(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert "footnoted/py.typed" in names
    assert [name for name in names if name.endswith("/licenses/LICENSE")] != []


def test_the_wheel_announces_command_plugin_and_host(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    points = configparser.ConfigParser()
    points.read_string(wheel.read(name).decode())
    assert points["console_scripts"]["footnoted"] == "footnoted.__main__:run"
    assert points["mkdocs.plugins"]["footnoted"] == "footnoted.mkdocs.plugin:FootnotedPlugin"
    assert dict(points["footnoted.hosts"]) == {
        "mkdocs": "footnoted.mkdocs.hosts:by_mkdocs",
        "properdocs": "footnoted.mkdocs.hosts:by_properdocs",
    }
    extension = points["markdown.extensions"]["footnoted"]
    assert extension == "footnoted.article.extension:FootnotedExtension"


def test_every_entry_point_leads_to_something() -> None:
    from importlib.metadata import distribution

    for point in distribution("footnoted").entry_points:
        assert callable(point.load()), point


@pytest.mark.parametrize("kind", [".html", ".css", ".js", ".svg"])
def test_the_theme_travels_with_the_package(wheel: zipfile.ZipFile, kind: str) -> None:
    theme = [name for name in wheel.namelist() if name.startswith("footnoted/theme/")]
    assert [name for name in theme if name.endswith(kind)] != []
