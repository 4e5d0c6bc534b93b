"""Records of pictures that are begun, and licenses that get their ids."""

from footnoted.authoring.fix import repairs
from footnoted.records.writing import apply
from tests.newsroom import article, build_in

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
HOME = "briefings/a.yml"
REGISTER = "briefings/_shared/images.yml"


def fixed(root, sidecar, body="![Two cranes.](quay.svg)", **more):
    """Return the texts after the repairs, and the reasons."""
    texts = {HOME: sidecar, REGISTER: ""}
    files: dict[str, str | bytes] = {
        "briefings/a.md": article(body),
        "briefings/quay.svg": SVG,
    }
    files |= {"docs/about.md": "# About\n\n![](assets/desk.svg)\n", "docs/assets/desk.svg": SVG}
    if sidecar:
        files[HOME] = sidecar.encode()
    site = build_in(root, files, docs_dir=more.pop("docs_dir", ""), **more)
    found = repairs(site, texts)
    new = {p: apply(t, [e for e in found.edits if e.path == p]) for p, t in texts.items()}
    return new, [edit.why for edit in found.edits]


def test_a_picture_without_a_record_gets_the_beginning_of_one_and_no_credit(tmp_path):
    new, why = fixed(tmp_path, "# Ours\nimages:\n  other: {file: other.svg, alt: An other.}\n")
    assert new[HOME] == (
        "# Ours\nimages:\n  other: {file: other.svg, alt: An other.}\n"
        "  quay:\n    file: quay.svg\n    alt: Two cranes.\n"
    )
    assert why == ["Begins the record of `quay`; add who made it and how it may be used."]


def test_a_briefing_without_a_sidecar_gets_one(tmp_path):
    new, _ = fixed(tmp_path, "", "![](quay.svg)")
    assert new[HOME] == "images:\n  quay:\n    file: quay.svg\n"


def test_what_one_page_shows_twice_has_one_record_and_a_new_id_where_it_is_taken(tmp_path):
    body = "![](quay.svg)\n\nThe crane.\n\n![](quay.svg)"
    new, _ = fixed(tmp_path, "dates:\n  quay: {date: 2024-05, title: A}\n", body)
    assert new[HOME] == (
        "dates:\n  quay: {date: 2024-05, title: A}\nimages:\n  quay-2:\n    file: quay.svg\n"
    )


def test_a_picture_of_another_page_goes_into_the_register(tmp_path):
    record = "images:\n  quay: {file: quay.svg, alt: Two cranes., credit: Ada, license: MIT}\n"
    new, _ = fixed(tmp_path, record, docs_dir="docs")
    assert new == {HOME: record, REGISTER: "images:\n  desk:\n    file: assets/desk.svg\n"}


def test_a_license_in_other_words_gets_its_id_and_every_other_byte_stays(tmp_path):
    record = (
        "images:\n  quay: {file: quay.svg,  alt: Two cranes., credit: Ada, "
        'license: "CC BY 4.0" } # ours\n'
    )
    new, why = fixed(tmp_path, record)
    assert new[HOME] == record.replace('"CC BY 4.0"', "CC-BY-4.0")
    assert why == ["The license “CC BY 4.0” has the id `CC-BY-4.0`."]


def test_a_license_that_is_not_certain_is_left_to_a_person(tmp_path):
    record = "images:\n  quay: {file: quay.svg, alt: Two., credit: Ada, license: CC BY}\n"
    assert fixed(tmp_path, record) == ({HOME: record, REGISTER: ""}, [])


def test_a_sidecar_with_a_problem_is_not_added_to(tmp_path):
    broken = "images:\n  quay: {file: quay.svg\n"
    assert fixed(tmp_path, broken)[0][HOME] == broken


def test_a_second_time_there_is_nothing_to_do(tmp_path):
    first, _ = fixed(tmp_path, "images:\n")
    second, why = fixed(tmp_path, first[HOME])
    assert (second[HOME], why) == (first[HOME], [])
