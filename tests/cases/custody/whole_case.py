"""A case file in which every bound table has rows."""

from dataclasses import replace
from pathlib import Path

from cases.records.case_file import CaseFile
from cases.records.case_rings import RunRings
from cases.records.tips import Tip
from cases.records.vault import Informant
from model.dossiers import SourceCopy
from tests.cases.records.case_files import (
    AT,
    DOCUMENT,
    FACT,
    OPENING,
    PARTY,
    REGION,
    RULES,
    TASK,
    new_case,
)

RING = RunRings("run-7", "v3", ("R-1",))
TIP = Tip("", "They sell the cards", "web", REGION, (), AT, "")
SOURCE = SourceCopy("a.csv", "b" * 64, 3, "utf-8", 1, "医院", "li", AT, "disc", Path("a"))


def whole_case(file: CaseFile) -> str:
    """The number of a case with a thing of every kind; people of ``staff`` do it."""
    opened = new_case(file)
    case_id, version = opened.case_id, 1

    def seen(by: str) -> dict:
        nonlocal version
        version += 1
        return {"by": by, "at": AT, "expected_version": version - 1}

    file.rings.add(case_id, RING, **seen("li"))
    file.parties.add(case_id, PARTY, **seen("li"))
    file.exhibits.add(case_id, DOCUMENT, b"ledger", **seen("li"))
    file.facts.add(case_id, replace(FACT, party_nos=("P001",), exhibit_nos=("E001",)), **seen("li"))
    file.tasks.add(case_id, TASK, **seen("li"))
    file.absences.sign(case_id, "05", "no test was made", **seen("li"))
    file.assignment.assign(case_id, "li", ("li", "wang"), **seen("chief"))
    file.assignment.recuse(case_id, "ana", "a relative", **seen("chief"))
    file.events.advance(case_id, "verify", {"note": "x"}, rules=RULES, **seen("li"))
    file.approvals.propose(case_id, "export:sealed", **seen("li"))
    file.approvals.approve(case_id, "export:sealed", **seen("chief"))
    file.judgements.judge("R-1", "CONFIRMED", "clear", by="li", at=AT)
    file.tips.receive(TIP, Informant("匿名者", "13900000000"), "ABCDEFGHJKLM", by="li", at=AT)
    file.cases.open_from_tip(OPENING, "T2026-0001", by="li", at=AT, rules=RULES)
    file.sources.register(SOURCE, by="li", at=AT)
    file.custody.anchor(by="auditor", at=AT)
    return case_id
