"""What refuses a package, and that nothing half-written is left."""

import errno
import os
from pathlib import Path

import pytest

from cases.package import NotWritten, PackageRefused, build
from cases.procedure.steps import Procedure
from cases.records.cases import Opening
from cases.records.tips import Tip
from cases.records.vault import Informant
from investigation.casework.demonstration import REGION
from investigation.casework.dossiers import build_dossier
from investigation.casework.exhibits import file_note
from investigation.casework.replays import replay_package
from model.errors import LayoutError, MissingData, RuleBroken, StoreUnavailable
from tests.investigation.casework.conftest import EXPORTER, LATER, Led

INFORMANT = "告密赵六七"


def opened_by_hand(case: Led, data_version: str) -> str:
    """Another case of the same ring: of which data it was, is given."""
    opening = Opening(
        title="另案",
        agency="示例市医疗保障局",
        region=REGION,
        run_id=str(case.world.investigation.manifest["run_id"]),
        data_version=data_version,
    )
    made = case.file.cases.open_from_ring(
        opening, [case.world.ring_id], by="li.wei", at=LATER, rules=Procedure()
    )
    return made.case_id


def noted(case: Led, text: str) -> None:
    file_note(case.session("li.wei").edit(case.case_id), "笔记", text)


@pytest.mark.parametrize("draft", [True, False])
def test_without_approvals_nothing_sealed_leaves(fresh: Led, tmp_path: Path, draft: bool) -> None:
    other = opened_by_hand(fresh, fresh.world.store.data_version)
    with pytest.raises(RuleBroken, match=r"2 approvals.*export:sealed.*there are 0"):
        fresh.export(tmp_path / "p.zip", case_id=other, draft=draft)
    assert not list(tmp_path.glob("*.zip"))
    entries = fresh.file.custody.entries(by="audit", at=LATER)
    assert any(entry.action == "refuse" and entry.by == EXPORTER for entry in entries)


def test_whoever_may_not_export_does_not(fresh: Led, tmp_path: Path) -> None:
    session = fresh.session("li.wei")
    with pytest.raises(RuleBroken, match="may not"):
        build_dossier(session, fresh.case_id, "sealed", draft=False, language="zh")


def test_missing_items_are_named(fresh: Led) -> None:
    dossier = build_dossier(fresh.session(), fresh.case_id, "sealed", draft=False, language="zh")
    with pytest.raises(PackageRefused) as refused:
        build(dossier, {}, {})
    assert {"01", "02", "03", "04", "06", "16"} <= {gap.item for gap in refused.value.missing}
    assert "03 调查报告" in refused.value.in_language("zh")


def test_other_data_are_refused(fresh: Led, tmp_path: Path) -> None:
    other = opened_by_hand(fresh, "0" * 64)
    with pytest.raises(StoreUnavailable, match="other claims"):
        fresh.export(tmp_path / "p.zip", "public", case_id=other, draft=True)
    assert not list(tmp_path.glob("*.zip"))


def test_an_informant_in_a_note_keeps_the_package_here(fresh: Led, tmp_path: Path) -> None:
    tip = Tip("", "有人结伴刷卡", "hotline", REGION, (), LATER, "")
    fresh.file.tips.receive(tip, Informant(INFORMANT, "13900009999"), by="li.wei", at=LATER)
    noted(fresh, f"据{INFORMANT}反映。")
    target = tmp_path / "p.zip"
    target.write_bytes(b"older")
    with pytest.raises(LayoutError) as refused:
        fresh.export(target)
    assert INFORMANT not in str(refused.value)
    assert "note" in refused.value.where
    assert target.read_bytes() == b"older"


def test_a_full_disk_leaves_the_older_package(
    fresh: Led, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "p.zip"
    target.write_bytes(b"older")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("cases.package.writing.os.fsync", full)
    with pytest.raises(NotWritten, match="No space left"):
        fresh.export(target)
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["p.zip"]


def test_what_does_not_verify_is_not_replayed(tmp_path: Path) -> None:
    torn = tmp_path / "torn.zip"
    torn.write_bytes(b"PK")
    with pytest.raises((LayoutError, MissingData)):
        replay_package(torn)
