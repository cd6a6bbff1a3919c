"""Approvals by other people, and exports that need them."""

import pytest

from cases.custody.chain import jsonl
from cases.custody.verify import verify_jsonl
from cases.records.approvals import approved_by
from cases.records.case_file import CaseFile
from model.cases import Case
from model.errors import RuleBroken
from tests.cases.records.case_files import AT, OPENING, RULES, last_line, new_case, read

SEALED = "export:sealed"


def act(by: str, version: int) -> dict:
    return {"by": by, "at": AT, "expected_version": version}


def test_nobody_approves_twice_or_an_own_proposal(file: CaseFile, case: Case) -> None:
    number = case.case_id
    with pytest.raises(RuleBroken, match="nobody proposed"):
        file.approvals.approve(number, SEALED, **act("chief", 1))
    file.approvals.propose(number, SEALED, **act("li", 1))
    with pytest.raises(RuleBroken, match="proposed already"):
        file.approvals.propose(number, SEALED, **act("wang", 2))
    file.approvals.approve(number, SEALED, **act("chief", 2))
    with pytest.raises(RuleBroken, match="already"):
        file.approvals.approve(number, SEALED, **act("chief", 3))
    file.approvals.approve(number, SEALED, **act("deputy", 3))
    assert approved_by(read(file, case), SEALED) == ("chief", "deputy")
    assert file.approvals.proposals(number, by="guest", at=AT)[0].by == "li"


def test_the_proposer_cannot_approve(file: CaseFile, case: Case) -> None:
    both = file.accounts.read("chief")
    roles = ("case_officer", "supervisor")
    file.accounts.change(
        type(both)(both.account, both.name, roles, both.regions), by="admin", at=AT
    )
    file.approvals.propose(case.case_id, SEALED, **act("chief", 1))
    with pytest.raises(RuleBroken, match="cannot approve it too"):
        file.approvals.approve(case.case_id, SEALED, **act("chief", 2))
    assert last_line(file).action == "refuse"


def test_a_sealed_package_needs_two_others(file: CaseFile, case: Case) -> None:
    def begin(profile: str, draft: bool):
        return file.exports.begin(case.case_id, profile, draft=draft, by="ex", at=AT)

    for profile, draft in (("sealed", True), ("sealed", False), ("working", False)):
        with pytest.raises(RuleBroken, match="approvals"):
            begin(profile, draft)
    begin("working", True)
    file.approvals.propose(case.case_id, SEALED, **act("li", 1))
    file.approvals.approve(case.case_id, SEALED, **act("chief", 2))
    with pytest.raises(RuleBroken, match="approvals"):
        begin("sealed", False)
    file.approvals.approve(case.case_id, SEALED, **act("legal", 3))
    begin("sealed", False)


def test_an_export_is_anchored_and_carries_its_custody(file: CaseFile, case: Case) -> None:
    new_case(file)
    custody, anchor = file.exports.begin(case.case_id, "working", draft=True, by="ex", at=AT)
    assert custody.head == anchor.digest
    assert custody.entries[-1].action == "export"
    assert {line.target.partition("/")[0] for line in custody.entries} == {f"case:{case.case_id}"}
    assert len(custody.lines) == anchor.number
    assert custody.skipped
    assert verify_jsonl(jsonl(custody), anchor) == []
    file.exports.finish(case.case_id, "working", "a" * 64, by="ex", at=AT)
    assert last_line(file).detail == {"sha256": "a" * 64}
    assert file.custody.anchors() == (anchor,)
    assert file.custody.check([anchor]) == []


def test_rings_of_a_case_belong_to_its_custody(file: CaseFile) -> None:
    file.judgements.judge("R-1", "CONFIRMED", "seen", by="ana", at=AT)
    file.judgements.judge("R-2", "CONFIRMED", "seen", by="ana", at=AT)
    case = file.cases.open_from_ring(OPENING, ("R-1",), by="ana", at=AT, rules=RULES)
    targets = {line.target for line in file.custody.slice_of(case.case_id, by="li", at=AT).entries}
    assert "ring:R-1" in targets
    assert "ring:R-2" not in targets
