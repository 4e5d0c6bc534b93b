"""The one way in which dates complain: a message and a hint that cures.

Knows no file and no line; whoever read the text adds the place.
"""


class DateError(ValueError):
    """A text that is not a date we can stand behind.

    ``message`` says what is wrong, ``hint`` what to write instead ("" where
    nothing better can be said). ``str(error)`` is the message.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint
