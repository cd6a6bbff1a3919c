import asyncio
import hashlib
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import typst
from pyhanko.sign.timestamps import DummyTimeStamper

from cases.signing import (
    AskingStamper,
    Signer,
    http_service,
    no_time_stamp,
    own_pkcs12,
    sign,
    signer_of,
    stamped_root,
    token,
    verify_letter,
)
from model.errors import LayoutError, SettingError, StoreUnavailable
from tests.cases.packages import package_of
from tests.cases.signing.local_stamps import serving

AT = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def signer() -> Signer:
    return signer_of(own_pkcs12("Test agency", AT, b"pass"), b"pass")


@pytest.fixture(scope="module")
def stranger() -> Signer:
    return signer_of(own_pkcs12("Somebody else", AT, b"pass"), b"pass")


@pytest.fixture(scope="module")
def service() -> DummyTimeStamper:
    own = signer_of(own_pkcs12("Time service", AT, b"pass", stamps_time=True), b"pass").simple
    return DummyTimeStamper(own.signing_cert, own.signing_key, fixed_dt=AT)


@pytest.fixture(scope="module")
def letter() -> bytes:
    return typst.compile(b"Letter", pdf_standards=["a-2b"])


@pytest.fixture(scope="module")
def signed(letter: bytes, signer: Signer) -> bytes:
    return sign(letter, signer, AT)


def test_a_signed_letter_is_whole_and_trusted(signed: bytes, signer: Signer) -> None:
    found = verify_letter(signed, AT, [signer.certificate])
    assert found.ok
    assert found.trusted
    assert "Test agency" in found.signer
    assert found.fingerprint == hashlib.sha256(signer.certificate).hexdigest()
    assert b"20260309" in signed  # the time that was given, not that of the machine


def test_without_a_trusted_certificate_nobody_is_vouched_for(signed: bytes) -> None:
    found = verify_letter(signed, AT)
    assert found.ok
    assert found.trusted is None


@pytest.mark.parametrize("behind", [b"\n", b"%", b"\n%%EOF\n", b"x" * 5000])
def test_appended_bytes_are_an_alarm(signed: bytes, signer: Signer, behind: bytes) -> None:
    assert not verify_letter(signed + behind, AT, [signer.certificate]).ok


def test_a_second_revision_is_an_alarm(signed: bytes, signer: Signer) -> None:
    from io import BytesIO  # noqa: PLC0415

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    writer, out = IncrementalPdfFileWriter(BytesIO(signed)), BytesIO()
    writer.update_root()
    writer.write(out)
    assert out.getvalue().startswith(signed)
    assert not verify_letter(out.getvalue(), AT, [signer.certificate]).ok


@pytest.mark.parametrize("place", range(5, 100, 10))
def test_a_flipped_byte_is_an_alarm(signed: bytes, signer: Signer, place: int) -> None:
    data = bytearray(signed)
    data[len(data) * place // 100] ^= 1
    assert not verify_letter(bytes(data), AT, [signer.certificate]).ok


def test_a_stranger_is_an_alarm(letter: bytes, signer: Signer, stranger: Signer) -> None:
    found = verify_letter(sign(letter, stranger, AT), AT, [signer.certificate])
    assert [problem.en for problem in found.problems] == ["nobody trusted signed the letter"]


def test_an_unsigned_letter_is_an_alarm(letter: bytes) -> None:
    assert not verify_letter(letter, AT).ok
    assert not verify_letter(b"no PDF", AT).ok


def test_a_letter_that_is_no_pdf_is_not_signed(signer: Signer) -> None:
    with pytest.raises(LayoutError, match="cannot be signed"):
        sign(b"no PDF", signer, AT)


def test_a_wrong_passphrase_is_one_line() -> None:
    with pytest.raises(SettingError, match="passphrase"):
        signer_of(own_pkcs12("x", AT, b"right"), b"wrong")


def test_the_root_can_be_stamped(service: DummyTimeStamper) -> None:
    package = package_of(1)
    made = token(package.files["tagmanifest-sha256.txt"], service)
    assert stamped_root(made) == (package.root, AT)


def test_a_letter_can_carry_a_time_stamp(
    letter: bytes, signer: Signer, service: DummyTimeStamper
) -> None:
    signed = sign(letter, signer, AT, service)
    found = verify_letter(signed, AT, [signer.certificate, service.tsa_cert.dump()])
    assert found.ok
    assert found.stamped


def test_a_service_is_reached_through_a_function(service: DummyTimeStamper) -> None:
    from asn1crypto import tsp  # noqa: PLC0415

    def ask(request: bytes) -> bytes:
        return service.request_tsa_response(tsp.TimeStampReq.load(request)).dump()

    assert stamped_root(token(b"tags", AskingStamper(ask)))[1] == AT


def test_a_service_that_is_away_is_one_line() -> None:
    with pytest.raises(StoreUnavailable, match="does not answer"):
        token(b"tags", AskingStamper(http_service("http://127.0.0.1:9/")))
    with pytest.raises(SettingError):
        http_service("file:///etc/passwd")


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with serving() as address:
        yield address


def test_a_service_behind_a_web_address_stamps(served: str) -> None:
    root, _ = stamped_root(token(b"tags", AskingStamper(http_service(f"{served}/"))))
    assert root == hashlib.sha256(b"tags").hexdigest()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/other", "over something else"),
        ("/nonce", "answers another request"),
        ("/forged", "signature does not hold"),
        ("/refusing", "closed for the holidays"),
        ("/page", "no answer as RFC 3161 defines it"),
        ("/empty", "no answer as RFC 3161 defines it"),
        ("/unknown", "404"),
    ],
)
def test_what_is_no_stamp_of_what_was_asked_is_refused(served: str, path: str, said: str) -> None:
    with pytest.raises(StoreUnavailable, match=said):
        token(b"tags", AskingStamper(http_service(served + path)))


def test_where_an_event_loop_already_runs_as_in_a_notebook(
    letter: bytes, signer: Signer, service: DummyTimeStamper
) -> None:
    async def cell() -> tuple[bytes, bytes]:
        return sign(letter, signer, AT), token(b"root", service)

    signed, stamp = asyncio.run(cell())
    assert verify_letter(signed, AT, [signer.certificate]).ok
    assert stamped_root(stamp)[0] == hashlib.sha256(b"root").hexdigest()


def test_offline_installs_say_that_there_is_no_stamp() -> None:
    said = no_time_stamp("a" * 64, "b" * 64).decode()
    assert "No time stamp" in said
    assert "a" * 64 in said
    assert "未加时间戳" in said


def test_the_signing_library_is_silent(
    signed: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        verify_letter(signed + b"x", AT)
        verify_letter(signed[:-200], AT)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("pyhanko").disabled is False
