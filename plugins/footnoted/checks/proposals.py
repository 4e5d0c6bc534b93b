"""What a picture's record could take over from its file: values ready to be written down.

Reads the metadata only; a field that the record has is never proposed. What is no license and no
safe address is left out.
"""

from collections.abc import Iterator, Mapping

from footnoted.guard import safe_address
from footnoted.index import Picture
from footnoted.licenses import License, read
from footnoted.model import Image
from footnoted.pictures import Field, Inside, Metadata
from footnoted.pictures.source_types import SOURCE_TYPES

TERMS = (Field.LICENSE, Field.WEB_STATEMENT_OF_RIGHTS, Field.RIGHTS_USAGE_TERMS)
"""Where a license may be named, the surest first."""


def proposals(picture: Picture, language: str) -> Mapping[str, tuple[str, Field]]:
    """Give the fields that the record lacks and the file has: the value, and where it is from."""
    inside = picture.inside
    if inside is None:
        return {}
    lacks = _lacking(picture.image)
    found = _found(inside, language)
    return {key: (text, name) for key, text, name in found if key in lacks and text}


def license_in(metadata: Metadata) -> License | None:
    """Give the license that a file names, if it is certain which."""
    read_ = (read(metadata.text(name)).license for name in TERMS if metadata.value(name))
    return next((found for found in read_ if found), None)


def names_in(metadata: Metadata) -> tuple[str, ...]:
    """Give everybody whom a file credits: the creators, then the credit line."""
    creator = metadata.value(Field.CREATOR)
    line = metadata.text(Field.CREDIT_LINE)
    return (*(creator.texts if creator else ()), *([line] if line else []))


def _lacking(image: Image) -> set[str]:
    """Give the keys that the record does not have; a decorative picture needs no words."""
    has = {
        "title": image.title,
        "alt": image.alt or image.decorative,
        "caption": image.caption,
        "long-description": image.long_description or image.decorative,
        "credit": image.credit_line,
        "copyright-notice": image.copyright_notice,
        "license": image.license != "unknown",
        "acquire-license-page": image.acquire_license_page,
        "digital-source-type": image.digital_source_type,
    }
    return {key for key, value in has.items() if not value}


def _found(inside: Inside, language: str) -> Iterator[tuple[str, str, Field]]:
    """Give the values of a file by the keys of a record."""
    metadata = inside.metadata

    def text(name: Field) -> str:
        return metadata.text(name, language)

    title = Field.TITLE if text(Field.TITLE) else Field.HEADLINE
    yield "title", text(title), title
    yield "alt", text(Field.ALT_TEXT), Field.ALT_TEXT
    yield "caption", text(Field.DESCRIPTION), Field.DESCRIPTION
    yield "long-description", text(Field.EXTENDED_DESCRIPTION), Field.EXTENDED_DESCRIPTION
    yield "credit", *_credit(metadata)
    yield "copyright-notice", text(Field.COPYRIGHT_NOTICE), Field.COPYRIGHT_NOTICE
    license_ = license_in(metadata)
    term = next((name for name in TERMS if read(text(name)).license), Field.LICENSE)
    yield "license", license_.id if license_ else "", term
    yield from _page(metadata)
    code = inside.source_type
    yield "digital-source-type", code if code in SOURCE_TYPES else "", Field.DIGITAL_SOURCE_TYPE


def _credit(metadata: Metadata) -> tuple[str, Field]:
    """Give the credit as it is to be printed: the maker, then the agency."""
    *creators, last = names_in(metadata) or ("",)
    if not metadata.value(Field.CREDIT_LINE):
        return ", ".join([*creators, last] if last else []), Field.CREATOR
    if not creators or any(name.casefold() in last.casefold() for name in creators):
        return last, Field.CREDIT_LINE
    return f"{', '.join(creators)} / {last}", Field.CREATOR


def _page(metadata: Metadata) -> Iterator[tuple[str, str, Field]]:
    """Give where a license can be had: of the licensor, else the statement of rights."""
    for name in (Field.LICENSOR_URL, Field.WEB_STATEMENT_OF_RIGHTS):
        value = metadata.value(name)
        address = safe_address(value.texts[0]) if value else None
        if address and address.startswith(("http://", "https://")) and not read(address).license:
            yield "acquire-license-page", address, name
            return
