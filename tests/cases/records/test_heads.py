"""Heads that leave the machine show what nothing on it can: that log and rows were made anew."""

from pathlib import Path

import pytest

from cases.records.accounts import Account
from cases.records.case_file import CaseFile, open_case_file
from cases.records.heads import Heads
from investigation.casework.audit import heads_in
from model.errors import SettingError, StoreUnavailable
from tests.cases.records.case_files import AT, KEY, REGION, staff


def opened(folder: Path, heads: Heads) -> CaseFile:
    return open_case_file(folder / "c.sqlite", salt_key=KEY, heads=heads)


def test_every_act_tells_its_head(tmp_path: Path) -> None:
    kept = tmp_path / "heads.txt"
    with opened(tmp_path, Heads(kept)) as file:
        staff(file)
        file.cases.search(by="li", at=AT)
        number, digest = file.custody.head()
        assert kept.read_text().splitlines()[-1] == f"{number}:{digest} {AT.isoformat()}"
        assert file.custody.check(heads_in([kept])) == []


def test_at_every_nth_line(tmp_path: Path) -> None:
    kept = tmp_path / "heads.txt"
    with opened(tmp_path, Heads(kept, every=4)) as file:
        staff(file)
    assert [line.partition(":")[0] for line in kept.read_text().splitlines()] == ["4", "8"]


def test_a_file_made_anew_from_nothing_is_seen_by_the_heads_alone(tmp_path: Path) -> None:
    """The strongest attacker: another case file with a log of its own, whole in itself."""
    kept = tmp_path / "heads.txt"
    with opened(tmp_path, Heads(kept)) as file:
        staff(file)
        file.judgements.judge("R-1", "CONFIRMED", "seen", by="li", at=AT)
    with open_case_file(tmp_path / "forged.sqlite", salt_key=KEY) as forged:
        staff(forged)
        forged.judgements.judge("R-1", "CLEARED", "seen", by="li", at=AT)
        assert forged.custody.check() == []
        assert {p.code for p in forged.custody.check(heads_in([kept]))} == {"anchor"}


def test_a_place_that_does_not_take_the_head_is_said(tmp_path: Path) -> None:
    with opened(tmp_path, Heads(tmp_path / "away" / "heads.txt")) as file:
        file.accounts.found(Account("admin", "Admin", ("administrator",)), at=AT)
        with pytest.raises(StoreUnavailable, match="was recorded, but the head"):
            file.accounts.add(Account("li", "Li", ("analyst",), (REGION,)), by="admin", at=AT)
        assert len(file.accounts.all()) == 2
        assert file.custody.check() == []


def test_a_file_of_heads_without_a_head_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("nothing")
    for path in (empty, tmp_path / "none.txt"):
        with pytest.raises(SettingError):
            heads_in([path])
