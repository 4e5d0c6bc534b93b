"""Pictures of an article as figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footnoted.phrases import Phrases

# -------------------------------------------------------------------------------------------------
# How a page loads a picture: in which widths, how large it will be, and when.
#
# The tree of one page is changed; the caller says which files there are. A page that has all sizes
# before the first byte of a picture does not move when the picture comes.

IMAGES_PRIORITY = 2
"""After figures were made (3), before MkDocs turns relative paths into addresses (0)."""
SIZES = (
    "(min-width: 125em) 816px, (min-width: 100em) 748px, "
    "(min-width: 45em) 680px, calc(100vw - 32px)"
)
"""The width of our column: 34 rem where the theme's rem is 20, 22 and 24 pixels."""
FOLD = 2
"""A picture in the first blocks of an article is probably visible at once, so it is not loaded
lazily.
"""


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a picture in one format."""

    media_type: str
    """For example ``image/webp``."""
    srcset: str
    """Addresses with their widths, in HTML's form."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture file as pages show it."""

    width: int
    """In pixels, as a reader sees them; 0 if not known."""
    height: int
    copies: tuple[Copies, ...] = ()
    """The best format first."""


Images = Mapping[str, Shown]
"""By the file as typed in the article."""


class Showing(Treeprocessor):
    """Completes the images of a page."""

    def __init__(self, md: Markdown, images: Images) -> None:
        super().__init__(md)
        self.images = images

    def run(self, root: Element) -> None:
        """Complete every image whose file is known; one near the top is loaded at once."""
        first, images = True, self.images
        for number, block in enumerate(root):
            for parent in _with_images(block):
                for at, image in enumerate(list(parent)):
                    shown = images.get(image.get("src", "")) if image.tag == "img" else None
                    if shown is None:
                        continue
                    complete(image, shown, eager=first and number < FOLD)
                    first = False
                    if shown.copies:
                        _wrap(parent, at, image, shown)


def _with_images(block: Element) -> list[Element]:
    """Return the elements of a block that may have images: none of most blocks."""
    return list(block.iter()) if any(True for _ in block.iter("img")) else []


def complete(image: Element, shown: Shown, *, eager: bool) -> None:
    """Set the size of an image and when it is loaded; a size that the author typed stays."""
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


# -------------------------------------------------------------------------------------------------
# Pictures of an article as figures: the image with its caption, credit and license.
#
# The tree of one page is changed; the caller says which picture has which record.

FRAMES_PRIORITY = 3
"""After toc (5), before MkDocs turns relative paths into addresses (0)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Caption, credit and license of one picture."""

    element: str
    """Id of the figure: ``image-ID``."""
    ref: str
    """``NAME#ID``."""
    caption: str
    credit: str
    """The credit line, without the license."""
    license: str
    license_url: str
    details: str
    """Address of the picture's entry on the credits page, as a path between sources; may be
    empty.
    """
    alt: str = ""
    """What it shows, if the article itself does not say so."""
    description: str = ""
    """What it shows, in full."""
    changes: str = ""
    """What was changed in it."""
    label: str = ""
    """What readers must know of how it was made, such as by a machine."""
    former: tuple[str, ...] = ()
    """Earlier ids of the figure, which still lead to it."""


class Framing(Treeprocessor):
    """Frames the pictures of a page that have a record."""

    def __init__(self, md: Markdown, frames: Mapping[str, Frame], said: Phrases) -> None:
        super().__init__(md)
        self.frames, self.said = frames, said

    def run(self, root: Element) -> None:
        """Turn each paragraph that is one recorded picture into a figure; the first has the id."""
        taken: set[str] = set()
        for paragraph in root.iter("p"):
            image = _only_image(paragraph)
            frame = self.frames.get(image.get("src", "")) if image is not None else None
            if image is not None and frame:
                _frame(paragraph, image, frame, frame.element not in taken, self.said)
                taken.add(frame.element)


def _only_image(paragraph: Element) -> Element | None:
    alone = len(paragraph) == 1 and paragraph[0].tag == "img"
    if not alone or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return None
    return paragraph[0]


def _frame(paragraph: Element, image: Element, frame: Frame, first: bool, said: Phrases) -> None:
    paragraph.tag = "figure"
    paragraph.set("class", "fn-figure-frame")
    paragraph.set("data-image", frame.ref)
    if first:
        paragraph.set("id", frame.element)
    paragraph.text, image.tail = None, None
    image.set("loading", "lazy")
    if frame.alt and not image.get("alt"):
        image.set("alt", frame.alt)
    caption = SubElement(paragraph, "figcaption")
    for id_ in frame.former if first else ():
        SubElement(caption, "span", {"id": id_})
    _say(caption, f"{frame.caption} " if frame.caption else "")
    credit = SubElement(caption, "span", {"class": "fn-credit", "data-search-exclude": "1"})
    credit.text = f"{frame.credit}. " if frame.credit else None
    _linked(credit, frame.license_url, frame.license)
    if frame.changes:
        credit[-1].tail = "; " + said.gettext("changed: %(changes)s", changes=frame.changes)
    if frame.details:
        _linked(credit, frame.details, said.gettext("Details"), " · ")
    if frame.label:
        label = SubElement(caption, "span", {"class": "fn-made", "data-search-exclude": "1"})
        label.text = frame.label
    if frame.description:
        _describe(caption, image, frame, first, said)


def _describe(caption: Element, image: Element, frame: Frame, first: bool, said: Phrases) -> None:
    """Add the folded long description; the picture names it, so screen readers read it from
    there.
    """
    details = SubElement(caption, "details", {"class": "fn-described"})
    SubElement(details, "summary").text = said.gettext("Description of the picture")
    text = SubElement(details, "p")
    text.text = frame.description
    if first:
        text.set("id", f"{frame.element}--described")
        image.set("aria-describedby", f"{frame.element}--described")


def _linked(parent: Element, address: str, text: str, before: str = "") -> None:
    _say(parent, before)
    SubElement(parent, "a" if address else "span", {"href": address} if address else {}).text = text


def _say(parent: Element, text: str) -> None:
    """Add text at the end of an element."""
    if text and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text
