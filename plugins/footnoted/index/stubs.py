"""The beginning of a record for a picture that has none: only what is certain, in plain values.

Who made it and how it may be used is never guessed.
"""

import posixpath
from collections.abc import Collection

from footnoted.index.uses import Use
from footnoted.load.suggest import id_form


def stub(use: Use, taken: Collection[str]) -> tuple[str, dict[str, str]]:
    """Give an id that is not taken, and the fields: the file, and its words if the page has any.

    The file is relative to the article, or to the documentation folder.
    """
    file = use.published
    if use.briefing:
        file = posixpath.relpath("/" + use.published, "/" + posixpath.dirname(use.page))
    stem = id_form(posixpath.splitext(posixpath.basename(file))[0]) or "picture"
    numbered = (f"{stem[:60]}-{number}" for number in range(2, len(taken) + 3))
    id_ = next(one for one in (stem, *numbered) if one not in taken)
    words = " ".join(use.alt.split())
    return id_, {"file": file} | ({"alt": words} if words else {})
