"""What the plugin's configuration says, as the core gets it."""

import datetime as dt

import pytest
import yaml

from footnoted.mkdocs.options import find
from footnoted.plug_ins import option_names
from footnoted.project import FORM, OptionNames, PictureRights, PlugIns, read_options

KNOWN = OptionNames(("claims", "method"), ("feeds",), lambda asked: {})


def read(**asked):
    options, wrong = read_options(asked, KNOWN)
    return options or wrong


def test_everything_works_with_no_option_set():
    options = read(levels=None)
    assert (options.briefings_dir, options.on_problem, options.levels) == ("briefings", "auto", {})
    assert options.use == PictureRights(commercial=True, derivatives=False)
    assert (options.pictures.avif, options.as_of) == (False, None)


def test_what_is_asked_for_is_read():
    assert read(use={"commercial": False}).use == PictureRights(commercial=False)
    assert read(pages={"claims": False}).pages == {"claims": False}
    assert read(as_of="2024-05-06").as_of == read(as_of=dt.date(2024, 5, 6)).as_of
    assert read(pictures={"avif": True}).pictures.avif


@pytest.mark.parametrize(
    ("option", "asked", "reason"),
    [
        ("use", [], "expected a mapping such as commercial: false"),
        ("use", {"profit": True}, "no option `profit`; there are commercial, derivatives"),
        ("use", {"commercial": "no"}, "`commercial`: expected true or false"),
        ("pictures", {"webp": True}, "no option `webp`; there are avif, cards"),
        ("pages", ["claims"], "expected a mapping such as method: false"),
        ("pages", {"claim": False}, "no page `claim`; the pages are claims, method"),
        ("pages", {"claims": 7}, "`claims`: expected a source name such as evidence/claims.md"),
        ("pages", {"claims": ""}, "`claims`: expected a source name such as evidence/claims.md"),
        ("exports", {"feed": False}, "no export `feed`; the exports are feeds"),
        ("exports", {"feeds": 1}, "`feeds`: expected true or false"),
        ("exports", {1: True}, "no export `1`; the exports are feeds"),
        ("briefings_dir", 7, "expected text such as briefings"),
        ("on_problem", "never", "expected one of auto, warn, error"),
        ("on_problem", ["auto"], "expected one of auto, warn, error"),
        ("date_style", 7, "expected one of long, short, ap"),
        ("as_of", dt.datetime(2024, 5, 6), "expected a day such as 2025-02-13"),
        ("cache_dir", "../a", "expected a folder such as .cache/footnoted"),
        *(
            (
                "report",
                asked,
                "expected mailto:desk@briefings.example, an https:// address, or false",
            )
            for asked in (7, True, "desk@a.example", "http://a.example/", "javascript:alert(1)")
        ),
        (
            "report",
            "https://a.example/?q={quote}",
            "nothing is known as {quote}; there are {page}, {claim}, {words}, {title}, {body}",
        ),
        ("scales", "a.yml", "expected a mapping such as reliability: scales/reliability.yml"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_for_each_option(option, asked, reason):
    assert read(**{option: asked}) == {option: reason}


def project(tmp_path, text):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Desk\n{text}", encoding="utf-8")
    found = find(tmp_path / "mkdocs.yml")
    assert found
    return found


def test_the_core_knows_the_pages_beside_the_briefings_and_what_is_named(tmp_path):
    found = project(
        tmp_path,
        "theme: {name: material, favicon: assets/mark.svg}\nextra: {card: assets/card.png}\n"
        "plugins:\n  - footnoted:\n      use: {commercial: false}\n",
    )
    assert found.docs_dir == "docs"
    assert found.named == {
        "theme": {"logo": None, "favicon": "assets/mark.svg"},
        "extra": {"card": "assets/card.png"},
    }
    assert (found.use, found.cards) == (PictureRights(commercial=False), False)


def test_a_folder_outside_of_the_project_is_not_looked_at(tmp_path):
    inner = tmp_path / "site"
    inner.mkdir()
    (tmp_path / "docs").mkdir()
    assert project(inner, "docs_dir: ../docs\nplugins: [footnoted]\n").docs_dir == ""


def test_a_misspelt_option_is_an_error_with_the_right_name():
    options, wrong = read_options({"breifings_dir": "stories"}, option_names({}, PlugIns()))
    assert options is None
    assert wrong == {
        "breifings_dir": "there is no such option. Did you mean `briefings_dir`?",
    }


MAIL = "mailto:desk@a.example"


@pytest.mark.parametrize(
    ("settings", "report"),
    [
        ("plugins: [footnoted]\n", ""),
        ("repo_url: https://git.example/h\nplugins: [footnoted]\n", ""),
        (
            "repo_url: https://github.com/a/b/\nplugins: [footnoted]\n",
            "https://github.com/a/b/issues/new?title={title}&body={body}",
        ),
        (
            "repo_url: https://gitlab.example/a/b\nplugins: [footnoted]\n",
            "https://gitlab.example/a/b/-/issues/new?"
            "issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
        ),
        (
            "repo_url: https://codeberg.org/a/b\nplugins: [footnoted]\n",
            "https://codeberg.org/a/b/issues/new?title={title}&body={body}",
        ),
        (
            f"repo_url: https://github.com/a/b\nplugins: [footnoted: {{report: '{MAIL}'}}]\n",
            f"{MAIL}?subject={{title}}&body={{body}}",
        ),
        (
            "plugins: [footnoted: {report: 'https://a.example/?at={page}'}]\n",
            "https://a.example/?at={page}",
        ),
        ("repo_url: https://github.com/a/b\nplugins: [footnoted: {report: false}]\n", ""),
    ],
)
def test_errors_are_reported_as_the_site_says_or_at_its_repository(tmp_path, settings, report):
    assert project(tmp_path, settings).report == report


def test_the_form_for_errors_of_a_repository_gets_the_page_and_the_words(root, tmp_path):
    (tmp_path / FORM).parent.mkdir(parents=True)
    (tmp_path / FORM).write_bytes((root / FORM).read_bytes())
    found = project(tmp_path, "repo_url: https://github.com/a/b\nplugins: [footnoted]\n")
    assert found.report == (
        "https://github.com/a/b/issues/new?template=correction.yml"
        "&title={title}&page={page}&words={words}"
    )
    fields = [each.get("id") for each in yaml.safe_load((root / FORM).read_text("utf-8"))["body"]]
    assert {"page", "words"} <= {*fields}
