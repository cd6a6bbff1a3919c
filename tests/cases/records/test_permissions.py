"""Every role and every action: the table is what the case file does. Default deny."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cases.records.accounts import Account
from cases.records.case_file import CaseFile
from cases.records.permissions import PERMISSIONS, allowed
from cases.records.tips import Tip
from cases.records.vault import Informant
from model.cases import Case
from model.dossiers import SourceCopy
from model.errors import RuleBroken
from model.vocabulary.accounts import ACCOUNT_ROLES, RIGHTS, AccountRole, Right
from tests.cases.records.case_files import (
    AT,
    DOCUMENT,
    OPENING,
    PARTY,
    REGION,
    RULES,
    last_line,
    new_case,
    read,
)

SOURCE = SourceCopy("a.csv", "b" * 64, 3, "utf-8", 1, "hospital", "li", AT, "disc", None)
TIP = Tip("", "They sell cards", "hotline", REGION, (), AT, "")
ACT = "transfer"

Attempt = Callable[[CaseFile, Case, dict], object]

ATTEMPTS: dict[Right, Attempt] = {
    "search": lambda f, c, d: f.cases.search(**d),
    "view": lambda f, c, d: f.cases.read(c.case_id, purpose="p", **d),
    "open": lambda f, c, d: f.cases.open_by_hand(OPENING, rules=RULES, **d),
    "edit": lambda f, c, d: f.parties.add(c.case_id, PARTY, expected_version=c.version, **d),
    "exhibit": lambda f, c, d: f.exhibits.add(
        c.case_id, DOCUMENT, b"x", expected_version=c.version, **d
    ),
    "register_source": lambda f, c, d: f.sources.register(replace(SOURCE, name=d["by"]), **d),
    "judge": lambda f, c, d: f.judgements.judge("R-1", "UNSURE", "?", **d),
    "assign": lambda f, c, d: f.assignment.assign(
        c.case_id, "li", ("li", "wang"), expected_version=c.version, **d
    ),
    "recuse": lambda f, c, d: f.assignment.recuse(
        c.case_id, "wang", "kin", expected_version=c.version, **d
    ),
    "sign_absence": lambda f, c, d: f.absences.sign(
        c.case_id, "05", "none", expected_version=c.version, **d
    ),
    "propose": lambda f, c, d: f.approvals.propose(
        c.case_id, "other", expected_version=c.version, **d
    ),
    "approve": lambda f, c, d: f.approvals.approve(c.case_id, ACT, expected_version=c.version, **d),
    "advance": lambda f, c, d: f.events.advance(
        c.case_id, "verify", {}, rules=RULES, expected_version=c.version, **d
    ),
    "receive_tip": lambda f, c, d: f.tips.receive(TIP, **d),
    "view_tip": lambda f, c, d: f.tips.search(**d),
    "view_informant": lambda f, c, d: f.vault.read("T2026-0001", purpose="reward", **d),
    "export": lambda f, c, d: f.exports.begin(c.case_id, "working", draft=True, **d),
    "view_audit": lambda f, c, d: f.custody.entries(**d),
    "verify_audit": lambda f, c, d: f.custody.verify(**d),
    "anchor_audit": lambda f, c, d: f.custody.anchor(**d),
    "manage_accounts": lambda f, c, d: f.accounts.add(Account("n", "N", ()), **d),
}
BESIDE = {"export_sealed", "refer_discipline"}
"""The first is asked beside ``export`` (below); the second has no act in the case file yet."""


def test_every_action_is_attempted() -> None:
    assert set(ATTEMPTS) | BESIDE == set(RIGHTS)
    assert set(PERMISSIONS) == set(ACCOUNT_ROLES)


def test_what_is_not_in_the_table_is_refused() -> None:
    assert not allowed(["emperor"], "view")
    assert not allowed(["supervisor"], "fly")
    assert not allowed([], "view")


def test_the_whole_table(file: CaseFile) -> None:
    file.tips.receive(TIP, Informant("赵六"), by="li", at=AT)
    for role in ACCOUNT_ROLES:
        case = new_case(file)
        file.accounts.add(
            Account(f"me-{role}", f"Me {role}", (role,), (REGION,)), by="admin", at=AT
        )
        file.approvals.propose(case.case_id, ACT, by="li", at=AT, expected_version=1)
        for action, attempt in ATTEMPTS.items():
            check_one(file, read(file, case), role, action, attempt)
    assert file.custody.check() == []


def check_one(
    file: CaseFile, case: Case, role: AccountRole, action: Right, attempt: Attempt
) -> None:
    by = {"by": f"me-{role}", "at": AT}
    before = file.custody.head()[0]
    if action in PERMISSIONS[role]:
        attempt(file, case, by)
        assert file.custody.head()[0] > before, "an act leaves a line"
        return
    with pytest.raises(RuleBroken, match="may not"):
        attempt(file, case, by)
    assert file.custody.head()[0] == before + 1, "a refusal leaves one line"
    line = last_line(file)
    assert (line.action, line.by, line.detail["action"]) == ("refuse", f"me-{role}", action)
    assert read(file, case) == case


def test_an_account_that_ended_or_never_was(file: CaseFile, case: Case) -> None:
    guest = file.accounts.read("guest")
    file.accounts.change(replace(guest, active=False), by="admin", at=AT)
    for name in ("guest", "nobody", ""):
        with pytest.raises(RuleBroken, match="may not"):
            file.cases.search(by=name, at=AT)


def test_roles_that_go_alone_and_accounts_that_cannot_be(file: CaseFile) -> None:
    for wrong in (
        Account("x", "X", ("administrator", "supervisor")),
        Account("x", "X", ("auditor", "viewer")),
        Account("x", "X", ("emperor",)),  # type: ignore[arg-type]
        Account("x", "X", ("viewer",), ("43",)),
        Account("x", "X", ("viewer",), ("",)),
        Account("", "X", ("viewer",)),
        Account("x y", "X", ("viewer",)),
        Account("x" * 101, "X", ("viewer",)),
        Account("li", "X", ("viewer",)),
    ):
        with pytest.raises(RuleBroken):
            file.accounts.add(wrong, by="admin", at=AT)
    assert "x" not in {account.account for account in file.accounts.all()}


def test_there_is_one_first_account(file: CaseFile) -> None:
    with pytest.raises(RuleBroken):
        file.accounts.found(Account("eve", "Eve", ("administrator",)), at=AT)
    with pytest.raises(RuleBroken, match="administrator"):
        file.accounts.found(Account("eve", "Eve", ("supervisor",)), at=AT)


def test_only_an_exporter_with_the_right_seals(file: CaseFile, case: Case) -> None:
    assert [r for r in ACCOUNT_ROLES if "export_sealed" in PERMISSIONS[r]] == ["exporter"]
