"""What the real MkDocs does with content that has problems, and with a wrong configuration."""

import subprocess

import pytest

from tests.programs import needed

BAD_QUOTE = "    quote: northern crane stood idle"


def spoil(newsroom):
    records = (newsroom.root / "briefings/crane.yml").read_text()
    newsroom.write(
        "briefings/crane.yml",
        records.replace(BAD_QUOTE, "    quote: northern crane stood busy").replace(
            "sources: [courier]", "sources: [courrier]"
        ),
    )


def test_a_build_with_errors_fails_tells_them_all_and_leaves_the_site_alone(newsroom):
    newsroom.build()
    before = newsroom.state()
    spoil(newsroom)
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert (
        "briefings/crane.yml:3:12: error: The article now has “idle” where the "
        "quotation has “busy”. [anchor.reworded]"
    ) in built.output
    assert (
        "briefings/crane.yml:15:15: error: There is no source `courrier`. [source.unknown]"
        in built.output
    )
    assert "Did you mean `courier`?" in built.output
    assert "Footnoted found 2 errors. The published site was not changed." in built.output
    assert "Traceback" not in built.output
    assert newsroom.state() == before


def test_what_is_alike_is_logged_three_times_and_counted(newsroom):
    links = " ".join(f"[{n}](none-{n}.md)" for n in range(1, 6))
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", f"{article}\n{links}\n")
    newsroom.configure(
        "validation: {links: {not_found: ignore}}\n"
        "plugins:\n  - search\n  - footnoted: {levels: {link.unknown: warning}}\n"
    )
    built = newsroom.mkdocs("build", "--strict")
    assert built.output.count("[link.unknown]") == 4
    assert (
        "footnoted: … and 2 more [link.unknown]; `footnoted check --all` shows every one\n"
    ) in built.output
    assert "footnoted: 5 warnings, 1 remark.\n" in built.output
    assert "Aborted with 5 warnings in strict mode!" in built.output


def test_quiet_builds_fail_too(newsroom):
    spoil(newsroom)
    built = newsroom.mkdocs("build", "-q")
    assert built.status == 1
    assert "[anchor.reworded]" in built.output


def test_problems_can_be_taken_as_warnings(newsroom):
    spoil(newsroom)
    newsroom.configure("plugins:\n  - search\n  - footnoted: {on_problem: warn}\n")
    assert "[anchor.reworded]" in newsroom.build().output
    assert newsroom.mkdocs("build", "--strict").status == 1


def test_a_level_can_be_changed(newsroom):
    spoil(newsroom)
    newsroom.configure(
        "plugins:\n  - search\n  - footnoted:\n"
        "      levels: {anchor.reworded: info, source.unknown: off}\n"
    )
    built = newsroom.build("--strict")
    assert "info: The article now has “idle”" in built.output
    assert "source.unknown" not in built.output


def test_a_page_of_the_same_address_in_docs_is_an_error_and_no_silent_loss(newsroom):
    newsroom.configure("plugins:\n  - search\n  - footnoted: {pages: {timeline: timeline.md}}\n")
    newsroom.write("docs/timeline.md", "# Our own timeline\n")
    newsroom.write("docs/briefings/crane.md", "# Our own crane\n")
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert (
        "docs/timeline.md: error: The generated page `timeline.md` and `docs/timeline.md` "
        "would both be written to `timeline/index.html`. [page.taken]"
    ) in built.output
    assert (
        "briefings/crane.md: error: The briefing `crane` and `docs/briefings/crane.md` "
        "would both be written to `briefings/crane/index.html`. [page.taken]"
    ) in built.output
    assert not newsroom.site.exists()


def test_a_draft_is_not_published(newsroom):
    text = (newsroom.root / "briefings/storm.md").read_text()
    newsroom.write("briefings/storm.md", text.replace("continues:", "draft: true\ncontinues:"))
    records = (newsroom.root / "briefings/crane.yml").read_text()
    newsroom.write("briefings/crane.yml", records.replace("    supports: [storm#gusts]\n", ""))
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", article.replace("See [the storm](storm.md) too", "See"))
    newsroom.build("--strict")
    assert not (newsroom.site / "briefings/storm").exists()
    assert "The storm of April" not in newsroom.page("timeline/index.html")


def test_a_wrong_option_is_refused_before_anything_is_read(newsroom):
    for option, words in (
        ("levels: {anchor.losst: info}", "no problem `anchor.losst`. Did you mean `anchor.lost`?"),
        ("levels: {yaml.syntax: off}", "guards safety, so its level cannot be changed"),
        ("levels: {anchor.lost: loud}", "expected one of error, warning, info, off"),
        ("as_of: yesterday", "`yesterday` is not a day; write it as 2025-02-13"),
        (
            "pages: {timelines: false}",
            "no page `timelines`; the pages are briefings, claims",
        ),
        ("pages: {timeline: ../up.md}", "expected a source name such as evidence/timeline.md"),
        ("briefings_dir: ../elsewhere", "is not inside"),
        ("surprise: 1", "surprise"),
    ):
        newsroom.configure(f"plugins:\n  - search\n  - footnoted:\n      {option}\n")
        built = newsroom.mkdocs("build", "--strict")
        assert built.status == 1, option
        assert words in built.output, (option, built.output)
        assert "Traceback" not in built.output, option


def test_gh_deploy_publishes_the_finished_site(newsroom, tmp_path_factory):
    git = needed("git")
    bare = tmp_path_factory.mktemp("remote") / "harbour.git"
    for words in (
        ["init", "--bare", str(bare)],
        ["init", "-b", "main"],
        ["config", "user.name", "Ada"],
        ["config", "user.email", "ada@harbour.example"],
        ["add", "."],
        ["commit", "-m", "harbour"],
        ["remote", "add", "origin", str(bare)],
    ):
        subprocess.run([git, *words], cwd=newsroom.root, check=True, capture_output=True)
    deployed = newsroom.mkdocs("gh-deploy", "--message", "deployed")
    assert deployed.status == 0, deployed.output
    listed = subprocess.run(
        [git, "--git-dir", str(bare), "ls-tree", "-r", "--name-only", "gh-pages"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    assert "briefings/crane/index.html" in listed
    assert "timeline/index.html" in listed


def test_a_page_that_asks_for_a_part_there_is_not_is_told(newsroom):
    newsroom.write(
        "docs/index.md", "# Home\n\n<!-- footnoted:lates -->\n\n<!-- footnoted:due -->\n"
    )
    built = newsroom.mkdocs("build")
    assert built.status == 0
    assert (
        "docs/index.md:3:1: warning: There is no part `footnoted:lates`. [page.unknown-part]"
        in built.output
    )
    assert "Did you mean `latest`?" in built.output
    assert newsroom.mkdocs("build", "--strict").status == 1
    newsroom.write("docs/index.md", "# Home\n\n<!-- footnoted:latest -->\n")
    assert "[page.unknown-part]" not in newsroom.build("--strict").output


HOOK = """
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nWords <![x> after." if page.file.name == "crane" else None
on_page_markdown.mkdocs_priority = 0
"""


@pytest.mark.parametrize(
    "words", ["Words <![x> after.", "Code `<![x` now", "    <![ indented", "<![x"]
)
def test_marked_sections_are_words_like_others(newsroom, words):
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", f"{article}\n\n{words}\n")
    newsroom.build("--strict")
    assert "&lt;![" in newsroom.page("briefings/crane/index.html")


def test_an_article_that_mkdocs_cannot_convert_after_another_plugin_is_a_problem(newsroom):
    newsroom.write("hook.py", HOOK)
    newsroom.configure("plugins:\n  - search\n  - footnoted\nhooks: [hook.py]\n")
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert (
        "briefings/crane.md: error: This article cannot be converted (MkDocs, as another plugin "
        "left it: AssertionError: unknown status keyword 'x' in marked section). "
        "[article.unconverted]"
    ) in built.output
    assert "Traceback" not in built.output
    assert not newsroom.site.exists()
    newsroom.configure("plugins:\n  - search\n  - footnoted\n")  # The plugin is switched off.
    assert "[article.unconverted]" not in newsroom.build("--strict").output


def test_a_build_that_fails_for_content_renders_no_page(newsroom):
    newsroom.write("hook.py", "def on_page_markdown(*_, **__):\n    raise ValueError\n")
    newsroom.configure("plugins:\n  - search\n  - footnoted\nhooks: [hook.py]\n")
    spoil(newsroom)
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert "Footnoted found 2 errors" in built.output
    assert "Traceback" not in built.output
