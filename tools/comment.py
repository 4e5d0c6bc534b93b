"""Post the change in facts as one comment on a proposal, from an untrusted artifact.

The workflow `check` runs what a contributor proposes, so its artifact may contain anything. This
runs afterwards, from the default branch, with the right to comment. It takes from that run one
small text in exactly the form in which ``footnoted diff`` writes it, or nothing. GitHub says which
proposal the run is of, never the run itself. The comment is written once and then updated. It needs
Python and GitHub's own ``gh``, and runs nothing else::

    GH_TOKEN=... python3 -m tools.comment
"""

import io
import json
import os
import re
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

# -------------------------------------------------------------------------------------------------
# The artifact: a ZIP file with one text in it, which is read in place and never unpacked.

ARTIFACT, MEMBER, PREVIEW = "change-in-facts", "comment.md", "preview"
"""The names of the text in the workflow `check`, of the file in it, and of the site."""
LARGEST_ZIP = 1_000_000
"""The most bytes that are fetched."""
LARGEST_TEXT = 240_000
"""The most bytes of the text; a comment has at most 65,536 characters, each of at most four
bytes.
"""
LONGEST = 64_000
"""The most characters of the text, which leaves some for the rest of the comment."""


class NotOurs(Exception):
    """An artifact does not contain what ``footnoted diff`` writes."""


def read_text(data: bytes) -> str:
    """Return the one text in a ZIP file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _only_member(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise NotOurs("nothing can be read") from error


def _only_member(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    if [member.filename for member in members] != [MEMBER]:
        raise NotOurs("the files are others than expected")
    (member,) = members
    if stat.S_IFMT(member.external_attr >> 16) not in {0, stat.S_IFREG}:
        raise NotOurs("the file is no plain one")
    # The size in the ZIP file may be wrong, so no more is read than is allowed.
    with archive.open(member) as opened:
        data = opened.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise NotOurs("the text is too long")
    return data.decode("utf-8")


# -------------------------------------------------------------------------------------------------
# The form of a report, line by line as ``footnoted.comparison.reports`` writes it.
#
# Words are escaped so that they are shown as they are. A mention, a reference to an issue, an
# image, HTML, or a link to anything but a line of this repository does not fit: nothing is shown.

MARKER = "<!-- footnoted diff -->"
"""The first line, by which the comment is found again."""
_WORDS = (
    r"(?:[^\n\\`*_{}\[\]()#+!|~$<>&@]|\\[\\`*_{}\[\]()+!|~$]|\\#(?=\u200b)|@(?=\u200b)"
    r"|&(?:amp|lt|gt);)*"
)
_NAME = r"`(?:[^\n`|\\]|\\\|)+`"
_TOLD = r"\*\*(?:no correction|old address leads nowhere)\*\*|corrected"
_ALIVE = re.compile(r"://(?!\u200b)|www\.(?!\u200b)", re.IGNORECASE)
"""What a service itself makes a link."""
_UNSEEN = re.compile("[^\n -\x7e\xa0-\U0010ffff]|[\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that command a terminal, end a line, turn the direction, or hide."""
_SHARE = r"\d+ of \d+ claims, dates and figures rest on a source; before: \d+ of \d+\."


def is_report(text: str, files: str) -> bool:
    """Return whether a text is what ``footnoted diff`` writes, with links below ``files`` only."""
    link = rf"{re.escape(files)}[0-9a-f]{{40}}/[\w.~/%-]+(?:#L\d+)?"
    what = (
        rf"[a-z ]+ (?:{_NAME}|\[{_NAME}\]\({link}\)): {_WORDS}(?: · (?:{_TOLD}))?"
        r"(?: · \d+ things? on it)?"
    )
    row = rf"\| {what} \| {_WORDS} \| {_WORDS} \|"
    # Possessive: what does not fit is found once, and not in every way in which rows could be read.
    table = rf"\n\| What \| Before \| Now \|\n\|---\|---\|---\|\n(?:{row}\n)++"
    left = r"\n\d+ more are not shown here; `footnoted diff` lists all\.\n"
    folded = (
        r"\n<details>\n<summary>\d+ more changes?</summary>\n"
        rf"(?:{table})?(?:{left})?\n</details>\n"
    )
    head = (
        rf"{re.escape(MARKER)}\n### The change in facts\n\n\*\*(?:No change in facts"
        rf"|\d+ changes? in facts(?:; \d+ of them without a correction)?)\.\*\*(?: {_SHARE})?\n"
    )
    words = re.sub(rf"\]\({link}\)", "", text)
    return (
        len(text) <= LONGEST
        and not _UNSEEN.search(text)
        and not _ALIVE.search(words)
        and re.fullmatch(f"{head}(?:{table})?(?:{folded})?", text) is not None
    )


# -------------------------------------------------------------------------------------------------
# The comment: the report, or why there is none, and how to get the site.

Reply: TypeAlias = Any
"""What GitHub answers, read from JSON."""


def written(run: Reply, report: str, preview: str, machinery: int) -> str:
    """Return the comment for the proposal of a run."""
    the_run = f"[the run]({run['html_url']})"
    passed = "All checks passed" if run["conclusion"] == "success" else "**Not all checks passed**"
    parts = [report, f"Of commit {run['head_sha'][:10]}. {passed}: {the_run}."]
    if machinery:
        parts.append(
            f"**This proposal changes files that can run as code: {machinery}.** They may have"
            " changed what the report says and what the checks look at. Read them first."
        )
    if preview:
        parts.append(
            f"[The site with this change]({preview}) is a file to download for those who are signed"
            " in. Unpack it and open `index.html`; only the search needs a server, such as"
            " `python3 -m http.server` in that folder."
        )
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def without_report(why: str) -> str:
    """Return what is shown instead of a report."""
    return f"{MARKER}\n### The change in facts\n\nThere is no report to show: {why}."


def may_run(files: Iterable[Reply]) -> int:
    """Return how many changed files can run as code when the site is built or checked."""
    names = ({each["filename"], each.get("previous_filename", "")} - {""} for each in files)
    return sum(not all(map(_IS_TEXT.fullmatch, each)) for each in names)


_IS_TEXT = re.compile(
    r"(?!.*(?:\.html|\.js|\.py|\.css|/\.gitattributes)\Z)(?:briefings|docs)/.+|[^/]+\.md|LICENSE[^/]*",
    re.DOTALL,
)
"""Files that are read and never run; the same as in the job that names the others."""


def the_proposal(run: Reply, pulls: Iterable[Reply]) -> int | None:
    """Return the number of the one open proposal whose last commit a run was of, or None."""
    found = [pull["number"] for pull in pulls if pull["head"]["sha"] == run["head_sha"]]
    return found[0] if len(found) == 1 else None


def the_artifact(name: str, artifacts: Iterable[Reply]) -> Reply | None:
    """Return the newest artifact of a name that still exists."""
    found = [each for each in artifacts if each["name"] == name and not each["expired"]]
    return max(found, key=lambda each: each["id"], default=None)


def our_comment(comments: Iterable[Reply]) -> int | None:
    """Return the id of the comment to update; others may have copied the marker."""
    for comment in comments:
        ours = comment["user"] and comment["user"]["login"] == "github-actions[bot]"
        if ours and comment["body"].startswith(MARKER):
            return int(comment["id"])
    return None


# -------------------------------------------------------------------------------------------------
# The requests to GitHub, in their order.

Ask: TypeAlias = Callable[[Sequence[str], bytes], bytes]
"""Call ``gh api`` with arguments and an input; return what it prints."""


def by_gh(arguments: Sequence[str], data: bytes = b"") -> bytes:
    """Return GitHub's answer by its own program, which finds the token itself."""
    command = ["gh", "api", *arguments, *(["--input", "-"] if data else [])]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def listed(ask: Ask, path: str, *arguments: str) -> list[Reply]:
    """Return all pages of a list."""
    pages = json.loads(ask(["--method", "GET", "--paginate", "--slurp", path, *arguments], b""))
    return [
        each for page in pages for each in (page if isinstance(page, list) else page["artifacts"])
    ]


def comment_on(event: Reply, ask: Ask) -> str:
    """Post or update the comment for a finished run; return what was done, in words."""
    run, repository = event["workflow_run"], event["repository"]
    home = f"repos/{repository['full_name']}"
    fork = run["head_repository"] or {"owner": {"login": ""}}
    head = f"head={fork['owner']['login']}:{run['head_branch']}"
    number = the_proposal(run, listed(ask, f"{home}/pulls", "-f", "state=open", "-f", head))
    if number is None:
        return "There is not one open proposal with this commit at its end: no comment."
    artifacts = listed(ask, f"{home}/actions/runs/{run['id']}/artifacts")
    report = _report(ask, home, artifacts, f"{repository['html_url']}/blob/")
    site = the_artifact(PREVIEW, artifacts)
    preview = f"{run['html_url']}/artifacts/{site['id']}" if site else ""
    machinery = may_run(listed(ask, f"{home}/pulls/{number}/files"))
    body = json.dumps({"body": written(run, report, preview, machinery)}).encode()
    there = our_comment(listed(ask, f"{home}/issues/{number}/comments"))
    if there is None:
        ask(["--method", "POST", f"{home}/issues/{number}/comments"], body)
    else:
        ask(["--method", "PATCH", f"{home}/issues/comments/{there}"], body)
    return f"Commented on proposal {number}."


def _report(ask: Ask, home: str, artifacts: Sequence[Reply], files: str) -> str:
    """Return the report, or why there is none."""
    chosen = the_artifact(ARTIFACT, artifacts)
    if not chosen:
        return without_report("the checks made none")
    if chosen["size_in_bytes"] > LARGEST_ZIP:
        return without_report("what the checks made is too large")
    try:
        text = read_text(ask([f"{home}/actions/artifacts/{chosen['id']}/zip"], b""))
    except NotOurs as error:
        return without_report(f"of what the checks made, {error}")
    if not is_report(text, files):
        return without_report("what the checks made is not in the form of `footnoted diff`")
    return text


def main() -> None:
    """Write the comment for the event that GitHub passes."""
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        event = json.load(file)
    print(comment_on(event, by_gh))


if __name__ == "__main__":
    main()
