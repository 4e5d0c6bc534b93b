"""What was written and could not be read is reported once, at its place, and not as missing."""

ARTICLE = "---\ntitle: A\ndate: 2024-05-05\n---\nThe crane stood idle.[^idle][^log]\n"
SOURCES = "sources:\n  log: {type: webpag, title: Log}\n"
RECORDS = """\
claims:
  idle:
    quote: stood idle
    attribution: [{source: log, read: yes}]
  other:
    says: Another thing.
    sources: [log]
    supports: [idle]
"""


def codes(site):
    return [(problem.code.name, problem.mark.path) for problem in site.diagnostics]


def test_a_record_that_could_not_be_read_is_not_said_to_be_missing(newsroom):
    files = {
        "briefings/a.md": ARTICLE,
        "briefings/a.yml": RECORDS,
        "briefings/_shared/sources.yml": SOURCES,
    }
    site = newsroom(files)
    assert site.library.lost == {"idle", "log"}
    assert codes(site) == [
        ("schema.bad-value", "briefings/_shared/sources.yml"),
        ("schema.wrong-type", "briefings/a.yml"),
    ]


def test_nothing_is_missing_from_a_sidecar_that_could_not_be_read_at_all(newsroom):
    files = {
        "briefings/a.md": ARTICLE + "\n![A quay](quay.svg)\n",
        "briefings/a.yml": "claims: &x\n  [",
        "briefings/b.md": ARTICLE.replace("[^idle][^log]", ""),
        "briefings/b.yml": "claims: {c: {says: C., sources: [], supports: [a#idle]}}\n",
    }
    site = newsroom(files)
    assert "a#" in site.library.lost
    assert {path for _code, path in codes(site)} == {"briefings/a.yml"}


def test_what_nobody_wrote_is_still_missing(newsroom):
    files = {"briefings/a.md": ARTICLE, "briefings/a.yml": "claims: {idle: {says: It.}}\n"}
    assert codes(newsroom(files)) == [("note.unknown", "briefings/a.md")]
