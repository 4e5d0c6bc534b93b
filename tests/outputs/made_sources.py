"""Sources as hypothesis makes them: every key the form has, filled as writers could fill it."""

import re
from typing import Any

from hypothesis import strategies as st

from footnoted.records.sources import DATES, OURS, PEOPLE, TEXTS, Source
from footnoted.records.vocabulary import SourceType
from footnoted.text.addresses import safe_address

LETTERS = "aBzÄéßłЖя中ش 09.,:;!?'’“”\"`´-–—_&%$#@~^\\{}[]<>()/*+=|\u00a0\U0001f3d7"
"""Letters of several scripts, and whatever means something to a format."""
DAYS = (
    "2024-05-03", "2024-05", "2024", "2024-05~", "2024?", "2024-05-03%", "2024-21", "2024-30",
    "2024-33", "199X", "19XX", "2024-XX", "2024-05-XX", "2024-05-03/2024-05-06", "2024-05/..",
    "../2024", "2024/", "2024~/2025~", "2024~/2025", "2024-05-03T10:30:00Z",
    "[2024-05-03, 2024-05-05]",
    "2024-05-03T10:30:00+02:00", "2024-~05-03", "0987", "[..2024-05]", "2024-22/2024-23",
)  # fmt: skip


def _trim(text: str) -> str:
    return " ".join(part for part in text.strip().split(" ") if part)


MARKUP = re.compile(r"</?[a-z]", re.IGNORECASE)
"""What CSL reads as the beginning of mark-up (`<b>`): no text of it comes back as typed."""

words = (
    st.text(LETTERS, min_size=1, max_size=24)
    .map(_trim)
    .filter(lambda text: text and not MARKUP.search(text))
)
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
paths = st.text("aZ09-._~%&=?#", max_size=12)
addresses = paths.map(lambda path: f"https://harbor.example/{path}".replace("%", "%25")).filter(
    safe_address  # the check refuses the others: `&#9` is a tab to a browser
)
name_words = st.text("ABÄłЖ中&#%_$-’.", min_size=1, max_size=8)
names = st.one_of(
    st.builds(lambda name: {"literal": name}, words.filter(lambda text: text.strip(" ,"))),
    st.builds(
        lambda family, more: {"family": f"A{family}", **more},
        name_words,
        st.fixed_dictionaries(
            {"given": name_words.map(lambda text: f"B{text}")},
            optional={"suffix": st.just("Jr."), "non-dropping-particle": st.just("van der")},
        ),
    ),
)
copies = st.builds(lambda url, date: {"url": url, "date": date}, addresses, st.sampled_from(DAYS))


def records(texts: st.SearchStrategy[str] = words) -> st.SearchStrategy[dict[str, Any]]:
    """Make records as they are written, with any of the keys that are exchanged."""
    fields: dict[str, Any] = dict.fromkeys(TEXTS, texts)
    fields |= dict.fromkeys(PEOPLE, st.lists(names, min_size=1, max_size=3))
    fields |= dict.fromkeys(DATES, st.sampled_from(DAYS))
    fields |= dict.fromkeys(OURS, texts)
    fields |= {
        "url": addresses,
        "doi": st.just("10.1234/harbor.5"),
        "tags": st.lists(texts, min_size=1, max_size=3, unique=True),
        "archived": st.lists(copies, min_size=1, max_size=2),
        "cited-in": st.just("other"),
        "formerly": st.lists(ids, min_size=1, max_size=2, unique=True),
        "title-from": st.sampled_from(["link", "reference", "address"]),
        "status": st.sampled_from(["live", "dead", "corrected", "retracted"]),
    }
    types = st.sampled_from([kind.value for kind in SourceType])
    return st.fixed_dictionaries({"type": types}, optional=fields)


def source(record: dict[str, Any]) -> Source:
    """Return a record as the loader reads it."""
    return Source.model_validate(record, by_alias=True, by_name=False)
