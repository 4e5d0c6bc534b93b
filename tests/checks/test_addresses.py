"""Addresses in sidecars and registers: each is judged where it is written."""

import json

import pytest

from footnoted.checks import links as addresses
from footnoted.text.html import MIXED_SCRIPT, UNSAFE
from tests.newsroom import article, told

SIDECAR = """\
sources:
  log:
    type: webpage
    title: Harbour log
    url: javascript:alert(1)
    archived: [{url: "https://user@archive.example/", date: 2024-05-05}]
  bare: {type: webpage, title: A, url: courier.example/crane}
  word: {type: webpage, title: A, url: crane}
  good: {type: webpage, title: A, url: https://courier.example/crane}
images:
  quay:
    referred-to: https://127.0.0.1/quay.jpg
    source-url: data:text/html,x
    acquire-license-page: https://\u0430pple.example/
    credit: [{name: Ada Rower, url: "https:\\\\\\\\courier.example"}]
"""
SCHEME = "only http, https and mailto may be linked"
SLASH = "contains a backslash, which browsers read as a slash"
EXPECTED = [
    (
        f"5:10: The address `javascript:alert(1)` is not linked: it begins with `javascript:`; "
        f"{SCHEME}. [url.unsafe]",
        UNSAFE.cure,
        "log",
    ),
    (
        "6:22: The address `https://user@archive.example/` is not linked: it has a user name "
        "before the site, which hides where it leads. [url.unsafe]",
        UNSAFE.cure,
        "log",
    ),
    (
        "7:40: The address `courier.example/crane` does not begin with https://. [url.incomplete]",
        "Write `https://courier.example/crane`.",
        "bare",
    ),
    (
        "8:40: The address `crane` does not begin with https://. [url.incomplete]",
        addresses.INCOMPLETE.cure,
        "word",
    ),
    (
        "12:18: The address `https://127.0.0.1/quay.jpg` is not linked: it leads into the "
        "reader's own network. [url.unsafe]",
        UNSAFE.cure,
        "quay",
    ),
    (
        f"13:17: The address `data:text/html,x` is not linked: it begins with `data:`; {SCHEME}. "
        "[url.unsafe]",
        UNSAFE.cure,
        "quay",
    ),
    (
        "14:27: The site's name `аpple.example` mixes letters of several alphabets. "
        "[url.mixed-script]",
        MIXED_SCRIPT.cure,
        "quay",
    ),
    (
        f"15:37: The address `https:\\\\courier.example` is not linked: it {SLASH}. [url.unsafe]",
        UNSAFE.cure,
        "quay",
    ),
]


def of_addresses(site):
    return [
        told(diagnostic)
        for diagnostic in site.diagnostics
        if diagnostic.code.name.startswith("url.")
    ]


def test_every_address_of_a_sidecar_is_judged_at_its_place(newsroom):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": SIDECAR})
    expected = [(f"briefings/a.yml:{line}", hint, "", about) for line, hint, about in EXPECTED]
    assert of_addresses(site) == expected


def test_so_is_every_address_of_a_register(newsroom):
    sources, images = SIDECAR.split("images:\n")
    site = newsroom(
        {
            "briefings/a.md": article(),
            "briefings/_shared/sources.yml": sources,
            "briefings/_shared/images.yml": f"images:\n{images}",
        }
    )
    lines = [line.partition(": ")[2] for line, *_ in of_addresses(site)]
    expected = [line.partition(": ")[2] for line, *_ in EXPECTED]
    assert sorted(lines) == sorted(expected)


def test_a_sidecar_cannot_allow_them(newsroom):
    allow = "allow:\n  - {code: url.unsafe, because: we like it}\n"
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": SIDECAR + allow})
    assert len(of_addresses(site)) == len(EXPECTED)


FIELDS = {
    "url": ("sources:\n  s: {{type: webpage, url: {}}}\n", "sources"),
    "archived": (
        "sources:\n  s: {{type: webpage, archived: [{{url: {}, date: 2024}}]}}\n",
        "sources",
    ),
    "credit": (
        "images:\n  s: {{referred-to: https://z.example/a, credit: [{{name: A, url: {}}}]}}\n",
        "images",
    ),
}
"""The keys of a sidecar or register that take an address."""


@pytest.fixture(scope="module")
def hostile(shared_data):
    texts = json.loads((shared_data / "hostile" / "urls_hostile.json").read_text("utf-8"))
    return [text for text in texts if text.strip()]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", ["briefings/a.yml", "briefings/_shared/{}.yml"])
def test_no_hostile_address_passes_anywhere_without_a_located_word(newsroom, hostile, field, path):
    form, part = FIELDS[field]
    file, silent = path.format(part), []
    for text in hostile:
        site = newsroom({"briefings/a.md": article(), file: form.format(json.dumps(text))})
        marks = [p.mark for p in site.diagnostics if p.level == "error" or p.code.guards_safety]
        if not any(mark.path == file and mark.column for mark in marks):
            silent.append(text)
    # It names a public site and no other; what a name resolves to is not asked in a build.
    assert silent == ["https://1.1.1.1.nip.test/"]


@pytest.mark.parametrize("address", ["//courier.example/crane", " //courier.example/crane"])
def test_an_address_without_its_scheme_gets_one(newsroom, address):
    sidecar = f'sources:\n  bare: {{type: webpage, url: "{address}"}}\n'
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": sidecar})
    line = (
        f"briefings/a.yml:2:30: The address `{address}` does not begin with https://. "
        "[url.incomplete]"
    )
    assert of_addresses(site) == [(line, "Write `https://courier.example/crane`.", "", "bare")]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("www.example.org", True),
        ("example.org/page", True),
        ("WWW.Example.Example?x=1", True),
        ("https://www.example.org", False),
        ("www", False),
        ("notes.org.md", False),
        ("b.md", False),
        ("#www.example.org", False),
    ],
)
def test_a_link_to_a_site_without_its_scheme_is_an_error(newsroom, address, told):
    files = {
        "briefings/a.md": article(f"See [this page]({address})."),
        "briefings/b.md": article("B."),
    }
    found = [
        problem for problem in newsroom(files).diagnostics if str(problem.code) == "url.incomplete"
    ]
    assert [str(problem.mark) for problem in found] == ["briefings/a.md:6:17"] * told
    assert [problem.hint for problem in found] == [f"Write `https://{address}`."] * told
