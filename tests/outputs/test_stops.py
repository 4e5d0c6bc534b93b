"""Dates that end with a stop of their own, as Ukrainian years do, at the end of sentences."""

import datetime as dt
import re

import pytest

from footnoted.outputs import briefing as parts
from footnoted.outputs import figures
from footnoted.outputs import timeline as outlook
from footnoted.outputs.view import View, environment, render
from tests.newsroom import article

UKRAINIAN = {
    "briefings/a.md": article("The crane stood idle.", date="2024-05-06"),
    "briefings/a.yml": """
        claims:
          year: {says: S., kind: forecast, due: 2025}
          month: {says: S., kind: forecast, due: 2025-02}
        dates:
          one: {date: 2023-02-01, title: One}
          two: {date: 2025-03-01, title: Two}
          three: {date: 2025-04-01, title: Three}
        figures:
          early: {of: Cargo, value: 1, unit: tonne, as-of: 2023, series: cargo}
          late: {of: Cargo, value: 2, unit: tonne, as-of: 2025, series: cargo}
        corrections:
          low: {kind: correction, date: 2024-05-08, text: Too low., was: few, now: many}
        """,
}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_sentence_ends_with_two_stops(newsroom, language):
    site = newsroom(UKRAINIAN, as_of=dt.date(2024, 5, 15), language=language)
    env = environment()
    pages = [outlook.OUTLOOK, outlook.TIMELINE, figures.FIGURES]
    made = [str(page.render(site, View(site, "x.md", language), env)) for page in pages]
    made.append(str(parts.foot(parts.article(site, "a", env))))
    feed = render(
        env,
        "feed/above.html",
        v=View(site, "x.md", language),
        front=site.names.briefings["a"].front,
        corrections=site.names.briefings["a"].sidecar.corrections.items(),
    )
    text = " ".join(" ".join(re.sub("<[^>]+>", "", html) for html in [*made, feed]).split())
    assert "No outcome recorded" in text
    assert text.count("Correction, ") == 2
    assert re.findall(r"\S+ \S*\.\s*\.", text) == []
