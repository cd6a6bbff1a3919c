"""Steps of the procedure: asked of the rules, recorded with their facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cases.procedure_port import Rules
from cases.records import rows, tables
from cases.records.desk import Desk
from cases.records.persons import accounts_of_person
from model.cases import Case, Event


class Events:
    """Advances cases through the states of a procedure."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def advance(
        self,
        case_id: str,
        verb: str,
        facts: Mapping[str, str],
        *,
        by: str,
        at: datetime,
        expected_version: int,
        rules: Rules,
    ) -> Case:
        """Takes a step and returns the case after it.

        ``RuleBroken`` when the rules forbid the step, the person is recused, or another change
        came first. The step and its line of custody are written together or not at all.
        """
        with self._desk.editing("advance", case_id, by, at, expected_version) as edit:
            case = rows.case_of_row(edit.connection, edit.case)
            seen = _by_persons(case, by, accounts_of_person(edit.connection, by))
            state = rules.step(seen, verb, facts, by, at, roles=edit.act.account.roles)
            event = Event(len(case.events) + 1, verb, state, by, at, dict(facts))
            rows.add(edit.writer, tables.events, case_id, event)
            edit.values["state"] = state
            detail = {"verb": verb, "before": case.state, "after": state}
            edit.record("step_taken", f"event:{event.number}", **detail)
        events = (*case.events, event)
        return replace(case, state=state, version=case.version + 1, events=events)


def _by_persons(case: Case, by: str, own: frozenset[str]) -> Case:
    """The case as the rules see it: what a person did under another account counts as theirs."""
    events = tuple(replace(e, by=by) if e.by in own else e for e in case.events)
    return replace(case, events=events)
