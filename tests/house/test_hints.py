"""A hint leads to a state without problems: it is applied to the bad example, which is built again.

What a hint says word by word is read from it. What it leaves to a person is in ``EDITS``; if that
is the same as the good example, the code is in ``AS_GOOD``. The codes that have no example have
files of their own in ``CASES``, ``CHANGES``, ``PICTURES``, ``MADE`` or ``LINKS``; for most of the
rest ``ELSEWHERE`` names a test that follows the hint.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from footnoted.authoring.fix import repairs
from footnoted.catalogue import EXAMPLES, NEWSROOM, WITHOUT
from footnoted.comparison.changes import compare_states
from footnoted.comparison.facts import State
from footnoted.comparison.silence import silent
from footnoted.diagnostics.manual import SIDECAR
from footnoted.diagnostics.problem import PROPOSAL, Problem
from footnoted.library.site import Site
from footnoted.outputs.pictures import make_pictures
from footnoted.records.writing import apply
from footnoted.text.suggest import id_form
from tests.newsroom import build_in
from tests.pictures.made import SIGNATURE, app13, chunk, header, iim, jpeg, segment, xmp
from tests.pictures.photographs import shot

Files = dict[str, str]
Edit = tuple[str, str]
"""A text, and what a person writes in its place."""

MEANT = re.compile(r"Did you mean `([^`]+)`\?")
LINE = re.compile(r"Write: (.+)$")
PAIR = re.compile(r"(?:Write|or) `([a-z-]+): ([^`…]+)`")
WORDS = re.compile(r"(?:Quote what readers see|quote them): “([^”]+)”")
TYPED = re.compile(r"“([^”]+)”|`([^`]+)`|\[\^([^\]]+)\]")

AS_GOOD = frozenset(
    """
    allow.unknown-code anchor.lost anchor.moved anchor.crowded article.no-front-matter
    article.open-front-matter article.too-deep article.unclosed briefing.draft-cited
    briefing.unknown chain.loop chain.none-read chain.origin-unknown chain.read-and-cited-in
    chain.read-not-last chain.unknown claim.both-confirmed date.event-differs date.out-of-time
    date.words-elsewhere event.unknown evidence.none excerpt.long figure.as-of-later
    figure.disagrees figure.money-undated figure.negative-count figure.one-number-range
    figure.per-itself figure.series-undated figure.share-circle figure.too-far figure.units-disagree
    figure.units-far figure.units-nearer figure.words-approximate file.suffix grade.none
    grade.unsigned html.active html.attribute html.unbalanced id.duplicate id.form image.alt-long
    image.alt-placeholder image.changed image.credits-differ image.differs-from-file
    image.file-missing image.license-unknown image.no-alt image.no-credit image.no-license
    image.no-long-description
    image.no-record image.permission-missing note.shadows-record note.shown-as-text outlook.overdue
    page.same-address party.unknown path.alias permalink.form permalink.lost permalink.not-gone
    picture.unsafe record.unknown register.unknown schema.bad-value schema.combination
    schema.missing schema.wrong-type sidecar.no-article source.archive-form source.archive-other
    source.cited-in-loop source.cites-itself source.locator-alone source.no-archive source.only-type
    source.retracted-used source.same-address source.too-far source.unregistered source.unused
    source.unused-in-register text.mixed-script url.embedded url.incomplete url.mixed-script
    url.unsafe yaml.alias yaml.anchor yaml.duplicate-key yaml.key yaml.merge-key yaml.not-a-mapping
    yaml.second-document yaml.syntax yaml.tag yaml.unclosed
    """.split()
)
"""The codes whose good example is what a person makes who follows the hint."""

_ALLOWED = "  - {code: anchor.moved, about: idle, because: The paragraph was put first.}\n"
_PERMISSION = "permission: {by: Ada Rower, date: 2024-05-06, for: this briefing}"
EDITS: Mapping[str, tuple[tuple[Edit, ...], ...]] = {
    "allow.forbidden": ((("  - {code: html.active, because: The map needs its script.}\n", ""),),),
    "allow.unused": (((_ALLOWED, ""),),),
    "anchor.moved": (
        (("  damage: {quote: {exact: damaged the crane, prefix: the flood has}}\n", ""),),
    ),
    "briefing.draft-cited": ((("continues: quay\n", ""),),),
    "briefing.unknown": ((("continues: storm", "continues: harbor"),),),
    "chain.origin-unknown": ((("{unknown: true}", "{described: a worker at the quay}"),),),
    "chain.read-and-cited-in": (((", cited-in: courier", ""),),),
    "chain.two-read": (
        (
            ("[{source: harbor-log, read: true}, {source: courier, read: true}]",
             "[{source: courier, read: true}]\n    sources: [harbor-log]"),
        ),
    ),
    "claim.superseded-still-reported": (
        (("five days.}", "five days., status: superseded}"),),
        (("five days.}", "five days., status: refuted}"),),
    ),
    "claim.supersedes-loop": (((", supersedes: later", ""),),),
    "date.event-differs": (
        (("The storm, date: 2024-04-12}", "The storm}"),),
        (("The storm, date: 2024-04-12}", "The storm, date: 2024-03}"),),
    ),
    "date.impossible": ((("2024-04-31", "2024-04"),), (("2024-04-31", "2024-04-30"),)),
    "date.no-zone": (
        (("T18:30", "T18:30+02:00"),),
        (("T18:30", "T18:30Z"),),
        (("date: 2024-05-06\n", "date: 2024-05-06\ntimezone: Europe/Kyiv\n"),),
    ),
    "date.season": ((("2024-21", "2024-25"),), (("2024-21", "2024-29"),)),
    "date.words-elsewhere": ((("date: 2024-05-03", "date: 2024-04"),),),
    "event.unknown": (
        (("crane, date: 2024-04}\n", "crane, date: 2024-04}\n  gale: {title: A gale}\n"),),
    ),
    "evidence.none": ((("a week}", "a week, sources: [courier]}"),),),
    "example.left": ((("    tags: [footnoted-example]\n", ""),),),
    "figure.as-of-later": ((("as-of: 2042-05-03", "due: 2042-05-03"),),),
    "figure.decimal-point": ((("1.200", "1200"),), (("1.200", "1.2"),)),
    "figure.disagrees": ((("value: 900", "value: 1200"),),),
    "figure.factor": (
        (("value: 50", "value: 0.5"),),
        (("share-of: {figure: waiting, value: 50}", "change-from: {figure: waiting, value: 49}"),),
    ),
    "figure.per-itself": ((("per: t}", "per: day}"),),),
    "figure.series-mixed": (
        (("square-meter, series: pier", "square-meter"),),
        (("square-meter, series: pier", "square-meter, series: deck"),),
        (("square-meter", "meter"),),
    ),
    "figure.unit": (
        (("tons", "tonne"),),
        (("tons", "short-ton"),),
        (("tons", "long-ton"),),
    ),
    "grade.confirmed-alone": ((("credibility: 1", "credibility: 2"),),),
    "grade.none": (((", graded: {by: Ada, date: 2024-05-06}", ""),),),
    "grade.unknown": ((("credibility: 7", "credibility: 3"),),),
    "html.attribute": (((' id="claim-idle"', ""),),),
    "id.formerly-taken": (((", formerly: [damage]", ""),),),
    "image.alt-differs": ((("![Two cranes.]", "![]"),),),
    "image.alt-placeholder": ((("alt: Photo", "decorative: true"),),),
    "image.changed": (
        (("changes: cropped", f"changes: cropped\n    {_PERMISSION}"),),
    ),
    "image.in-file": ((("alt: Two", "title: North quay at dusk, alt: Two"),),),
    "image.license-form": ((("CC BY 4.0", "CC-BY-4.0"),),),
    "image.license-unfit": ((("CC-BY-NC-4.0", f"CC-BY-NC-4.0, {_PERMISSION}"),),),
    "image.no-alt": ((("credit: Ada", "decorative: true, credit: Ada"),),),
    "image.no-license": ((("file: quay.svg", "referred-to: https://quay.example/crane"),),),
    "image.permission-missing": (
        (("license: permission", f"license: permission, {_PERMISSION}"),),
    ),
    "note.shown-as-text": (
        (("<div>The crane stood idle.[^courier]</div>", "The crane stood idle.`[^courier]`"),),
    ),
    "permalink.lost": (
        (("/#claim-crane-idle\n", "/#claim-crane-idle gone 2024-05-08 It was never true.\n"),),
    ),
    "schema.wrong-type": ((("sources: courier", "sources: [courier]"),),),
    "source.cites-itself": (((", cited-in: report", ""),),),
    "url.incomplete": ((("url: harbor.example", "url: https://harbor.example"),),),
    "yaml.anchor": ((("&idle The crane stood idle.", '"&idle The crane stood idle."'),),),
    "yaml.cut-by-hash": ((("#2 stood", "# 2 stood"),),),
}  # fmt: skip
"""What else a person writes who follows the hint: one way of several in each tuple of edits."""

REMAINS = {"source.replaced": "The hint says that nothing needs to change."}
"""The codes that a site can keep, and why."""


_HEAD = "---\ntitle: The crane\ndate: 2024-05-06\n---\n"
_DEEP = "[" * 30 + "courier" + "]" * 30
_CLAIM = "claims:\n  idle: {quote: stood idle for a week, says: The crane%s stood idle.}\n"
Tree = Mapping[str, str | bytes]
CASES: Mapping[str, tuple[Tree | str, Tree | str]] = {
    "library.no-briefings": ({}, {"briefings/crane.md": _HEAD}),
    "path.collision": (
        {"briefings/crane.md": _HEAD, "briefings/quay.svg": "", "briefings/Quay.svg": ""},
        {"briefings/crane.md": _HEAD},
    ),
    "path.encoding": (
        {"briefings/crane.md": f"{_HEAD}Käse".encode("latin-1")},
        {"briefings/crane.md": f"{_HEAD}Käse".encode()},
    ),
    "path.reserved": ({"briefings/con.md": _HEAD}, {"briefings/concert.md": _HEAD}),
    "path.too-large": (
        {"briefings/crane.md": _HEAD + "Idle. " * 100_000},
        {
            "briefings/crane.md": _HEAD + "Idle. " * 50_000,
            "briefings/quay.md": _HEAD + "Idle. " * 50_000,
        },
    ),
    "yaml.bidi-control": (_CLAIM % "\u202e", _CLAIM % ""),
    "yaml.control-character": (_CLAIM % "\x07", _CLAIM % ""),
    "yaml.zero-width": (_CLAIM % "\u200b", _CLAIM % ""),
    "yaml.too-deep": (
        f"claims:\n  idle: {{says: Idle., sources: {_DEEP}}}\n",
        "claims:\n  idle: {says: Idle., sources: [courier]}\n",
    ),
    "yaml.too-large": (
        {"briefings/crane.md": _HEAD.replace("---\n", "---\n" + "# Idle.\n" * 40_000, 1)},
        {"briefings/crane.md": _HEAD.replace("---\n", "---\n" + "# Idle.\n" * 20_000, 1)},
    ),
}
"""What has a problem without an example, and the same when its hint is followed: the files, or the
text of the sidecar in the small newsroom."""

_RECORDS = """\
sources:
  log: {type: webpage, title: Log, reliability: B}
claims:
  idle: {quote: stood idle, sources: [log]}
dates:
  storm: {date: 2024-04, title: A storm, sources: [log]}
figures:
  cargo: {of: Cargo, value: 1200, unit: tonne, sources: [log]}
"""
_BODY = "The master said that the crane stood idle."
CHANGES: Mapping[str, tuple[tuple[Edit, ...], tuple[Edit, ...]]] = {
    "anchor.sentence-changed": ((("The master said", "The union denied"),), ()),
    "claim.changed-silently": ((("idle, sources", "idle, says: No, sources"),), ()),
    "date.changed-silently": ((("date: 2024-04,", "date: 2024-05,"),), ()),
    "figure.changed-silently": ((("1200", "1300"),), ()),
    "record.address-lost": ((("cargo:", "load:"),), (("load: {", "load: {formerly: [cargo], "),)),
    "record.removed-silently": (
        (("  storm: {date: 2024-04, title: A storm, sources: [log]}\n", ""),), ()
    ),
    "briefing.gone": (
        (("date: 2024-05-06\n", "date: 2024-05-06\ndraft: true\n"),),
        (("draft: true\n", "retracted: {date: 2024-05-08, because: It was wrong.}\n"),),
    ),
}  # fmt: skip
"""Of codes about what changed: the change, and what is edited; without that, the hint's own entry
is added to the sidecar.
"""
ENTRY = re.compile(r"under `corrections:`, as in `([^`]+)`")

_OF_A_PICTURE = {
    "briefings/crane.md": f"{_HEAD}\n![A quay.](quay.jpg)\n",
    "briefings/crane.yml": (
        "images: {quay: {file: quay.jpg, alt: A quay., credit: Ada Rower, license: CC0-1.0}}\n"
    ),
}
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_SIGNED = b"JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\0jumdc2pa"
_PLACE = b'{"exif:GPSLatitude": "51,42N"}'
_MAKER = xmp("<dc:creator><rdf:Seq><rdf:li>Ada Rower</rdf:li></rdf:Seq></dc:creator>").encode()


def _jpeg(*parts: bytes) -> Tree:
    return {**_OF_A_PICTURE, "briefings/quay.jpg": jpeg(*parts)}


def _said(*names: bytes) -> Tree:
    """Return a picture that names its maker in XMP, and in IPTC-IIM by these names."""
    return _jpeg(segment(0xE1, _XMP + _MAKER), app13(iim(*((2, 80, name) for name in names))))


PICTURES: Mapping[str, tuple[Tree, ...]] = {
    "picture.metadata-unread": (_jpeg(segment(0xE1, f"{_XMP.decode()}<x>".encode())), _jpeg()),
    "picture.private": (
        _jpeg(segment(0xEB, _SIGNED + _PLACE)), _jpeg(segment(0xEB, _SIGNED)), _jpeg()
    ),
    "picture.standards-disagree": (_said(b"Ben Oar"), _said(b"Ada Rower")),
}  # fmt: skip
"""Of codes about what is written in a picture: its project, and how a photo program leaves it."""

_BROKEN = SIGNATURE + header(900, 600) + chunk(b"IDAT", b"none") + chunk(b"IEND")
MADE: Mapping[str, tuple[str, bytes]] = {
    "picture.undecodable": ("briefings/quay.png", _BROKEN),
    "picture.uncleaned": ("docs/plan.jpg", b"no picture"),
}
"""The codes that are found when copies are made: the path of a picture, and what is wrong in it.
With another picture in its place nothing is."""

LINKS = ("path.not-a-file", "path.symlink")
"""The codes about files that are none."""

ELSEWHERE: Mapping[str, str] = {
    "anchor.unread": "mkdocs/beside/test_imitated.py",
    "article.unconverted": "mkdocs/site/test_trouble.py",
    "image.pages-unrecorded": "mkdocs/site/test_stranger.py",
    "page.own": "mkdocs/site/test_stranger.py",
    "page.taken": "mkdocs/site/test_stranger.py",
    "page.unknown-part": "mkdocs/site/test_trouble.py",
    "permalink.unlisted": "cli/test_permalinks.py",
}
"""The codes whose hints are followed by a test of another program or of whole sites, and where."""

READ: Mapping[str, str] = {
    "path.outside": "records/test_read.py",
    "path.unreadable": "records/test_read.py",
    "source.changed": "comparison/test_silence.py",
}
"""The codes whose hints no test follows: only a call that no file makes leads out of a project, a
test may read everything, and of a changed source there is only something to read."""


def built(root: Path, files: Mapping[str, str], code: str = "") -> Site:
    """Build files below the folder of briefings, as the examples of the manual are."""
    levels = {} if code == "evidence.none" else {"evidence.none": "off"}
    inside: dict[str, str | bytes] = {
        f"briefings/{path}": text.encode() for path, text in files.items()
    }
    return build_in(root, inside, advice=True, levels=levels)


def applied(problem: Problem, files: Files) -> Iterator[Files]:
    """Yield the files with each text that a hint gives word by word."""
    path = problem.mark.path.removeprefix("briefings/")
    if path not in files or not problem.mark.line:
        return
    lines = files[path].split("\n")
    number = problem.mark.line - 1
    for line in _lines(problem, lines[number]):
        yield files | {path: "\n".join([*lines[:number], line, *lines[number + 1 :]])}
    if re.search(r"allow this with (?:the|that) reason", problem.hint):
        sidecar = path.replace(".md", ".yml")
        about = f"about: {problem.about}, " if problem.about else ""
        entry = f"  - {{code: {problem.code}, {about}because: It was read again.}}\n"
        head, _, listed = files.get(sidecar, "").partition("allow:\n")
        yield files | {sidecar: f"{head}allow:\n{entry}{listed}"}


def _lines(problem: Problem, line: str) -> Iterator[str]:
    first, *quotes = problem.hint.split(PROPOSAL)
    for quote in quotes:
        yield re.sub(r"quote: [^{}]+", quote, line)
    if found := MEANT.search(first):
        typed = [next(filter(None, groups)) for groups in TYPED.findall(problem.message)]
        meant = found[1]
        wrong = min(typed, key=lambda word: (word not in line, _distance(word, meant)))
        yield line.replace(wrong, meant)
    if found := LINE.search(first):
        space = line[: len(line) - len(line.lstrip())].replace("\t", "  ")
        yield f"{space}{found[1]}"
    for key, value in PAIR.findall(first):
        if re.search(rf"\b{key}: ", line):
            yield re.sub(rf"\b{key}: [^,}}]+", f"{key}: {value}", line)
    if found := WORDS.search(first):
        yield re.sub(r"quote: [^{}]+", f"quote: {found[1]}", line)


def _distance(one: str, other: str) -> int:
    return len(set(id_form(one)) ^ set(id_form(other)))


def followed(site: Site, code: str, files: Files) -> Iterator[Files]:
    """Yield the files as each way leaves them in which the hint of a code can be followed."""
    for problem in site.diagnostics:
        if code not in AS_GOOD or "allow this with" in problem.hint:
            yield from applied(problem, files)
        if "footnoted fix --write" in problem.hint and problem.mark.path.endswith(".yml"):
            path = problem.mark.path.removeprefix("briefings/")
            repaired = repairs(site, {problem.mark.path: files[path]}).edits
            yield files | {path: apply(files[path], repaired)}
    for edits in EDITS.get(code, ()):
        yield _edited(files, edits)


def problems(site: Site) -> list[str]:
    """Return what is reported of a site."""
    return [str(problem) for problem in site.diagnostics]


@pytest.mark.parametrize("code", sorted(set(EXAMPLES) - set(REMAINS)))
def test_who_follows_a_hint_has_no_problem_left(code: str, tmp_path: Path) -> None:
    example = EXAMPLES[code]
    files: Files = {**NEWSROOM, **example.both, **example.bad}
    site = built(tmp_path / "bad", files, code)
    ways = list(followed(site, code, files))
    if code in AS_GOOD:
        ways.append({**NEWSROOM, **example.both, **example.good})
    assert ways, f"nobody says how the hint is followed: {site.diagnostics[0].hint}"
    for number, way in enumerate(ways):
        assert way != files
        assert problems(built(tmp_path / f"way-{number}", way, code)) == [], way.get(SIDECAR)


@pytest.mark.parametrize("code", sorted(AS_GOOD & set(EXAMPLES)))
def test_a_good_example_has_the_keys_that_the_hint_names(code: str, tmp_path: Path) -> None:
    example = EXAMPLES[code]
    site = built(tmp_path, {**NEWSROOM, **example.both, **example.bad}, code)
    text = "\n".join([*example.good.values(), *example.both.values()])
    asked = re.findall(r"(?:Add|Write|Put|with|as in) `([a-z-]+: )[^`]*`", site.diagnostics[0].hint)
    assert not asked or any(key in text for key in asked), asked


def test_the_tables_name_codes_that_there_are() -> None:
    assert AS_GOOD - set(EXAMPLES) == set()
    assert set(EDITS) - set(EXAMPLES) == set()


@pytest.mark.parametrize("code", sorted(CASES))
def test_who_follows_the_hint_of_a_case_has_no_problem_left(code: str, tmp_path: Path) -> None:
    found = []
    for number, files in enumerate(CASES[code]):
        root = tmp_path / str(number)
        if isinstance(files, str):
            site = built(root, {**NEWSROOM, SIDECAR: files})
        else:
            root.mkdir()
            site = build_in(root, files, advice=True)
        found.append(site.diagnostics)
    bad, good = found
    assert code in {problem.code.name for problem in bad}
    assert [str(problem) for problem in good] == []


@pytest.mark.parametrize("code", sorted(CHANGES))
def test_who_follows_the_hint_about_a_change_has_none_left(code: str, tmp_path: Path) -> None:
    made, edits = CHANGES[code]
    base = {"briefings/a.md": f"{_HEAD}\n{_BODY}\n", "briefings/a.yml": _RECORDS}
    changed = _edited(base, made)
    before, after = (State(build_in(tmp_path / n, f)) for n, f in (("0", base), ("1", changed)))
    (problem,) = (p for p in silent(compare_states(before, after)) if p.code.name == code)
    followed = _edited(changed, edits)
    if entry := ENTRY.search(problem.hint):
        typed = entry[1].replace("date: …", "date: 2024-05-08").replace("…", "Wrong")
        followed["briefings/a.yml"] += f"corrections:\n  {typed}\n"
    assert followed != changed
    now = State(build_in(tmp_path / "2", followed))
    assert [str(left) for left in silent(compare_states(before, now))] == []
    known = {old.code for old in before.site.diagnostics}
    assert [str(new) for new in now.site.diagnostics if new.code not in known] == []


def _edited(files: Files, edits: tuple[Edit, ...]) -> Files:
    changed = dict(files)
    for old, new in edits:
        assert any(old in text for text in changed.values()), old
        changed = {path: text.replace(old, new) for path, text in changed.items()}
    return changed


@pytest.mark.parametrize("code", sorted(PICTURES))
def test_a_picture_that_is_exported_as_its_hint_says_has_no_problem(
    code: str, tmp_path: Path
) -> None:
    first, *others = (
        [problem.code.name for problem in build_in(tmp_path / str(n), files).diagnostics]
        for n, files in enumerate(PICTURES[code])
    )
    assert first == [code]
    assert others == [[]] * (len(PICTURES[code]) - 1)


@pytest.mark.parametrize("code", sorted(MADE))
def test_a_picture_that_is_exported_again_is_published(code: str, tmp_path: Path) -> None:
    path, wrong = MADE[code]
    found: list[list[str]] = []
    form = {".jpg": "JPEG", ".png": "PNG"}[path[-4:]]
    for data in (wrong, shot(form, path[-4:], tmp_path)):
        shown = {key: text.replace("quay.jpg", path[-8:]) for key, text in _OF_A_PICTURE.items()}
        files: dict[str, str | bytes] = {
            **shown,
            "docs/index.md": "![A plan.](plan.jpg)\n",
            path: data,
        }
        site = build_in(tmp_path / str(len(found)), files, docs_dir="docs")
        found.append([problem.code.name for problem in make_pictures(site).problems])
    assert found == [[code], []]


@pytest.mark.parametrize("code", LINKS)
def test_with_an_ordinary_file_in_its_place_nothing_is_wrong(code: str, tmp_path: Path) -> None:
    quay, files = tmp_path / "briefings" / "quay.md", {"briefings/crane.md": _HEAD}
    quay.parent.mkdir()
    if code == "path.symlink":
        quay.symlink_to("crane.md")
    else:
        os.mkfifo(quay)
    assert [problem.code.name for problem in build_in(tmp_path, files).diagnostics] == [code]
    quay.unlink()
    quay.write_text(_HEAD, encoding="utf-8")
    assert build_in(tmp_path, files).diagnostics == ()


def test_no_code_is_left_out() -> None:
    tables = [*CASES, *CHANGES, *PICTURES, *MADE, *ELSEWHERE, *READ, *LINKS]
    assert sorted(tables) == sorted(WITHOUT)


@pytest.mark.parametrize("code", sorted({**ELSEWHERE, **READ}))
def test_a_hint_that_is_not_followed_here_is_compared_elsewhere(code: str, root: Path) -> None:
    text = (root / "tests" / {**ELSEWHERE, **READ}[code]).read_text(encoding="utf-8")
    constant = code.partition(".")[2].replace("-", "_").upper()
    assert code in text or constant in text


# -------------------------------------------------------------------------------------------------
# Dates as people write them, at every kind of place: what the hint says is written, and checked.

SLIPS = (
    "2024-06-18 18:30",
    "2024-06-18 18:30+02:00",
    "2024-06-18 6:30",
    "2024-06-18T18:30",
    "2024-06",
    "2024",
    "2024-6-18",
    "2024/06/18",
    "20240618",
    "202406",
    "18.06.2024",
    "18 June 2024",
    "June 18, 2024",
    "June 2024",
    "06/2024",
    "05/06/2024",
    "2024-06-31",
    "2024-06–18",
    "Q2 2024",
    "spring 2024",
    "202x",
    "2020s",
    "[2024-06-18, 2024-06-20]",
    "2024-06-20/2024-06-18",
    "2024-06-18..2024-06-20",
)
_PLACES = {
    "front matter": ("---\ntitle: The crane\ndate: %s\n---\n", ""),
    "updated": ("---\ntitle: The crane\ndate: 2024-05-06\nupdated: %s\n---\n", ""),
    "dates": (_HEAD, "dates:\n  d: {title: A storm, date: %s}\n"),
    "issued": (_HEAD, "sources:\n  s: {type: report, title: A report, issued: %s}\n"),
}
_OFFERED = re.compile(
    r"(?:Write|write|or|as in|time|it|year|month|day|hyphen|round|hyphens|one of these)?:? ?"
    r"(\[?\d[\dTX:~/.+-]*(?:Z|\d|X|~)\]?)(?=[.,; ]|$)"
)


@pytest.mark.parametrize("place", sorted(_PLACES))
@pytest.mark.parametrize("typed", SLIPS)
def test_a_date_that_the_hint_offers_is_accepted(typed: str, place: str, tmp_path: Path) -> None:
    def told(number: int, written: str) -> list[Problem]:
        texts = [text.replace("%s", f'"{written}"') for text in _PLACES[place]]
        files = dict(zip(("briefings/a.md", "briefings/a.yml"), texts, strict=True))
        levels = {"date.out-of-time": "off", "source.only-type": "off"}
        site = build_in(tmp_path / str(number), files, levels=levels)
        return [problem for problem in site.diagnostics if problem.mark.line]

    for number, problem in enumerate(told(0, typed), 1):
        offered = _OFFERED.findall(problem.hint)
        if problem.code.name == "date.no-zone":
            continue  # Its hint is followed in EDITS.
        assert offered, str(problem)
        for each, date in enumerate(offered):
            after = [str(p) for p in told(100 * number + each, date)]
            assert after == [], (problem.hint, date)
