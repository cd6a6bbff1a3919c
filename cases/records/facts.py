"""The evidence matrix: which exhibit proves which fact about which party."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cases.records import rows, tables
from cases.records.desk import Desk, Edit
from cases.records.reasons import TITLE, given
from model.cases import Exhibit, Fact, Party


class Facts:
    """Adds and changes lines of the evidence matrix."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self, case_id: str, fact: Fact, *, by: str, at: datetime, expected_version: int
    ) -> Fact:
        """A further fact; its ``fact_no`` is given here (F001 ...). Parts named must exist."""
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            number = rows.next_number(edit.connection, tables.facts, case_id)
            numbered = replace(fact, fact_no=f"F{number:03d}")
            _check(edit, numbered)
            rows.add(edit.writer, tables.facts, case_id, numbered)
            edit.record("fact_added", numbered.fact_no, **_details(edit, numbered))
        return numbered

    def change(
        self, case_id: str, fact: Fact, *, by: str, at: datetime, expected_version: int
    ) -> Fact:
        """New words, parties or exhibits of the fact with this ``fact_no``."""
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            _check(edit, fact)
            rows.replace_part(edit.writer, tables.facts, case_id, "fact_no", fact)
            edit.record("fact_changed", fact.fact_no, **_details(edit, fact))
        return fact


def _details(edit: Edit, fact: Fact) -> dict[str, str]:
    return {
        "parties": ",".join(fact.party_nos),
        "exhibits": ",".join(fact.exhibit_nos),
        "after": edit.act.mark(fact),
    }


def _check(edit: Edit, fact: Fact) -> None:
    given(fact.text, TITLE, where=fact.fact_no)
    case_id = edit.case["case_id"]
    parties = rows.children(edit.connection, tables.parties, Party, case_id)
    exhibits = rows.children(edit.connection, tables.exhibits, Exhibit, case_id)
    _check_named(case_id, fact.party_nos, {party.party_no for party in parties})
    _check_named(case_id, fact.exhibit_nos, {exhibit.exhibit_no for exhibit in exhibits})


def _check_named(case_id: str, named: Sequence[str], there: set[str]) -> None:
    for part in named:
        if part not in there:
            raise rows.unknown_part(case_id, part)
