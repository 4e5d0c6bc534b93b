"""What a preview keeps in memory between its builds."""

from footnoted.mkdocs.pages import LateFile
from footnoted.store import Store


def test_a_preview_holds_what_its_last_two_builds_used(tmp_path):
    store = Store(tmp_path / "build.sqlite3", holding=True)
    sizes = []
    for build in range(30):
        store.turn()
        for page in range(10):
            key = f"{page}-{build if page == 0 else 0}"
            if store.get("whole", key) is None:
                store.put("whole", key, b"page")
            store.get("whole", key)
            if store.see("page", key) is None:
                store.save("page", key, (page, build))
            store.see("page", key)
        store.flush()
        sizes.append(len(store._now) + len(store._before))
    assert set(sizes[2:]) == {40}
    store.close()


def test_a_build_that_is_no_preview_holds_no_pages(tmp_path):
    store = Store(tmp_path / "build.sqlite3")
    store.put("whole", "a", b"page")
    store.save("page", "a", (1, 2))
    assert store.get("whole", "a") == b"page"
    assert store.see("page", "a") == (1, 2)
    store.remember("pieces", "a", (3,))
    assert store.recall("pieces", "a") == (3,)
    assert not store._now
    store.close()


def test_what_is_held_is_on_the_disk_for_the_next_preview(tmp_path):
    file = tmp_path / "build.sqlite3"
    first = Store(file, holding=True)
    first.put("whole", "a", b"page")
    assert first.get("whole", "a") == b"page"
    first.close()
    second = Store(file, holding=True)
    assert second.has("whole", "a")
    assert [second.get("whole", "a"), second.get("whole", "a")] == [b"page", b"page"]
    second.close()


def test_memory_is_limited_and_the_rest_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr("footnoted.store._IN_MEMORY", 5)
    store = Store(tmp_path / "build.sqlite3", holding=True)
    for key in "ab":
        store.put("whole", key, b"page")
    store.flush()
    assert [store.get("whole", key) for key in "abab"] == [b"page"] * 4
    assert len(store._now) == 1
    store.close()


def test_a_file_beside_the_pages_is_read_when_it_is_asked_for_and_may_be_changed(tmp_path):
    asked = []

    def said():
        asked.append(1)
        return "ä".encode()

    file = LateFile("a.txt", None, str(tmp_path), use_directory_urls=True)
    file.said = said
    assert not asked
    assert (file.content_string, file.content_bytes) == ("ä", "ä".encode())
    for _ in range(2):
        file.copy_file()
        assert (tmp_path / "a.txt").read_bytes() == "ä".encode()
    assert len(asked) == 4
    file.content_string = "another"
    assert file.content_bytes == b"another"
    file.content_bytes = b"a third"
    file.copy_file()
    assert (tmp_path / "a.txt").read_text() == "a third"
    assert len(asked) == 4
