"""What license a text means, however people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.pictures.licenses import LICENSES, LicenseKind, choices, license_of, read_license
from tests.timing import quickest

MEANT = {
    "CC BY 4.0": "CC-BY-4.0",
    "cc-by-4.0": "CC-BY-4.0",
    "CC_BY_4.0": "CC-BY-4.0",
    "(CC BY 4.0)": "CC-BY-4.0",
    "CC-BY 4.0 International": "CC-BY-4.0",
    "cc-by-sa 3": "CC-BY-SA-3.0",
    "CC BY-SA 2.5 Generic": "CC-BY-SA-2.5",
    "CC BY SA 3.0 DE": "CC-BY-SA-3.0-DE",
    "CC-BY-SA-3.0-pl": "CC-BY-SA-3.0-PL",
    "CC BY-NC-NoDerivs 2.0 Generic": "CC-BY-NC-ND-2.0",
    "CC BY-ND-NC 1.0": "CC-BY-NC-ND-1.0",
    "Creative Commons Attribution 4.0": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International License": "CC-BY-4.0",
    "Creative Commons Attribution-ShareAlike 3.0 Unported": "CC-BY-SA-3.0",
    "Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)": "CC-BY-NC-4.0",
    "Creative Commons Attribution Non Commercial Share Alike 2.0": "CC-BY-NC-SA-2.0",
    "Licensed under CC BY 2.0": "CC-BY-2.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "http://creativecommons.org/licenses/by-sa/3.0/deed.en": "CC-BY-SA-3.0",
    "https://creativecommons.org/licenses/by-nc-nd/2.0/de/deed.de": "CC-BY-NC-ND-2.0-DE",
    "https://creativecommons.org/licenses/by-nd-nc/1.0/legalcode": "CC-BY-NC-ND-1.0",
    "creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/deed.de": "CC-PDM-1.0",
    "https://spdx.org/licenses/CC-BY-4.0.html": "CC-BY-4.0",
    "CC0": "CC0-1.0",
    "CC0 1.0 Universal": "CC0-1.0",
    "Public Domain": "public-domain",
    "public domain mark 1.0": "CC-PDM-1.0",
    "All rights reserved.": "all-rights-reserved",
    "Editorial use only": "editorial",
    "Used with permission": "permission",
    "mit": "MIT",
    "ogl uk 3.0": "OGL-UK-3.0",
}
UNCERTAIN = (
    "CC BY-SA 3.0 / GFDL",
    "CC BY 5.0",
    "CC-BY-4.0-DE",
    "CC BY 3.0 zz",
    "CC NC 1.0",
    "Attribution 4.0",
    "by 4.0",
    "Unsplash License",
    "free to use",
    "© 2024 Ada Rower",
    "https://creativecommons.example/licenses/by/4.0/",
    "https://evil.example/creativecommons.org/licenses/by/4.0/",
    "CC BY 4.0 or later",
)


@pytest.mark.parametrize(("text", "id_"), MEANT.items())
def test_a_license_is_understood_as_people_write_it(text, id_):
    found = read_license(text)
    assert found.license is not None
    assert (found.license.id, found.exact) == (id_, False)
    assert license_of(text).id == id_


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_is_not_certain_is_not_guessed(text):
    assert read_license(text).license is None
    assert (license_of(text).name, license_of(text).kind) == (text, LicenseKind.FOREIGN)


@pytest.mark.parametrize("id_", [*LICENSES, "CC-BY-SA-3.0-DE", "CC-BY-2.5-Scotland"])
def test_an_id_is_itself(id_):
    found = read_license(id_)
    assert found.exact
    assert found.license is not None
    assert found.license.id == id_


def test_a_name_of_creative_commons_without_its_version_says_which_there_are():
    assert read_license("CC BY-SA").parts == "BY-SA"
    assert read_license("Creative Commons Attribution NonCommercial").parts == "BY-NC"
    assert choices("BY-SA") == (
        "CC-BY-SA-4.0",
        "CC-BY-SA-3.0",
        "CC-BY-SA-2.5",
        "CC-BY-SA-2.0",
        "CC-BY-SA-1.0",
    )
    assert read_license("CC SA").parts == ""


def test_a_license_of_the_site_s_own_is_named_as_spdx_does_it():
    found = read_license("LicenseRef-Unsplash-License")
    assert found.exact
    assert found.license is not None
    assert (found.license.name, found.license.kind) == ("Unsplash License", LicenseKind.FOREIGN)


@given(st.text(max_size=60) | st.sampled_from(sorted(MEANT)).map(lambda text: f"{text} x"))
def test_no_text_breaks_it_and_an_id_that_is_found_reads_as_itself(text):
    found = read_license(text).license
    assert found is None or read_license(found.id).exact


@pytest.mark.parametrize("unit", [" ", "cc by ", "(cc by", "no deriv", "by-"])
def test_a_text_of_a_hundred_thousand_characters_is_no_license_and_no_work(unit):
    text = unit * (100_000 // len(unit))
    assert read_license(text).license is None
    assert quickest(lambda: read_license(text), enough=0.5) < 0.5
