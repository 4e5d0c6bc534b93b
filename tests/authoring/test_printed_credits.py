"""Credits printed at pictures: read where they are certain, and moved into the record."""

from pathlib import Path

import pytest

from footnoted.authoring.adopt import adopt_folder
from footnoted.authoring.adopt_folder import read_folder
from footnoted.authoring.adopt_pictures import PrintedCredit, read_credit, take_credits
from footnoted.build import build
from footnoted.project import Markdown, Project
from tests.newsroom import write
from tests.pictures.made import PNG

PROFILE, PAGE = "https://unsplash.example/@rower", "https://unsplash.example/photos/1"


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("Photo: Kyle Glenn / Unsplash", PrintedCredit("Photo: Kyle Glenn / Unsplash")),
        (
            f"Photo by [Ada Rower]({PROFILE}) on [Unsplash]({PAGE})",
            PrintedCredit(
                "Photo by Ada Rower on Unsplash",
                links=(("Ada Rower", PROFILE), ("Unsplash", PAGE)),
            ),
        ),
        (
            f'Photo: <a href="{PROFILE}">Ada Rower</a> / Unsplash',
            PrintedCredit("Photo: Ada Rower / Unsplash", links=(("Ada Rower", PROFILE),)),
        ),
        (
            f"Photo: [“a pile of RAM” by Blake Patterson]({PAGE}). "
            "[CC BY 2.0](https://creativecommons.org/licenses/by/2.0/)",
            PrintedCredit(
                "Photo: “a pile of RAM” by Blake Patterson. CC BY 2.0",
                license="CC-BY-2.0",
                links=(("“a pile of RAM” by Blake Patterson", PAGE),),
            ),
        ),
        (
            "The quay at dusk. Photo: Ada Rower/Reuters",
            PrintedCredit("Photo: Ada Rower/Reuters", "The quay at dusk."),
        ),
        (
            "The quay at dusk (Photo: Ada Rower, CC BY-SA 4.0)",
            PrintedCredit(
                "Photo: Ada Rower, CC BY-SA 4.0", "The quay at dusk", license="CC-BY-SA-4.0"
            ),
        ),
        ("© 2024 Ada Rower", PrintedCredit("© 2024 Ada Rower")),
        ("Credit: Ada Rower", PrintedCredit("Credit: Ada Rower")),
        ("Image credit: NASA", PrintedCredit("Image credit: NASA")),
        ("Photo: J. R. van Dijk / AP", PrintedCredit("Photo: J. R. van Dijk / AP")),
        ("Photo: Ada Rower Jr.", PrintedCredit("Photo: Ada Rower Jr.")),
        (
            f"Photo by [me (ar)]({PAGE})",
            PrintedCredit("Photo by me (ar)", links=(("me (ar)", PAGE),)),
        ),
        ("Image by Ada Rower from Pixabay", PrintedCredit("Image by Ada Rower from Pixabay")),
        (
            "Photo courtesy of the Harbor Office",
            PrintedCredit("Photo courtesy of the Harbor Office"),
        ),
        ("Foto: Ada Rower / dpa", PrintedCredit("Foto: Ada Rower / dpa")),
        ("Фото: Ада Ровер", PrintedCredit("Фото: Ада Ровер")),
        ("Cover photo by Ada Rower", PrintedCredit("Cover photo by Ada Rower")),
        ("Image Credit - Ada Rower", PrintedCredit("Image Credit - Ada Rower")),
        ("Image source: Wikimedia Commons", PrintedCredit("Image source: Wikimedia Commons")),
        ("Image from Monday", None),
        ("Illustration: how it works", None),
        ("Map: Reuters", PrintedCredit("Map: Reuters")),
        ("Courtesy of the Harbor Office", PrintedCredit("Courtesy of the Harbor Office")),
        ("Gallery / Unsplash", PrintedCredit("Gallery / Unsplash")),
        ("Photo by the author", PrintedCredit("Photo by the author")),
        # What could be a caption is left where it is.
        ("Map: the north quay", None),
        ("Map: North Quay", None),
        ("Image: North quay at dusk", None),
        ("The harbor on a Monday", None),
        ("Before / after", None),
        ("Photo by the sea", None),
        ("The crane stood idle.", None),
        ("Photo: the crane, idle", None),
        ("[Photo: Ada Rower](/about/)", None),
        ("", None),
    ],
)
def test_a_line_that_is_certainly_a_credit(markup: str, read: PrintedCredit | None) -> None:
    assert read_credit(markup) == read


def test_a_link_of_a_name_goes_to_the_name_where_no_word_changes() -> None:
    read = read_credit(f"Photo: [Ada Rower]({PROFILE}) / Unsplash")
    assert read is not None
    parts = {"role": "Photo", "name": "Ada Rower", "agency": "Unsplash", "url": PROFILE}
    assert read.fields() == {"credit": [parts]}
    read = read_credit(f"Photo by [Ada Rower]({PROFILE})")
    assert read is not None
    note = f"The printed credit led to {PROFILE}"
    assert read.fields() == {"credit": "Photo by Ada Rower", "note": note}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("![a](q.png)\n<small>Photo: Ada Rower</small>\n\nText.\n", "![a](q.png)\n\nText.\n"),
        ("![a](q.png)\n\n*Photo: Ada Rower*\n\nText.\n", "![a](q.png)\n\nText.\n"),
        ("![a](q.png){ width=3 }  \n_Photo: Ada Rower_\n", "![a](q.png){ width=3 }\n"),
        ('![a](q.png "Photo: Ada Rower")\n', "![a](q.png)\n"),
        ("![a][1]\n*Photo: Ada Rower*\n\n[1]: q.png\n", "![a][1]\n\n[1]: q.png\n"),
        ("[![a](q.png)](b.md)\n*Photo: Ada Rower*\n", "[![a](q.png)](b.md)\n"),
        ("![a](q.png)<br>\nPhoto: Ada Rower\n", "![a](q.png)\n"),
        (
            "<figure markdown>\n![a](q.png){ width=3 }\n<figcaption>Photo: Ada Rower</figcaption>\n"
            "</figure>\nText.\n",
            "![a](q.png){ width=3 }\nText.\n",
        ),
        (
            '<figure><img src="q.png" alt="A b"><figcaption>Photo: Ada Rower</figcaption></figure>',
            "![A b](q.png)",
        ),
        ("![a](q.png)\n/// caption\nPhoto: Ada Rower\n///\n", "![a](q.png)\n"),
        ("![a](q.png)\n<em>Photo: Ada Rower</em>\n", "![a](q.png)\n"),
    ],
)
def test_the_credit_goes_and_all_else_stays(text: str, left: str) -> None:
    taken = take_credits(text, ["q.png"])
    assert taken.text == left
    assert taken.credits == {"q.png": PrintedCredit("Photo: Ada Rower")}


@pytest.mark.parametrize(
    "text",
    [
        "![a](q.png)\n\nPhoto: Ada Rower stood there.\n",
        "![a](q.png)\n\n\n*Photo: Ada Rower*\n",
        "![a](q.png)\n*The crane on a Monday*\n",
        "`![a](q.png)`\n*Photo: Ada Rower*\n",
        "```\n![a](q.png)\n*Photo: Ada Rower*\n```\n",
        "![a](other.png)\n*Photo: Ada Rower*\n",
        "Text.\n\n*Photo: Ada Rower*\n",
    ],
)
def test_what_is_not_at_the_picture_stays(text: str) -> None:
    assert take_credits(text, ["q.png"]) == (text, {})


def test_an_archive_keeps_its_credits(tmp_path: Path) -> None:
    write(
        tmp_path / "old",
        {
            "hugo.toml": 'baseURL = "https://harbor.example/"\n',
            "static/img/quay.png": PNG,
            "content/posts/a.md": f"""
                ---
                title: A
                date: 2024-05-06
                ---
                ![The quay](/img/quay.png)
                *The quay at dusk. Photo by [Ada Rower]({PROFILE}) on [Unsplash]({PAGE}), CC0*

                {{{{< figure src="/img/quay.png" alt="Again" attr="somebody" >}}}}
                """,
            "content/posts/b.md": """
                ---
                title: B
                date: 2024-05-06
                ---
                ![The quay](/img/quay.png)
                """,
        },
    )
    site = build(Project(write(tmp_path / "new", {}), preview=True, markdown=Markdown()))
    found = adopt_folder(site, read_folder(tmp_path / "old" / "content" / "posts"))
    new = {change.path: change.new for change in found.changes}
    assert list(new) == [
        f"briefings/{each}" for each in ("pictures/img/quay.png", "a.md", "a.yml", "b.md", "b.yml")
    ]
    assert "![The quay](pictures/img/quay.png)\n\n![Again](pictures/img/quay.png)\n" in str(
        new["briefings/a.md"]
    )
    assert new["briefings/a.yml"] == (
        "images:\n"
        "  picture-quay:\n"
        "    file: pictures/img/quay.png\n"
        "    alt: The quay\n"
        "    caption: The quay at dusk.\n"
        "    credit: Photo by Ada Rower on Unsplash, CC0\n"
        "    license: CC0-1.0\n"
        f"    source-url: {PAGE}\n"
        f"    note: The printed credit led to {PROFILE}\n"
    )
    assert (found.credited, found.uncredited) == (1, ("pictures/img/quay.png",))
