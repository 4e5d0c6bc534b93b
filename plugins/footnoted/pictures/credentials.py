"""Content Credentials (C2PA): whether a picture's manifest holds, asked of the optional library.

Knows no cryptography of its own and no network: remote manifests and certificate services are
not asked. Without the library the answer is that nobody looked.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import Any

from footnoted.pictures.metadata.value import clean

_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
_TYPES |= {"avif": "image/avif", "svg": "image/svg+xml"}
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}}


class State(StrEnum):
    """What is known of a picture's Content Credentials; the value is a clause for readers."""

    TRUSTED = "valid, signed by somebody on the trust list"
    UNTRUSTED = "valid, signed by somebody who is not on a trust list"
    INVALID = "not valid: the picture or its history was changed after it was signed"
    NOT_VALIDATED = "present, not validated"


_STATES = {"Trusted": State.TRUSTED, "Valid": State.UNTRUSTED}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a picture's Content Credentials are worth."""

    state: State
    issuer: str = ""
    """Who signed, as the certificate says; anybody can say anything where it is not trusted."""
    source_type: str = ""
    """The digital source type that the signed history begins with, where it is valid."""

    @property
    def words(self) -> str:
        """Say it to readers, with the signer's name as far as there is one."""
        return f"{self.state.value} ({self.issuer})" if self.issuer else self.state.value


def credentials(data: bytes, form: str) -> Credentials:
    """Validate the manifest in a picture of a format (``Format``), where the library is there."""
    if find_spec("c2pa") is None:
        return Credentials(State.NOT_VALIDATED)
    # A tenth of a second to import, and few pictures have a manifest.
    from c2pa import C2paError, Context, Reader, Settings

    try:
        context = Context(Settings.from_dict(_OFFLINE))
        with Reader(_TYPES[form], io.BytesIO(data), context=context) as reader:
            return _judged(json.loads(reader.json()))
    except (C2paError, ValueError):
        return Credentials(State.INVALID)


def _judged(report: Any) -> Credentials:
    """Read the library's report: the state of the whole, and the active manifest."""
    state = _STATES.get(report.get("validation_state"), State.INVALID)
    manifest = report.get("manifests", {}).get(report.get("active_manifest"), {})
    issuer = clean(str(manifest.get("signature_info", {}).get("issuer", "")))
    if state is State.INVALID:
        return Credentials(state, issuer)
    return Credentials(state, issuer, next(_source_types(manifest), ""))


def _source_types(manifest: Any) -> Iterator[str]:
    for assertion in manifest.get("assertions", []):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in assertion.get("data", {}).get("actions", []):
                if named := action.get("digitalSourceType"):
                    yield clean(str(named))
