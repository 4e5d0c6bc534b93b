"""Addresses that other generators write as tags, and what of them stays."""

from pathlib import Path

import pytest

from footnoted.authoring.adopt import Adoption, adopt_folder
from footnoted.authoring.adopt_folder import Folder, read_folder, remove_tags, untemplated
from footnoted.build import build
from footnoted.project import Markdown, Project
from tests.newsroom import write
from tests.pictures.made import PNG

HEAD = "---\ntitle: A\ndate: 2024-05-06\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    write(
        tmp_path,
        {
            "hugo.toml": 'baseURL = "https://harbor.example/"\n',
            "static/img/quay.png": PNG,
            "content/posts/crane.md": HEAD,
            "content/posts/Storm Days.md": HEAD,
            "content/posts/strike/index.md": HEAD,
            "content/news/crane.md": HEAD,
            "content/news/ferry.md": HEAD,
        },
    )
    return read_folder(tmp_path / "content")


@pytest.mark.parametrize(
    ("tag", "plain"),
    [
        ('[a]({{< ref "crane.md" >}})', "[a](crane.md)"),
        ('[a]({{<ref "crane">}})', "[a](crane.md)"),
        ('[a]({{% relref "/news/crane.md#top" %}})', "[a](../news/crane.md#top)"),
        ('[a]({{< ref path="/posts/crane" lang="en" >}})', "[a](crane.md)"),
        ("[a]({{< ref `Storm Days.md` >}})", "[a](Storm%20Days.md)"),
        ('[a]({{< relref "strike" >}})', "[a](strike/index.md)"),
        ('[a]({{< relref "ferry" >}})', "[a](../news/ferry.md)"),
        ('[a]({{< relref "#top" >}})', "[a](#top)"),
        ('[a][1]\n\n[1]: {{< ref "crane.md" >}}\n', "[a][1]\n\n[1]: crane.md\n"),
        ("[a]({% post_url crane %})", "[a](crane.md)"),
        ("[a]({{ site.baseurl }}{% link news/ferry.md %})", "[a](../news/ferry.md)"),
        ('![a]({{ "/img/quay.png" | relative_url }})', "![a](/img/quay.png)"),
        ("![a]({{ site.url }}/img/quay.png)", "![a](/img/quay.png)"),
        ("[a]({filename}/news/ferry.md)", "[a](../news/ferry.md)"),
        ("![a]({static}/img/quay.png)", "![a](/img/quay.png)"),
        ("[a](|filename|crane.md)", "[a](crane.md)"),
        (
            '{{< figure src="/img/quay.png" alt="The quay" attr="Ada" attrlink="https://a.example/"'
            ' caption="Dusk." >}}',
            '![The quay](/img/quay.png)\n<small class="attr">[Ada](https://a.example/)</small>\n'
            "*Dusk.*",
        ),
    ],
)
def test_a_tag_for_an_address_becomes_a_path(folder: Folder, tag: str, plain: str) -> None:
    assert untemplated(tag, "posts/other.md", folder) == plain


@pytest.mark.parametrize(
    "text",
    [
        '[a]({{< ref "gone.md" >}})',
        '`[a]({{< ref "crane.md" >}})`',
        '```\n{{< ref "crane.md" >}}\n```\n',
        "{{< youtube 1 >}}",
        "{{ page.title }} {a} |b|",
    ],
)
def test_what_leads_nowhere_or_is_shown_stays(folder: Folder, text: str) -> None:
    assert untemplated(text, "posts/other.md", folder) == text


def test_a_name_that_two_files_have_means_the_one_beside(folder: Folder) -> None:
    tag = '[a]({{< ref "crane" >}})'
    assert untemplated(tag, "news/other.md", folder) == "[a](crane.md)"
    assert untemplated(tag, "essays/other.md", folder) == tag


def test_cleaning_keeps_a_tag_that_leads_nowhere_as_text() -> None:
    text = 'See [a *b*]({{< ref "gone.md" >}}) {{< youtube 1 >}}.\n'
    assert remove_tags(text) == ('See a *b* ({{< ref "gone.md" >}}) .\n', 1, ())


def adopted(root: Path, text: str, *, clean: bool = False) -> Adoption:
    write(root, {"old/hugo.toml": "", "old/content/2024-05-07-a.md": text, "new/x": ""})
    write(root, {"old/content/2024-05-06-b.md": "# B\n\nText.\n"})
    site = build(Project(root / "new", preview=True, markdown=Markdown()))
    return adopt_folder(site, read_folder(root / "old" / "content"), clean=clean)


def test_a_reference_leads_to_the_new_place_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    text = '# A\n\n[b]({{< ref "2024-05-06-b.md" >}})\n\n[c]({{< ref "gone.md" >}})\n'
    for clean in (False, True):
        found = adopted(tmp_path, text, clean=clean)
        new = {change.path: change.new for change in found.changes}
        article = str(new["briefings/2024-05-07-a.md"])
        assert "[b](2024-05-06-b.md)\n" in article
        what = '{{< ref "gone.md" >}} leads to no post of the folder; it was not changed.'
        (line,) = (told.line for told in found.remarks if told.what == what)
        assert "gone.md" in article.splitlines()[line - 1]
    site = build(Project(write(tmp_path / "built", new), markdown=Markdown()))
    assert not [each for each in site.diagnostics if each.level == "error"]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("![a](gone.png){ align=right } b", "[a](gone.png) b"),
        ("[![a](gone.png){ width=3 }](https://b.example/) b", "[a](https://b.example/) b"),
        (
            '<iframe src="https://v.example/1"></iframe><script>a</script>\n\nb',
            "<https://v.example/1>\n\nb",
        ),
        ('a <iframe src="//v.example/1" allow></iframe> b', "a <https://v.example/1> b"),
        ('<img src="gone.png" alt="a"> b', '<a href="gone.png">a</a> b'),
    ],
)
def test_cleaning_makes_no_faults_of_its_own(tmp_path: Path, text: str, new: str) -> None:
    found = adopted(tmp_path, f"# A\n\n{text}\n", clean=True)
    made = {change.path: change.new for change in found.changes}
    article = str(made["briefings/2024-05-07-a.md"])
    assert article.endswith(f"---\n{new}\n")
    site = build(Project(write(tmp_path / "built", made), markdown=Markdown()))
    assert not [each for each in site.diagnostics if each.level == "error"]
