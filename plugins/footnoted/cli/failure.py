"""Wrong usage and wrong configuration: one line for a person, and exit code 2.

Never used for content; that is reported as problems.
"""

from typing import ClassVar

import click


class Misuse(click.ClickException):
    """The command cannot do what it was asked, and nothing was changed."""

    exit_code: ClassVar[int] = 2
