"""Licenses that are not known, written otherwise, or do not fit."""

import pytest

from footnoted.checks import licenses
from footnoted.project import PictureRights
from tests.newsroom import article, told

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'


def problems(newsroom, fields, **project):
    sidecar = f"images:\n  quay:\n    file: quay.svg\n    alt: Two.\n    credit: Ada\n{fields}"
    files = {
        "briefings/a.md": article("![](quay.svg)"),
        "briefings/a.yml": sidecar,
        "briefings/quay.svg": SVG,
    }
    return [told(problem) for problem in newsroom(files, **project).diagnostics]


def test_a_license_in_other_words_is_told_its_id(newsroom):
    assert problems(newsroom, "    license: CC BY 4.0\n") == [
        (
            "briefings/a.yml:6:14: The license “CC BY 4.0” has the id `CC-BY-4.0`. "
            "[image.license-form]",
            "Write `license: CC-BY-4.0`.",
            "",
            "quay",
        )
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "CC-BY-5.0",
            "Say which version: `CC-BY-4.0`, `CC-BY-3.0`, `CC-BY-2.5`, `CC-BY-2.0`, `CC-BY-1.0`.",
        ),
        ("free for all", licenses.UNKNOWN.cure),
        (
            "CC BY-SA",
            "Say which version: `CC-BY-SA-4.0`, `CC-BY-SA-3.0`, `CC-BY-SA-2.5`, `CC-BY-SA-2.0`, "
            "`CC-BY-SA-1.0`.",
        ),
    ],
)
def test_a_text_that_is_no_license_is_told_what_is_near(newsroom, text, hint):
    assert problems(newsroom, f"    license: {text}\n") == [
        (
            f"briefings/a.yml:6:14: “{text}” is not a known license. [image.license-unknown]",
            hint,
            "",
            "quay",
        )
    ]


@pytest.mark.parametrize("fields", ["", "    license: unknown\n"])
def test_a_picture_without_a_license_is_told(newsroom, fields):
    assert problems(newsroom, fields) == [
        (
            "briefings/a.yml:2:3: The picture `quay` is shown without a license. "
            "[image.no-license]",
            licenses.NONE.cure,
            "",
            "quay",
        )
    ]


def test_permission_is_recorded_with_who_when_and_for_what(newsroom):
    assert problems(newsroom, "    license: permission\n") == [
        (
            "briefings/a.yml:2:3: The record `quay` does not say who gave permission, when and "
            "for what. [image.permission-missing]",
            licenses.NO_PERMISSION.cure,
            "",
            "quay",
        )
    ]


@pytest.mark.parametrize(
    ("license_", "use", "reason"),
    [
        (
            "CC-BY-NC-4.0",
            PictureRights(),
            "CC BY-NC 4.0, allows no commercial use, and the site does not say that it is not "
            "commercial",
        ),
        (
            "all-rights-reserved",
            PictureRights(),
            "All rights reserved, does not allow anyone to show it",
        ),
        (
            "CC-BY-ND-4.0",
            PictureRights(derivatives=True),
            "CC BY-ND 4.0, allows no adaptations, and the site makes some",
        ),
    ],
)
def test_a_license_that_does_not_allow_what_the_site_does_is_told(newsroom, license_, use, reason):
    assert problems(newsroom, f"    license: {license_}\n", use=use) == [
        (
            f"briefings/a.yml:6:14: The license of `quay`, {reason}. [image.license-unfit]",
            licenses.UNFIT.cure,
            "",
            "quay",
        )
    ]


def test_a_changed_picture_that_allows_no_adaptations_is_told_where_the_change_is(newsroom):
    assert problems(newsroom, "    license: CC-BY-ND-4.0\n    changes: cropped\n") == [
        (
            "briefings/a.yml:7:14: `quay` was changed, and its license, CC BY-ND 4.0, allows no "
            "adaptations. [image.changed]",
            licenses.CHANGED.cure,
            "",
            "quay",
        )
    ]


@pytest.mark.parametrize(
    ("fields", "use"),
    [
        ("    license: CC-BY-NC-4.0\n", PictureRights(commercial=False)),
        ("    license: CC-BY-ND-4.0\n", PictureRights()),
        ("    license: CC-BY-SA-3.0-DE\n    changes: cropped\n", PictureRights()),
        ("    license: editorial\n", PictureRights()),
        ("    license: quotation\n", PictureRights()),
        ("    license: LicenseRef-Unsplash\n", PictureRights()),
        (
            "    license: all-rights-reserved\n"
            "    permission: {by: Ada, date: 2024-05-06, for: this briefing}\n",
            PictureRights(),
        ),
        (
            "    license: CC-BY-ND-4.0\n    changes: cropped\n"
            "    permission: {by: Ada, date: 2024-05-06, for: this cut}\n",
            PictureRights(),
        ),
    ],
)
def test_what_is_allowed_or_permitted_is_no_problem(newsroom, fields, use):
    assert problems(newsroom, fields, use=use) == []


def test_a_picture_that_is_not_shown_needs_no_license(newsroom):
    sidecar = 'images:\n  far: {referred-to: "https://courier.example/p", license: Agency terms}\n'
    files = {"briefings/a.md": article(), "briefings/a.yml": sidecar}
    assert [told(problem) for problem in newsroom(files).diagnostics] == [
        (
            "briefings/a.yml:2:60: “Agency terms” is not a known license. [image.license-unknown]",
            licenses.UNKNOWN.cure,
            "",
            "far",
        )
    ]
