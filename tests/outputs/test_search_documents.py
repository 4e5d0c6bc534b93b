"""What a search in pieces reads: documents of one page and one kind, with the page's anchors."""

from footnoted.outputs.search import search_documents

PAGE = {"location": "briefings/crane/", "title": "The crane", "text": "<p>It stood idle.</p>"}
SECTION = {"location": "briefings/crane/#why", "title": "Why", "text": "A storm.", "tags": ["a&b"]}
CLAIM = {"location": "briefings/crane/#claim-idle", "title": "Claim: It stood", "text": "Log"}
HOME = {"location": "", "title": "Home <em>page</em>", "text": "Words"}
KINDS = {"briefings/crane/": "briefing", "briefings/crane/#claim-idle": "claim"}


def head(page: str, kind: str, title: str) -> str:
    return (
        f'<html><body><i id="at:{page}"></i><i data-pagefind-filter="kind:{kind}"></i>'
        f'<i data-pagefind-meta="title:{title}"></i>'
    )


def test_entries_are_parted_by_page_and_kind_wherever_they_stand():
    assert list(search_documents([PAGE, CLAIM, HOME, SECTION], KINDS)) == [
        head("briefings/crane/", "briefing", "The crane")
        + "<h1>The crane</h1><div><p>It stood idle.</p></div><p></p>"
        + '<h2 id="why">Why</h2><div>A storm.</div><p>a&amp;b</p></body></html>',
        head("briefings/crane/", "claim", "The crane")
        + '<h2 id="claim-idle">Claim: It stood</h2><div>Log</div><p></p></body></html>',
        head("", "page", "Home page")
        + "<h1>Home <em>page</em></h1><div>Words</div><p></p></body></html>",
    ]


def test_a_long_page_is_several_documents_and_none_is_empty():
    long = {"location": "sources/#source-a", "title": "Source: A", "text": "w" * 11_000}
    short = {"location": "sources/#source-b", "title": "Source: B", "text": "w"}
    kinds = {"sources/#source-a": "source", "sources/#source-b": "source"}
    assert [text.count("<h2") for text in search_documents([long, long, short], kinds)] == [1] * 3
    assert [text.count("<h2") for text in search_documents([short, long], kinds)] == [2]


def test_a_sign_of_markup_in_an_address_stays_within_its_attribute():
    odd = {"location": 'a"b/#c"d', "title": "T", "text": ""}
    (text,) = search_documents([odd], {})
    assert 'id="at:a&#34;b/"' in text
    assert '<h2 id="c&#34;d">' in text
