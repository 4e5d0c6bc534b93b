"""A full disk and closed folders are faults of the machine, and reported as such."""

from PIL import Image

FULL = """
import errno, pathlib
def on_files(files, config):
    raise OSError(errno.ENOSPC, "No space left on device", "site/full")
"""
CLOSED = """
import errno, os, pathlib
whole = pathlib.Path.write_bytes
def closed(self, data):
    if "cache" in str(self):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))
    return whole(self, data)
pathlib.Path.write_bytes = closed
"""


def test_a_full_disk_is_named_and_leaves_the_site_alone(newsroom):
    newsroom.build()
    before = newsroom.state()
    newsroom.write("hook.py", FULL)
    newsroom.configure("hooks: [hook.py]\n")
    built = newsroom.mkdocs("build")
    assert built.status == 74
    assert (
        "site/full: No space left on device. Free some space there, and run it again. The "
        "published site was not changed."
    ) in built.output
    assert "Traceback" not in built.output
    assert newsroom.state() == before


def test_without_a_cache_the_same_site_is_built(newsroom):
    Image.new("RGB", (900, 600), "navy").save(newsroom.root / "docs/night.jpg")
    newsroom.build()
    before = newsroom.state()
    newsroom.write("hook.py", CLOSED)
    other = "plugins:\n  - search\n  - footnoted: {cache_dir: other-cache}\n"
    newsroom.configure(f"{other}hooks: [hook.py]\n")
    built = newsroom.build("--strict")
    assert "The cache cannot be used (" in built.output
    assert "Permission denied), so pictures are made again each time." in built.output
    assert newsroom.state() == before
