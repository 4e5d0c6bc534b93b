"""What an item of CSL-JSON can have, by the vocabulary of CSL 1.0.2, as a JSON Schema.

Written from the specification (appendices III and IV): types, variables, the forms of names and
dates. As strict as the official ``csl-data.json``: no other key anywhere but in ``custom``.
"""

from typing import Any

NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editorial-director executive-producer guest host interviewer illustrator "
    "narrator organizer original-author performer producer recipient reviewed-author "
    "script-writer series-creator translator"
).split()
DATES = "accessed available-date event-date issued original-date submitted".split()
TEXTS = (
    "citation-key language journalAbbreviation shortTitle abstract annote archive "
    "archive_collection archive_location archive-place authority call-number citation-label "
    "collection-title container-title container-title-short dimensions division DOI event "
    "event-title event-place genre ISBN ISSN jurisdiction keyword medium note original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher publisher-place "
    "references reviewed-genre reviewed-title scale section source status title title-short URL "
    "version volume-title volume-title-short year-suffix"
).split()
NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue "
    "locator number number-of-pages number-of-volumes page page-first part printing supplement "
    "volume"
).split()
TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song "
    "speech standard thesis treaty webpage"
).split()

_TEXT = {"type": "string"}
_EITHER = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_PARTS = "family given dropping-particle non-dropping-particle suffix literal".split()


def _strict(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


NAME = _strict(
    dict.fromkeys(_PARTS, _TEXT)
    | dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG)
)
DATE = _strict(
    {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": _EITHER, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": _EITHER,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
    }
)
SCHEMA = {
    "type": "array",
    "items": _strict(
        {"id": _EITHER, "type": {"enum": TYPES}, "custom": {"type": "object"}}
        | {"categories": {"type": "array", "items": _TEXT}}
        | dict.fromkeys(TEXTS, _TEXT)
        | dict.fromkeys(NUMBERS, _EITHER)
        | {name: {"type": "array", "items": NAME} for name in NAMES}
        | dict.fromkeys(DATES, DATE),
        "type",
        "id",
    ),
}
