"""From ring to sealed package: it verifies, its sums re-compute, it replays, and it repeats."""

import io
import json
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

from docx import Document

from cases.verification import verify
from investigation.casework.exports import Exported
from investigation.casework.replays import replay_package
from tests.investigation.casework.conftest import World, led
from tests.investigation.casework.opened_packages import everything, payload, rows

CENT = Decimal("0.01")


def test_it_verifies_against_the_digest_beside_it(sealed: Exported) -> None:
    stated = sealed.written.digest_path.read_text(encoding="utf-8").split()
    report = verify(sealed.written.path, [sealed.written.sha256])
    assert report.ok, report.problems
    assert sealed.written.sha256 in stated
    assert sorted(report.matched) == ["zip"] or "zip" in report.matched


def test_the_verifier_inside_runs_with_python_alone(sealed: Exported, tmp_path: Path) -> None:
    with zipfile.ZipFile(sealed.written.path) as opened:
        opened.extractall(tmp_path)
    (script,) = tmp_path.glob("*/verify_package.py")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "PASSED" in done.stdout


def test_the_sums_are_those_of_the_source_files(sealed: Exported, world: World) -> None:
    """Decimal sums over the files as received, of the claims that the run put into the ring."""
    ring = world.investigation.ring(world.ring_id)
    wanted = {claim.claim_id for claim in ring.claims}
    (source,) = [path for path in world.received if path.name == "claims.csv"]
    total = fund = Decimal(0)
    found = set()
    for row in rows(source.read_bytes()):
        if row["claim_id"] in wanted:
            found.add(row["claim_id"])
            total += Decimal(row["total_amount"])
            fund += Decimal(row["fund_amount"] or "0")
    assert found == wanted
    files = payload(sealed.written.path)
    totals = json.loads(files["10_金额计算/totals.json"])["included"]
    assert totals == {
        "claims": len(wanted),
        "claimed_minor": int(total / CENT),
        "fund_minor": int(fund / CENT),
    }
    report = Document(io.BytesIO(files["03_调查报告.docx"]))
    cells = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(p.text for p in report.paragraphs), *cells])
    assert f"{total:,.2f}" in said
    assert f"{fund:,.2f}" in said


def test_an_extract_holds_the_bytes_as_received(sealed: Exported, world: World) -> None:
    files = payload(sealed.written.path)
    (extract,) = [files[name] for name in files if name.startswith("11_原始数据/extracts/")]
    (source,) = [path for path in world.received if path.name == "claims.csv"]
    lines = set(source.read_bytes().splitlines(keepends=True))
    taken = extract.splitlines(keepends=True)
    assert len(taken) > 1
    assert set(taken) <= lines


def test_it_replays_rings_and_all(sealed: Exported) -> None:
    replayed = replay_package(sealed.written.path)
    assert replayed.different == ()
    assert replayed.rings is True
    assert replayed.ok
    assert all(name.startswith("11_原始数据/") for name in replayed.copied)
    assert len(replayed.same) > 50


def test_the_same_acts_export_the_same_bytes(
    sealed: Exported, world: World, tmp_path: Path
) -> None:
    other = led(world, tmp_path)
    again = other.export(tmp_path / "two.zip", whole_data=True)
    other.file.close()
    first, second = everything(sealed.written.path), everything(again.written.path)
    assert [name for name in first if first[name] != second.get(name)] == []
    assert again.written.sha256 == sealed.written.sha256


def test_a_changed_byte_is_found(sealed: Exported, tmp_path: Path) -> None:
    content = bytearray(sealed.written.path.read_bytes())
    content[len(content) // 2] ^= 1
    copy = tmp_path / "copy.zip"
    copy.write_bytes(content)
    assert not verify(copy, [sealed.written.sha256]).ok
