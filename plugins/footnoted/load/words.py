"""Say in plain words what does not fit the model: message, hint and place.

Only makes the diagnostics; which faults there are is found out in ``faults``.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from footnoted.dates import DateError
from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.faults import Fault
from footnoted.load.suggest import did_you_mean, id_form
from footnoted.load.tree import forms_at, meanings_of, takes_text
from footnoted.load.yaml import At, Document

RECORD = 2
"""Steps from the top of a sidecar to a record: its kind and its id."""


class Teller:
    """Makes the diagnostics of one part of a document, read as one type."""

    def __init__(self, annotation: Any, document: Document, base: At) -> None:
        """Take the type, and the document's path to the value that was read as it."""
        self.annotation = annotation
        self.document = document
        self.base = base

    def tell(self, fault: Fault) -> Diagnostic:
        """Give the diagnostic for one fault."""
        if fault.date_error:
            return self._date(fault, fault.date_error)
        return _TELLERS.get(fault.kind, Teller._other)(self, fault)

    def _unknown(self, fault: Fault) -> Diagnostic:
        known = self._keys(fault)
        hint = did_you_mean(fault.key, known) or f"Known here: {listed(known)}."
        mark = self.document.key_mark((*self.base, *fault.path, fault.key))
        message = f"Unknown key {ticked(fault.key)}{self._inside(fault.path)}."
        return self._diagnostic(codes.UNKNOWN_KEY, message, mark, hint)

    def _missing(self, fault: Fault) -> Diagnostic:
        meaning = self._keys(fault).get(fault.key, "").partition("\n")[0]
        hint = f"Add {ticked(fault.key + ': …')}. {meaning}".rstrip()
        # The key itself may stand there with nothing behind it.
        mark = self.document.key_mark((*self.base, *fault.path, fault.key))
        message = f"{ticked(fault.key)} is missing{self._inside(fault.path)}."
        return self._diagnostic(codes.MISSING, message, mark, hint)

    def _shape(self, fault: Fault) -> Diagnostic:
        kinds = list(fault.expected)
        if "text" not in kinds and takes_text(self.annotation, fault.path):
            kinds.insert(0, "text")
        expected = " or ".join(kinds)
        message = f"{self._name(fault)} must be {expected}; found {found(fault.found)}."
        hint = ""
        if "a list" in fault.expected and isinstance(fault.found, str):
            hint = f"Write a list: [{fault.found}]"
        return self._value(codes.WRONG_TYPE, message, fault, hint)

    def _choice(self, fault: Fault) -> Diagnostic:
        choices = re.findall(r"'([^']*)'", fault.context.get("expected", ""))
        message = f"{self._name(fault)} cannot be {quoted(fault.found)}."
        hint = f"{did_you_mean(str(fault.found), choices)} One of {listed(choices)}.".strip()
        return self._value(codes.BAD_VALUE, message, fault, hint)

    def _pattern(self, fault: Fault) -> Diagnostic:
        message = f"{self._name(fault)} must be an id; {quoted(fault.found)} is none."
        return self._value(codes.ID_FORM, message, fault, id_hint(str(fault.found)))

    def _empty(self, fault: Fault) -> Diagnostic:
        message = f"{self._name(fault)} is empty."
        return self._value(codes.BAD_VALUE, message, fault, "Write something, or remove the key.")

    def _long(self, fault: Fault) -> Diagnostic:
        most = fault.context.get("max_length")
        message = f"{self._name(fault)} has more than {most} characters."
        code = codes.ID_FORM if most == 64 else codes.BAD_VALUE
        return self._value(code, message, fault, "Shorten it.")

    def _date(self, fault: Fault, error: DateError) -> Diagnostic:
        message = f"{self._name(fault)}: {sentence(error.message)}"
        return self._value(codes.IMPOSSIBLE_DATE, message, fault, error.hint)

    def _said(self, fault: Fault) -> Diagnostic:
        """Pass on what the model itself says about a value."""
        said = str(fault.context.get("error", fault.message))
        message = f"{self._name(fault)}: {sentence(said)}"
        if said.startswith("expected a date") and isinstance(fault.found, list | dict):
            return self._value(codes.WRONG_TYPE, message, fault, self._quote_it(fault))
        if said.startswith("expected"):
            return self._value(codes.WRONG_TYPE, message, fault, "")
        if isinstance(fault.found, dict):
            mark = self.document.key_mark((*self.base, *fault.path))
            return self._diagnostic(codes.COMBINATION, message, mark, codes.COMBINATION.cure)
        return self._value(codes.BAD_VALUE, message, fault, "")

    def _other(self, fault: Fault) -> Diagnostic:
        message = f"{self._name(fault)}: {sentence(fault.message)}"
        return self._value(codes.BAD_VALUE, message, fault, "")

    def _quote_it(self, fault: Fault) -> str:
        spot = self.document.spot((*self.base, *fault.path))
        typed = self.document.text[spot.value.start : spot.value.end] if spot else ""
        if not typed or "\n" in typed or '"' in typed:
            return ""
        return f'If it is one date in brackets, quote it: "{typed}"'

    def _keys(self, fault: Fault) -> dict[str, str]:
        forms = forms_at(self.annotation, fault.path)
        return {key: text for form in forms for key, text in meanings_of(form).items()}

    def _name(self, fault: Fault) -> str:
        """Name the value: its key and what it belongs to."""
        whole = (*self.base, *fault.path)
        if not whole:
            return "The text"
        if len(whole) == RECORD and self._record():
            return quoted(whole[1])
        return f"{place(whole[-1:])}{self._inside(fault.path[:-1])}"

    def _inside(self, path: At) -> str:
        """Say in what a key stands: `` in `graded` of “crane-idle” ``; nothing at the top."""
        record = self._record()
        whole = (*self.base, *path)
        steps = [place((step,)) for step in reversed(whole[RECORD if record else 0 :])]
        steps += [quoted(record)] if record else []
        return f" in {' of '.join(steps)}" if steps else ""

    def _record(self) -> str:
        """Give the id of the record the value belongs to, if it does."""
        named = len(self.base) >= RECORD and isinstance(self.base[1], str)
        return str(self.base[1]) if named else ""

    def _value(self, code: Code, message: str, fault: Fault, hint: str) -> Diagnostic:
        mark = self.document.mark((*self.base, *fault.path))
        return self._diagnostic(code, message, mark, hint or self._meaning(fault) or code.cure)

    def _meaning(self, fault: Fault) -> str:
        """Give what the model says about the key."""
        if not fault.path:
            return ""
        forms = forms_at(self.annotation, fault.path[:-1])
        texts = [meanings_of(form).get(str(fault.path[-1]), "") for form in forms]
        return next((text.partition("\n")[0] for text in texts if text), "")

    def _diagnostic(self, code: Code, message: str, mark: Mark, hint: str) -> Diagnostic:
        return Diagnostic(code, message, mark, hint, about=self._record())


def ticked(key: str) -> str:
    """Give a key as code."""
    return f"`{clipped(key)}`"


def quoted(text: object) -> str:
    """Give a text as it was typed, in quotation marks."""
    return f"“{clipped(str(text))}”"


def clipped(text: str, most: int = 60) -> str:
    """Give a text short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def place(step: At) -> str:
    """Name one step of a path: a key, or an item counted from 1."""
    return f"item {step[0] + 1}" if isinstance(step[0], int) else ticked(str(step[0]))


def found(value: Any) -> str:
    """Say what kind of value was found."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "keys with values"


def listed(words: Iterable[str]) -> str:
    """Give words as code, separated by commas."""
    return ", ".join(ticked(word) for word in words)


def sentence(text: str) -> str:
    """Give a text as a sentence: capital first, full stop last."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def id_hint(text: str) -> str:
    """Say how an id is written, with the nearest one."""
    nearest = id_form(text)
    use = "Use lower-case letters, digits and single hyphens, at most 64 characters"
    return f"{use}: `{nearest}`." if nearest and nearest != text else f"{use}."


_TELLERS: dict[str, Callable[[Teller, Fault], Diagnostic]] = {
    "extra_forbidden": Teller._unknown,
    "missing": Teller._missing,
    "string_type": Teller._shape,
    "tuple_type": Teller._shape,
    "list_type": Teller._shape,
    "dict_type": Teller._shape,
    "model_type": Teller._shape,
    "model_attributes_type": Teller._shape,
    "enum": Teller._choice,
    "literal_error": Teller._choice,
    "string_pattern_mismatch": Teller._pattern,
    "string_too_short": Teller._empty,
    "string_too_long": Teller._long,
    "value_error": Teller._said,
}
