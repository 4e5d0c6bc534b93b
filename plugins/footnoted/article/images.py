"""How a picture is asked for: in which widths, how large it will be, when it is loaded.

Works on the tree of one page; which files there are, it is told. A page that has all its sizes
before the first byte of a picture does not move when the picture comes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

PRIORITY = 2
"""After figures were made (3), before MkDocs turns relative paths into addresses (0)."""
SIZES = (
    "(min-width: 125em) 816px, (min-width: 100em) 748px, "
    "(min-width: 45em) 680px, calc(100vw - 32px)"
)
"""The width of our column: 34 rem where the theme's rem is 20, 22 and 24 pixels."""
FOLD = 2
"""A picture in the first blocks of an article is likely seen at once; it does not wait."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a picture in one format."""

    media_type: str
    """As ``image/webp``."""
    srcset: str
    """Addresses with their widths, as HTML has them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture file as pages show it."""

    width: int
    """Pixels as a reader sees them; 0 where nobody knows."""
    height: int
    copies: tuple[Copies, ...] = ()
    """The best format first."""


Images = Mapping[str, Shown]
"""By the file as typed in the article."""


class Showing(Treeprocessor):
    """Completes the images of a page; ``images`` gives those of the page that comes next."""

    def __init__(self, md: Markdown, images: Callable[[], Images]) -> None:
        super().__init__(md)
        self.images = images

    def run(self, root: Element) -> None:
        """Complete every image whose file is known; the first near the top is loaded at once."""
        first, images = True, self.images()
        for number, block in enumerate(root):
            for parent in list(block.iter()):
                for at, image in enumerate(list(parent)):
                    shown = images.get(image.get("src", ""))
                    if image.tag != "img" or shown is None:
                        continue
                    complete(image, shown, eager=first and number < FOLD)
                    first = False
                    if shown.copies:
                        _wrap(parent, at, image, shown)


def complete(image: Element, shown: Shown, *, eager: bool) -> None:
    """Give an image its size and say when it is loaded; what an author said of its size stays."""
    width, height = image.get("width", ""), image.get("height", "")
    if shown.width and not (width or height):
        image.set("width", str(shown.width))
        image.set("height", str(shown.height))
    elif shown.width and width.isdecimal() and not height:
        image.set("height", str(max(1, round(int(width) * shown.height / shown.width))))
    image.set("decoding", "async")
    if eager:
        image.attrib.pop("loading", None)
    else:
        image.set("loading", "lazy")


def _wrap(parent: Element, at: int, image: Element, shown: Shown) -> None:
    """Put an image into a ``<picture>`` that offers its copies."""
    picture = Element("picture")
    picture.tail, image.tail = image.tail, None
    width = image.get("width", "")
    asked = width.isdecimal() and width != str(shown.width)
    sizes = f"min({width}px, 100vw)" if asked else SIZES
    for copies in shown.copies:
        told = {"type": copies.media_type, "srcset": copies.srcset, "sizes": sizes}
        SubElement(picture, "source", told)
    picture.append(image)
    parent[at] = picture
