"""One person, one account that can act; four eyes are the eyes of two people."""

from dataclasses import replace

import pytest

from cases.records.accounts import Account
from cases.records.case_file import CaseFile
from cases.records.persons import looks_like
from model.cases import Case
from model.errors import RuleBroken
from tests.cases.records.case_files import AT, REGION, RULES

TWINS = ["LI", "ｌｉ", "l\u0456", "li\u0301", "l\ufe0fi", "1i", "|i", "l\u03b9"]
SEALED = "export:sealed"


def act(by: str, version: int) -> dict:
    return {"by": by, "at": AT, "expected_version": version}


def second(account: str, name: str, certificate: str = "", **more: bool) -> Account:
    return Account(account, name, ("supervisor", "case_officer"), (REGION,), certificate, **more)


@pytest.mark.parametrize("twin", TWINS, ids=ascii)
def test_an_account_that_looks_like_another_is_refused(file: CaseFile, twin: str) -> None:
    with pytest.raises(RuleBroken):
        file.accounts.add(second(twin, "Somebody", "43-x"), by="admin", at=AT)


def test_different_names_stay_different() -> None:
    names = ["li", "lin", "王伟", "王玮", "a.b", "ab", "o", "q"]
    assert len({looks_like(name) for name in names}) == len(names)


def test_one_certificate_is_one_account_that_can_act(file: CaseFile) -> None:
    for certificate in ("43-li", "４３-LI"):
        with pytest.raises(RuleBroken, match="same certificate"):
            file.accounts.add(second("other", "Other", certificate), by="admin", at=AT)
    li = file.accounts.read("li")
    file.accounts.change(replace(li, active=False), by="admin", at=AT)
    file.accounts.add(second("li.new", "Li", "43-li"), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="same certificate"):
        file.accounts.change(li, by="admin", at=AT)


def test_a_namesake_needs_a_certificate_and_a_second_administrator(file: CaseFile) -> None:
    file.accounts.add(Account("admin2", "Second", ("administrator",)), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="same name"):
        file.accounts.add(second("li.b", " L I ".strip()), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="same name"):
        file.accounts.add(second("li.b", "Li", "43-b"), by="admin", at=AT)
    file.accounts.add(second("li.b", "Li", "43-b", active=False), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="same name"):
        file.accounts.confirm("li.b", by="admin", at=AT)
    assert file.accounts.confirm("li.b", by="admin2", at=AT).active


def test_four_eyes_count_persons(file: CaseFile, case: Case) -> None:
    """A person whose account was closed and who got a new one stays the same person."""
    file.approvals.propose(case.case_id, SEALED, **act("li", 1))
    file.approvals.approve(case.case_id, SEALED, **act("chief", 2))
    for old, new in (("li", "li.new"), ("chief", "chief.new")):
        closed = replace(file.accounts.read(old), active=False)
        file.accounts.change(closed, by="admin", at=AT)
        file.accounts.add(second(new, closed.name, closed.certificate), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="cannot approve it too"):
        file.approvals.approve(case.case_id, SEALED, **act("li.new", 3))
    with pytest.raises(RuleBroken, match="already"):
        file.approvals.approve(case.case_id, SEALED, **act("chief.new", 3))


def test_a_recused_person_stays_away_under_another_account(file: CaseFile, case: Case) -> None:
    file.assignment.recuse(case.case_id, "li", "a relative", **act("chief", 1))
    file.accounts.change(replace(file.accounts.read("li"), active=False), by="admin", at=AT)
    file.accounts.add(second("li.new", "Li", "43-li"), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="recused"):
        file.events.advance(case.case_id, "verify", {}, rules=RULES, **act("li.new", 2))


def test_two_officers_are_two_people(file: CaseFile, case: Case) -> None:
    file.accounts.change(replace(file.accounts.read("li"), active=False), by="admin", at=AT)
    file.accounts.add(second("li.new", "Li", "43-li"), by="admin", at=AT)
    with pytest.raises(RuleBroken, match="at least 2"):
        file.assignment.assign(case.case_id, "li.new", ("li.new", "li"), **act("chief", 1))
