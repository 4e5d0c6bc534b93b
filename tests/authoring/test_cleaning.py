"""What is removed from a text if asked for: tags, styles, pictures that are left there."""

import pytest

from footnoted.authoring.adopt_folder import FolderReader, Untagged, remove_tags
from footnoted.project import Markdown
from tests.timing import quickest

READER = FolderReader(Markdown())


@pytest.mark.parametrize(
    ("text", "new", "tags"),
    [
        ("a {% b %} c", "a  c", 1),
        ("a. {% assign t='1:06' %}\nb", "a.\nb", 1),
        ("a\n{% include b.md %}\n  {% c %} {{ d }}\r\ne\n", "a\ne\n", 3),
        (
            '{% assign b = "https://b.example/" %}\n[a]({{b}}7), {{ b }}\n',
            "[a](https://b.example/7), https://b.example/\n",
            3,
        ),
        ('a {% comment %} b\n{% c %} d="e" {% endcomment %} f', "a  f", 1),
        ("a {% raw %}{{ b }}{% endraw %} c", "a {{ b }} c", 1),
        ("{{< youtube 1 >}}\na\n", "a\n", 1),
        ("a { b } % c }} {{ d", "a { b } % c }} {{ d", 0),
        ("a\x00 {% b %}", "a\x00 {% b %}", 0),
    ],
)
def test_a_tag_goes_and_a_value_stays(text: str, new: str, tags: int) -> None:
    assert remove_tags(text) == Untagged(new, tags, ())


def test_the_texts_of_a_tag_become_paragraphs() -> None:
    text = (
        "a\n{% b %}\nc\n\n{% include qa.md\n  q='Is it “idle”?'\n"
        '  a="It is,\n      [we][log] saw."\n  link="https://b.example/"\n  n=""\n%}\n\nd\n'
    )
    new = "a\nc\n\nIs it “idle”?\n\nIt is,\n[we][log] saw.\n\n<https://b.example/>\n\nd\n"
    assert remove_tags(text) == Untagged(new, 2, (4,))


def test_styles_and_scripts_go_and_pictures_become_links() -> None:
    text = (
        "![A quay](/img/quay.png) ![](far.png) ![Near](near.png) ![A *b*][q]\n\n"
        "<style>\np {}\n</style>\n<script src='a'></script>\nEnd.\n\n[q]: https://b.example/q.png\n"
    )
    body = READER.cleaned(text, {"near.png"}.__contains__)
    assert body.text == (
        "[A quay](/img/quay.png) [far.png](far.png) ![Near](near.png) [A *b*][q]\n\n"
        "End.\n\n[q]: https://b.example/q.png\n"
    )
    assert (body.tags, body.unfit, body.told) == (0, 5, ())


def test_what_is_shown_as_code_stays_as_it_is() -> None:
    code = "`![A quay](quay.png)`\n\n```\n<script>a</script> ![A quay](quay.png)\n```\n"
    body = READER.cleaned(f"![A quay](quay.png), written {code}", lambda _: False)
    assert (body.text, body.unfit) == (f"[A quay](quay.png), written {code}", 1)


def test_a_text_with_nothing_to_clean_stays_byte_for_byte() -> None:
    text = "A [log](https://b.example/).\r\n\r\n* b  \r\n"
    assert READER.cleaned(text, lambda _: False).text == text


def test_a_text_full_of_beginnings_is_read_once() -> None:
    text = "{%" * 50_000 + "{{" * 50_000
    assert remove_tags(text) == Untagged(text, 0, ())
    assert quickest(lambda: remove_tags(text), enough=2) < 2
