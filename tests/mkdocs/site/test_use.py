"""What the plugin's configuration says of pictures, as the core is told it."""

import pytest

from footnoted.mkdocs.options import find
from footnoted.project import PictureRights, use


def test_a_site_says_what_it_does_with_pictures():
    assert use({"commercial": False}) == {"commercial": False}
    assert use({}) == {}
    assert PictureRights() == PictureRights(commercial=True, derivatives=False)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ([], "expected a mapping such as commercial: false"),
        ({"profit": True}, "no use `profit`; there are commercial, derivatives"),
        ({"commercial": "no"}, "`commercial`: expected true or false"),
    ],
)
def test_what_it_cannot_say_is_refused(asked, reason):
    with pytest.raises(ValueError, match=f"^{reason}$"):
        use(asked)


def project(tmp_path, text):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Desk\n{text}", encoding="utf-8")
    found = find(tmp_path)
    assert found
    return found


def test_the_core_knows_the_pages_beside_the_briefings_and_what_is_named(tmp_path):
    found = project(
        tmp_path,
        "theme: {name: material, favicon: assets/mark.svg}\nextra: {card: assets/card.png}\n"
        "plugins:\n  - footnoted:\n      use: {commercial: false}\n",
    )
    assert found.docs_dir == "docs"
    assert found.named == {
        "theme": {"logo": None, "favicon": "assets/mark.svg"},
        "extra": {"card": "assets/card.png"},
    }
    assert (found.use, found.cards) == (PictureRights(commercial=False), False)


def test_a_folder_outside_of_the_project_is_not_looked_at(tmp_path):
    inner = tmp_path / "site"
    inner.mkdir()
    (tmp_path / "docs").mkdir()
    assert project(inner, "docs_dir: ../docs\nplugins: [footnoted]\n").docs_dir == ""
