"""Parties, facts, tasks, officers, absences, judgements and events of a case."""

from dataclasses import replace

import pytest

from cases.records.case_file import CaseFile
from model.cases import Case, Fact
from model.errors import RuleBroken, UnknownEntity
from tests.cases.records.case_files import AT, DOCUMENT, FACT, PARTY, RULES, TASK, last_line, read


def act(by: str, version: int) -> dict:
    return {"by": by, "at": AT, "expected_version": version}


def test_parties_are_numbered_and_change_roles(file: CaseFile, case: Case) -> None:
    first = file.parties.add(case.case_id, PARTY, **act("li", 1))
    second = file.parties.add(case.case_id, replace(PARTY, entity_id="D-2"), **act("wang", 2))
    assert (first.party_no, second.party_no) == ("P001", "P002")
    file.parties.change_role(case.case_id, "P002", "organiser", **act("li", 3))
    line = last_line(file)
    assert line.target == f"case:{case.case_id}/P002"
    assert (line.detail["before"], line.detail["after"]) == ("doctor", "organiser")
    moved = file.parties.change(case.case_id, replace(first, address="长沙"), **act("li", 4))
    kept = read(file, case)
    assert kept.version == 5
    assert kept.parties == (moved, replace(second, role="organiser"))
    assert PARTY.name not in str(file.custody.entries(by="auditor", at=AT))


def test_a_party_that_is_not_there(file: CaseFile, case: Case) -> None:
    with pytest.raises(UnknownEntity):
        file.parties.change_role(case.case_id, "P009", "doctor", **act("li", 1))
    with pytest.raises(RuleBroken):
        file.parties.add(case.case_id, replace(PARTY, role="king"), **act("li", 1))
    assert read(file, case) == case


def test_the_evidence_matrix_names_what_exists(file: CaseFile, case: Case) -> None:
    file.parties.add(case.case_id, PARTY, **act("li", 1))
    file.exhibits.add(case.case_id, DOCUMENT, b"ledger", **act("li", 2))
    fact = replace(FACT, party_nos=("P001",), exhibit_nos=("E001",), element="falsity")
    kept = file.facts.add(case.case_id, fact, **act("li", 3))
    assert kept == replace(fact, fact_no="F001")
    changed = file.facts.change(case.case_id, replace(kept, text="Sold twice"), **act("li", 4))
    assert read(file, case).facts == (changed,)
    for wrong in (Fact("", "x", ("P002",), ()), Fact("", "x", (), ("E002",))):
        with pytest.raises(UnknownEntity):
            file.facts.add(case.case_id, wrong, **act("li", 5))
    with pytest.raises(UnknownEntity):
        file.facts.change(case.case_id, replace(kept, fact_no="F009"), **act("li", 5))


def test_tasks_are_done_once(file: CaseFile, case: Case) -> None:
    file.tasks.add(case.case_id, replace(TASK, due=AT), **act("li", 1))
    done = file.tasks.done(case.case_id, "T001", **act("wang", 2))
    assert read(file, case).tasks == (done,)
    assert (done.due, done.done_at) == (AT, AT)
    with pytest.raises(RuleBroken, match="done already"):
        file.tasks.done(case.case_id, "T001", **act("wang", 3))
    with pytest.raises(UnknownEntity):
        file.tasks.done(case.case_id, "T002", **act("wang", 3))


def test_two_officers_and_a_lead(file: CaseFile, case: Case) -> None:
    for lead, officers in (("li", ("li",)), ("li", ("li", "li")), ("ana", ("li", "wang"))):
        with pytest.raises(RuleBroken):
            file.assignment.assign(case.case_id, lead, officers, **act("chief", 1))
    with pytest.raises(RuleBroken, match="no active account"):
        file.assignment.assign(case.case_id, "li", ("li", "nobody"), **act("chief", 1))
    file.assignment.assign(case.case_id, "li", ("li", "wang"), **act("chief", 1))
    kept = read(file, case)
    assert kept.lead == "li"
    assert [officer.certificate for officer in kept.officers] == ["43-li", "43-wang"]


def test_who_is_recused_leaves_and_stays_away(file: CaseFile, case: Case) -> None:
    file.assignment.assign(case.case_id, "li", ("li", "wang"), **act("chief", 1))
    file.assignment.recuse(case.case_id, "li", "his wife's clinic", **act("li", 2))
    kept = read(file, case)
    assert kept.lead == ""
    assert [officer.account for officer in kept.officers] == ["wang"]
    assert kept.recusals[0].because == "his wife's clinic"
    with pytest.raises(RuleBroken, match="recused"):
        file.assignment.assign(case.case_id, "wang", ("li", "wang"), **act("chief", 3))
    with pytest.raises(RuleBroken, match="recused"):
        file.parties.add(case.case_id, PARTY, **act("li", 3))


def test_an_absence_is_signed_with_a_reason(file: CaseFile, case: Case) -> None:
    with pytest.raises(RuleBroken):
        file.absences.sign(case.case_id, "05", "", **act("li", 1))
    absence = file.absences.sign(case.case_id, "05", "nothing was tested", **act("li", 1))
    assert read(file, case).absences == (absence,)


def test_judgements_are_appended_and_combined(file: CaseFile) -> None:
    judge = file.judgements.judge
    assert file.judgements.combined("R-1") == "UNREVIEWED"
    judge("R-1", "CONFIRMED", "same minute", by="ana", at=AT)
    assert file.judgements.combined("R-1") == "CONFIRMED"
    judge("R-1", "CLEARED", "one building", by="li", at=AT)
    assert file.judgements.combined("R-1") == "UNSURE"
    judge("R-1", "CLEARED", "visited it", by="ana", at=AT)
    assert file.judgements.combined("R-1") == "CLEARED"
    judge("R-1", "UNREVIEWED", "wrong ring", by="li", at=AT)
    assert file.judgements.combined("R-1") == "CLEARED"
    assert file.judgements.combined("R-2") == "UNREVIEWED"
    every = file.judgements.of(["R-1", "R-2"], by="li", at=AT)
    assert [judgement.kind for judgement in every] == [
        "CONFIRMED", "CLEARED", "CLEARED", "UNREVIEWED"
    ]  # fmt: skip
    for kind, reason in (("GUILTY", "x"), ("CLEARED", " ")):
        with pytest.raises(RuleBroken):
            judge("R-1", kind, reason, by="ana", at=AT)


def test_steps_follow_the_rules(file: CaseFile, case: Case) -> None:
    after = file.events.advance(case.case_id, "verify", {"no": "7"}, rules=RULES, **act("li", 1))
    assert (after.state, after.version) == ("verifying", 2)
    assert read(file, case) == after
    event = after.events[0]
    assert (event.number, event.verb, event.state) == (1, "verify", "verifying")
    assert event.facts == {"no": "7"}
    with pytest.raises(RuleBroken, match="not possible"):
        file.events.advance(case.case_id, "verify", {}, rules=RULES, **act("li", 2))
    assert read(file, case) == after
    assert last_line(file).action == "view"
