"""A time stamp (RFC 3161) of the root of a package, or the statement that there is none."""

import asyncio
import hashlib
import http.client
import urllib.request
from collections.abc import Callable
from datetime import datetime

from asn1crypto import cms, core, tsp  # type: ignore[import-untyped]
from pyhanko.sign.timestamps import TimeStamper

from cases.signing.apart import apart
from cases.signing.quiet import quiet
from cases.signing.time_answer import Answer, BadAnswer, checked, token_of
from model.errors import LayoutError, SettingError, StoreUnavailable
from model.language import Text

_SECONDS = 20
_MOST_BYTES = 1 << 20
Ask = Callable[[bytes], bytes]
"""Sends a request (DER) to a time-stamping service and returns its response (DER)."""


class AskingStamper(TimeStamper):
    """A stamper that reaches its service through a function."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> core.Sequence:
        """The answer of the service to a request."""
        return Answer.load(self._ask(req.dump()))


def http_service(url: str) -> Ask:
    """Asks the service at a web address; raises ``SettingError`` for anything but http(s)."""
    if not url.startswith(("https://", "http://")):
        raise SettingError(
            Text(en="a time-stamping service has an http(s) address", zh="时间戳服务须为网址"),
            where=url,
        )

    def ask(request: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query"}
        call = urllib.request.Request(url, data=request, headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(call, timeout=_SECONDS) as answer:  # noqa: S310
                content: bytes = answer.read(_MOST_BYTES)
                return content
        except (OSError, http.client.HTTPException) as error:
            raise StoreUnavailable(
                Text(en="the time-stamping service does not answer", zh="时间戳服务无响应"),
                where=f"{url}: {error}",
                to_do=Text(en="Export without, or try again.", zh="可不加时间戳，或稍后重试。"),
            ) from error

    return ask


def token(tag_manifest: bytes, stamper: TimeStamper) -> bytes:
    """The token (DER, ``.tsr`` beside the package) over the bytes of ``tagmanifest-sha256.txt``.

    Raises ``StoreUnavailable`` where no service answers, or where what it answered is no token
    over these bytes: a stamp of something else is worse than none.
    """
    digest = hashlib.sha256(tag_manifest).digest()
    with quiet():
        nonce, request = stamper.request_cms(digest, "sha256")  # type: ignore[no-untyped-call]
        try:
            return apart(lambda: token_of(_asked(stamper, request), digest, nonce))
        except (BadAnswer, ValueError, TypeError, KeyError) as error:
            raise StoreUnavailable(_WRONG, where=_said(error), to_do=_OTHER) from error


def _asked(stamper: TimeStamper, request: tsp.TimeStampReq) -> tsp.TimeStampResp:
    return asyncio.run(stamper.async_request_tsa_response(request))


def _said(error: Exception) -> str:
    """The reason in one line: a reader of DER says a lot about bytes."""
    if isinstance(error, BadAnswer):
        return str(error)
    return f"no answer as RFC 3161 defines it: {str(error).partition(chr(10))[0]}"


def stamped_root(token_bytes: bytes) -> tuple[str, datetime]:
    """What a token states: the digest it covers (equal to the root) and the time.

    The signature of the token is checked with the service's certificate by the usual tools
    (``openssl ts -verify``).
    """
    signed = cms.ContentInfo.load(token_bytes)["content"]
    info: tsp.TSTInfo = signed["encap_content_info"]["content"].parsed
    digest: bytes = info["message_imprint"]["hashed_message"].native
    moment: datetime = info["gen_time"].native
    return digest.hex(), moment


def stamp_of(tag_manifest: bytes, token_bytes: bytes) -> datetime:
    """When a token that was kept says it stamped the bytes of ``tagmanifest-sha256.txt``.

    Raises ``LayoutError`` for one over something else, of a broken signature, or that is none.
    """
    digest = hashlib.sha256(tag_manifest).digest()
    with quiet():
        try:
            found = cms.ContentInfo.load(token_bytes)
            moment: datetime = apart(lambda: checked(found, digest))["gen_time"].native
        except (BadAnswer, ValueError, TypeError, KeyError) as error:
            raise LayoutError(_NO_STAMP, where=_said(error)) from error
    return moment


def no_time_stamp(root: str, custody_head: str) -> bytes:
    """The statement of an installation without a service: what anchors the package instead."""
    return (
        "未加时间戳：本机未连接时间戳服务。包的根校验值与保管链链头印于移送书及回执。\n"
        "No time stamp: this installation reaches no service. The root and the head of custody\n"
        "are printed on the letter and the receipt.\n"
        f"root {root}\ncustody head {custody_head}\n"
    ).encode()


_WRONG = Text(
    en="the time-stamping service sent no valid time stamp", zh="时间戳服务未返回有效的时间戳"
)
_NO_STAMP = Text(
    en="what lies beside the package is no time stamp of it", zh="所附文件不是本卷宗的时间戳"
)
_OTHER = Text(
    en="Check the address, ask another service, or export without.",
    zh="请检查网址、更换时间戳服务，或不加时间戳导出。",
)
