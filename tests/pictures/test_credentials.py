"""Content Credentials: validated where the library is there, else only noticed."""

import socket
from importlib.util import find_spec
from typing import Any

import pytest

from footnoted.pictures import metadata as room
from footnoted.pictures.metadata import (
    SCHEME,
    Credentials,
    CredentialState,
    Inside,
    credentials,
    inside,
)
from tests.pictures.made import PNG, picture

AI = f"{SCHEME}trainedAlgorithmicMedia"
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}


def signed(suffix: str, elsewhere: str = "") -> bytes:
    if find_spec("c2pa") is None:
        pytest.skip("c2pa-python is not installed (the extra `c2pa`)")
    from tests.pictures.signing import signed as sign

    return sign(picture(suffix, 64, 48), TYPES[suffix], AI, elsewhere)


@pytest.mark.parametrize("suffix", TYPES)
def test_a_signed_picture_is_valid_and_its_signer_known_by_name_alone(
    suffix: str,
) -> None:
    found = inside(signed(suffix))
    assert isinstance(found, Inside)
    assert found.probe.c2pa
    assert found.credentials == Credentials(CredentialState.UNTRUSTED, "The Courier", AI)
    assert found.source_type == "trainedAlgorithmicMedia"


def test_a_manifest_elsewhere_is_not_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        data = signed("jpg", f"http://127.0.0.1:{port}/manifest.c2pa")
        assert str(port).encode() in data
        assert credentials(data, "jpeg") == Credentials(CredentialState.INVALID)
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_picture_that_was_changed_after_signing_is_not_valid() -> None:
    data = bytearray(signed("jpg"))
    data[-20] ^= 1
    found = credentials(bytes(data), "jpeg")
    assert found == Credentials(CredentialState.INVALID, "The Courier")


def test_a_manifest_that_cannot_be_read_is_not_valid() -> None:
    data = signed("png")
    at = data.index(b"caBX")
    assert (
        credentials(data[: at + 40] + bytes(200) + data[at + 240 :], "png").state
        is CredentialState.INVALID
    )
    assert credentials(PNG, "png") == Credentials(CredentialState.INVALID)


def test_without_the_library_they_are_present_and_not_validated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "find_spec", lambda _: None)
    assert credentials(PNG, "png") == Credentials(CredentialState.NOT_VALIDATED)
    assert CredentialState.NOT_VALIDATED.value == "present, not validated"


def test_a_picture_without_them_has_none() -> None:
    found = inside(PNG)
    assert isinstance(found, Inside)
    assert found.credentials is None


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ({}, Credentials(CredentialState.INVALID)),
        ({"validation_state": "Trusted"}, Credentials(CredentialState.TRUSTED)),
        (
            {
                "validation_state": "Trusted",
                "active_manifest": "a",
                "manifests": {"a": {"signature_info": {"issuer": "North\u202e Agency"}}},
            },
            Credentials(CredentialState.TRUSTED, "North Agency"),
        ),
    ],
)
def test_a_report_is_read_as_far_as_it_goes(report: Any, expected: Credentials) -> None:
    assert room._judged(report) == expected
