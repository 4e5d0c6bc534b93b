"""Pictures of a built site: nothing private in any file, credit in each, nothing made twice."""

import io
import shutil
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from tests.mkdocs.site.conftest import QUAY, Newsroom
from tests.pictures.photographs import leaks, pixels, read_by_exiftool, saved, shot, told

RECORDS = """\
images:
  photo: {file: photo.jpg, alt: A crane by day., credit: "Photo: Ada Rower", license: CC-BY-4.0}
  plan: {file: plan.png, alt: A plan., credit: Ada Rower, license: CC-BY-4.0}
  web: {file: web.webp, alt: A web., credit: Ada Rower, license: CC-BY-4.0}
  move: {file: move.gif, alt: A crane that turns., credit: Ada Rower, license: CC-BY-4.0}
  new: {file: new.avif, alt: A crane at night., credit: Ada Rower, license: CC-BY-4.0}
  quay: {file: quay.svg, alt: A quay with one crane., credit: Ada Rower, license: CC-BY-4.0}
"""
SHOWN = ("photo.jpg", "plan.png", "web.webp", "move.gif", "new.avif", "quay.svg")
REGISTER = """\
images:
  office: {file: office.jpg, alt: The office., credit: Ben Ash, license: CC0-1.0}
"""
ARTICLE = "---\ntitle: Pictures\ndate: 2024-05-06\n---\n\nWords.\n\nWords.\n\n"


AVIF = "plugins: [search, {footnoted: {pictures: {avif: true}}}]\n"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Return a newsroom with a picture of every kind, built once; tests only read it."""
    made, folder = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("album")
    room, small = Newsroom(folder), pixels(600, 450)
    room.configure(AVIF)
    room.write("briefings/album.md", ARTICLE + "\n\n".join(f"![]({n})" for n in SHOWN) + "\n")
    room.write("briefings/album.yml", RECORDS)
    room.write("briefings/quay.svg", QUAY)
    room.write("docs/index.md", "# Home\n\n![The office.](office.jpg)\n")
    room.write("briefings/_shared/images.yml", REGISTER)
    moving = saved(small, "GIF", save_all=True, append_images=[pixels(600, 450, seed=2)])
    for name, data in {
        "briefings/photo.jpg": shot("JPEG", ".jpg", made),
        "briefings/plan.png": shot("PNG", ".png", made, small),
        "briefings/web.webp": shot("WEBP", ".webp", made, small),
        "briefings/new.avif": shot("AVIF", ".avif", made, small),
        "briefings/move.gif": told(moving, ".gif", made, XMP__GPSLatitude="5"),
        "docs/office.jpg": shot("JPEG", ".jpg", made, small),
    }.items():
        (folder / name).write_bytes(data)
    assert "Pictures: 6 of 6." in room.build("--strict").output
    return room


@pytest.fixture
def album(done: Newsroom, tmp_path: Path) -> Newsroom:
    """Return a copy of that newsroom to build again."""
    shutil.copytree(done.root, tmp_path / "copy")
    return Newsroom(tmp_path / "copy")


def published(newsroom: Newsroom) -> list[Path]:
    suffixes = {".jpg", ".png", ".webp", ".gif", ".avif"}
    files = (file for file in newsroom.site.rglob("*") if file.suffix in suffixes)
    return sorted(file for file in files if "assets" not in file.parts)


def test_no_published_file_tells_of_a_camera_and_each_names_its_maker(done):
    files = published(done)
    names = {file.relative_to(done.site).as_posix() for file in files}
    assert names >= {
        "office.jpg",
        "briefings/photo.jpg",
        "briefings/photo.jpg-480w.webp",
        "briefings/photo.jpg-480w.avif",
        "briefings/photo.jpg-1200w.webp",
        "briefings/plan.png-600w.webp",
        "briefings/move.gif",
        "briefings/new.avif",
    }
    for told_ in read_by_exiftool(*files):
        name = Path(told_["SourceFile"]).name
        assert leaks(told_) == [], name
        maker = "Ben Ash" if name == "office.jpg" else "Ada Rower"
        assert maker in told_["XMP-photoshop:Credit"], name
        assert told_["XMP-xmpRights:WebStatement"].startswith("https://creativecommons.org/")


def test_a_second_build_makes_nothing_and_publishes_the_same_bytes(album):
    first = album.state()
    again = album.build()
    assert "Pictures:" not in again.output
    assert album.state() == first


def test_only_what_changed_is_made_anew(album):
    Image.new("RGB", (700, 500), "red").save(album.root / "briefings" / "photo.jpg")
    assert "Pictures: 1 of 1." in album.build().output
    with Image.open(album.site / "briefings" / "photo.jpg-700w.webp") as image:
        assert image.size == (700, 500)


def test_a_spoiled_cache_is_mended(album):
    first = album.state()
    for file in (album.root / ".cache/footnoted/pictures").glob("*.webp"):
        file.write_bytes(b"<script>")
    album.build()
    assert album.state() == first


def test_the_page_offers_what_was_published_and_says_each_size(done):
    html = done.main("briefings/album/index.html")
    assert '"../photo.jpg-480w.webp 480w, ../photo.jpg-1200w.webp 1200w"' in html
    assert html.count("<img") == html.count(" width=") == html.count('decoding="async"')
    for name in ("photo.jpg-480w.webp", "photo.jpg-1200w.webp", "photo.jpg", "quay.svg"):
        assert (done.site / "briefings" / name).is_file()


def test_lists_show_small_copies(done):
    html = done.main("credits/index.html")
    assert 'src="../briefings/photo.jpg-480w.webp" width="480" height="360"' in html


def test_a_picture_with_content_that_cannot_be_decoded_stops_the_build(album):
    data = bytearray((album.root / "briefings" / "plan.png").read_bytes())
    at = data.index(b"IDAT")
    length = int.from_bytes(data[at - 4 : at], "big")
    data[at + 4 : at + 4 + length] = bytes(length)
    data[at + 4 + length : at + 8 + length] = crc32(data[at : at + 4 + length]).to_bytes(4, "big")
    (album.root / "briefings" / "plan.png").write_bytes(data)
    ended = album.mkdocs("build")
    assert ended.status == 1
    assert "briefings/plan.png: error: Its pixels cannot be decoded" in ended.output
    assert "was not changed" in ended.output


def test_the_folder_of_the_cache_can_be_named(album):
    album.configure("plugins: [search, {footnoted: {cache_dir: kept}}]\n")
    album.build()
    assert len(list((album.root / "kept" / "pictures").glob("*.webp"))) == 6


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("pictures: {webp: true}", "no option `webp`; there are avif, cards"),
        ("pictures: {avif: 7}", "`avif`: expected true or false"),
        ("pictures: avif", "expected a mapping such as avif: true"),
        ("cache_dir: ../elsewhere", "expected a folder such as .cache/footnoted"),
        ("cache_dir: [a]", "expected a folder such as .cache/footnoted"),
    ],
)
def test_a_wrong_option_is_refused(newsroom, option, words):
    newsroom.configure(f"plugins: [search, {{footnoted: {{{option}}}}}]\n")
    ended = newsroom.mkdocs("build")
    assert ended.status == 1
    assert words in ended.output


def test_what_is_published_can_be_shown(done):
    for file in published(done):
        with Image.open(io.BytesIO(file.read_bytes())) as image:
            image.load()
