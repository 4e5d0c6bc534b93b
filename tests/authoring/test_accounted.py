"""Every variable of CSL and every tag of RIS is in the record or in a remark."""

import json

import pytest

from footnoted.authoring.csl import read_json
from footnoted.authoring.records import ImportReading
from footnoted.authoring.ris import TYPES, read_ris
from tests.outputs.csl_1_0_2 import DATES, NAMES, NUMBERS, TEXTS
from tests.outputs.csl_1_0_2 import TYPES as CSL_TYPES

SHAPES = {"URL": "https://sign.example/url", "DOI": "10.1234/sign-doi"}
NAMED = ("citation-key", "citation-label")
"""What only names the item; the id is made of it."""
TAGS = """
A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ET ID IS J1
J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OL OP PA PB PP PY RD RI RN RP SE SN SO SP
ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2
""".split()
"""Tags of the format's specifications of 2001 and 2011."""


def lost(reading: ImportReading, signs: dict[str, str]) -> list[str]:
    (entry,) = reading.entries
    told = [repr(entry.record), entry.id, *(remark.text for remark in entry.remarks)]
    return [name for name, sign in signs.items() if not any(sign in text for text in told)]


def test_each_variable_of_csl_is_taken_or_told():
    for number, kind in enumerate(CSL_TYPES):
        signs = {name: SHAPES.get(name, f"sign{name}end") for name in (*TEXTS, *NUMBERS)}
        signs = {name: sign for name, sign in signs.items() if name not in NAMED}
        item: dict[str, object] = {"type": kind, **signs}
        for place, name in enumerate((*NAMES, *DATES), 1000):
            signs[name] = f"sign{name}end" if name in NAMES else str(place)
            item[name] = (
                [{"family": signs[name], "given": "Ada"}]
                if name in NAMES
                else {"date-parts": [[place]]}
            )
        reading = read_json(json.dumps([{"id": f"a{number}", **item}]))
        assert lost(reading, signs) == [], kind


@pytest.mark.parametrize("alone", [False, True])
def test_each_tag_of_ris_is_taken_or_told(alone: bool):
    for kind in (*TYPES, "XXXX"):
        signs = {tag: f"sign{tag.lower()}end" for tag in TAGS}
        signs |= {"UR": "https://sign.example/ur", "PY": "2021", "Y1": "2022", "DA": "2023/04/05"}
        signs |= {"Y2": "2024", "ID": "signidend"}
        for some in [{tag: sign} for tag, sign in signs.items()] if alone else [signs]:
            lines = "".join(f"{tag}  - {sign}\n" for tag, sign in some.items())
            wanted = {tag: sign.replace("/04/05", "-04-05") for tag, sign in some.items()}
            wanted |= {"UR": "sign.example/ur"} if "UR" in some else {}
            reading = read_ris(f"TY  - {kind}\n{lines}ER  - \n")
            missing = lost(reading, wanted)
            # A date is reported as it was typed.
            assert [tag for tag in missing if some[tag] not in str(reading)] == [], kind


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"title-short": "A", "shortTitle": "B"},
         ["`shortTitle` “B” is left out: `title-short` has a value."]),
        ({"event-title": "A", "event": "A"}, []),
        ({"DOI": "10.1234/a", "doi": "10.1234/b"},
         ["`doi` “10.1234/b” is left out: `DOI` has a value."]),
        ({"publisher": "A", "note": "publisher: B"},
         ["`publisher` “B” is left out: `publisher` has a value."]),
        ({"issued": {"date-parts": [[2024, 5]]}, "note": "issued: 2024-05"}, []),
        ({"issued": {"date-parts": [[2024, 5]]}, "note": "issued: 2023"},
         ["`issued` “2023” is left out: `issued` has a value."]),
        ({"note": "publisher: B"}, []),
        ({"note": "Citation Key: b2024\ntype: speech"}, []),
    ],
)  # fmt: skip
def test_what_is_said_twice_in_two_ways_is_told(item: dict[str, object], told: list[str]):
    reading = read_json(json.dumps([{"id": "a", "type": "book", **item}]))
    assert [remark.text for remark in reading.entries[0].remarks] == told
