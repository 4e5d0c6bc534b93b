"""Grades that no scale has."""

from tests.newsroom import article, told


def test_grades_that_no_scale_has_are_told_wherever_they_stand(newsroom):
    site = newsroom(
        {
            "briefings/_shared/sources.yml": (
                "sources:\n  a: {type: post, reliability: G, genre: g}\n"
            ),
            "briefings/a.md": article(),
            "briefings/a.yml": """
                sources:
                  b: {type: post, reliability: b, title: T}
                claims:
                  c: {says: Idle., credibility: 7, likelihood: very-likly, confidence: high}
                """,
        }
    )
    reliability, credibility = "One of A, B, C, D, E, F.", "One of 1, 2, 3, 4, 5, 6."
    assert [told(problem) for problem in site.diagnostics] == [
        (
            "briefings/_shared/sources.yml:2:32: The scale of reliability has no grade `G`. "
            "[grade.unknown]",
            reliability,
            "",
            "a",
        ),
        (
            "briefings/a.yml:2:32: The scale of reliability has no grade `b`. [grade.unknown]",
            "Did you mean `B`?",
            "",
            "b",
        ),
        (
            "briefings/a.yml:4:33: The scale of credibility has no grade `7`. [grade.unknown]",
            credibility,
            "",
            "c",
        ),
        (
            "briefings/a.yml:4:48: The scale of likelihood has no grade `very-likly`. "
            "[grade.unknown]",
            "Did you mean `very-likely`?",
            "",
            "c",
        ),
    ]
