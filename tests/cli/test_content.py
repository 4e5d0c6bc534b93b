"""Whatever is in the files, the command reports it: nothing in content ends in a traceback."""

import tempfile
from pathlib import Path

from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from footnoted.cli.main import main
from footnoted.diagnostics.reports import FORMATS
from tests.cli.conftest import ARTICLE, SIDECAR

PIECES = [
    *ARTICLE.splitlines(keepends=True),
    *SIDECAR.splitlines(keepends=True),
    "---\n",
    "{",
    "]",
    ": ",
    "- ",
    "[^crane-idle]",
    "[a](javascript:x)",
    "![](x.png)",
    "<div>",
    "\u202e",
    "\x1b[31m",
    "\r",
    "::error::x\n",
    "𐐀",
    "`",
    "date: 2025-02-30\n",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
CONTENT = st.binary(max_size=200) | TEXTS.map(str.encode)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=CONTENT, sidecar=CONTENT, register=CONTENT, form=st.sampled_from(sorted(FORMATS)))
@example(article=b"", sidecar=b"", register=b"", form="text")
@example(article=ARTICLE.encode(), sidecar=b"\xff\xfe", register=b"[" * 999, form="sarif")
def test_nothing_in_content_escapes(
    article: bytes, sidecar: bytes, register: bytes, form: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder, "briefings", "_shared")
        shared.mkdir(parents=True)
        (shared / "sources.yml").write_bytes(register)
        (shared.parent / "a.md").write_bytes(article)
        (shared.parent / "a.yml").write_bytes(sidecar)
        args = ["check", "--drafts", "--root", folder, "--format", form]
        done = CliRunner().invoke(main, args, catch_exceptions=False)
    assert done.exit_code in {0, 1}
    assert "\x1b" not in done.output
