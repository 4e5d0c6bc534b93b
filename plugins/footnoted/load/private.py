"""Pictures that would tell where their maker stood, whatever is done: they are not published.

Of all others the place is taken out; see ``pictures.clean``.
"""

from collections.abc import Mapping

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.read import shown
from footnoted.pictures import Inside
from footnoted.pictures.original import LOCATED, private


def private_pictures(pictures: Mapping[str, Inside]) -> dict[str, Diagnostic]:
    """Give what is wrong with such pictures, by path."""
    cure = codes.PRIVATE_PICTURE.cure
    return {
        path: Diagnostic(codes.PRIVATE_PICTURE, LOCATED, Mark(shown(path)), cure)
        for path, inside in pictures.items()
        if private(inside)
    }
