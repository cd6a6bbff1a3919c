"""What a time-stamping service answered, and whether it is a stamp of what was asked (RFC 3161).

Section 2.2 of RFC 3161 leaves these checks to the one who asks: that the request was granted,
that the stamp is over the digest that was sent, that it repeats the nonce, and that the signature
of the token holds. Whose certificate signed is left to the tools of the one who receives it.
"""

import asyncio

from asn1crypto import cms, core, tsp  # type: ignore[import-untyped]
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

_GRANTED = ("granted", "granted_with_mods")


class BadAnswer(Exception):
    """An answer that is no time stamp of what was asked; the text says why."""


class Answer(core.Sequence):  # type: ignore[misc]
    """An answer of which a refusal, which holds no token, can be read too."""

    _fields = [  # noqa: RUF012 - how the reader of DER wants it
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


def token_of(answer: core.Sequence, digest: bytes, nonce: int | None) -> bytes:
    """The token (DER) of an answer that was checked against what was asked.

    Raises ``BadAnswer``, or ``ValueError``, ``TypeError`` and ``KeyError`` of the reader of DER
    for bytes that are no answer.
    """
    status = answer["status"]
    if status["status"].native not in _GRANTED:
        said = "; ".join(status["status_string"].native or [status["status"].native])
        raise BadAnswer(f"refused: {said}")
    found = answer["time_stamp_token"]
    info = checked(found, digest)
    if nonce is not None and info["nonce"].native != nonce:
        raise BadAnswer("the stamp answers another request")
    content: bytes = found.dump()
    return content


def checked(found: cms.ContentInfo, digest: bytes) -> tsp.TSTInfo:
    """What a token states that was checked to be signed and over the digest; else ``BadAnswer``."""
    if found["content_type"].native != "signed_data":
        raise BadAnswer("the answer holds no signed token")
    info = found["content"]["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        raise BadAnswer("the signed token states no time")
    imprint = info["message_imprint"]
    named = imprint["hash_algorithm"]["algorithm"].native
    if (named, imprint["hashed_message"].native) != ("sha256", digest):
        raise BadAnswer("the stamp is over something else")
    _require_signed(found["content"], digest)
    return info


def _require_signed(signed: cms.SignedData, digest: bytes) -> None:
    """That one of the certificates in the token signed what it states."""
    roots = [found.chosen for found in signed["certificates"]]
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail"
    )
    try:
        status = asyncio.run(validate_tst_signed_data(signed, context, lambda _: digest))
    except PathError as error:
        raise BadAnswer(f"its signature cannot be checked: {error}") from error
    if not (status["intact"] and status["valid"]):
        raise BadAnswer("its signature does not hold")
