"""Steps of the procedure: asked of the rules, recorded with their facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cases.procedure_port import Rules
from cases.records import rows, tables
from cases.records.desk import Desk
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
            state = rules.step(case, verb, facts, by, at, roles=edit.act.account.roles)
            event = Event(len(case.events) + 1, verb, state, by, at, dict(facts))
            rows.add(edit.writer, tables.events, case_id, event)
            edit.values["state"] = state
            detail = {"verb": verb, "before": case.state, "after": state}
            edit.record("step_taken", f"event:{event.number}", **detail)
        events = (*case.events, event)
        return replace(case, state=state, version=case.version + 1, events=events)
