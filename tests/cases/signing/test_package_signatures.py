"""The signature of the letter in a package and the time stamp beside it are judged."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import typst
from pyhanko.sign.timestamps import DummyTimeStamper

from cases.signing import Signer, own_pkcs12, sign, signer_of, token
from cases.signing.package_signatures import judge_signatures
from cases.verification.verify_package import ROOT_FILE
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import made_anew, package_of, put, put_zip

AT = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
LETTER = "data/01_移送书.pdf"


@pytest.fixture(scope="module")
def signer() -> Signer:
    return signer_of(own_pkcs12("Test agency", AT, b"pass"), b"pass")


@pytest.fixture(scope="module")
def files(signer: Signer) -> dict[str, bytes]:
    dossier = sample_dossier(1)
    letter = sign(typst.compile(b"Letter", pdf_standards=["a-2b"]), signer, AT)
    return made_anew({**package_of(dossier=dossier).files, LETTER: letter}, dossier)


def held(package: Path, *trusted: bytes) -> list[bool | None]:
    return [judged.holds for judged in judge_signatures(package, AT, trusted)]


def test_nothing_signed_and_nothing_stamped_is_open(tmp_path: Path) -> None:
    assert held(put(package_of(1).files, tmp_path / "bag")) == [None, None]


def test_the_letter_is_judged_in_folder_and_zip(
    files: dict[str, bytes], signer: Signer, tmp_path: Path
) -> None:
    for package in (put(files, tmp_path / "bag"), put_zip(files, tmp_path / "bag.zip")):
        assert held(package) == [True, None]
        assert held(package, signer.certificate) == [True, None]


def test_a_stranger_and_an_appended_byte_fail(files: dict[str, bytes], tmp_path: Path) -> None:
    other = signer_of(own_pkcs12("Somebody else", AT, b"pass"), b"pass")
    package = put(files, tmp_path / "bag")
    assert held(package, other.certificate) == [False, None]
    appended = made_anew({**files, LETTER: files[LETTER] + b"% more\n"}, sample_dossier(1))
    assert False in held(put(appended, tmp_path / "appended"))


def test_a_time_stamp_beside_counts_for_its_own_package_only(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    own = signer_of(own_pkcs12("Time service", AT, b"pass", stamps_time=True), b"pass").simple
    service = DummyTimeStamper(own.signing_cert, own.signing_key, fixed_dt=AT)
    package = put_zip(files, tmp_path / "bag.zip")
    beside = tmp_path / "bag.tsr"
    beside.write_bytes(token(files[ROOT_FILE], service))
    assert held(package) == [True, True]
    beside.write_bytes(token(b"something else", service))
    assert held(package) == [True, False]
    beside.write_bytes(b"no token")
    assert held(package) == [True, False]


def test_what_cannot_be_read_has_nothing_to_judge(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert held(tmp_path / "x.zip") == []
