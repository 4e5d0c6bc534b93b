"""A site with its evidence as tables beside the pages."""

import io
import json
import subprocess

from pyarrow import parquet

from tests.cli.conftest import git
from tests.programs import needed

CONFIG = "plugins:\n  - search\n  - footnoted:\n      tables: {}\n"


def committed(newsroom) -> str:
    subprocess.run([needed("git"), "init", "-q", "-b", "main"], cwd=newsroom.root, check=True)
    git(newsroom.root, "add", "briefings", "mkdocs.yml")
    git(newsroom.root, "commit", "-q", "-m", "one")
    return git(newsroom.root, "rev-parse", "HEAD")


def commits(newsroom) -> set[str]:
    claims = (newsroom.site / "data" / "claims.parquet").read_bytes()
    return set(parquet.read_table(io.BytesIO(claims))["as_of_commit"].to_pylist())


def test_a_site_that_asks_has_a_file_for_each_table_and_a_link_to_what_explains_them(newsroom):
    newsroom.configure(CONFIG.format("parquet"))
    one = committed(newsroom)
    newsroom.build()
    package = json.loads(newsroom.page("data/datapackage.json"))
    paths = {each["path"] for each in package["resources"]}
    assert {file.name for file in newsroom.site.glob("data/*.parquet")} == paths
    assert 'href="../data/datapackage.json"' in newsroom.page("briefings/index.html")
    assert commits(newsroom) == {one}
    # Nothing that is read has changed, but the commit has.
    git(newsroom.root, "commit", "-q", "--allow-empty", "-m", "two")
    newsroom.build()
    assert commits(newsroom) == {git(newsroom.root, "rev-parse", "HEAD")} != {one}


def test_a_format_that_there_is_not_is_refused_before_anything_is_read(newsroom):
    newsroom.configure(CONFIG.format("excel"))
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert "expected one of parquet, csv, sqlite" in built.output


def test_a_site_that_does_not_ask_has_none(published):
    assert not list(published.site.glob("data/*.parquet"))
    assert not (published.site / "data" / "datapackage.json").exists()
