"""Signing: the letter (PAdES), and the time of the package (RFC 3161)."""

from cases.signing.certificate import Signer, own_pkcs12, signer_of
from cases.signing.letter import Signed, sign, verify_letter
from cases.signing.time_stamp import (
    AskingStamper,
    http_service,
    no_time_stamp,
    stamped_root,
    token,
)

__all__ = [
    "AskingStamper",
    "Signed",
    "Signer",
    "http_service",
    "no_time_stamp",
    "own_pkcs12",
    "sign",
    "signer_of",
    "stamped_root",
    "token",
    "verify_letter",
]
