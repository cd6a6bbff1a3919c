"""Signing certificates as an agency is given them: of an authority, RSA or elliptic curve."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

HOLDER = "Agency of the test"


@dataclass(frozen=True)
class Given:
    """The file that signs, and the certificate (DER) of the authority that vouches for it."""

    pkcs12: bytes
    authority: bytes


def given(kind: Literal["rsa", "ec"], passphrase: bytes) -> Given:
    """A key of this kind, certified by an authority of its own."""
    authority_key = ec.generate_private_key(ec.SECP256R1())
    key = (
        rsa.generate_private_key(public_exponent=65537, key_size=2048)
        if kind == "rsa"
        else ec.generate_private_key(ec.SECP256R1())
    )
    authority = _certificate("Authority", authority_key, authority_key, is_authority=True)
    own = _certificate(HOLDER, key, authority_key, is_authority=False)
    sealed = pkcs12.serialize_key_and_certificates(
        b"agency", key, own, [authority], BestAvailableEncryption(passphrase)
    )
    return Given(sealed, authority.public_bytes(Encoding.DER))


def _certificate(name, key, authority_key, *, is_authority: bool) -> x509.Certificate:
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name("Authority"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(authority_key, hashes.SHA256())
    )


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
