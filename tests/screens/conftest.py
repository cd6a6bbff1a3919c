"""A case file beside the workspace, with people of every role that acts on a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.records.rights import Account
from investigation.casework.case_file import CASES, open_cases
from investigation.casework.session import ACCOUNT, CaseSession
from investigation.place import WORKSPACE, Place
from tests.screens.case_desk import NOW, PEOPLE, REGION


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseSession]:
    """A case file beside the workspace, with its people and no case; the clock of its pages too
    stands at ``NOW``, since no act may be dated before another."""
    monkeypatch.setattr("investigation.casework.clock.now", lambda: NOW)
    monkeypatch.setenv(WORKSPACE, str(tmp_path))
    for name in (ACCOUNT, CASES):
        monkeypatch.delenv(name, raising=False)
    with open_cases(Place(tmp_path)) as file:
        file.accounts.found(Account("admin", "管理员", ("administrator",)), at=NOW)
        for number, (name, title, role) in enumerate(PEOPLE, start=1):
            account = Account(name, title, (role,), (REGION,), f"ZF-{number}")
            file.accounts.add(account, by="admin", at=NOW)
        yield CaseSession(Place(tmp_path), file, "li.wei", NOW)
