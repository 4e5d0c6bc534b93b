"""What a picture's record and its file say of rights, as it travels with every copy.

The record comes before the file: whoever wrote it had read the file.
"""

from footnoted.licenses import license_of
from footnoted.model import Image
from footnoted.pictures import Field, Inside
from footnoted.pictures.rights import Rights

UNKNOWN = "unknown"


def rights(image: Image, inside: Inside) -> Rights:
    """Give who made a picture and under which terms; nothing is made up where both are silent."""
    said = inside.metadata.text
    creator = inside.metadata.value(Field.CREATOR)
    license_ = license_of(image.license) if image.license != UNKNOWN else None
    names = tuple(part.name for part in image.credits if part.name)
    return Rights(
        creators=names or (creator.texts if creator else ()),
        credit=image.credit_line or said(Field.CREDIT_LINE),
        notice=image.copyright_notice or said(Field.COPYRIGHT_NOTICE),
        terms=license_.name if license_ else said(Field.RIGHTS_USAGE_TERMS),
        statement=license_.url if license_ else said(Field.WEB_STATEMENT_OF_RIGHTS),
        licensor=said(Field.LICENSOR_NAME),
        licensor_url=image.acquire_license_page or said(Field.LICENSOR_URL),
        source_type=image.digital_source_type or inside.source_type,
    )


def own_rights(inside: Inside) -> Rights:
    """Give what a file says by itself, where it has no record."""
    return rights(Image.model_construct(), inside)
