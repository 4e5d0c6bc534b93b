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
    reliability, credibility = (
        f"Write one of {', '.join(codes)}." for codes in ("ABCDEF", "123456")
    )
    assert [told(problem) for problem in site.diagnostics] == [
        (
            "briefings/_shared/sources.yml:2:32: `G` is not on the scale of reliability. "
            "[grade.unknown]",
            reliability,
            "",
            "a",
        ),
        (
            "briefings/a.yml:2:32: `b` is not on the scale of reliability. [grade.unknown]",
            "Did you mean `B`?",
            "",
            "b",
        ),
        (
            "briefings/a.yml:4:33: `7` is not on the scale of credibility. [grade.unknown]",
            credibility,
            "",
            "c",
        ),
        (
            "briefings/a.yml:4:48: `very-likly` is not on the scale of likelihood. [grade.unknown]",
            "Did you mean `very-likely`?",
            "",
            "c",
        ),
    ]
