"""The table of licenses: ids, addresses and what each asks for."""

import re

import pytest

from footnoted.pictures.licenses import (
    LICENSES,
    NEWEST,
    PARTS,
    VERSIONS,
    LicenseKind,
    commons,
    license_of,
)

NAMED = ("name the maker", "name the license")
CHANGED = "say what you changed"
ALIKE = "pass on what you change under the same license"
OURS = {
    "public-domain",
    "editorial",
    "all-rights-reserved",
    "permission",
    "quotation",
    "unknown",
}


def test_every_creative_commons_license_is_there_in_each_of_its_five_versions():
    versions = ("1.0", "2.0", "2.5", "3.0", "4.0")
    expected = {f"CC-{parts}-{version}" for parts in PARTS for version in versions}
    assert {id_ for id_ in LICENSES if id_.startswith("CC-BY")} == expected


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ("BY", (False, True, True)),
        ("BY-SA", (True, True, True)),
        ("BY-NC", (False, False, True)),
        ("BY-ND", (False, True, False)),
        ("BY-NC-SA", (True, False, True)),
        ("BY-NC-ND", (False, False, False)),
    ],
)
@pytest.mark.parametrize("version", ["1.0", "4.0"])
def test_what_a_creative_commons_license_asks_for_stands_in_its_name(parts, version, asked):
    found = LICENSES[f"CC-{parts}-{version}"]
    assert (found.share_alike, found.commercial, found.derivatives) == asked
    assert found.attribution


def test_the_first_version_of_one_license_has_its_parts_the_other_way_round_in_its_address():
    found = LICENSES["CC-BY-NC-ND-1.0"]
    assert found.url == "https://creativecommons.org/licenses/by-nd-nc/1.0/"
    assert LICENSES["CC-BY-NC-ND-2.0"].url.endswith("/by-nc-nd/2.0/")


def test_a_port_is_made_by_rule_and_only_where_there_were_ports():
    found = commons("BY-SA", "3.0", "de")
    assert found is not None
    assert (found.id, found.name) == ("CC-BY-SA-3.0-DE", "CC BY-SA 3.0 DE")
    assert found.url == "https://creativecommons.org/licenses/by-sa/3.0/de/"
    assert commons("BY", "2.5", "scotland") == license_of("CC-BY-2.5-Scotland")
    assert commons("BY", NEWEST, "de") is None
    assert commons("BY", "3.0", "zz") is None
    assert commons("BY", "2.1") is None
    assert commons("BY-XX", "4.0") is None
    assert commons("BY", "5.0") is None
    assert set(VERSIONS) == {"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"}


def test_every_fact_about_a_public_license_says_where_it_is_from():
    public = [one for one in LICENSES.values() if one.id not in OURS]
    assert all(one.url.startswith("https://") for one in public)
    assert all(one.source.startswith("https://") for one in public)
    assert all(one.kind in (LicenseKind.OPEN, LicenseKind.FREE) for one in public)


def test_our_own_words_lead_nowhere_and_are_no_public_license():
    found = {id_: one for id_, one in LICENSES.items() if not one.url}
    assert set(found) == OURS
    assert [id_ for id_, one in found.items() if one.kind is LicenseKind.OPEN] == []


@pytest.mark.parametrize(
    ("id_", "sentences"),
    [
        ("CC-BY-4.0", (NAMED, CHANGED)),
        ("CC-BY-NC-SA-4.0", (NAMED, CHANGED, ALIKE, "do not earn money with it")),
        ("CC-BY-ND-2.0", (NAMED, "leave it as it is")),
        ("CC0-1.0", ()),
        ("public-domain", ()),
        ("quotation", ()),
        ("all-rights-reserved", ()),
    ],
)
def test_what_a_license_asks_for_follows_on_from_if_you(id_, sentences):
    flat = (part for each in sentences for part in (each if isinstance(each, tuple) else (each,)))
    assert LICENSES[id_].conditions == tuple(flat)


def test_what_gives_no_leave_to_everybody_says_so():
    told = {id_: (one.is_free, one.told) for id_, one in LICENSES.items() if id_ in OURS}
    assert told["quotation"] == (
        False,
        "Only as far as the law allows quotations; the source is named.",
    )
    assert told["all-rights-reserved"] == (
        False,
        "Only with permission from the owner of the rights.",
    )
    assert LICENSES["CC0-1.0"].is_free
    assert LICENSES["CC0-1.0"].told == ""


def test_ids_have_the_form_of_spdx_or_are_our_own():
    for id_, one in LICENSES.items():
        assert one.id == id_
        assert id_ in OURS or re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9.]+)*", id_)
