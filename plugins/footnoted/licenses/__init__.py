"""Licenses of pictures: a table with what each asks for, and the words people write for them.

Knows no picture and no site; whether a license fits one is a check's business.
"""

from footnoted.licenses.license import Kind, License
from footnoted.licenses.reading import Reading, license_of, read
from footnoted.licenses.table import LICENSES

__all__ = ["LICENSES", "Kind", "License", "Reading", "license_of", "read"]
