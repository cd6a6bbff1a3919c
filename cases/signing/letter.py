"""The signed letter (PAdES), and its verification: the signature has to cover the whole file.

A signature of a PDF stays "intact" when bytes are appended behind it; so coverage of the entire
file is demanded, and every byte after the signature is an objection.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import cms  # type: ignore[import-untyped]
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from cases.signing.apart import apart
from cases.signing.certificate import Signer, certificate_of
from cases.signing.quiet import quiet
from model.errors import LayoutError
from model.language import Text

FIELD = "Signature"


@dataclass(frozen=True)
class Signed:
    """What a verification found. ``problems`` is empty when there is nothing to object to.

    ``trusted`` is ``None`` where no trusted certificate was given: then the signature shows that
    the file is whole since one key signed it, not whose key that is (compare ``fingerprint``).
    """

    signer: str
    fingerprint: str
    trusted: bool | None
    stamped: bool
    problems: tuple[Text, ...]

    @property
    def ok(self) -> bool:
        """Whether there is nothing to object to."""
        return not self.problems


def sign(pdf: bytes, signer: Signer, at: datetime, stamper: TimeStamper | None = None) -> bytes:
    """The PDF with a PAdES signature over all of it, stating ``at``; with a stamper also stamped.

    Raises ``LayoutError`` for bytes that are no PDF.
    """
    meta = PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    with quiet():
        try:
            writer = IncrementalPdfFileWriter(BytesIO(pdf))
            stating = _Stating(meta, signer.simple, timestamper=stamper)
            stating.at = at
            out: BytesIO = apart(lambda: stating.sign_pdf(writer))
        except (PdfError, SigningError, ValueError) as error:
            raise LayoutError(
                Text(en="the letter cannot be signed", zh="移送书无法签名"),
                where=str(error),
                to_do=Text(en="Build it again and sign that.", zh="请重新生成后签名。"),
            ) from error
    return out.getvalue()


def verify_letter(pdf: bytes, at: datetime, trusted: Sequence[bytes] = ()) -> Signed:
    """What there is to object to in a signed letter, judged at ``at``.

    ``trusted`` are certificates (DER) that are believed. Revocation is not asked for over the
    network; where it matters, check it with the issuer.
    """
    with quiet():
        try:
            found = PdfFileReader(BytesIO(pdf)).embedded_signatures
            if len(found) != 1:
                return _unsigned(_ONE)
            return apart(lambda: _judged(found[0], at, trusted))
        except (PdfError, SignatureValidationError, ValueError, IndexError, KeyError) as error:
            return _unsigned(Text(en=f"{_BROKEN.en}: {error}", zh=f"{_BROKEN.zh}：{error}"))


class _Stating(PdfSigner):
    """A signer that states the time it is given and not that of the machine."""

    at: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def _judged(found: EmbeddedPdfSignature, at: datetime, trusted: Sequence[bytes]) -> Signed:
    own = found.signer_cert
    roots = [certificate_of(der) for der in trusted] or [own]
    context = ValidationContext(
        trust_roots=roots, moment=at, allow_fetching=False, revocation_mode="soft-fail"
    )
    status = validate_pdf_signature(found, context, context)
    problems = []
    if not status.intact or not status.valid:
        problems.append(_CHANGED)
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE or not _filled_with_zeros(found):
        problems.append(_APPENDED)
    if trusted and not status.trusted:
        problems.append(_STRANGER)
    return Signed(
        signer=own.subject.human_friendly,
        fingerprint=own.sha256.hex(),
        trusted=bool(status.trusted) if trusted else None,
        stamped=status.timestamp_validity is not None,
        problems=tuple(problems),
    )


def _filled_with_zeros(found: EmbeddedPdfSignature) -> bool:
    """Whether the room left for the signature holds nothing else: no signature covers it."""
    content: bytes = found.pkcs7_content
    used = len(cms.ContentInfo.load(content, strict=False).dump())
    return not content[used:].strip(b"\0")


def _unsigned(problem: Text) -> Signed:
    return Signed("", "", None, False, (problem,))


_ONE = Text(en="the letter does not carry exactly one signature", zh="移送书不含唯一的签名")
_BROKEN = Text(en="the letter cannot be read as a signed PDF", zh="无法作为已签名 PDF 读取")
_CHANGED = Text(en="the letter was changed after signing", zh="移送书在签名后被改动")
_APPENDED = Text(
    en="the signature does not cover the whole file: something was appended",
    zh="签名未覆盖整个文件：存在附加内容",
)
_STRANGER = Text(en="nobody trusted signed the letter", zh="签名者不在受信任之列")
