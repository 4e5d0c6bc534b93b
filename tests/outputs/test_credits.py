"""Every picture with its maker, license and uses."""

import re

import pytest

from footnoted.outputs.credits import CREDITS, entries, facets, groups
from footnoted.outputs.view import View, environment
from footnoted.pictures.metadata import SCHEME, Credentials, CredentialState
from tests.newsroom import article
from tests.pictures.made import chunk, itxt, png, xmp

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
FILES = {
    "briefings/a.md": article("![](quay.svg)\n\nText.\n\n![](crane.svg)"),
    "briefings/a.yml": """
        images:
          quay:
            file: quay.svg
            title: North quay
            alt: Two cranes.
            credit: Ben Oar/AFP/Getty Images
            license: CC-BY-SA-4.0
            changes: cropped
            formerly: [old-quay]
          crane:
            file: crane.svg
            alt: A crane.
            credit: [{role: Drawing, name: Ada Rower, url: "https://courier.example/"}]
            license: permission
            permission: {by: Ada Rower, date: 2024-05-06, for: this briefing}
            copyright-notice: © 2024 Ada Rower
            digital-source-type: trainedAlgorithmicMedia
          far:
            referred-to: https://agency.example/p.jpg
            title: The crane after the storm
            credit: Getty Images
            license: all-rights-reserved
            acquire-license-page: https://agency.example/rights
        """,
    "briefings/b.md": article("![](quay.svg)", title="B <i>"),
    "briefings/d.md": article("![](own.svg)", title="D", draft="true"),
    "briefings/d.yml": "images:\n  own: {file: own.svg, alt: A., credit: Ada, license: MIT}\n",
    "briefings/quay.svg": SVG,
    "briefings/crane.svg": SVG,
    "briefings/own.svg": SVG,
    "docs/about.md": "# About us\n\n![](briefings/quay.svg)\n",
    "docs/assets/mark.svg": SVG,
    "briefings/_shared/images.yml": """
        images:
          mark:
            file: assets/mark.svg
            title: Our mark
            decorative: true
            credit: [{agency: The desk}]
            license: CC0-1.0
        """,
}


@pytest.fixture
def site(newsroom):
    named = {"theme": {"favicon": "assets/mark.svg"}}
    return newsroom(FILES, preview=True, docs_dir="docs", named=named, cards=True)


@pytest.fixture
def html(site):
    return str(CREDITS.render(site, View(site, "credits.md", "en"), environment()))


def entry(html: str, ref: str) -> str:
    """Return the entry of one picture."""
    ends = r'(?=<li class="fn-credit|</ul></article>)'
    found = re.search(rf'<li [^>]*data-image="{ref}".*?</li>\s*{ends}', html, re.DOTALL)
    assert found
    return found[0]


def test_pictures_stand_by_agency_and_those_without_one_come_last(site):
    found = entries(site)
    assert [(g.agency, [e.picture.ref for e in g.entries]) for g in groups(found)] == [
        ("AFP/Getty Images", ["a#quay"]),
        ("Getty Images", ["a#far"]),
        ("The desk", ["_shared#mark"]),
        ("", ["a#crane"]),
    ]


def test_pictures_of_drafts_are_left_out(html):
    assert "d#own" not in html
    assert '<p class="fn-lead" data-search-exclude="1">4 pictures' in html


def test_title_author_source_and_license_stand_together_with_every_page(html):
    told = entry(html, "a#quay")
    assert "<h4>North quay</h4>" in told
    assert "<dt>Credit</dt><dd>Ben Oar/AFP/Getty Images</dd>" in told
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license"' in told
    assert "<dt>Changes</dt><dd>cropped</dd>" in told
    assert '<a href="../briefings/a/#image-quay">A</a>' in told
    assert '<a href="../briefings/b/">B &lt;i&gt;</a>' in told
    assert '<a href="../about/">About us</a>' in told
    assert 'src="../briefings/quay.svg"' in told
    assert 'alt="Two cranes."' in told


def test_permission_notice_and_how_it_was_made_are_said(html):
    told = entry(html, "a#crane")
    assert '<p class="fn-made">Made with generative AI</p>' in told
    assert "<dt>Notice</dt><dd>© 2024 Ada Rower</dd>" in told
    assert "<dt>Permission</dt><dd>Ada Rower, <time" in told
    assert ">, for this briefing" in told.replace("</time", "")
    assert 'Drawing: Ada Rower; <a href="https://courier.example/"' in told


def test_what_every_page_shows_is_said_so(html):
    assert "<li>every page (theme.favicon)</li>" in entry(html, "_shared#mark")


def test_what_is_not_shown_stands_apart_and_is_not_loaded(html):
    apart = html[html.index('id="referred-to"') :]
    assert 'data-image="a#far"' in apart
    assert "<img" not in entry(html, "a#far")
    assert '<a href="../briefings/a/#image-far">A</a>' in entry(html, "a#far")
    assert "available at" in entry(html, "a#far")


def test_former_ids_stay_alive(html):
    assert '<span id="image-a--old-quay"></span>' in entry(html, "a#quay")


def test_what_each_license_asks_for_is_said_in_words_at_each_picture(html):
    assert (
        "You may reuse this picture if you name the maker, name the license, say what you changed "
        "and pass on what you change under the same license."
    ) in html
    assert "You may reuse this picture as you like." in html
    assert "Only for what the permission covers." in html
    assert "Only with permission from the owner of the rights." in html


def test_a_picture_that_may_be_reused_has_a_credit_to_copy_and_its_file(html):
    assert html.count('class="fn-copied"') == html.count(" download>") == 2
    assert '<code class="fn-copied">' in entry(html, "a#quay")


def test_pictures_can_be_found_by_agency_license_and_briefing(site):
    found = {f.key: [v.key for v in f.values] for f in facets(site, entries(site))}
    assert found == {
        "agency": ["AFP/Getty Images", "Getty Images", "The desk"],
        "license": ["all-rights-reserved", "CC-BY-SA-4.0", "CC0-1.0", "permission"],
        "briefing": ["a", "b"],
    }


def test_cards_that_the_site_draws_are_said_to_be_its_own(site, html, newsroom):
    assert 'id="cards"' in html
    plain = newsroom({"briefings/a.md": article()})
    assert 'id="cards"' not in CREDITS.render(plain, View(plain, "credits.md", "en"), environment())


def test_the_same_as_files_is_offered_where_the_site_wants_them(site, html, newsroom):
    assert 'href="../images.json"' in html
    assert 'href="../data/images.csv"' in html
    without = newsroom(FILES, docs_dir="docs", exports={"images": False})
    page = CREDITS.render(without, View(without, "credits.md", "en"), environment())
    assert "images.json" not in page


def test_a_site_without_pictures_says_so(newsroom):
    site = newsroom({"briefings/a.md": article()})
    page = CREDITS.render(site, View(site, "credits.md", "en"), environment())
    assert "No briefing shows or refers to a picture yet." in page


def test_what_a_file_says_of_its_making_is_told_where_the_record_is_silent(newsroom):
    sidecar = "images:\n  quay: {file: quay.png, alt: A., credit: Ada Rower, license: MIT}\n"
    packet = xmp("", f'Iptc4xmpExt:DigitalSourceType="{SCHEME}compositeSynthetic"')
    files = {"briefings/a.md": article("![A.](quay.png)"), "briefings/a.yml": sidecar}
    site = newsroom(files | {"briefings/quay.png": png(itxt(packet), chunk(b"caBX", b"broken"))})
    page = str(CREDITS.render(site, View(site, "credits.md", "en"), environment()))
    assert "Composite with parts made with generative AI" in page
    state = re.search("<dt>Content Credentials</dt><dd>([^<]*)</dd>", page)
    assert state
    assert state[1] in {CredentialState.INVALID.value, CredentialState.NOT_VALIDATED.value}
    assert (
        Credentials(CredentialState.TRUSTED, "AFP").words()
        == f"{CredentialState.TRUSTED.value} (AFP)"
    )
