"""Rings that are added to a case: of one run, once each, and what was approved before lapses."""

import pytest

from cases.custody.bound import ROWS
from cases.records.approvals import approved_by
from cases.records.case_file import CaseFile
from cases.records.case_rings import RunRings
from model.cases import Case
from model.errors import RuleBroken, UnknownEntity
from tests.cases.records.case_files import AT, last_line, read

SEALED = "export:sealed"


def of(*ring_ids: str, run: str = "run-7", data: str = "v3") -> RunRings:
    return RunRings(run, data, ring_ids)


def at_version(version: int, by: str = "li") -> dict:
    return {"by": by, "at": AT, "expected_version": version}


def test_the_first_ring_binds_the_case_to_its_run(file: CaseFile, case: Case) -> None:
    assert file.rings.add(case.case_id, of("R-2"), **at_version(1)) == ("R-2",)
    kept = read(file, case)
    assert (kept.ring_ids, kept.run_id, kept.data_version) == (("R-2",), "run-7", "v3")
    assert (kept.origin, kept.version) == ("by_hand", 2)
    assert file.rings.add(case.case_id, of("R-9", "R-9"), **at_version(2)) == ("R-2", "R-9")
    for other in (of("R-5", run="run-8"), of("R-5", data="v4"), of("R-2"), of()):
        with pytest.raises(RuleBroken):
            file.rings.add(case.case_id, other, **at_version(3))
    assert read(file, case).ring_ids == ("R-2", "R-9")


def test_custody_says_which_ring_of_which_run(file: CaseFile, case: Case) -> None:
    file.rings.add(case.case_id, of("R-2"), **at_version(1))
    line = last_line(file)
    assert (line.action, line.target, line.by) == ("edit", f"case:{case.case_id}", "li")
    assert {name: line.detail[name] for name in line.detail if name != ROWS} == {
        "what": "rings_added", "rings": "R-2", "run": "run-7", "data": "v3", "version": "2"
    }  # fmt: skip
    file.judgements.judge("R-2", "UNSURE", "seen", by="li", at=AT)
    entries = file.custody.slice_of(case.case_id, by="li", at=AT).entries
    assert "ring:R-2" in {entry.target for entry in entries}


def test_what_was_approved_without_the_ring_lapses(file: CaseFile, case: Case) -> None:
    file.approvals.propose(case.case_id, SEALED, **at_version(1))
    file.approvals.propose(case.case_id, "other", **at_version(2))
    file.approvals.approve(case.case_id, SEALED, **at_version(3, "chief"))
    file.approvals.approve(case.case_id, "other", **at_version(4, "chief"))
    file.rings.add(case.case_id, of("R-2"), **at_version(5))
    assert last_line(file).detail["lapsed"] == SEALED
    kept = read(file, case)
    assert approved_by(kept, SEALED) == ()
    assert approved_by(kept, "other") == ("chief",)
    file.approvals.propose(case.case_id, SEALED, **at_version(6))
    file.approvals.approve(case.case_id, SEALED, **at_version(7, "chief"))
    assert approved_by(read(file, case), SEALED) == ("chief",)
    assert file.custody.check() == []


def test_who_may_not_edit_or_read_something_older_adds_none(file: CaseFile, case: Case) -> None:
    for name in ("ana", "guest", "ex", "legal", "auditor", "admin"):
        with pytest.raises(RuleBroken, match="may not"):
            file.rings.add(case.case_id, of("R-2"), **at_version(1, name))
    with pytest.raises(UnknownEntity):
        file.rings.add("2026-0099", of("R-2"), **at_version(1))
    file.rings.add(case.case_id, of("R-2"), **at_version(1))
    with pytest.raises(RuleBroken, match=r"changed in between.*rings added"):
        file.rings.add(case.case_id, of("R-3"), **at_version(1))
