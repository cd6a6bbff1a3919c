"""Every way to export, through the command line and real files: a small town, one case."""

import hashlib
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from cases.signing import own_pkcs12, stamped_root, verify_letter
from investigation.casework.keys import PASSPHRASE
from tests.cases.signing.local_stamps import serving
from tests.investigation.casework.command_line import PEOPLE, REGION, Line
from tests.investigation.casework.given_certificates import HOLDER, given
from tests.investigation.casework.opened_packages import everything, payload, rows
from tests.investigation.claims_files import town_rows, write

CASE_ID = re.compile(r"20\d\d-\d{4}")
FACTS = {
    "claim": "Eight beneficiaries were billed together on 12 days.",
    "falsity": "The visit log shows nobody on three of these days.",
    "knowledge": "The biller was told of the edits in writing.",
}
HAN = re.compile(r"[\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """The town, its run, and the people of the bureau."""
    base = tmp_path_factory.mktemp("town")
    made = Line(base / "workspace", base)
    write(base / "received", town_rows())
    done = made.run("detect", str(base / "received"), "-w", str(made.workspace))
    assert done.exit_code == 0, done.output
    for name, role, *more in PEOPLE:
        made.case("admin", "account", name, "--title", f"Name {name}", "--role", role, *more)
    return made


@pytest.fixture(scope="module")
def case_id(line: Line) -> str:
    """A case of the town's ring, with facts by element of a claim, approved for export."""
    ring = re.search(r"R[0-9a-f]{12}", line.run("rings", "-w", str(line.workspace)).output)
    assert ring
    opened = line.case(
        "li", "open", "--ring", ring[0], "--title", "Outings of eight to two doctors",
        "--agency", "Program Integrity Unit", "--region", REGION,
    )  # fmt: skip
    found = CASE_ID.search(opened)
    assert found
    log = line.folder / "visits.txt"
    log.write_text("nobody came", encoding="utf-8")
    for by, *words in (
        ("zhou", "assign", found[0], "li", "chen"),
        ("li", "source", str(line.folder / "received" / "claims.csv"), "--provider", "Processor",
         "--medium", "disk"),
        ("li", "party", found[0], "--kind", "doctor", "--id", "D02", "--name", "Dr. Two",
         "--role", "doctor"),
        ("li", "exhibit", found[0], str(log), "--title", "Visit log", "--proves", "nobody came",
         "--element", "falsity", "--item", "19"),
        *(("li", "fact", found[0], text, "--party", "P001", "--exhibit", "E001",
           "--element", element) for element, text in FACTS.items()),
        ("li", "propose", found[0], "export:sealed"),
        ("zhou", "approve", found[0], "export:sealed"),
        ("sun", "approve", found[0], "export:sealed"),
    ):  # fmt: skip
        line.case(by, *words)
    return found[0]


@pytest.fixture(scope="module")
def time_service() -> Iterator[str]:
    with serving() as address:
        yield address


def exported(line: Line, case_id: str, name: str, *how: str) -> Path:
    """The package on disk, verified against the digest that the command said."""
    target = line.folder / f"{name}.zip"
    said = line.case("wu", "export", case_id, "--profile", "sealed", "-o", str(target), *how)
    digest = re.search(r"SHA-256 ([0-9a-f]{64})", said)
    assert digest
    checked = line.run("verify", str(target), "--expect", digest[1])
    assert checked.exit_code == 0, checked.output
    return target


def test_the_referral_of_the_united_states(line: Line, case_id: str) -> None:
    package = exported(line, case_id, "us", "--template", "us", "--language", "en")
    files = payload(package)
    pages = PdfReader(io.BytesIO(files["US_referral_summary.pdf"])).pages
    seen = " ".join(" ".join(page.extract_text() for page in pages).split())
    written = docx.Document(io.BytesIO(files["US_referral_summary.docx"]))
    tables = [t for t in written.tables if len(t.columns) == 3]
    cells = [[cell.text for cell in row.cells] for t in tables for row in t.rows]
    for element, text in FACTS.items():
        assert text in seen
        (row,) = [row for row in cells if row[0].casefold() == element]
        assert (text in row[1], row[2]) == (True, "E001")
    for missing in ("materiality", "causation"):
        assert [row for row in cells if row[0] == missing] == [[missing, "—", "none yet"]]
    assert "Elements and the evidence of each" in seen
    assert "USD 17,600.00" in seen
    assert "CNY" not in seen
    # What is Chinese in it are names of files of the package, nothing that is to be read.
    words = re.sub(r"\d\d_\S+", "", re.sub(r"\s*/\s*", "/", seen))
    assert len(HAN.findall(words)) <= 1, HAN.findall(words)
    again = line.run("replay", str(package))
    assert again.exit_code == 0, again.output
    assert " 0 different" in again.output


def test_a_time_stamp_stands_beside_the_package(
    line: Line, case_id: str, time_service: str
) -> None:
    package = exported(line, case_id, "stamped", "--time-stamp", f"{time_service}/")
    tags = next(v for k, v in everything(package).items() if k.endswith("/tagmanifest-sha256.txt"))
    stamp = package.with_suffix(".tsr")
    root, at = stamped_root(stamp.read_bytes())
    assert root == hashlib.sha256(tags).hexdigest()
    assert abs((datetime.now(UTC) - at).total_seconds()) < 600
    assert not list(line.folder.glob("stamped.no_time_stamp.txt"))
    if openssl := shutil.which("openssl"):
        asked = [openssl, "ts", "-reply", "-token_in", "-in", str(stamp), "-token_out", "-text"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert "sha256" in told.stdout.casefold(), told.stderr
    exported(line, case_id, "stamped")
    assert not stamp.exists()  # a stamp of the package before says nothing of this one


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/other", "over something else"),
        ("/page", "no answer as RFC 3161 defines it"),
        ("away", "does not answer"),
        ("ftp://stamp.example/", "http(s) address"),
    ],
)
def test_without_its_time_stamp_there_is_no_package(
    line: Line, case_id: str, time_service: str, path: str, said: str
) -> None:
    address = {"away": "http://127.0.0.1:9/"}.get(path, time_service + path)
    address = path if path.startswith("ftp") else address
    target = line.folder / "unstamped.zip"
    told = line.case("wu", "export", case_id, "--profile", "sealed", "-o", str(target),
                     "--time-stamp", address, status=2)  # fmt: skip
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert list(line.folder.glob("*unstamped*")) == []


def test_whole_sources_and_whole_data_replay_rings_and_all(line: Line, case_id: str) -> None:
    package = exported(line, case_id, "whole", "--whole-sources", "--whole-data")
    files = payload(package)
    received = (line.folder / "received" / "claims.csv").read_bytes()
    assert files["11_原始数据/extracts/01_claims.csv"] == received
    (row,) = rows(files["11_原始数据/源文件登记.csv"])
    assert "the whole file as received" in " ".join(row.values())
    assert "14_分析方法/snapshot/data/claims.parquet" in files
    again = line.run("replay", str(package))
    assert again.exit_code == 0, again.output
    assert " 0 different" in again.output
    assert "rings: found again, the same" in again.output


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_given_certificate_signs_the_letter(
    line: Line, case_id: str, kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(line.variables, PASSPHRASE, "open")
    signing, made = line.folder / f"{kind}.p12", given(kind, b"open")
    signing.write_bytes(made.pkcs12)
    package = exported(line, case_id, f"signed_{kind}", "--sign", str(signing))
    found = verify_letter(payload(package)["01_移送书.pdf"], datetime.now(UTC), [made.authority])
    assert found.problems == ()
    assert found.trusted
    assert HOLDER in found.signer
    stranger = given(kind, b"x").authority
    assert not verify_letter(
        payload(package)["01_移送书.pdf"], datetime.now(UTC), [stranger]
    ).ok  # fmt: skip


def test_an_own_certificate_signs_and_the_letter_is_given_at_replay(
    line: Line, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(line.variables, PASSPHRASE, "open")
    signing = line.folder / "own.p12"
    signing.write_bytes(own_pkcs12("Own", datetime.now(UTC), b"open"))
    package = exported(line, case_id, "signed_own", "--sign", str(signing))
    found = verify_letter(payload(package)["01_移送书.pdf"], datetime.now(UTC))
    assert (found.ok, found.trusted) == (True, None)
    again = line.run("replay", str(package))
    assert again.exit_code == 0, again.output
    assert " 0 different, 3 given" in again.output


@pytest.mark.parametrize(
    ("content", "passphrase", "said"),
    [
        (b"no key at all", "open", "cannot be opened"),
        (None, "wrong", "cannot be opened"),
        (None, None, PASSPHRASE),
    ],
)
def test_a_key_that_does_not_open_is_one_line(
    line: Line, case_id: str, content: bytes | None, passphrase: str | None, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if passphrase:
        monkeypatch.setitem(line.variables, PASSPHRASE, passphrase)
    signing = line.folder / "bad.p12"
    signing.write_bytes(content or given("ec", b"open").pkcs12)
    told = line.case("wu", "export", case_id, "--profile", "sealed", "--sign", str(signing),
                     "-o", str(line.folder / "unsigned.zip"), status=2)  # fmt: skip
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert list(line.folder.glob("*unsigned*")) == []
