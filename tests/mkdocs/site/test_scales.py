"""A site that grades by a scale of its own."""

STARS = """\
name: Stars
about: How far we lean on a source.
grades:
  "*": {label: a little, meaning: It has been right.}
  "**": {label: much, meaning: It has always been right.}
"""
CONFIG = "plugins:\n  - search\n  - footnoted:\n      scales: {{reliability: {}}}\n"


def graded(newsroom, grade, file="stars.yml"):
    sources = newsroom.root / "briefings" / "_shared" / "sources.yml"
    text = sources.read_text(encoding="utf-8")
    text = text.replace("reliability: B", f"reliability: {grade!r}")
    sources.write_text(text, encoding="utf-8")
    (newsroom.root / "stars.yml").write_text(STARS, encoding="utf-8")
    newsroom.configure(CONFIG.format(file))


def test_a_scale_of_the_site_s_own_is_checked_shown_and_explained(newsroom):
    graded(newsroom, "**")
    built = newsroom.mkdocs("build", "--strict")
    assert built.status == 0, built.output
    sources = newsroom.page("sources/index.html")
    assert 'data-grade="**" href="../method/#reliability">much</a>' in sources
    assert "It has always been right." in newsroom.page("method/index.html")


def test_a_grade_of_the_scale_that_was_replaced_is_unknown(newsroom):
    graded(newsroom, "B")
    built = newsroom.mkdocs("build", "--strict")
    assert built.status == 1
    assert "grade.unknown" in built.output


def test_a_scale_that_cannot_be_used_is_refused_before_anything_is_read(newsroom):
    graded(newsroom, "**", "none.yml")
    built = newsroom.mkdocs("build", "--strict")
    assert built.status == 1
    assert "footnoted: the scale `reliability` cannot be used." in built.output
    assert "none.yml: error: There is no such file." in built.output
    for option, words in (
        (
            "scales: {reliabilty: a.yml}",
            "there is no scale `reliabilty`. Did you mean `reliability`?",
        ),
        (
            "scales: {reliability: 1}",
            "the scale `reliability` needs a file such as scales/reliability.yml",
        ),
        ("scales: stars.yml", "expected a mapping such as reliability: scales/reliability.yml"),
    ):
        newsroom.configure(f"plugins:\n  - search\n  - footnoted:\n      {option}\n")
        assert words in newsroom.mkdocs("build", "--strict").output
