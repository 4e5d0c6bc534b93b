"""Our own environment: escaping always on, a site's templates first."""

import pytest
from jinja2 import UndefinedError

from footnoted.render.environment import environment, plural, render


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
