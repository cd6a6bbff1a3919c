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


def approvals_of(file: CaseFile, case: Case, act_name: str, *people: str) -> None:
    """Proposed by Li and approved by these people, one after the other."""
    version = read(file, case).version
    file.approvals.propose(case.case_id, act_name, **act("li", version))
    for step, person in enumerate(people, start=1):
        file.approvals.approve(case.case_id, act_name, **act(person, version + step))


def test_nobody_of_several_approves_twice(file: CaseFile, case: Case) -> None:
    approvals_of(file, case, SEALED, "chief", "deputy", "legal")
    for again in ("chief", "deputy", "legal"):
        with pytest.raises(RuleBroken, match=f"{again} approved .* already"):
            file.approvals.approve(case.case_id, SEALED, **act(again, read(file, case).version))
    assert approved_by(read(file, case), SEALED) == ("chief", "deputy", "legal")


def test_an_approval_is_of_its_own_act(file: CaseFile, case: Case) -> None:
    approvals_of(file, case, "export:working", "chief", "deputy")
    approvals_of(file, case, SEALED, "deputy", "chief")
    found = read(file, case)
    assert approved_by(found, "export:working") == ("chief", "deputy")
    assert approved_by(found, SEALED) == ("deputy", "chief")
    assert approved_by(found, "transfer") == ()
    with pytest.raises(RuleBroken, match="nobody proposed “transfer”"):
        file.approvals.approve(case.case_id, "transfer", **act("legal", found.version))


def test_of_two_proposals_each_has_its_own_proposer(file: CaseFile, case: Case) -> None:
    chief = file.accounts.read("chief")
    roles = ("case_officer", "supervisor")
    file.accounts.change(
        type(chief)(chief.account, chief.name, roles, chief.regions), by="admin", at=AT
    )
    file.approvals.propose(case.case_id, SEALED, **act("li", 1))
    file.approvals.propose(case.case_id, "export:working", **act("chief", 2))
    file.approvals.approve(case.case_id, SEALED, **act("chief", 3))
    with pytest.raises(RuleBroken, match="cannot approve it too"):
        file.approvals.approve(case.case_id, "export:working", **act("chief", 4))
    proposals = file.approvals.proposals(case.case_id, by="guest", at=AT)
    assert [(one.act, one.by) for one in proposals] == [
        (SEALED, "li"),
        ("export:working", "chief"),
    ]


@pytest.mark.parametrize("order", [("ex", "chief"), ("chief", "ex")])
def test_the_exporters_own_approval_does_not_count(
    file: CaseFile, case: Case, order: tuple[str, str]
) -> None:
    exporter = file.accounts.read("ex")
    roles = ("exporter", "supervisor")
    file.accounts.change(
        type(exporter)(exporter.account, exporter.name, roles, exporter.regions), by="admin", at=AT
    )
    approvals_of(file, case, SEALED, *order)
    with pytest.raises(RuleBroken, match=r"needs 2 approvals .* there are 1"):
        file.exports.begin(case.case_id, "sealed", draft=False, by="ex", at=AT)
    file.approvals.approve(case.case_id, SEALED, **act("legal", read(file, case).version))
    file.exports.begin(case.case_id, "sealed", draft=False, by="ex", at=AT)


@pytest.mark.parametrize("profile", ["working", "public"])
def test_a_copy_without_identities_needs_one_other(
    file: CaseFile, case: Case, profile: str
) -> None:
    file.exports.begin(case.case_id, profile, draft=True, by="ex", at=AT)
    with pytest.raises(RuleBroken, match=r"needs 1 approvals .* there are 0"):
        file.exports.begin(case.case_id, profile, draft=False, by="ex", at=AT)
    approvals_of(file, case, f"export:{profile}", "chief")
    file.exports.begin(case.case_id, profile, draft=False, by="ex", at=AT)
    assert last_line(file).detail == {"profile": profile, "draft": "no"}
