"""Which outside pages an article leads to."""

from textwrap import dedent

from footnoted.article.extension import Setup
from footnoted.article.plan import Plan
from footnoted.authoring.adopt_outside import CitedPage, cited_pages
from tests.article.newsroom import read

SETUP = Setup(("attr_list", "fenced_code", "footnotes", "tables", "toc"))
A, B = "https://courier.example/a", "https://courier.example/b"


def of(markdown: str) -> tuple[CitedPage, ...]:
    text = dedent(markdown).lstrip("\n")
    return cited_pages(read(text, Plan(), SETUP), text)


def test_links_come_with_their_words_and_lines() -> None:
    found = of(f"""
        The [log]({A}) says so,
        and [the *master*][m] as well; <{B}#c> too.

        [m]: {B} "Title"
        """)
    assert found == (
        CitedPage(A, "log", line=1),
        CitedPage(B, "the master", line=4, named="Title"),
        CitedPage(f"{B}#c", f"{B}#c", line=2),
    )


def test_code_comments_pages_of_the_site_and_exempt_links_do_not_count() -> None:
    assert (
        of(f"""
        `[a]({A})` <!-- [a]({A}) --> [a](other.md) [b](/b) [c](#c) [d](mailto:a@b.example)
        [e]({A}){{.no-note}} ![f]({A})

            [a]({A})

        ~~~
        [a]({A})
        ~~~
        """)
        == ()
    )


def test_what_may_not_be_linked_is_no_page() -> None:
    assert (
        of(
            "[a](https://me@courier.example/) [b](http://127.0.0.1/) [c](https://h\u0430rbor.example/)"
        )
        == ()
    )


def test_a_link_that_is_all_of_an_item_has_a_title() -> None:
    found = of(f"""
        Further reading:

        - [Why the northern crane stands still]({A})
        - See [why the northern crane stands still]({B})

        ## [Why the southern crane stands still]({B})
        """)
    assert [each.title for each in found] == ["Why the northern crane stands still", "", ""]


def test_an_address_in_a_footnote_comes_with_title_and_text() -> None:
    found = of(f"""
        The crane stood idle.[^1]

        [^1]: Ada Rower, "The crane stands still," *The Courier*, 4 May 2024. {A}.
        """)
    note = f'Ada Rower, "The crane stands still," The Courier, 4 May 2024. {A}.'
    assert found == (CitedPage(A, A, "The crane stands still", note, 3),)


def test_each_address_of_a_footnote_has_the_title_before_it() -> None:
    found = of(f"""
        Idle.[^1]

        [^1]: Rower, “One,” <{A}>; Rower, “[Two]({B}),” 2024; (see {A}(c)) `{B}`.
        """)
    assert [(each.address, each.title) for each in found] == [
        (A, "One"),
        (B, "Two"),
        (f"{A}(c)", ""),
    ]
    assert {each.footnote for each in found} == {
        f"Rower, “One,” {A}; Rower, “Two,” 2024; (see {A}(c)) ."
    }


def test_a_footnote_that_only_looks_like_one_is_none() -> None:
    assert of(f"```\n[^1]: {A}\n```\n") == ()


def test_the_address_of_a_copy_leads_to_its_page() -> None:
    copy = f"https://web.archive.org/web/20240505120000/{A}"
    found = CitedPage(copy, "log")
    assert found.page == A
    assert found.key == CitedPage("http://www.courier.example/a/#c?utm_source=x", "").key
    assert CitedPage("https://web.archive.org/web/2024/javascript:a", "").page.startswith(
        "https://web"
    )


def test_an_address_without_a_scheme_is_read_as_browsers_do() -> None:
    assert CitedPage("//courier.example/a", "").page == A
