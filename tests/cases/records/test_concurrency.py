"""Several processes at one case file: nothing lost, nothing forked, nothing half-written."""

import time

import pytest

from cases.records.case_file import CaseFile
from model.cases import Case
from model.errors import RuleBroken
from tests.cases.records.case_files import AT, PARTY, Place, last_line, read
from tests.cases.records.work_of_processes import (
    SPAWN,
    add_parties,
    append,
    make,
    open_cases,
    side_by_side,
    write_until_killed,
)

MANY = 25
KILLS = 3
ACKNOWLEDGED = 5


def test_two_processes_never_fork_the_chain(file: CaseFile, place: Place) -> None:
    before = file.custody.head()[0]
    side_by_side(append, (place, "li", MANY), (place, "ana", MANY))
    assert file.custody.head()[0] == before + 2 * MANY
    assert file.custody.check() == []
    lines = file.custody.entries(by="auditor", at=AT, after=before)
    assert {line.by for line in lines[: 2 * MANY]} == {"li", "ana"}


def test_two_processes_make_one_file_together(place: Place) -> None:
    side_by_side(make, (place,), (place,))
    with place.open() as file:
        assert file.custody.check() == []
        assert file.accounts.all() == []


def test_case_numbers_are_unique_and_without_gap(file: CaseFile, place: Place) -> None:
    side_by_side(open_cases, (place, MANY), (place, MANY))
    numbers = [line.case_id for line in file.cases.search(by="li", at=AT)]
    assert numbers == [f"2026-{number:04d}" for number in range(1, 2 * MANY + 1)]


def test_no_optimistic_edit_is_lost(file: CaseFile, place: Place, case: Case) -> None:
    jobs = [(place, case.case_id, by, MANY) for by in ("li", "wang")]
    side_by_side(add_parties, *jobs)
    kept = read(file, case)
    assert len(kept.parties) == 2 * MANY
    assert len({party.entity_id for party in kept.parties}) == 2 * MANY
    assert len({party.party_no for party in kept.parties}) == 2 * MANY
    assert kept.version == 1 + 2 * MANY
    assert file.custody.check() == []


def test_a_lost_race_says_who_changed_what(file: CaseFile, case: Case) -> None:
    for version in (1, 2):
        file.parties.add(case.case_id, PARTY, by="wang", at=AT, expected_version=version)
    with pytest.raises(RuleBroken) as lost:
        file.absences.sign(case.case_id, "05", "none", by="li", at=AT, expected_version=2)
    told = lost.value.in_language("en")
    assert "wang 2026-03-02T09:00:00+08:00: party added P002" in told
    assert "P001" not in told
    assert "Read the case again" in told
    assert read(file, case).absences == ()
    assert last_line(file).action == "view"


def test_a_version_from_the_future_is_no_version(file: CaseFile, case: Case) -> None:
    with pytest.raises(RuleBroken):
        file.absences.sign(case.case_id, "05", "none", by="li", at=AT, expected_version=9)


def test_killed_in_the_middle_of_writing(file: CaseFile, place: Place, case: Case) -> None:
    for _ in range(KILLS):
        start = file.custody.head()[0]
        job = (place.address, place.exhibits, case.case_id)
        process = SPAWN.Process(target=write_until_killed, args=job)
        process.start()
        deadline = time.monotonic() + 60
        while file.custody.head()[0] < start + ACKNOWLEDGED:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.kill()
        process.join()
        kept = read(file, case)
        added = [
            line
            for line in file.custody.slice_of(case.case_id, by="li", at=AT).entries
            if line.detail.get("what") == "party_added"
        ]
        assert len(kept.parties) == len(added) == kept.version - 1
        assert file.custody.check() == []
    file.parties.add(case.case_id, PARTY, by="li", at=AT, expected_version=kept.version)
