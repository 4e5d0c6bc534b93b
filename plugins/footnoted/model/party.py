"""People and organisations who say things, with the roles they held at a time.

Who said what belongs to the claims.
"""

from footnoted.model.form import Form, Record
from footnoted.model.names import PartyType
from footnoted.model.scalars import Text, When


class Role(Form):
    """An office or function, held from and to."""

    role: Text
    """What the person or body is."""
    of: Text | None = None
    """Of which body or country."""
    from_: When | None = None
    """Since when."""
    to: When | None = None
    """Until when."""


class Party(Record):
    """A person or organisation (register parties.yml)."""

    name: Text
    """The name as printed."""
    type: PartyType
    """person or organization."""
    roles: tuple[Role, ...] = ()
    """Roles held, each at its time."""
