"""What has become of a record, as it and others say."""

from tests.newsroom import article

FILES = {
    "briefings/_shared/sources.yml": "sources:\n  post: {type: post, status: retracted}\n",
    "briefings/a.md": article(),
    "briefings/a.yml": """
        claims:
          sound: {says: S.}
          old: {says: O., sources: [post]}
          wrong: {says: W., status: refuted}
        dates:
          day: {date: 2024, title: D, claim: old}
          of-wrong: {date: 2024, title: D, claim: wrong}
          spared: {date: 2024, title: D, claim: wrong, status: confirmed}
        figures:
          sum: {of: S, value: 1, claim: wrong}
        images:
          quay: {referred-to: "https://quay.example/a.jpg", title: Quay}
        """,
    "briefings/b.md": article(),
    "briefings/b.yml": """
        claims:
          new: {says: N., supersedes: ["a#old", "a#wrong"], contradicts: ["a#wrong"]}
        """,
}


def test_a_record_stands_as_it_and_its_claim_and_later_claims_say(newsroom):
    site = newsroom(FILES)
    told = {}
    for name in ("a", "b"):
        for target in site.names.records(site.names.briefings[name]):
            stands = site.standing(target)
            others = [[t.ref for t in ts] for ts in (stands.replaced_by, stands.contradicted_by)]
            told[target.id] = (str(stands.status), stands.over, *others, list(stands.unsound))
    assert told == {
        "sound": ("reported", False, [], [], []),
        "old": ("superseded", True, ["b#new"], [], ["post"]),
        "wrong": ("refuted", True, ["b#new"], ["b#new"], []),
        "day": ("superseded", True, ["b#new"], [], ["post"]),
        "of-wrong": ("refuted", True, ["b#new"], ["b#new"], []),
        "spared": ("confirmed", False, ["b#new"], ["b#new"], []),
        "sum": ("refuted", True, ["b#new"], ["b#new"], []),
        "quay": ("reported", False, [], [], []),
        "new": ("reported", False, [], ["a#wrong"], []),
    }
