"""What is signed of a package: the letter inside, and the time stamp beside or inside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cases.signing.letter import verify_letter
from cases.signing.time_stamp import stamp_of
from cases.verification.verify_package import LETTER, ROOT_FILE, File, Report, Stop, read
from model.errors import LayoutError
from model.language import Text

_SIGNATURE = b"/ByteRange"
"""Every signature of a PDF states the bytes it covers (ISO 32000-1, 12.8.1)."""

_UNSIGNED = Text(en="the letter is not signed", zh="移送书未签名")
_SIGNED = Text(
    en="the letter is signed by {signer} (certificate SHA-256 {fingerprint}){trust}",
    zh="移送书由 {signer} 签名（证书 SHA-256 {fingerprint}）{trust}",
)
_TRUSTED = Text(en=", who is trusted", zh="，签名者受信任")
_OWN = Text(
    en=": compare the certificate with the agency's; by itself it shows no owner",
    zh="：请与办案机关的证书核对；证书本身不能证明归属",
)
_UNSTAMPED = Text(en="no time stamp stands beside the package", zh="卷宗旁未附时间戳")
_STAMPED = Text(en="a time stamp of {moment} covers the root", zh="时间戳（{moment}）覆盖根校验值")


@dataclass(frozen=True)
class Judged:
    """One thing that was judged: whether it holds, is open (``None``) or fails; and a sentence."""

    holds: bool | None
    text: Text


def judge_signatures(
    package: Path, at: datetime, trusted: Sequence[bytes] = ()
) -> tuple[Judged, ...]:
    """The letter's signature and the time stamp of a package (folder or zip), judged at ``at``.

    Nothing for a package that cannot be read: the verifier says so. ``trusted`` are certificates
    (DER) that are believed.
    """
    try:
        files = read(str(package), Report())
    except (Stop, OSError):
        return ()
    return (*_letter(files, at, trusted), *_stamp(package, files))


def _letter(files: dict[str, File], at: datetime, trusted: Sequence[bytes]) -> Iterator[Judged]:
    for name in sorted(files):
        if not name.startswith(LETTER) or not name.endswith(".pdf"):
            continue
        pdf = files[name].bytes()
        if _SIGNATURE not in pdf:
            yield Judged(None, _UNSIGNED)
            continue
        found = verify_letter(pdf, at, trusted)
        yield from (Judged(False, problem) for problem in found.problems)
        if found.ok:
            said = _SIGNED.filled(
                signer=found.signer,
                fingerprint=found.fingerprint,
                trust=_TRUSTED if found.trusted else _OWN,
            )
            yield Judged(True, said)


def _stamp(package: Path, files: dict[str, File]) -> Iterator[Judged]:
    beside = Path(f"{package.with_suffix('') if package.suffix == '.zip' else package}.tsr")
    if not beside.is_file():
        yield Judged(None, _UNSTAMPED)
        return
    root = files[ROOT_FILE].bytes() if ROOT_FILE in files else b""
    try:
        moment = stamp_of(root, beside.read_bytes())
    except LayoutError as error:
        yield Judged(False, Text(en=error.in_language("en"), zh=error.in_language("zh")))
    else:
        yield Judged(True, _STAMPED.filled(moment=moment.isoformat()))
