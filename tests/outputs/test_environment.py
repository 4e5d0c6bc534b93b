"""Our own environment: escaping always on, a site's templates first."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from footnoted.outputs.view import environment, render
from footnoted.outputs.words import plural


def test_a_template_of_the_site_wins_over_ours_and_escapes_too(tmp_path):
    (tmp_path / "footnoted" / "home").mkdir(parents=True)
    (tmp_path / "footnoted" / "home" / "latest.html").write_text("{{ latest }}")
    env = environment([tmp_path])
    assert render(env, "home/latest.html", latest="<b>") == "&lt;b&gt;"


def compiled(folder):
    return sorted(file.name for file in folder.iterdir())


def test_compiled_templates_are_kept_and_a_changed_one_is_compiled_anew(tmp_path):
    site, kept = tmp_path / "site" / "footnoted", tmp_path / "some" / "folder"
    site.mkdir(parents=True)
    for text in ("<{{ word }}", "{{ word }}>", "<{{ word }}"):
        (site / "own.html").write_text(text)
        env = environment([site.parent], kept)
        assert render(env, "own.html", word="&") == text.replace("{{ word }}", "&amp;")
    assert len(compiled(kept)) == 2


def test_a_kept_template_that_is_not_whole_is_compiled_anew(tmp_path):
    for spoil in (bytes.swapcase, lambda kept: kept[:-1], lambda _: b"", lambda kept: b"0" + kept):
        render(environment(kept=tmp_path), "home/latest.html", lead=None, v=None)
        for file in tmp_path.iterdir():
            file.write_bytes(spoil(file.read_bytes()))
        before = [file.read_bytes() for file in sorted(tmp_path.iterdir())]
        render(environment(kept=tmp_path), "home/latest.html", lead=None, v=None)
        assert [file.read_bytes() for file in sorted(tmp_path.iterdir())] != before


@pytest.mark.parametrize("what", ["a file", "a folder of folders", "a path that cannot be"])
def test_a_folder_that_can_keep_nothing_is_no_hindrance(tmp_path, what):
    folder = tmp_path / "kept"
    if what == "a file":
        folder.write_text("rubbish")
    elif what == "a folder of folders":
        render(environment(kept=folder), "home/latest.html", lead=None, v=None)
        for name in compiled(folder):
            (folder / name).unlink()
            (folder / name).mkdir()
    else:
        folder = folder / ("x" * 300)
    assert "<" in render(environment(kept=folder), "home/latest.html", lead=None, v=None)


def test_a_name_that_is_not_given_is_a_mistake_and_not_nothing():
    with pytest.raises(UndefinedError):
        render(environment(), "home/latest.html")


def test_a_number_has_its_noun():
    assert [plural(0, "use"), plural(1, "use"), plural(2, "use")] == ["0 uses", "1 use", "2 uses"]
    assert plural(2, "man", "men") == "2 men"


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("Due 2025", "Due 2025."),
        ("Due <time>2025\u00a0р.</time>", "Due <time>2025\u00a0р.</time>"),
        ("Due <time>2025</time>", "Due <time>2025</time>."),
        ("2025\u00a0р. (10 days from 2024\u00a0р.)", "2025\u00a0р. (10 days from 2024\u00a0р.)."),
    ],
)
def test_words_that_bring_a_stop_along_get_no_second_one(words, ended):
    template = environment().from_string("{{ words | stop }}")
    assert template.render(words=Markup(words)) == ended
    assert template.render(words="<b") == "&lt;b."
