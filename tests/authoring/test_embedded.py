"""Records of pictures that take over what is in the files."""

from pathlib import Path

import pytest

from footnoted.authoring.fix import repairs
from footnoted.records.writing import Edit, apply
from tests.newsroom import article, build_in
from tests.pictures.made import itxt, png, xmp

HOME = "briefings/a.yml"
PICTURE = png(
    itxt(
        xmp(
            "",
            'dc:creator="Ada Rower" dc:title="Quay" dc:description="The quay."'
            ' xmpRights:WebStatement="https://creativecommons.org/licenses/by/4.0/"',
        )
    )
)
ONE = "![A](a.png)"


def found(root: Path, sidecar: str, body: str = ONE) -> tuple[Edit, ...]:
    files: dict[str, str | bytes] = {
        "briefings/a.md": article(body),
        HOME: sidecar.encode(),
        "briefings/a.png": PICTURE,
        "briefings/b.png": PICTURE,
    }
    return repairs(build_in(root, files), {HOME: sidecar}).edits


@pytest.mark.parametrize(
    ("sidecar", "fixed"),
    [
        (
            "images:\n  a:\n    file: a.png # dusk\n    alt: A.\n\n# the end\n",
            "images:\n  a:\n    file: a.png # dusk\n    alt: A.\n    credit: Ada Rower\n"
            "    license: CC-BY-4.0\n\n# the end\n",
        ),
        (
            "images:\n  a: {file: a.png, alt: A.}\n",
            "images:\n  a: {file: a.png, alt: A., credit: Ada Rower, license: CC-BY-4.0}\n",
        ),
        (
            "images:\n  a:\n    file: a.png\n    alt: A.",
            "images:\n  a:\n    file: a.png\n    alt: A.\n    credit: Ada Rower\n"
            "    license: CC-BY-4.0\n",
        ),
        (
            "images:\r\n  a:\r\n    file: a.png\r\n    credit: Ben Oarsman\r\n",
            "images:\r\n  a:\r\n    file: a.png\r\n    credit: Ben Oarsman\r\n"
            "    license: CC-BY-4.0\r\n",
        ),
    ],
)
def test_credit_and_license_are_taken_over_and_titles_are_not(
    tmp_path: Path, sidecar: str, fixed: str
) -> None:
    edits = found(tmp_path, sidecar)
    new = apply(sidecar, edits)
    assert new == fixed
    assert found(tmp_path, new) == ()


def test_it_is_said_what_was_taken_from_where(tmp_path: Path) -> None:
    (edit,) = found(tmp_path, "images:\n  a:\n    file: a.png\n    alt: A.\n")
    assert edit.why == ("Copies `credit`, `license` from briefings/a.png; check that it is right.")
    assert (str(edit.mark), edit.about, edit.old) == ("briefings/a.yml:2:3", "a", "")


@pytest.mark.parametrize(
    "sidecar",
    [
        "images:\n  a: {file: a.png, credit: Ada Rower, license: CC-BY-4.0}\n",
        "images:\n  a: {file: a.png, credit: Ada Rower, license: unknown}\n",
        "images:\n  a:\n    file: a.png\n    credit: Ada Rower\n    license:\n",
    ],
)
def test_what_a_record_has_is_not_touched(tmp_path: Path, sidecar: str) -> None:
    assert found(tmp_path, sidecar) == ()


def test_a_sidecar_with_problems_is_left_alone(tmp_path: Path) -> None:
    sidecar = "images:\n  a: {file: a.png}\nclaims: {x: 1, x: 2}\n"
    assert found(tmp_path, sidecar) == ()


def test_a_record_is_completed_and_the_next_one_begun_at_once(tmp_path: Path) -> None:
    sidecar = "images:\n  a:\n    file: a.png\n    alt: A.\nclaims:\n"
    new = apply(sidecar, found(tmp_path, sidecar, f"{ONE}\n\n![B](b.png)"))
    assert new == (
        "images:\n  a:\n    file: a.png\n    alt: A.\n    credit: Ada Rower\n"
        "    license: CC-BY-4.0\n  b:\n    file: b.png\n    alt: B\nclaims:\n"
    )
