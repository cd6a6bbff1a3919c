"""What other processes do to a case file in the tests: they append, edit, open, and are killed."""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace

from cases.records.case_file import open_case_file
from model.errors import RuleBroken
from tests.cases.records.case_files import AT, PARTY, Place, new_case

SPAWN = multiprocessing.get_context("spawn")
WAIT_S = 120


def side_by_side(work: Callable[..., None], *jobs: tuple) -> None:
    """Runs the work in one process per job, at once, and demands that each ends well."""
    processes = [SPAWN.Process(target=work, args=job) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join(WAIT_S)
    assert [process.exitcode for process in processes] == [0] * len(jobs)


def append(place: Place, by: str, count: int) -> None:
    with place.open() as file:
        for number in range(count):
            file.judgements.judge(f"R-{by}-{number}", "UNSURE", "seen", by=by, at=AT)


def make(place: Place) -> None:
    place.open().close()


def open_cases(place: Place, count: int) -> None:
    with place.open() as file:
        for _ in range(count):
            new_case(file)


def add_parties(place: Place, case_id: str, by: str, count: int) -> None:
    """Each party is added on the version that was read, again and again until no race is lost."""
    with place.open() as file:
        for number in range(count):
            party = replace(PARTY, entity_id=f"{by}-{number}")
            while True:
                known = file.cases.read(case_id, by=by, at=AT, purpose="edit")
                act = {"by": by, "at": AT, "expected_version": known.version}
                try:
                    file.parties.add(case_id, party, **act)
                except RuleBroken:
                    continue
                break


def write_until_killed(address: str, exhibits: object, case_id: str) -> None:
    with open_case_file(address, exhibits=exhibits) as file:
        version = file.cases.read(case_id, by="li", at=AT, purpose="x").version
        while True:
            file.parties.add(case_id, PARTY, by="li", at=AT, expected_version=version)
            version += 1
