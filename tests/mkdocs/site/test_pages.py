"""What the real MkDocs builds from a newsroom: pages, links, search, addresses."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from footnoted.mkdocs.options import find


@pytest.fixture(scope="module")
def links() -> ModuleType:
    spec = importlib.util.spec_from_file_location("links", Path(__file__).with_name("conftest.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["links"] = module
    spec.loader.exec_module(module)
    return module


def test_a_build_needs_no_option_and_is_strict_clean(published):
    for page in ("briefings", "timeline", "sources", "credits", "method"):
        assert (published.site / page / "index.html").is_file(), page
    assert (published.site / "briefings/crane/index.html").is_file()
    assert (published.site / "briefings/quay.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(
    "options", ["", "use_directory_urls: false", "site_url: https://h.example/sub/"]
)
def test_every_link_within_the_site_leads_somewhere(newsroom, links, options):
    newsroom.configure(options)
    newsroom.build("--strict")
    assert links.broken_links(newsroom.site) == []
    assert links.repeated_ids(newsroom.site) == []


def test_notes_are_numbered_in_order_of_first_use_with_every_way_back(published):
    html = published.main("briefings/crane/index.html")
    notes = re.search(r'<div class="footnote">.*?</div>', html, re.DOTALL)
    assert notes
    assert re.findall(r'<li id="(fn:[^"]+)"', notes[0]) == ["fn:src-courier", "fn:own"]
    marks = re.findall(r'<sup id="(fnref\d*:[^"]+)"', html)
    back = re.findall(r'href="#(fnref\d*:[^"]+)"', notes[0])
    assert sorted(marks) == sorted(back)
    assert len([mark for mark in marks if mark.endswith("src-courier")]) >= 2
    assert "para. 3" in notes[0]


def test_a_link_to_a_registered_source_is_a_note_and_stays_a_link(published):
    html = published.main("briefings/crane/index.html")
    assert re.search(
        r'<a [^>]*href="https://courier\.example/harbour"[^>]*>Courier</a><sup id="fnref', html
    )


def test_one_event_of_two_briefings_is_one_entry_with_both_links_and_both_dates(published):
    html = published.main("timeline/index.html")
    entries = re.findall(r'<li class="fn-event.*?data-event="([^"]+)"', html)
    assert entries == ["spring-storm"]
    assert 'href="../briefings/crane/#date-idle"' in html
    assert 'href="../briefings/storm/#date-storm"' in html
    assert "Dates are not the same:" in html
    assert re.search(r'<time datetime="2024-04">April 2024</time>', html)
    assert "1 April 2024" not in html


def test_briefings_are_linked_by_the_strongest_of_what_they_have_in_common(published):
    crane = published.main("briefings/crane/index.html")
    storm = published.main("briefings/storm/index.html")
    assert "</a>: continues this briefing</li>" in crane
    assert "</a>: this briefing continues it</li>" in storm
    assert 'href="../../timeline/#event-spring-storm"' in crane
    assert 'href="../storm/#claim-gusts"' in crane
    assert 'href="../crane/#claim-crane-idle-week"' in storm


def test_the_sources_page_lists_every_use_with_its_sentence(published):
    html = published.main("sources/index.html")
    entries = re.split(r'<li class="fn-source" id="source-', html)[1:]
    log, courier = sorted(entries, key=lambda entry: entry.startswith("courier"))
    assert 'href="../briefings/crane/#claim-crane-idle"' in courier
    assert "The northern crane stood idle for a week" in courier
    assert 'href="https://archive.example/1/"' in courier
    assert 'href="../briefings/storm/#claim-gusts"' in log


def test_the_credits_page_lists_each_use_of_a_picture(published):
    html = published.main("credits/index.html")
    assert re.findall(r'data-image="([^"]+)"', html) == ["crane#quay", "storm#quay"]
    assert html.count("<dd>Drawing: Ada Rower</dd>") == 2
    assert html.count('<code class="fn-copied">Drawing: Ada Rower, CC BY 4.0</code>') == 2
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html


def test_a_picture_of_the_article_is_a_figure_with_its_credit(published):
    html = published.main("briefings/storm/index.html")
    figure = re.search(r'<figure[^>]*id="image-quay".*?</figure>', html, re.DOTALL)
    assert figure
    assert 'src="../quay.svg"' in figure[0]
    assert "Drawing: Ada Rower" in figure[0]


def test_search_finds_words_once_and_leads_to_what_says_them(published):
    index = json.loads(published.page("search/search_index.json"))
    entries = [(re.sub("<[^>]+>", "", f"{e['title']} {e['text']}"), e) for e in index["docs"]]
    for words, place in {
        "The northern crane stood idle": "briefings/crane/",
        "Claim: The northern crane was out of use": "briefings/crane/#claim-crane-idle",
        "Event: The spring storm": "timeline/#event-spring-storm",
        "Source: The Courier": "sources/#source-courier",
        "A plain note of the author": "briefings/crane/#notes",
        "Crane idle": "sources/#source-courier",
    }.items():
        assert [e["location"] for text, e in entries if words in text] == [place], words
    pictures = [e["location"] for e in index["docs"] if e["title"].startswith("Picture: ")]
    assert pictures == ["credits/#image-crane--quay", "credits/#image-storm--quay"]
    for entry in index["docs"]:
        page, _, anchor = entry["location"].partition("#")
        html = published.page(f"{page}index.html")
        assert not anchor or f'id="{anchor}"' in html, entry["location"]
    assert not any("week1" in text or "idle1" in text for text, _ in entries)


def test_the_page_itself_is_the_first_entry_of_each_page(published):
    # Material shows the first entry of a page as the page, and all others below it.
    index = json.loads(published.page("search/search_index.json"))
    first: dict[str, str] = {}
    for entry in index["docs"]:
        first.setdefault(entry["location"].partition("#")[0], entry["location"])
    assert all("#" not in place for place in first.values())


def test_search_has_one_entry_for_the_top_of_a_briefing(published):
    index = json.loads(published.page("search/search_index.json"))
    titles = [entry["title"] for entry in index["docs"]]
    assert titles.count("The crane at the north quay") == 1


def test_edit_links_lead_to_the_articles_own_file(newsroom):
    newsroom.configure("repo_url: https://git.example/harbour\nedit_uri: edit/main/docs/\n")
    newsroom.write(
        "mkdocs.yml",
        (newsroom.root / "mkdocs.yml")
        .read_text()
        .replace("font: false}", "font: false, features: [content.action.edit]}"),
    )
    newsroom.build()
    page = newsroom.page("briefings/crane/index.html")
    pencil = '<a href="https://git.example/harbour/edit/main/briefings/crane.md" title="Edit'
    assert pencil in page
    about = newsroom.main("briefings/crane/index.html").partition('id="part:about"')[2]
    assert re.findall(r'<a href="https://git.example/harbour/edit/([^"]+)" rel="edit">', about) == [
        "main/briefings/crane.md",
        "main/briefings/crane.yml",
    ]
    assert "/edit/" not in newsroom.page("timeline/index.html")


@pytest.mark.parametrize(
    ("settings", "editor"),
    [
        ("", ""),
        ("repo_url: https://git.example/harbour\n", ""),
        ("repo_url: https://github.com/a/b\n", "https://github.com/a/b/edit/master/{path}"),
        ("edit_uri: https://git.example/e/docs/\n", "https://git.example/e/docs/../{path}"),
        (
            "repo_url: https://git.example/h/\nedit_uri_template: _edit/main/docs/{path}\n",
            "https://git.example/h/_edit/main/{path}",
        ),
        (
            "repo_url: https://git.example/h\nedit_uri: '?file=docs/'\n",
            "https://git.example/h?file=docs/../{path}",
        ),
        ("edit_uri_template: https://git.example/{path_noext}\n", ""),
    ],
)
def test_the_address_at_which_files_are_changed_is_that_of_mkdocs(newsroom, settings, editor):
    newsroom.configure(settings)
    assert find(newsroom.root / "mkdocs.yml").editor == editor


def test_a_briefing_without_a_sidecar_leads_to_none(newsroom):
    newsroom.configure("repo_url: https://git.example/harbour\nedit_uri: edit/main/docs/\n")
    newsroom.write("briefings/size.md", "---\ntitle: Size\ndate: 2024-05-06\n---\n\nWords.\n")
    newsroom.build("--strict")
    page = newsroom.main("briefings/size/index.html")
    edited = re.findall(r'<a href="([^"]+)" rel="edit">', page)
    assert edited == ["https://git.example/harbour/edit/main/briefings/size.md"]


def test_the_sites_own_templates_and_styles_win(newsroom):
    newsroom.configure("extra_css: [own.css]\n")
    config = (newsroom.root / "mkdocs.yml").read_text()
    newsroom.write(
        "mkdocs.yml", config.replace("name: material,", "name: material, custom_dir: own,")
    )
    newsroom.write("docs/own.css", "/* ours */")
    newsroom.write("own/footnoted/pages/credits.html", "<h1 id='c'>Our own credits</h1>")
    newsroom.write("own/footnoted/briefing/head.html", "<p>Our own head</p>")
    newsroom.build("--strict")
    assert "Our own credits" in newsroom.main("credits/index.html")
    assert "Our own head" in newsroom.main("briefings/crane/index.html")
    styles = re.findall(r'href="[^"]*?([a-z]+)\.css"', newsroom.page("index.html"))
    assert styles.index("footnoted") < styles.index("own")


def test_briefings_stay_out_of_a_navigation_that_does_not_name_them(newsroom):
    newsroom.configure("nav: [index.md, briefings/index.md]\n")
    newsroom.build("--strict")
    main = re.search(
        r'<nav class="md-nav md-nav--primary.*?</nav>', newsroom.page("index.html"), re.S
    )
    assert main
    assert 'href="briefings/"' in main[0]
    assert "briefings/crane" not in main[0]


def test_generated_pages_may_stand_in_the_navigation(newsroom):
    newsroom.configure("nav: [index.md, briefings/index.md, When: timeline.md]\n")
    newsroom.build("--strict")
    page = newsroom.page("index.html")
    assert re.search(r'href="timeline/"[^>]*>\s*<span[^>]*>\s*When', page)


def test_a_generated_page_can_be_renamed_or_switched_off(newsroom, links):
    newsroom.configure(
        "plugins:\n  - search\n  - footnoted:\n"
        "      pages: {sources: evidence/list.md, credits: false}\n"
    )
    newsroom.build("--strict")
    assert (newsroom.site / "evidence/list/index.html").is_file()
    assert not (newsroom.site / "credits").exists()
    assert links.broken_links(newsroom.site) == []


def test_an_empty_newsroom_is_an_empty_honest_site(tmp_path, newsroom):
    for file in (newsroom.root / "briefings").rglob("*"):
        if file.is_file():
            file.unlink()
    names = "briefings/index.md, timeline.md, sources.md, credits.md"
    newsroom.configure(f"nav: [index.md, {names}]\n")
    newsroom.build("--strict")
    assert "No briefing has been published yet." in newsroom.main("briefings/index.html")
    assert "No briefing has a date to show yet." in newsroom.main("timeline/index.html")
    assert "No source has been recorded yet." in newsroom.main("sources/index.html")
    assert "shows or refers to a picture yet" in newsroom.main("credits/index.html")


def test_titles_and_summaries_cannot_break_out_of_any_page(newsroom):
    hostile = '</title><script>alert(1)</script>\\"><img src=x onerror=alert(2)>'
    text = (newsroom.root / "briefings/crane.md").read_text()
    text = text.replace("The crane at the north quay", f'"{hostile}"')
    text = text.replace("It stood idle for a week.", f'"{hostile}"')
    text = text.replace("tags: [cranes]", f'tags: ["{hostile}"]')
    newsroom.write("briefings/crane.md", text)
    newsroom.build()
    for file in newsroom.site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "<script>alert(1)" not in html, file
        assert "<img src=x" not in html, file


def test_the_same_content_gives_the_same_bytes_elsewhere(newsroom, tmp_path_factory):
    import shutil

    newsroom.environment.update({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    newsroom.build()
    first = newsroom.state()
    other = tmp_path_factory.mktemp("elsewhere") / "room"
    shutil.copytree(newsroom.root, other, ignore=shutil.ignore_patterns("site"))
    again = type(newsroom)(
        other, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"}
    )
    again.build()
    second = again.state()
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_same_content_gives_the_same_bytes_on_another_day(newsroom):
    newsroom.configure("site_url: https://harbour.example/")
    plugins = "plugins:\n  - search\n  - footnoted: {as_of: 2024-05-06}"
    config = (newsroom.root / "mkdocs.yml").read_text("utf-8")
    newsroom.write("mkdocs.yml", config.replace("plugins: [search, footnoted]", plugins))
    newsroom.environment["SOURCE_DATE_EPOCH"] = "1714989600"  # what MkDocs takes for today
    newsroom.build()
    first = newsroom.state()
    newsroom.environment["SOURCE_DATE_EPOCH"] = "1900000000"
    newsroom.build()
    second = newsroom.state()
    differing = [name for name in first if first[name] != second.get(name)]
    assert differing == ["sitemap.xml", "sitemap.xml.gz"]  # the host's day of the site's own pages
    sitemap = (newsroom.site / "sitemap.xml").read_text("utf-8")
    told = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", sitemap))
    assert told["https://harbour.example/briefings/crane/"] == "2024-05-05"
    assert told["https://harbour.example/timeline/"] == "2024-05-06"
    assert told["https://harbour.example/"] == "2030-03-17"
