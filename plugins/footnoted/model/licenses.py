"""Licences of pictures: what a writer types, and how readers are told.

Ids are SPDX's, with our own few for what is no licence. Which licence fits a
site is not decided here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class License:
    """A licence, or the lack of one."""

    id: str
    name: str
    url: str = ""


_CC = "https://creativecommons.org/licenses"
_PARTS = ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
_VERSIONS = ("2.0", "2.5", "3.0", "4.0")

LICENSES = {
    license_.id: license_
    for license_ in (
        *(
            License(f"CC-{part.upper()}-{v}", f"CC {part.upper()} {v}", f"{_CC}/{part}/{v}/")
            for part in _PARTS
            for v in _VERSIONS
        ),
        License("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        License("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        License("Apache-2.0", "Apache 2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        License(
            "OGL-UK-3.0", "Open Government Licence 3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"
        ),
        License("public-domain", "Public domain"),
        License("editorial", "Editorial use only"),
        License("all-rights-reserved", "All rights reserved"),
        License("permission", "Used with permission"),
        License("quotation", "Quoted"),
        License("unknown", "License not known"),
    )
}
"""By id."""


def license_of(id_: str) -> License:
    """Give the licence of this id; an id that is not in the table stands for itself."""
    return LICENSES.get(id_, License(id_, id_))
