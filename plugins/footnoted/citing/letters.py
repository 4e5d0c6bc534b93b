"""Words of a source as HTML that stands for itself: escaped, in its language and direction.

Words that run from right to left are isolated, so that neighbors do not jump; nothing is judged.
"""

import unicodedata

from markupsafe import Markup, escape

RIGHT_TO_LEFT = ("R", "AL")


def words_of(text: str, lang: str = "") -> Markup:
    """Give words as HTML; ``lang`` is their language where it is not the page's."""
    attribute = Markup(' lang="{}"').format(lang) if lang else Markup()
    if _has_right_to_left(text):
        direction = "rtl" if _begins_right_to_left(text) else "ltr"
        return Markup('<bdi dir="{}"{}>{}</bdi>').format(direction, attribute, text)
    return Markup("<span{}>{}</span>").format(attribute, text) if lang else escape(text)


def foreign(language: str | None, locale: str) -> str:
    """Give a language, or nothing where a page in ``locale`` is in that language anyway."""
    if not language:
        return ""
    return "" if language.lower() in (locale.lower(), _primary(locale)) else language


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text)


def _begins_right_to_left(text: str) -> bool:
    """Tell the direction by the first letter that has one (Unicode Bidirectional Algorithm, P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", *RIGHT_TO_LEFT):
            return direction != "L"
    return False
