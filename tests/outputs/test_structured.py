"""Briefings and pictures as search engines and those who show links read them."""

import json
import re

import pytest

from footnoted.outputs.home import (
    ESCAPED,
    article_data,
    briefing_preview,
    link_preview,
    sheet_header,
    structured_data,
)
from footnoted.outputs.view import View
from footnoted.project import Project
from tests.newsroom import article

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
SIDECAR = """
    images:
      quay:
        file: quay.svg
        title: North quay at dusk
        alt: Two cranes.
        caption: The quay on 2 May.
        credit: [{role: Photo, name: Ada Rower, agency: The Courier, url: "https://courier.example/"}]
        copyright-notice: © 2024 Ada Rower
        license: CC BY 4.0
        source-url: https://courier.example/quay
        acquire-license-page: https://courier.example/rights
        digital-source-type: digitalCapture
      agency: {referred-to: "https://agency.example/p.jpg", credit: Getty Images}
    """
SCHEMA_ORG = {
    "@type",
    "acquireLicensePage",
    "caption",
    "contentUrl",
    "copyrightNotice",
    "creator",
    "creditText",
    "description",
    "digitalSourceType",
    "isBasedOn",
    "license",
    "name",
}
"""Properties of ImageObject, CreativeWork and Thing (schema.org, version 29)."""


def site_with(newsroom, sidecar=SIDECAR, **project):
    files = {
        "briefings/a.md": article("![](quay.svg)"),
        "briefings/a.yml": sidecar,
        "briefings/b.md": article(title="B"),
        "briefings/quay.svg": SVG,
    }
    return newsroom(files, **({"site_url": "https://desk.example/news/"} | project))


def told(site, here="briefings/a.md"):
    match = re.fullmatch(
        r'<script type="application/ld\+json">(.*)</script>\n', structured_data(site, here)
    )
    assert match
    return json.loads(match[1])


def test_a_page_says_of_each_picture_who_made_it_and_how_it_may_be_used(newsroom):
    assert told(site_with(newsroom)) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "ImageObject",
                "contentUrl": "https://desk.example/news/briefings/quay.svg",
                "name": "North quay at dusk",
                "caption": "The quay on 2 May.",
                "description": "Two cranes.",
                "creditText": "Photo: Ada Rower / The Courier",
                "creator": [
                    {"@type": "Person", "name": "Ada Rower", "url": "https://courier.example/"}
                ],
                "copyrightNotice": "© 2024 Ada Rower",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "acquireLicensePage": "https://courier.example/rights",
                "isBasedOn": "https://courier.example/quay",
                "digitalSourceType": (
                    "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
                ),
            }
        ],
    }


def test_every_key_is_one_of_schema_org_s_and_every_address_is_full(newsroom):
    (one,) = told(site_with(newsroom))["@graph"]
    assert set(one) <= SCHEMA_ORG
    for key in ("contentUrl", "license", "acquireLicensePage"):
        assert one[key].startswith("https://")
    assert {maker["@type"] for maker in one["creator"]} <= {"Person", "Organization"}


def test_the_credits_page_shows_them_all_and_a_page_without_pictures_says_nothing(newsroom):
    site = site_with(newsroom)
    assert told(site, "credits.md") == told(site)
    assert structured_data(site, "briefings/b.md") == ""


def test_without_an_address_of_its_own_a_site_says_nothing(newsroom):
    assert structured_data(site_with(newsroom, site_url=""), "briefings/a.md") == ""


def test_what_is_not_known_has_no_key(newsroom):
    sidecar = "images:\n  quay: {file: quay.svg, alt: Two., credit: Getty Images}\n"
    (one,) = told(site_with(newsroom, sidecar))["@graph"]
    assert one == {
        "@type": "ImageObject",
        "contentUrl": "https://desk.example/news/briefings/quay.svg",
        "description": "Two.",
        "creditText": "Getty Images",
        "creator": [{"@type": "Organization", "name": "Getty Images"}],
    }


def test_where_a_license_is_known_its_page_is_our_own_entry_if_no_other_is_named(newsroom):
    sidecar = "images:\n  quay: {file: quay.svg, alt: Two., credit: Ada, license: MIT}\n"
    (one,) = told(site_with(newsroom, sidecar))["@graph"]
    assert one["acquireLicensePage"] == "https://desk.example/news/credits/#image-a--quay"
    (one,) = told(site_with(newsroom, sidecar, pages={"credits": False}))["@graph"]
    assert "acquireLicensePage" not in one


@pytest.mark.parametrize("text", ["</script><script>x()", "a & b", "<!-- -->"])
def test_no_text_ends_the_script(newsroom, text):
    sidecar = (
        "images:\n  quay:\n    file: quay.svg\n    alt: Two.\n    credit: Ada\n"
        f"    license: MIT\n    title: {json.dumps(text)}\n"
    )
    site = site_with(newsroom, sidecar)
    script = structured_data(site, "briefings/a.md")
    inside = script.removeprefix('<script type="application/ld+json">').rpartition("</script>")[0]
    assert not set(inside) & {"<", ">", "&", "\u2028", "\u2029"}
    assert told(site)["@graph"][0]["name"] == text


def test_a_draft_and_what_is_only_referred_to_are_not_told_of(newsroom):
    files = {
        "briefings/a.md": article("![](quay.svg)", draft="true"),
        "briefings/a.yml": SIDECAR,
        "briefings/quay.svg": SVG,
    }
    site = newsroom(files, preview=True, site_url="https://desk.example/")
    assert structured_data(site, "briefings/a.md") == structured_data(site, "credits.md") == ""


def test_line_ends_that_a_script_knows_and_json_does_not_are_escaped():
    assert "a\u2028b\u2029c".translate(ESCAPED) == "a\\u2028b\\u2029c"


def test_a_printed_line_that_is_a_notice_is_told_as_one(newsroom):
    sidecar = "images:\n  quay: {file: quay.svg, alt: Two., credit: © 2024 Ada Rower}\n"
    (one,) = told(site_with(newsroom, sidecar))["@graph"]
    assert one["copyrightNotice"] == one["creditText"] == "© 2024 Ada Rower"
    assert one["creator"] == [{"@type": "Person", "name": "Ada Rower"}]


# ---------------------------------------------------------------------------------- of briefings

EVIDENCE = """
    claims:
      idle:
        says: The crane stood idle.
        attribution:
          - {party: ada-rower, how: said}
          - {source: courier, how: reported, read: true}
    corrections:
      week:
        date: 2024-05-09
        kind: correction
        text: It stood idle for a week, not a month.
    """
REGISTERS = {
    "briefings/_shared/parties.yml": "parties: {ada-rower: {name: Ada Rower, type: person}}\n",
    "briefings/_shared/sources.yml": """
        sources:
          courier:
            type: article-newspaper
            title: Crane out of use
            container-title: The Courier
            issued: 2024-05-04
            url: https://courier.example/crane
        """,
}


def told_of_briefing(newsroom, site_url="https://desk.example/news/", **front):
    head = {"title": "The <crane>", "authors": "[The desk]", "tags": "[cranes]"} | front
    files = {**REGISTERS, "briefings/a.md": article(**head), "briefings/a.yml": EVIDENCE}
    site = newsroom(files, site_url=site_url, site_name="Harbor")
    view = View(site, "briefings/a.md", "en")
    return article_data(view, site.names.briefings["a"]), view


def test_a_briefing_says_what_it_cites_what_is_claimed_in_it_and_what_was_corrected(newsroom):
    script, _ = told_of_briefing(newsroom)
    text = script.removeprefix('<script type="application/ld+json">').rpartition("</script>")[0]
    assert not set(text) & {"<", ">", "&"}
    here = "https://desk.example/news/briefings/a/"
    assert json.loads(text)["@graph"] == [
        {
            "@type": "NewsArticle",
            "@id": here,
            "headline": "The <crane>",
            "datePublished": "2024-05-06",
            "dateModified": "2024-05-09",
            "author": [{"name": "The desk"}],
            "publisher": {
                "@type": "Organization",
                "name": "Harbor",
                "url": "https://desk.example/news/",
            },
            "inLanguage": "en",
            "keywords": ["cranes"],
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": "Crane out of use",
                    "url": "https://courier.example/crane",
                    "datePublished": "2024-05-04",
                }
            ],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": "It stood idle for a week, not a month.",
                    "datePublished": "2024-05-09",
                }
            ],
        },
        {
            "@type": "Claim",
            "@id": f"{here}#claim-idle",
            "text": "The crane stood idle.",
            "author": {"@type": "Person", "name": "Ada Rower"},
            "appearance": {"@id": here},
        },
    ]


def test_a_briefing_of_a_site_without_an_address_says_nothing(newsroom):
    script, _ = told_of_briefing(newsroom, site_url="")
    assert script == ""


def test_a_shared_link_names_the_briefing_its_day_and_its_site(newsroom):
    _, view = told_of_briefing(newsroom, updated="2024-05-10")
    briefing = view.site.names.briefings["a"]
    own = briefing_preview(view, briefing)
    seen = link_preview(view.site.project, 'The "crane"', "", view.address(), own)
    assert re.findall(r'property="([^"]+)" content="([^"]*)"', seen) == [
        ("og:site_name", "Harbor"),
        ("og:type", "article"),
        ("og:title", "The &#34;crane&#34;"),
        ("og:url", "https://desk.example/news/briefings/a/"),
        ("article:published_time", "2024-05-06"),
        ("article:modified_time", "2024-05-10"),
    ]
    assert "summary_large_image" not in seen


SHEET = re.compile(r'<style>:root\{--fn-site:"([^"]*)";--fn-sheet:"([^"]*)"\}</style>\n')


@pytest.mark.parametrize("name", ["</style><script>", 'A "b" \\ c', "a\n}b{", "Гавань & <b>"])
def test_no_name_of_a_site_ends_what_paper_says_of_it(tmp_path, name):
    project = Project(tmp_path, site_name=name, site_url="https://desk.example/")
    header = SHEET.fullmatch(sheet_header(project, "https://desk.example/a/?b", "6 May 2024"))
    assert header
    said = [
        re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), each)
        for each in header.groups()
    ]
    assert said == [name, "https://desk.example/a/?b · 6 May 2024"]
    assert not set(header[1]) & set("<>&\n{}")


def test_a_sheet_of_a_site_without_an_address_has_the_day_alone(tmp_path):
    header = SHEET.fullmatch(sheet_header(Project(tmp_path), "", "6 May 2024"))
    assert header
    assert header.groups() == ("", "6 May 2024")
