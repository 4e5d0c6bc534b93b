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
