"""Keys that sign: a PKCS#12 file the agency was given, or an own one for demos and tests.

An own certificate proves that one key signed, not whose it is; nobody trusts it unless told to.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner

from cases.signing.quiet import quiet
from model.errors import SettingError
from model.language import Text

_DAYS = 825
_BITS = 3072


@dataclass(frozen=True)
class Signer:
    """A certificate with its key, ready to sign."""

    simple: SimpleSigner

    @property
    def certificate(self) -> bytes:
        """The certificate as DER, for those who verify."""
        certificate = self.simple.signing_cert
        return b"" if certificate is None else bytes(certificate.dump())


def own_pkcs12(name: str, at: datetime, passphrase: bytes, *, stamps_time: bool = False) -> bytes:
    """A new key with a self-signed certificate from ``at`` on, as PKCS#12 under a passphrase.

    ``stamps_time`` makes it one of a time-stamping service (for tests).
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))
        .not_valid_after(at + timedelta(days=_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if stamps_time:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    encryption = BestAvailableEncryption(passphrase)
    return pkcs12.serialize_key_and_certificates(None, key, certificate, None, encryption)


def signer_of(pkcs12_bytes: bytes, passphrase: bytes) -> Signer:
    """The signer in a PKCS#12 file; raises ``SettingError`` for a wrong passphrase or file."""
    try:
        with quiet():
            simple = SimpleSigner.load_pkcs12_data(pkcs12_bytes, [], passphrase)
    except ValueError as error:
        raise SettingError(
            Text(en="the signing key cannot be opened", zh="无法打开签名密钥"),
            to_do=Text(en="Check the file (PKCS#12) and its passphrase.", zh="请检查文件与口令。"),
        ) from error
    return Signer(simple)


def certificate_of(der: bytes) -> asn1_x509.Certificate:
    """A certificate from DER, for a list of trusted ones."""
    return asn1_x509.Certificate.load(der)


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
