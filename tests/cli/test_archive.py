"""``footnoted archive``: the plan, the asking, and files have what was said and no more."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from footnoted import __version__
from tests.authoring.net import Net, all_lead_here
from tests.authoring.server import Archive, answer, serving
from tests.cli.conftest import ARTICLE, Run

SIDECAR = """\
# Kept by hand.
sources:
  harbor-log:   # the master's own
    type: webpage
    title: Harbor log, 3 May
    accessed: 2024-05-06
    url: https://harbor.example/log

  agency: {type: article-newspaper, cited-in: courier}
claims:
  crane-idle:
    quote: the northern crane stood idle
    sources: [harbor-log, agency, courier]
"""
REGISTER = """\
sources:
  courier: {type: article-newspaper, issued: 2024-05-04, url: https://courier.example/crane}
"""
LOG, COURIER = "https://harbor.example/log", "https://courier.example/crane"
DATE = "Mon, 06 May 2024 12:00:00 GMT"
LEFT = "Left out: 1 known only through another source.\n"


@pytest.fixture
def press(newsroom: Path) -> Path:
    """Return a newsroom with two sources that want a copy, and one that wants none."""
    (newsroom / "briefings" / "ferry.yml").write_text(SIDECAR, encoding="utf-8")
    (newsroom / "briefings" / "_shared").mkdir()
    (newsroom / "briefings" / "_shared" / "sources.yml").write_text(REGISTER, encoding="utf-8")
    return newsroom


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Net:
    found = all_lead_here(monkeypatch)
    from footnoted.cli import archive as archiving

    def world():
        found.said = Saying()  # type: ignore[assignment]
        return found.world

    class Saying:
        append = staticmethod(archiving.say)

    monkeypatch.setattr(archiving, "world", world)
    monkeypatch.delenv(archiving.KEY, raising=False)
    return found


@pytest.fixture
def archive(net: Net) -> Iterator[Archive]:
    """Return an archive with a copy of each of the two."""
    with serving() as one:
        for page in (LOG, COURIER):
            keeps(one, page)
        yield one


def keeps(archive: Archive, page: str) -> None:
    link = f'<{page}>; rel="original"'
    archive.on(f"/web/{page}", answer(302, Location=f"/web/20240506120000/{page}"))
    archive.on(f"/web/20240506120000/{page}", answer(200, Memento_Datetime=DATE, Link=link))


def at(archive: Archive) -> str:
    return f"http://archive.example:{archive.port}"


def asked(archive: Archive, *more: str) -> tuple[str, ...]:
    return ("archive", "--endpoint", f"{at(archive)}/web/", "--write", *more)


def text(root: Path, name: str = "ferry.yml") -> str:
    return (root / "briefings" / name).read_bytes().decode("utf-8")


def register(root: Path) -> str:
    return text(root, "_shared/sources.yml")


def item(archive: Archive, page: str) -> str:
    return f"{{url: {at(archive)}/web/20240506120000/{page}, date: 2024-05-06}}"


def with_copy(archive: Archive, text: str = SIDECAR) -> str:
    """Return the sidecar with the copy of the log."""
    url = f"    url: {LOG}\n"
    return text.replace(url, f"{url}    archived:\n      - {item(archive, LOG)}\n")


PLAN = (
    "briefings/_shared/sources.yml:2:3: `courier`: https://courier.example/crane "
    "(a copy near 2024-05-04)\n"
    "briefings/ferry.yml:3:3: `harbor-log`: https://harbor.example/log (a copy near 2024-05-06)\n"
)


# The plan


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **options: object) -> None:
        raise AssertionError("a plan asked the network")

    for name in ("create_connection", "getaddrinfo", "socket"):
        monkeypatch.setattr(socket, name, never)


@pytest.mark.usefixtures("offline")
def test_a_plan_asks_nobody_and_writes_nothing(run: Run, press: Path) -> None:
    done = run("archive")
    assert (done.exit_code, done.stdout) == (0, PLAN)
    assert done.stderr == (
        f"{LEFT}2 sources without an archived copy.\nNo archive was asked. Add --endpoint URL and "
        "--write to ask one.\n"
    )
    assert text(press) == SIDECAR


@pytest.mark.usefixtures("offline")
def test_a_plan_for_an_endpoint(run: Run, press: Path) -> None:
    done = run("archive", "--endpoint", "https://archive.example/web")
    assert (done.exit_code, done.stdout) == (0, PLAN)
    assert done.stderr.splitlines()[1:] == [
        "2 sources without an archived copy.",
        "https://archive.example/web would be asked for a copy of each. Nothing was asked or "
        "written. Add --write to ask.",
    ]
    done = run("archive", "--endpoint", "https://archive.example/save", "--save", "courier")
    assert done.stdout == PLAN.splitlines()[0].replace(" (a copy near 2024-05-04)", "\n")
    assert done.stderr == (
        "1 source without an archived copy.\nhttps://archive.example/save would be asked to make "
        "a copy of it. Nothing was asked or written. Add --write to ask.\n"
    )


def test_only_what_was_asked_for(run: Run, press: Path) -> None:
    (press / "briefings" / "quay.md").write_text(ARTICLE, encoding="utf-8")
    assert run("archive", "briefings/quay.md").stderr == "No source needs a copy.\n"
    assert run("archive", "briefings/ferry.md").stdout == PLAN
    assert run("archive", "briefings/_shared").stdout == PLAN.splitlines(keepends=True)[0]
    assert run("archive", "briefings/quay.md", "harbor-log").stdout == PLAN.splitlines(True)[1]


def test_named_sources_that_are_left_out_say_why(run: Run, press: Path) -> None:
    assert run("archive", "agency").stderr == (
        "`agency` is left out: known only through another source.\nNo source needs a copy.\n"
    )


def test_paths_are_those_of_the_folder_it_runs_in(
    run: Run, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(press / "briefings")
    assert run("archive", "--root", "..").stdout == PLAN.replace("briefings/", "")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--write"], "--write needs an archive: add --endpoint URL."),
        (["habor-log"], "There is no source and no file “habor-log”. Did you mean `harbor-log`?"),
        (["nowhere.yml"], "There is no source and no file “nowhere.yml”."),
        (
            ["--endpoint", "web.example"],
            "--endpoint: The address web.example/ does not begin with http: or https:.",
        ),
        (["--endpoint", "https://me@a.example"], "has a user name before the site."),
        (["--timeout", "0"], "0.0 is not in the range 0<x<=3600."),
    ],
)
def test_wrong_usage(run: Run, press: Path, arguments: list[str], why: str) -> None:
    done = run("archive", *arguments)
    assert done.exit_code == 2
    assert done.stderr.rstrip().endswith(why)


# Asking and recording


def test_answers_are_recorded_where_the_source_stands(
    run: Run, press: Path, archive: Archive
) -> None:
    done = run(*asked(archive))
    assert done.exit_code == 0
    assert done.stdout == (
        f"courier 2024-05-06 {at(archive)}/web/20240506120000/{COURIER}\n"
        f"harbor-log 2024-05-06 {at(archive)}/web/20240506120000/{LOG}\n"
    )
    assert done.stderr == (
        f"{LEFT}"
        "1 of 2: `courier`, https://courier.example/crane\n"
        "    copy of 2024-05-06 recorded in briefings/_shared/sources.yml\n"
        "2 of 2: `harbor-log`, https://harbor.example/log\n"
        "    copy of 2024-05-06 recorded in briefings/ferry.yml\n"
        "2 sources: 2 recorded.\n"
    )
    assert text(press) == with_copy(archive)
    copy = f", archived: [{item(archive, COURIER)}]}}"
    assert register(press) == REGISTER.replace("}\n", f"{copy}\n")
    assert archive.asked[0].headers["user-agent"] == f"footnoted/{__version__}"
    assert run("check", "--strict").exit_code == 0


def test_a_second_run_asks_nobody(run: Run, press: Path, archive: Archive) -> None:
    run(*asked(archive))
    before, files = len(archive.asked), (text(press), register(press))
    done = run(*asked(archive))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "Left out: 2 archived already, 1 known only through another source.\nNo source needs a "
        "copy.\n"
    )
    assert (len(archive.asked), (text(press), register(press))) == (before, files)


def test_copies_are_made_on_request(run: Run, press: Path, archive: Archive) -> None:
    archive.on(f"/save/{LOG}", answer(302, Location=f"/web/20240601110000/{LOG}"))
    endpoint = f"{at(archive)}/save/"
    done = run("archive", "--endpoint", endpoint, "--save", "--write", "harbor-log")
    assert done.stdout == f"harbor-log 2024-06-01 {at(archive)}/web/20240601110000/{LOG}\n"
    assert "date: 2024-06-01}\n" in text(press)


def test_what_the_archive_does_not_have_is_no_failure(
    run: Run, press: Path, archive: Archive
) -> None:
    archive.on(f"/web/{LOG}", answer(404))
    done = run(*asked(archive, "harbor-log"))
    assert (done.exit_code, done.stdout, text(press)) == (0, "", SIDECAR)
    assert done.stderr == (
        "1 of 1: `harbor-log`, https://harbor.example/log\n    the archive has no copy\n1 source: "
        "1 not in the archive. Add --save to have copies made.\n"
    )


def test_where_an_archive_has_none_at_all_the_endpoint_may_be_wrong(
    run: Run, press: Path, archive: Archive
) -> None:
    done = run("archive", "--endpoint", at(archive), "--write")
    assert done.exit_code == 0
    assert done.stderr.endswith(
        "2 sources: 2 not in the archive. Add --save to have copies made. If that seems wrong, "
        "check the endpoint: a wrong one gives the same answer.\n"
    )


def test_a_failure_is_told_and_the_others_are_asked_about(
    run: Run, press: Path, archive: Archive
) -> None:
    archive.on(f"/web/{COURIER}", answer(302, Location="file:///etc/passwd"))
    done = run(*asked(archive))
    assert done.exit_code == 1
    assert done.stdout.startswith("harbor-log ")
    assert done.stderr.startswith(
        f"{LEFT}"
        "1 of 2: `courier`, https://courier.example/crane\n"
        "    The address file:///etc/passwd does not begin with http: or https:.\n"
    )
    assert "2 sources: 1 recorded, 1 failed.\n" in done.stderr
    assert register(press) == REGISTER


def test_an_archive_that_wants_rest_gets_it(run: Run, press: Path, archive: Archive) -> None:
    archive.on(f"/web/{COURIER}", answer(503, Retry_After="7200"))
    done = run(*asked(archive))
    assert (done.exit_code, done.stdout, len(archive.asked)) == (1, "", 1)
    assert done.stderr == (
        f"{LEFT}1 of 2: `courier`, https://courier.example/crane\n    "
        f"archive.example:{archive.port} answered 503 Service Unavailable and asks to wait 2 "
        "hours. Run the command then.\n1 source: 1 failed. The others were not asked for: 1 "
        "source left. Run the same command again to go on.\n"
    )
    assert (text(press), register(press)) == (SIDECAR, REGISTER)


def test_a_wait_is_told(run: Run, press: Path, archive: Archive, net: Net) -> None:
    archive.on(f"/web/{LOG}", answer(429, Retry_After="30"), answer(404))
    done = run(*asked(archive, "harbor-log"))
    assert done.stderr.splitlines()[1] == (
        f"    archive.example:{archive.port} answered 429 Too Many Requests; "
        "asking again in 30 seconds"
    )
    assert net.clock.slept == [30]


def test_interrupted_it_goes_on_where_it_stopped(
    run: Run, press: Path, archive: Archive, net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = net.clock.sleep

    def stop(seconds: float) -> None:
        if len(archive.asked) == 2:  # the first is recorded; the pause before the second
            raise KeyboardInterrupt
        sleep(seconds)

    with monkeypatch.context() as patch:
        patch.setattr(net.clock, "sleep", stop)
        done = run(*asked(archive))
    assert done.exit_code == 130
    assert done.stdout.startswith("courier ")
    assert done.stderr.endswith(
        "1 source: 1 recorded. Interrupted: 1 source left. Run the same command again to go on.\n"
    )
    assert (text(press), "archived: [" in register(press)) == (SIDECAR, True)
    done = run(*asked(archive))
    assert done.exit_code == 0
    assert "1 of 1: `harbor-log`" in done.stderr
    assert [line for line in archive.log if COURIER in line] == archive.log[:2]


def test_interrupted_at_once_it_says_so(
    run: Run, press: Path, archive: Archive, net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(host: str, port: int) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(net, "resolve", stop)
    done = run(*asked(archive))
    assert done.stderr.endswith(
        "Interrupted: 2 sources left. Run the same command again to go on.\n"
    )
    assert (done.exit_code, text(press), register(press)) == (130, SIDECAR, REGISTER)


# Files that change, and files that cannot be written


def while_asked(archive: Archive, act) -> None:
    """Do something while the first request is under way."""

    def once(asked: object) -> None:
        archive.during = lambda asked: None
        act()

    archive.during = once


def test_what_is_written_meanwhile_stays(run: Run, press: Path, archive: Archive) -> None:
    file = press / "briefings" / "ferry.yml"
    more = SIDECAR.replace("# Kept", "# Still kept")
    while_asked(archive, lambda: file.write_text(more, encoding="utf-8"))
    assert run(*asked(archive, "harbor-log")).exit_code == 0
    assert text(press) == with_copy(archive, more)


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (
            SIDECAR.replace("url:", "archived: [{url: https://a.example/1, date: 2024}]\n    url:"),
            "briefings/ferry.yml has an archived copy of `harbor-log` by now.",
        ),
        (
            SIDECAR.replace("harbor-log:", "log:"),
            "Nothing can be recorded: briefings/ferry.yml has no record `harbor-log`.",
        ),
        (
            SIDECAR + "claims: {}\n",
            "Nothing can be recorded: briefings/ferry.yml:14:1 has a problem that must be fixed "
            "first.",
        ),
    ],
)
def test_an_answer_that_cannot_be_recorded_is_at_least_printed(
    run: Run, press: Path, archive: Archive, meanwhile: str, why: str
) -> None:
    file = press / "briefings" / "ferry.yml"
    while_asked(archive, lambda: file.write_text(meanwhile, encoding="utf-8"))
    done = run(*asked(archive, "harbor-log"))
    assert (done.exit_code, done.stdout, text(press)) == (1, "", meanwhile)
    assert done.stderr.splitlines()[1] == (
        f"    {why} Not recorded: {at(archive)}/web/20240506120000/{LOG}, a copy of 2024-05-06."
    )


def test_a_file_that_takes_nothing_is_not_asked_for(
    run: Run, press: Path, archive: Archive
) -> None:
    odd = SIDECAR + "claims: {}\n"
    (press / "briefings" / "ferry.yml").write_text(odd, encoding="utf-8")
    done = run(*asked(archive, "harbor-log"))
    assert (done.exit_code, archive.asked, text(press)) == (1, [], odd)
    assert "must be fixed first." in done.stderr


def test_a_file_that_became_a_link_is_not_written_through(
    run: Run, press: Path, archive: Archive
) -> None:
    file, elsewhere = press / "briefings" / "ferry.yml", press / "elsewhere.yml"

    def swap() -> None:
        file.rename(elsewhere)
        file.symlink_to(elsewhere)

    while_asked(archive, swap)
    done = run(*asked(archive, "harbor-log"))
    assert done.exit_code == 1
    assert "briefings/ferry.yml: “briefings/ferry.yml” is a symbolic link. Not" in done.stderr
    assert (elsewhere.read_text(encoding="utf-8"), file.is_symlink()) == (SIDECAR, True)


def test_a_full_disk_leaves_the_old_file(
    run: Run, press: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run(*asked(archive, "harbor-log"))
    assert (done.exit_code, done.stdout, text(press)) == (1, "", SIDECAR)
    assert "briefings/ferry.yml cannot be written: No space left on device. Not" in done.stderr


def test_line_ends_and_modes_stay(run: Run, press: Path, archive: Archive) -> None:
    file = press / "briefings" / "ferry.yml"
    old = SIDECAR.rstrip("\n").replace("\n", "\r\n").encode()
    file.write_bytes(old)
    file.chmod(0o640)
    assert run(*asked(archive, "harbor-log")).exit_code == 0
    new = with_copy(archive, SIDECAR.rstrip("\n")).replace("\n", "\r\n")
    assert file.read_bytes() == new.encode()
    assert file.stat().st_mode & 0o777 == 0o640


# Who asks, and with what key


def test_the_key_is_read_from_the_environment_and_sent_to_whom_it_belongs(
    run: Run, press: Path, archive: Archive, net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTED_ARCHIVE_AUTHORIZATION", "LOW a:b\n")
    net.names["archive.example"] = ["127.0.0.1"]
    done = run(*asked(archive, "harbor-log"))
    assert "    archive.example (127.0.0.1) is not on the public web" in done.stderr
    assert "LOW" not in run(*asked(archive, "harbor-log", "--allow-private")).output
    assert {one.headers["authorization"] for one in archive.asked} == {"LOW a:b"}


def test_a_key_with_a_line_break_is_none(
    run: Run, press: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTNOTED_ARCHIVE_AUTHORIZATION", "LOW a\r\nX: b")
    done = run(*asked(archive))
    assert (done.exit_code, archive.asked) == (2, [])
    assert done.stderr.endswith(
        "FOOTNOTED_ARCHIVE_AUTHORIZATION may contain only printable ASCII characters.\n"
    )


def test_the_site_says_who_asks(run: Run, press: Path, archive: Archive) -> None:
    config = "site_name: A\nsite_url: https://news.example/\nplugins: [footnoted]\n"
    (press / "mkdocs.yml").write_text(config, encoding="utf-8")
    (press / "docs").mkdir()
    run(*asked(archive, "harbor-log"))
    assert archive.asked[0].headers["user-agent"] == (
        f"footnoted/{__version__} (+https://news.example/)"
    )


def test_the_world_as_it_is() -> None:
    from footnoted.authoring.wire import resolve_name
    from footnoted.cli.archive import say, world

    assert (world().resolve, world().say) == (resolve_name, say)
