"""Real builds: a good one takes the site's place, a bad one leaves it alone."""

import os
import signal
import stat

import pytest

KILL = "os.kill(os.getpid(), signal.SIGKILL)"
AFTER_ALL = "@event_priority(float('-inf'))\n"
"""Two handlers of the same priority run in the order of the configuration: after ours."""


def trouble(newsroom, event, act, before=""):
    newsroom.write(
        "trouble.py",
        "import errno, logging, os, signal, sys\n"
        "from mkdocs.plugins import event_priority, get_plugin_logger\n"
        f"{before}def {event}(*given, **named):\n    {act}\n",
    )


def test_a_good_build_replaces_the_site_and_leaves_nothing_beside_it(newsroom):
    newsroom.write("docs/gone.md", "# Gone\n")
    newsroom.good()
    (newsroom.root / "docs" / "gone.md").unlink()
    built = newsroom.run("build")
    assert built.returncode == 0
    assert f"footnoted: The new site is in place: {newsroom.site}" in built.stdout
    assert "second edition" in newsroom.page()
    assert not (newsroom.site / "gone").exists()
    assert newsroom.left_over() == []


def test_the_folder_looks_as_if_mkdocs_had_built_into_it_itself(newsroom):
    newsroom.good()
    plain = newsroom.root / "plain"
    config = (newsroom.root / "mkdocs.yml").read_text().replace("publish.py, ", "")
    newsroom.write("plain.yml", config)
    newsroom.good("-f", "plain.yml", "-d", "plain")
    ours, theirs = newsroom.state(), newsroom.state(plain)
    assert list(ours) == list(theirs)
    assert stat.S_IMODE(newsroom.site.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize(
    "event", ["on_pre_build", "on_nav", "on_env", "on_page_content", "on_post_page"]
)
def test_an_exception_anywhere_leaves_the_old_site_byte_for_byte(newsroom, event):
    before = newsroom.state()
    trouble(newsroom, event, "raise ValueError('a bug in a plugin')")
    built = newsroom.run("build")
    assert built.returncode == 1
    assert "ValueError: a bug in a plugin" in built.stdout
    assert f"{newsroom.site} was not changed: it is still the last good site." in built.stdout
    assert newsroom.state() == before
    assert newsroom.left_over() == []


@pytest.mark.parametrize("before", ["", "@event_priority(-1000)\n", AFTER_ALL])
def test_an_exception_in_a_late_on_post_build_leaves_the_old_site(newsroom, before):
    state = newsroom.state()
    trouble(newsroom, "on_post_build", "raise ValueError('too late')", before)
    built = newsroom.run("build")
    assert built.returncode == 1
    assert "ValueError: too late" in built.stdout
    assert newsroom.state() == state
    assert newsroom.left_over() == []


@pytest.mark.parametrize("event", ["on_post_page", "on_post_build"])
def test_a_full_disk_leaves_the_old_site(newsroom, event):
    state = newsroom.state()
    trouble(newsroom, event, "raise OSError(errno.ENOSPC, 'No space left on device')")
    built = newsroom.run("build")
    assert built.returncode == 1
    assert "No space left on device" in built.stdout
    assert newsroom.state() == state
    assert newsroom.left_over() == []


def test_a_disk_that_is_full_when_the_dot_files_go_over_is_told_in_one_line(newsroom):
    newsroom.write("site/.nojekyll", "")
    state = newsroom.state()
    trouble(
        newsroom,
        "on_post_build",
        "import footnoted.publish as publish; publish.os.link = publish.shutil.copy2 = full",
        "def full(*given): raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n",
    )
    built = newsroom.run("build")
    assert built.returncode == 1
    assert (
        f"footnoted: could not put the new site in place {newsroom.site}: "
        "No space left on device. Nothing was changed there."
    ) in built.stdout
    assert "Traceback" not in built.stdout
    assert newsroom.state() == state
    assert newsroom.left_over() == []


@pytest.mark.parametrize(
    ("event", "before"),
    [("on_files", ""), ("on_post_page", ""), ("on_post_build", ""), ("on_post_build", AFTER_ALL)],
)
def test_killed_at_any_moment_the_site_is_the_old_or_the_new_one(newsroom, event, before):
    state = newsroom.state()
    trouble(newsroom, event, KILL, before)
    assert newsroom.run("build").returncode == -signal.SIGKILL
    if before == AFTER_ALL:
        assert "second edition" in newsroom.page()
        assert list(newsroom.state()) == list(state)
    else:
        assert newsroom.state() == state
    assert len(newsroom.left_over()) == 1
    newsroom.write("trouble.py", "")
    built = newsroom.run("build")
    assert "left over from a build that was killed." in built.stdout
    assert "second edition" in newsroom.page()
    assert newsroom.left_over() == []


def test_an_interrupted_build_cleans_up_behind_itself(newsroom):
    state = newsroom.state()
    trouble(newsroom, "on_post_page", "os.kill(os.getpid(), signal.SIGINT)")
    assert newsroom.run("build").returncode != 0
    assert newsroom.state() == state
    assert newsroom.left_over() == []


def test_dot_files_stay_and_other_strays_go_as_mkdocs_does_it(newsroom):
    newsroom.write("site/.git/HEAD", "ref: refs/heads/gh-pages")
    newsroom.write("site/.nojekyll", "")
    newsroom.write("site/stray.txt", "x")
    newsroom.good()
    assert (newsroom.site / ".git" / "HEAD").read_text() == "ref: refs/heads/gh-pages"
    assert (newsroom.site / ".nojekyll").is_file()
    assert not (newsroom.site / "stray.txt").exists()


def test_a_site_behind_a_link_is_replaced_and_the_link_stays(newsroom, tmp_path):
    goal = newsroom.site.rename(tmp_path / "www")
    newsroom.site.symlink_to(goal)
    newsroom.good()
    assert newsroom.site.is_symlink()
    assert "second edition" in (goal / "index.html").read_text()
    assert sorted(os.listdir(tmp_path)) == ["project", "www"]


def test_a_first_build_that_fails_publishes_nothing(newsroom, tmp_path):
    trouble(newsroom, "on_post_page", "raise ValueError('a bug in a plugin')")
    assert newsroom.run("build", "-d", "first").returncode == 1
    assert not (newsroom.root / "first").exists()
    newsroom.write("trouble.py", "")
    newsroom.good("-d", "deep/first")
    assert (newsroom.root / "deep" / "first" / "index.html").is_file()


def test_a_dirty_build_renews_only_what_changed_and_fails_as_safely(newsroom):
    newsroom.good()
    before = newsroom.state()
    newsroom.write("docs/crane.md", "# crane\n\nthird edition\n")
    os.utime(newsroom.root / "docs" / "crane.md", (2**31, 2**31))
    trouble(newsroom, "on_post_page", "named['page'].file.src_uri == 'crane.md' and sys.exit(3)")
    assert newsroom.run("build", "--dirty").returncode == 3
    assert newsroom.state() == before
    newsroom.write("trouble.py", "")
    newsroom.good("--dirty")
    after = newsroom.state()
    assert "third edition" in (newsroom.site / "crane" / "index.html").read_text()
    assert after["index.html"] == before["index.html"]
    assert after["quay/index.html"] == before["quay/index.html"]
    assert newsroom.left_over() == []


def refused(newsroom, *arguments):
    before = contents(newsroom)
    built = newsroom.run("build", *arguments)
    assert built.returncode == 1
    assert contents(newsroom) == before
    return built.stdout


def contents(newsroom):
    state = newsroom.state(newsroom.root)
    return {name: text for name, (_, _, text) in state.items() if "__pycache__" not in name}


@pytest.mark.parametrize(
    ("site_dir", "struck"),
    [("briefings", "briefings"), ("briefings/site", "briefings"), ("link/x", "docs")],
)
def test_a_site_in_or_on_its_own_sources_is_refused(newsroom, site_dir, struck):
    newsroom.write("briefings/a.md", "# A\n")
    (newsroom.root / "link").symlink_to("docs")
    assert (
        f"Error: 'site_dir' is '{newsroom.root / site_dir}': publishing there would overwrite or "
        f"mix with '{newsroom.root / struck}'. Give the site a folder of its own, such as 'site'."
    ) in refused(newsroom, "-d", site_dir)


def test_a_site_that_would_replace_the_whole_project_is_refused(newsroom):
    newsroom.write("../texts/index.md", "# A\n")
    newsroom.write("mkdocs.yml", "site_name: A\nhooks: [publish.py]\ndocs_dir: ../texts\n")
    message = f"would overwrite or mix with '{newsroom.root}'"
    assert message in refused(newsroom, "-d", ".")


def test_a_site_that_is_a_file_is_refused(newsroom):
    newsroom.write("flat", "x")
    built = newsroom.run("build", "-d", "flat")
    assert built.returncode == 1
    assert (
        f"Error: 'site_dir' is '{newsroom.root / 'flat'}', which is a file. "
        "Give the site a folder of its own."
    ) in built.stdout


def test_an_incomplete_site_is_not_published(newsroom):
    state = newsroom.state()
    trouble(newsroom, "on_post_page", "return '' if named['page'].is_homepage else given[0]")
    built = newsroom.run("build")
    assert built.returncode == 1
    assert (
        "footnoted: the build did not write index.html. The published site was not changed."
    ) in built.stdout
    assert newsroom.state() == state


def test_an_empty_site_is_not_published(newsroom):
    state = newsroom.state()
    trouble(
        newsroom,
        "on_post_build",
        "import shutil; d = named['config'].site_dir; shutil.rmtree(d); os.mkdir(d)",
    )
    built = newsroom.run("build")
    assert built.returncode == 1
    assert "footnoted: the build wrote no file. The published site was not changed." in built.stdout
    assert newsroom.state() == state


def test_a_plugin_that_turns_the_folder_elsewhere_is_named_as_the_cause(newsroom):
    state = newsroom.state()
    trouble(newsroom, "on_config", "given[0].site_dir = os.path.abspath('elsewhere')")
    built = newsroom.run("build")
    assert built.returncode == 1
    assert (
        f"footnoted: another plugin changed 'site_dir' to '{newsroom.root / 'elsewhere'}' during "
        "the build. The published site was not changed. List that plugin before footnoted."
    ) in built.stdout
    assert newsroom.state() == state
