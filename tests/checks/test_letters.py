"""Words of an article whose letters come from several scripts."""

from footnoted.checks.notes import MIXED_SCRIPT
from tests.newsroom import article, told


def test_a_word_of_two_scripts_is_told_at_its_first_place(newsroom):
    body = "Words.\n\nThe Зеленский office\nand Ze\u043bensky, again Ze\u043bensky."
    site = newsroom({"briefings/a.md": article(body)})
    line = "briefings/a.md:9:5: The word `Ze\u043bensky` mixes Cyrillic and Latin letters."
    assert [told(diagnostic) for diagnostic in site.diagnostics] == [
        (f"{line} [text.mixed-script]", MIXED_SCRIPT.cure, "", "")
    ]


def test_words_in_one_script_each_are_fine(newsroom):
    body = "Ελληνικά, українська, العربية, 日本語 and Latin; α-rays, 5 µm."
    assert newsroom({"briefings/a.md": article(body)}).diagnostics == ()
