"""Pictures with Content Credentials, signed here by a newsroom that nobody has to trust."""

import io
import json
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_USES = ("content_commitment key_encipherment data_encipherment key_agreement").split()


class Identity(NamedTuple):
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def identity(name: str, above: Identity | None = None) -> Identity:
    """Return a key with its certificate: a root's, or one that may sign for another."""
    key, now, is_root = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC), above is None
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    issuer = above or Identity(key, None)  # type: ignore[arg-type]
    uses = dict.fromkeys([*_USES, "encipher_only", "decipher_only"], False)
    uses |= {"digital_signature": not is_root, "key_cert_sign": is_root, "crl_sign": is_root}
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.certificate.subject if above else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**uses), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()),
            critical=False,
        )
    )
    if above:
        mail = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(mail, critical=True)
    return Identity(key, made.sign(issuer.key, hashes.SHA256()))


def signed(data: bytes, media_type: str, source_type: str, elsewhere: str = "") -> bytes:
    """Return a picture with a manifest that says how it was made, or with its address elsewhere."""
    from c2pa import Builder, C2paSignerInfo, Signer

    root = identity("The Courier's Root")
    leaf = identity("The Courier", root)
    pem = serialization.Encoding.PEM
    chain = leaf.certificate.public_bytes(pem) + root.certificate.public_bytes(pem)
    secret = leaf.key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    made = {"action": "c2pa.created", "digitalSourceType": source_type}
    manifest = {
        "claim_generator_info": [{"name": "a test", "version": "1"}],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [made]}}],
    }
    out = io.BytesIO()
    signer = Signer.from_info(C2paSignerInfo(b"es256", chain, secret, None))
    builder = Builder(json.dumps(manifest))
    if elsewhere:
        builder.set_remote_url(elsewhere)
        builder.set_no_embed()
    builder.sign(signer, media_type, io.BytesIO(data), out)
    return out.getvalue()
