"""Exhibits: same bytes once, whole or not at all, file names never paths."""

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cases.records import exhibit_folder
from cases.records.case_file import CaseFile
from cases.records.exhibit_folder import ExhibitFolder
from cases.records.exhibits import note
from model.cases import Case
from model.errors import RuleBroken, StoreUnavailable, UnknownEntity
from tests.cases.records.case_files import AT, DOCUMENT, Place, last_line, read

NAMES = [
    "../../outside.pdf", "/etc/passwd", "..\\..\\x", "CON", "a\nb", "x" * 300, "", ".", "..",
    "~/x", "file:///x", "处方.pdf", "a/b/c", "-rf", "\u202egpj.exe",
]  # fmt: skip


def act(by: str, version: int) -> dict:
    return {"by": by, "at": AT, "expected_version": version}


def test_the_same_bytes_are_kept_once(file: CaseFile, case: Case, place: Place) -> None:
    first = file.exhibits.add(case.case_id, DOCUMENT, b"ledger", **act("li", 1))
    second = file.exhibits.add(case.case_id, DOCUMENT, b"ledger", **act("li", 2))
    digest = hashlib.sha256(b"ledger").hexdigest()
    assert (first.exhibit_no, second.exhibit_no) == ("E001", "E002")
    assert first.sha256 == second.sha256 == digest
    assert [path.name for path in place.exhibits.iterdir()] == [digest]
    assert file.exhibits.paths(read(file, case)) == {digest: place.exhibits / digest}
    line = last_line(file)
    assert line.action == "view"


def test_an_exhibit_is_read_with_a_purpose(file: CaseFile, case: Case, tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(b"x" * 3_000_000)
    kept = file.exhibits.add(case.case_id, DOCUMENT, source, **act("ana", 1))
    assert kept.size_bytes == 3_000_000
    how = {"by": "guest", "at": AT}
    found, content = file.exhibits.read(case.case_id, "E001", purpose="check", **how)
    assert (found, content) == (kept, source.read_bytes())
    assert last_line(file).target == f"case:{case.case_id}/E001"
    with pytest.raises(UnknownEntity):
        file.exhibits.read(case.case_id, "E002", purpose="check", **how)
    with pytest.raises(RuleBroken):
        file.exhibits.read(case.case_id, "E001", purpose="", **how)


def test_notes_and_graph_views_are_exhibits(file: CaseFile, case: Case) -> None:
    exhibit, content = note("Visit", "门口有摄像头", by="li", at=AT)
    file.exhibits.add(case.case_id, exhibit, content, **act("li", 1))
    view = replace(DOCUMENT, content="graph_view", kind="electronic", collectors=("ana",))
    file.exhibits.add(case.case_id, view, b"<svg/>", **act("ana", 2))
    assert [e.content for e in read(file, case).exhibits] == ["note", "graph_view"]


def test_received_electronic_data_needs_two_collectors(file: CaseFile, case: Case) -> None:
    for collectors in ((), ("li",), ("li", "li"), ("li", " ")):
        alone = replace(DOCUMENT, kind="electronic", collectors=collectors)
        with pytest.raises(RuleBroken, match="collectors"):
            file.exhibits.add(case.case_id, alone, b"x", **act("li", 1))
    for wrong in (replace(DOCUMENT, kind="rumour"), replace(DOCUMENT, content="song")):
        with pytest.raises(RuleBroken):
            file.exhibits.add(case.case_id, wrong, b"x", **act("li", 1))
    file.exhibits.add(case.case_id, replace(DOCUMENT, kind="electronic"), b"x", **act("li", 1))


def test_file_names_are_kept_and_never_used(file: CaseFile, case: Case, place: Place) -> None:
    around = {path for path in place.exhibits.parent.rglob("*") if path.is_dir()}
    for version, name in enumerate(NAMES, start=1):
        exhibit = replace(DOCUMENT, file_name=name)
        file.exhibits.add(case.case_id, exhibit, name.encode(), **act("li", version))
    assert [e.file_name for e in read(file, case).exhibits] == NAMES
    kept = {path.name for path in place.exhibits.iterdir()}
    assert kept == {hashlib.sha256(name.encode()).hexdigest() for name in NAMES}
    now = {path for path in place.exhibits.parent.rglob("*") if path.is_dir()}
    assert now == around | {place.exhibits}


def test_a_full_disk_leaves_nothing_half_written(
    file: CaseFile, case: Case, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(exhibit_folder.os, "fsync", full)
    with pytest.raises(StoreUnavailable, match="No space left"):
        file.exhibits.add(case.case_id, DOCUMENT, b"ledger", **act("li", 1))
    monkeypatch.undo()
    assert list(place.exhibits.iterdir()) == []
    assert read(file, case) == case


def test_changed_and_lost_bytes_are_noticed(tmp_path: Path) -> None:
    folder = ExhibitFolder(tmp_path / "exhibits")
    digest, _ = folder.keep(b"ledger")
    path = folder.path(digest)
    path.chmod(0o600)
    path.write_bytes(b"Ledger")
    with pytest.raises(StoreUnavailable, match="changed"):
        folder.read(digest)
    assert folder.keep(b"ledger") == (digest, 6)
    assert folder.read(digest) == b"ledger"
    path.unlink()
    with pytest.raises(StoreUnavailable, match="gone"):
        folder.read(digest)
    for wrong in ("../../etc/passwd", "", "A" * 64, "0" * 63):
        with pytest.raises(UnknownEntity):
            folder.path(wrong)
