"""A site's own scale of grades, as it is written in a file of the configuration.

What a scale does belongs to ``footnoted.scales``.
"""

from pydantic import model_validator

from footnoted.model.form import Form
from footnoted.model.scalars import Text
from footnoted.scales import Grade, Scale


class GradeRow(Form):
    """One value of a scale."""

    label: Text
    """A few words that stand beside or instead of the code."""
    meaning: Text
    """A sentence for readers."""


class ScaleTable(Form):
    """A scale: its name, what it grades, and its values in order."""

    name: Text
    """The scale's name, as a heading."""
    about: Text
    """What is graded: a sentence for readers."""
    grades: dict[Text, GradeRow]
    """The values, by the codes that writers type."""

    @model_validator(mode="after")
    def _has_grades(self) -> "ScaleTable":
        if not self.grades:
            raise ValueError("a scale needs `grades`, at least one")
        return self

    @property
    def scale(self) -> Scale:
        """Give the scale as the program uses it."""
        rows = (Grade(code, row.label, row.meaning) for code, row in self.grades.items())
        return Scale(self.name, self.about, tuple(rows))
