"""MkDocs' other commands, programs that build, and kills at any moment."""

import os
import subprocess
import sys
import time

from tests import loaded
from tests.programs import needed


def test_the_preview_server_serves_and_leaves_the_site_alone(newsroom):
    state = newsroom.state()
    newsroom.write(
        "trouble.py",
        "import os, signal\n"
        "def on_serve(server, config, builder):\n"
        "    page = open(os.path.join(config.site_dir, 'index.html')).read()\n"
        "    assert 'second edition' in page, page\n"
        "    print('served from', config.site_dir, flush=True)\n"
        "    raise KeyboardInterrupt\n",
    )
    served = newsroom.run("serve", "--dev-addr", "127.0.0.1:0")
    assert "served from" in served.stdout
    assert "footnoted" not in served.stdout.split("served from")[1].splitlines()[0]
    assert newsroom.state() == state
    assert newsroom.left_over() == []


def test_a_program_that_builds_without_mkdocs_command_leaves_nothing_either(newsroom):
    program = (
        "from mkdocs.commands.build import build; from mkdocs.config import load_config;"
        "build(load_config()); build(load_config())"
    )
    loaded.run("-c", program, cwd=newsroom.root).check_returncode()
    assert newsroom.left_over() == []
    assert "second edition" in newsroom.page()


def git(folder, *arguments):
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example"}
    names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b.example"}
    done = subprocess.run(
        [needed("git"), *arguments],
        cwd=folder,
        env={**os.environ, **names},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_gh_deploy_pushes_the_new_site_and_a_failed_build_pushes_nothing(
    newsroom, tmp_path, monkeypatch
):
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "A")
        monkeypatch.setenv(f"{name}_EMAIL", "a@b.example")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(newsroom.root, "init", "-q", "-b", "main")
    git(newsroom.root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(newsroom.root, "add", "docs", "mkdocs.yml")
    git(newsroom.root, "commit", "-q", "-m", "site: first")
    deployed = newsroom.run("gh-deploy")
    assert deployed.returncode == 0, deployed.stdout
    assert f"Copying '{newsroom.site}' to 'gh-pages' branch" in deployed.stdout
    files = git(tmp_path / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert {"index.html", "quay/index.html", ".nojekyll"} <= set(files)
    assert not [name for name in files if "footnoted" in name]
    page = git(tmp_path / "remote.git", "show", "gh-pages:index.html")
    assert "second edition" in page
    newsroom.write("trouble.py", "def on_post_build(config):\n    raise ValueError('no')\n")
    newsroom.write("docs/index.md", "# index\n\nthird edition\n")
    assert newsroom.run("gh-deploy").returncode == 1
    assert git(tmp_path / "remote.git", "show", "gh-pages:index.html") == page


def test_killed_at_moments_nobody_chose_the_site_is_whole_and_the_next_build_cleans_up(newsroom):
    state = newsroom.state()
    for delay in (0.2, 0.35, 0.5, 0.65):
        process = subprocess.Popen(
            [sys.executable, "-m", loaded.HOST, "build", "-q"], cwd=newsroom.root
        )
        time.sleep(delay)
        process.kill()
        process.wait()
        assert list(newsroom.state()) == list(state)
        editions = {t for _, _, t in newsroom.state().values() if b"edition" in t}
        assert len({b"first edition" in text for text in editions}) == 1
    newsroom.good()
    assert newsroom.left_over() == []
