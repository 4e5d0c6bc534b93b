"""Read the shared registers: sources, parties, events and pictures of the whole site.

Each stands in a file of its own name with one top-level key of that name, and `allow` beside it.
"""

from pathlib import Path
from typing import NamedTuple

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.folder import Listing, listing
from footnoted.load.read import REGISTER_SIZE, read_text, shown
from footnoted.load.suggest import did_you_mean
from footnoted.load.validate import validate_records
from footnoted.load.yaml import Document, parse
from footnoted.model import (
    EventRegister,
    Form,
    Image,
    ImageRegister,
    NoPlaces,
    Party,
    PartyRegister,
    Places,
    Register,
    SharedEvent,
    Source,
    SourceRegister,
)

SHARED = "_shared"
"""The folder of registers, below the folder of briefings."""

FORMS: dict[str, type[Form]] = {
    "sources": SourceRegister,
    "parties": PartyRegister,
    "events": EventRegister,
    "images": ImageRegister,
}
"""The form of each register, by its name: file, top-level key and schema have it too."""


class Registers(NamedTuple):
    """The four registers, and what was wrong with them."""

    sources: Register[Source]
    parties: Register[Party]
    events: Register[SharedEvent]
    images: Register[Image]
    source_document: Document | None
    """The register of sources as written, to tell of ids that are given twice."""
    files: tuple[str, ...]
    """What else lies beside the registers: pictures, for one."""
    problems: list[Diagnostic]


def read_registers(root: Path, folder: str) -> Registers:
    """Read the registers below a folder of briefings; one that does not exist is empty."""
    shared = f"{folder}/{SHARED}"
    found = _listing(root, shared)
    problems = [*found.problems, *_strangers(found.files)]
    forms: dict[str, Form] = {}
    documents: dict[str, Document] = {}
    for name, form in FORMS.items():
        forms[name] = form()
        path = f"{shared}/{name}.yml"
        text, told = read_text(root, path, REGISTER_SIZE) if path in found.files else (None, [])
        problems += told
        if text is not None:
            documents[name] = parse(text, path, REGISTER_SIZE)
            forms[name], told = validate_records(form, documents[name])
            problems += [*documents[name].problems, *told]
    return _registers(shared, forms, documents, problems)._replace(files=found.files)


def no_registers(folder: str) -> Registers:
    """Give the registers of a folder that is not there: all empty."""
    return _registers(f"{folder}/{SHARED}", {name: form() for name, form in FORMS.items()}, {}, [])


def _registers(
    shared: str,
    forms: dict[str, Form],
    documents: dict[str, Document],
    problems: list[Diagnostic],
) -> Registers:
    def register(name: str) -> Register:  # type: ignore[type-arg]  # each form knows its records
        path = f"{shared}/{name}.yml"
        places: Places = documents.get(name) or NoPlaces(path)
        return Register(path, getattr(forms[name], name), places, getattr(forms[name], "allow", ()))

    return Registers(
        register("sources"),
        register("parties"),
        register("events"),
        register("images"),
        documents.get("sources"),
        (),
        problems,
    )


def _listing(root: Path, shared: str) -> Listing:
    if not (root / shared).exists() and not (root / shared).is_symlink():
        return Listing((), [])
    if (root / shared).is_symlink():
        return Listing(
            (),
            [
                Diagnostic(
                    codes.SYMLINK,
                    f"“{SHARED}” is a symbolic link.",
                    Mark(shared),
                    codes.SYMLINK.cure,
                )
            ],
        )
    return listing(root, shared)


def _strangers(files: tuple[str, ...]) -> list[Diagnostic]:
    """Tell of YAML files that are none of the registers."""
    problems = []
    known = [f"{name}.yml" for name in FORMS]
    for path in files:
        name = path.rpartition("/")[2]
        if name in known or not name.lower().endswith((".yml", ".yaml")):
            continue
        if name.lower().rpartition(".")[0] in FORMS:
            better = f"{name.lower().rpartition('.')[0]}.yml"
            message = f"The suffix “.{name.rpartition('.')[2]}” is not the one that is read."
            problem = Diagnostic(
                codes.SUFFIX, message, Mark(shown(path)), f"Rename it to {better}."
            )
        else:
            message = f"“{shown(name)}” is none of the registers."
            hint = did_you_mean(name, known) or codes.UNKNOWN_REGISTER.cure
            problem = Diagnostic(codes.UNKNOWN_REGISTER, message, Mark(shown(path)), hint)
        problems.append(problem)
    return problems
