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
