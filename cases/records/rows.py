"""Rows of a case as nouns of the model, and the next number in a case."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table, func, select

from cases.records import tables
from cases.records.row_writer import RowWriter
from model.cases import (
    Absence,
    Approval,
    Case,
    Event,
    Exhibit,
    Fact,
    Officer,
    Party,
    Recusal,
    Task,
)
from model.errors import UnknownEntity
from model.language import Text

Noun = TypeVar("Noun")

_NO_PART = Text(en="case {case} has no {part}", zh="案件 {case} 中没有 {part}")

_OWN = ("case_id", "title", "agency", "region", "origin", "origin_ref", "state", "opened_at")
_MORE = ("version", "lead", "run_id", "data_version", "ring_ids")


def case_of_row(connection: Connection, row: RowMapping) -> Case:
    """The whole case behind its row."""
    number = row["case_id"]

    def every(table: Table, noun: type[Noun]) -> tuple[Noun, ...]:
        return children(connection, table, noun, number)

    return Case(
        **{name: row[name] for name in (*_OWN, *_MORE)},
        officers=every(tables.officers, Officer),
        parties=every(tables.parties, Party),
        exhibits=every(tables.exhibits, Exhibit),
        events=every(tables.events, Event),
        tasks=every(tables.tasks, Task),
        absences=every(tables.absences, Absence),
        approvals=every(tables.approvals, Approval),
        recusals=every(tables.recusals, Recusal),
        facts=every(tables.facts, Fact),
    )


def children(
    connection: Connection, table: Table, noun: type[Noun], case_id: str
) -> tuple[Noun, ...]:
    """What belongs to a case, in the order of its numbers there."""
    columns = [table.c[field.name] for field in fields(noun)]  # type: ignore[arg-type]
    query = select(*columns).where(table.c.case_id == case_id).order_by(table.c.number)
    return tuple(noun(**row) for row in connection.execute(query).mappings())


def add(writer: RowWriter, table: Table, case_id: str, noun: object) -> None:
    """Writes a thing of a case under the next number of its table."""
    number = next_number(writer.connection, table, case_id)
    writer.insert(table, {"number": number, **vars(noun), "case_id": case_id})


def next_number(connection: Connection, table: Table, case_id: str) -> int:
    """The number after the last one in a case; the writer's turn makes it nobody else's."""
    last = select(func.max(table.c.number)).where(table.c.case_id == case_id)
    return int(connection.scalar(last) or 0) + 1


def replace_part(writer: RowWriter, table: Table, case_id: str, key: str, noun: Any) -> None:
    """Writes new values of the part that has the same ``key`` (``party_no``, ``task_no`` ...)."""
    name = getattr(noun, key)
    where = (table.c.case_id == case_id, table.c[key] == name)
    if writer.update(table, where, vars(noun)) != 1:
        raise unknown_part(case_id, name)


def unknown_part(case_id: str, part: str) -> UnknownEntity:
    """The error for a part that the case does not have."""
    return UnknownEntity(_NO_PART.filled(case=case_id, part=ascii(part)))
