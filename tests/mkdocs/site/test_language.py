"""An article in another language than the site says so; what surrounds it stays in the site's."""


def test_a_foreign_article_is_marked_and_its_dates_stay_in_the_sites_language(newsroom):
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", article.replace("tags: [cranes]", "lang: uk"))
    newsroom.build("--strict")
    html = newsroom.main("briefings/crane/index.html")
    assert '<h1 id="part:title" lang="uk">' in html
    body = html[html.index('<div lang="uk">') :]
    assert body.index("</div>") < body.index('<h2 id="notes"')
    assert "4 May 2024" in html


QUOTED = """
She called it "a small thing", but <code>it's</code> in 'the' port's books.
"""


def test_readers_see_the_marks_of_the_language_and_programs_those_that_were_typed(newsroom):
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", article + QUOTED)
    newsroom.build("--strict")
    html = newsroom.main("briefings/crane/index.html")
    assert "“a small thing”, but <code>it's</code> in ‘the’ port’s books" in html
    assert '"a small thing' not in html
    assert "port's books" in newsroom.page("search/search_index.json")
    again = newsroom.main("briefings/crane/index.html")
    newsroom.build("--strict")
    assert newsroom.main("briefings/crane/index.html") == again


def test_a_site_may_keep_the_marks_that_were_typed(newsroom):
    article = (newsroom.root / "briefings/crane.md").read_text()
    newsroom.write("briefings/crane.md", article + QUOTED)
    newsroom.build("--strict")
    newsroom.configure("plugins: [search, footnoted: {quotation_marks: typed}]")
    newsroom.build("--strict")
    assert '"a small thing"' in newsroom.main("briefings/crane/index.html")
