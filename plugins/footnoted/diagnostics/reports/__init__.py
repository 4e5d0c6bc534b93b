"""Problems as a program or a person wants them: one module for each form, all in one mapping.

Each is a function of the problems alone and reads no file; what a form needs of a line's own
text it asks for.
"""

from collections.abc import Mapping

from footnoted.diagnostics.reports import data, github, rdjsonl, sarif, text
from footnoted.diagnostics.reports.report import Report, Tool

FORMATS: Mapping[str, Report] = {
    "text": text.report,
    "json": data.report,
    "github": github.report,
    "sarif": sarif.report,
    "rdjsonl": rdjsonl.report,
}
"""Every form by the name that ``--format`` takes."""

__all__ = ["FORMATS", "Report", "Tool"]
