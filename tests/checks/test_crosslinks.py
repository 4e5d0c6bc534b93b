"""Links between articles lead to an article, and to a record that it has."""

from footnoted.checks import links as crosslinks

HEAD = "---\ntitle: A\ndate: 2024-05-05\n---\n"
STORM = {
    "briefings/storm.md": HEAD + "Gusts were strong.\n",
    "briefings/storm.yml": "claims: {gusts: {quote: Gusts, formerly: [wind]}}\n",
}


def found(newsroom, text, **more):
    site = newsroom({"briefings/a.md": f"{HEAD}\n{text}\n", **STORM, **more})
    return [problem for problem in site.diagnostics if problem.code.name.startswith("link.")]


def test_a_link_to_no_article_is_told_with_the_nearest_one(newsroom):
    (problem,) = found(newsroom, "See [it](storn.md#claim-gusts).")
    assert str(problem) == (
        "briefings/a.md:6:10: error: There is no article `storn.md`. [link.unknown]\n"
        "    hint: Did you mean `storm.md`?"
    )


def test_a_path_that_is_like_no_other_gets_the_general_cure(newsroom):
    (problem,) = found(newsroom, "See [it](2019/elsewhere-entirely.md).")
    assert problem.hint == crosslinks.UNKNOWN.cure


def test_a_link_to_a_record_that_the_article_does_not_have_is_told(newsroom):
    (problem,) = found(newsroom, "See [it](storm.md#claim-gust).")
    assert str(problem) == (
        "briefings/a.md:6:10: error: `storm` has no claim `gust`. [link.no-record]\n"
        "    hint: Did you mean `gusts`?"
    )


def test_what_leads_somewhere_or_is_the_hosts_to_follow_is_left_alone(newsroom):
    for link in (
        "storm.md",
        "storm.md#claim-gusts",
        "storm.md#claim-wind",
        "storm.md#a-heading",
        "index.md",
        "../timeline.md",
        "https://harbour.example/a.md",
        "#claim-x",
        "picture.png",
    ):
        assert found(newsroom, f"See [it]({link}).") == [], link


def test_an_article_that_could_not_be_read_is_there_all_the_same(newsroom):
    broken = {"briefings/b.md": "No front matter.\n"}
    assert found(newsroom, "See [it](b.md).", **broken) == []
