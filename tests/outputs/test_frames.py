"""What is around a picture in its article."""

import re

from tests.newsroom import article

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>'
SIDECAR = """
    images:
      quay:
        file: quay.svg
        alt: Two cranes.
        long-description: One crane stands <at> each end.
        caption: The quay on 2 May.
        credit: Ada Rower
        license: CC BY 4.0
        changes: cropped
        digital-source-type: composite
    """


def html(newsroom, body="![](quay.svg)", sidecar=SIDECAR, **project):
    files = {
        "briefings/a.md": article(body),
        "briefings/a.yml": sidecar,
        "briefings/quay.svg": SVG,
    }
    return newsroom(files, **project).readings["a"].html


def test_a_picture_says_who_made_it_how_it_was_changed_and_how_it_may_be_used(newsroom):
    made = html(newsroom)
    assert 'class="fn-figure-frame" data-image="a#quay" id="image-quay"' in made
    assert (
        'Ada Rower. <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>; '
        "changed: cropped"
    ) in made
    assert 'href="../credits.md#image-a--quay">Details</a>' in made


def test_a_picture_that_is_none_of_the_world_is_labelled(newsroom):
    assert '<span class="fn-made" data-search-exclude="1">Composite picture</span>' in html(
        newsroom
    )


def test_the_words_of_the_record_stand_where_the_article_has_none(newsroom):
    assert 'alt="Two cranes."' in html(newsroom)
    assert 'alt="The quay."' in html(newsroom, "![The quay.](quay.svg)")


def test_a_long_description_is_folded_and_the_picture_names_it(newsroom):
    made = html(newsroom)
    assert 'aria-describedby="image-quay--described"' in made
    assert re.search(
        r"<details[^>]*>\s*<summary>Description of the picture</summary>\s*"
        r'<p id="image-quay--described">One crane stands &lt;at&gt; each end.</p>\s*</details>',
        made,
    )


def test_what_is_shown_twice_has_its_ids_once(newsroom):
    made = html(newsroom, "![](quay.svg)\n\nText.\n\n![](quay.svg)")
    assert made.count('data-image="a#quay"') == 2
    assert made.count('id="image-quay"') == made.count('id="image-quay--described"') == 1


def test_a_picture_within_a_line_has_no_frame(newsroom):
    assert "fn-figure-frame" not in html(newsroom, "A quay ![](quay.svg) in a line.")
    assert "fn-figure-frame" not in html(newsroom, '<img src="quay.svg" alt="Two.">')


def test_without_a_page_of_credits_there_is_no_link_to_it(newsroom):
    assert "Details" not in html(newsroom, pages={"credits": False})


def test_a_picture_without_a_record_is_left_as_it_is(newsroom):
    assert "<figure" not in html(newsroom, sidecar="")
