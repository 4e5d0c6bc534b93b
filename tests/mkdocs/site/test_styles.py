"""A site that cites in a style of its own."""

STYLE = """\
{% macro other(s) %}{{ ["HOUSE", s.title or s.kind, s.link] | joined(" | ") }}{% endmacro %}
{% macro short(s) %}{{ s.title or s.kind }}{% endmacro %}
{% macro cited_in(carriers) %}by way of {{ carriers | joined }}{% endmacro %}
"""
CONFIG = """\
theme: {{name: material, font: false, custom_dir: overrides}}
plugins:
  - search
  - footnoted: {{citation_style: {}}}
"""


def styled(newsroom, name, style=STYLE):
    file = newsroom.root / "overrides" / "footnoted" / "styles" / "house.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(style, encoding="utf-8")
    newsroom.configure(CONFIG.format(name))
    return newsroom.mkdocs("build", "--strict")


def test_a_file_in_the_theme_of_a_site_is_a_style_of_its_notes_and_of_its_list(newsroom):
    built = styled(newsroom, "house")
    assert built.status == 0, built.output
    assert "HOUSE | " in newsroom.page("sources/index.html")
    assert "HOUSE | " in newsroom.page("briefings/crane/index.html")


def test_a_style_that_cannot_be_used_is_refused_before_anything_is_read(newsroom):
    for name, style, words in (
        ("hous", STYLE, "There is no citation style `hous`. The styles are `chicago`, `house`, "),
        (
            "house",
            STYLE.replace("s.link", "s.lnk"),
            "The citation style `house` cannot be used: it fails for the type `article`: line 1: "
            "a source has no `lnk`. The styles are `chicago`, `house`, `newsroom`.",
        ),
    ):
        built = styled(newsroom, name, style)
        assert built.status == 1
        assert f"footnoted: citation_style: {words}" in built.output
        assert "Traceback" not in built.output
