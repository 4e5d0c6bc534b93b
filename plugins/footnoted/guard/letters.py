"""Tell words whose letters come from scripts that look alike.

Knows no language; words in one script throughout are never questioned.
"""

import unicodedata

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts with letters that cannot be told from another's; Japanese, say, mixes by rights."""


def scripts(word: str) -> tuple[str, ...]:
    """Give the scripts of a word that can be mistaken for each other, by name, each once."""
    if word.isascii():
        return ("Latin",)
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return tuple(sorted(name.capitalize() for name in names & _ALIKE))


def mixed(word: str) -> bool:
    """Tell whether a word mixes such scripts."""
    return len(scripts(word)) > 1
