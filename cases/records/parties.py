"""Parties of a case: who it is about, and in which role."""

from dataclasses import replace
from datetime import datetime
from typing import get_args

from cases.records import rows, tables
from cases.records.desk import Desk
from model.cases import Party
from model.errors import RuleBroken
from model.language import Text
from model.vocabulary.cases import PartyRole

_ROLE = Text(en="{role} is not a role of a party", zh="{role} 不是当事人角色")


class Parties:
    """Adds and changes parties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self, case_id: str, party: Party, *, by: str, at: datetime, expected_version: int
    ) -> Party:
        """A further party; its ``party_no`` is given here (P001 ...)."""
        _check_role(party.role)
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            number = rows.next_number(edit.connection, tables.parties, case_id)
            numbered = replace(party, party_no=f"P{number:03d}")
            rows.add(edit.writer, tables.parties, case_id, numbered)
            after = edit.act.mark(numbered)
            edit.record("party_added", numbered.party_no, role=party.role, after=after)
        return numbered

    def change_role(
        self,
        case_id: str,
        party_no: str,
        role: PartyRole,
        *,
        by: str,
        at: datetime,
        expected_version: int,
    ) -> Party:
        """Another role for a party; the log keeps the role before."""
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            known = rows.children(edit.connection, tables.parties, Party, case_id)
            old = next((party for party in known if party.party_no == party_no), None)
            if old is None:
                raise rows.unknown_part(case_id, party_no)
            _check_role(role)
            changed = replace(old, role=role)
            rows.replace_part(edit.writer, tables.parties, case_id, "party_no", changed)
            edit.record("role_changed", party_no, before=old.role, after=role)
        return changed

    def change(
        self, case_id: str, party: Party, *, by: str, at: datetime, expected_version: int
    ) -> Party:
        """Corrected particulars of the party with this ``party_no``."""
        _check_role(party.role)
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            known = rows.children(edit.connection, tables.parties, Party, case_id)
            old = next((other for other in known if other.party_no == party.party_no), None)
            if old is None:
                raise rows.unknown_part(case_id, party.party_no)
            rows.replace_part(edit.writer, tables.parties, case_id, "party_no", party)
            marks = {"before": edit.act.mark(old), "after": edit.act.mark(party)}
            edit.record("party_changed", party.party_no, role=party.role, **marks)
        return party


def _check_role(role: str) -> None:
    if role not in get_args(PartyRole):
        raise RuleBroken(_ROLE.filled(role=ascii(role)))
