"""The parts of a case as tables: parties, exhibits, evidence matrix, judgements, tasks."""

from typing import TYPE_CHECKING

import streamlit as st

from screens.formats import NOTHING, whole
from screens.table import Column, Row, show_table
from screens.words import counted, label, say

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView
    from investigation.casework.sitting import Sitting


def show_parts(_sitting: "Sitting", view: "CaseView") -> None:
    """Every part under its heading; an empty one says so."""
    case = view.case
    _show(
        "case.parties",
        (
            Column(say("case.no"), "id"),
            Column(say("case.role")),
            Column(say("case.name")),
            Column(say("case.id"), "id"),
        ),
        [
            Row(p.party_no, (p.party_no, label("party_role", p.role), p.name, p.entity_id))
            for p in case.parties
        ],
    )
    _show(
        "case.exhibits",
        (
            Column(say("case.no"), "id"),
            Column(say("case.kind")),
            Column(say("case.title"), "sentence"),
            Column(say("case.proves"), "sentence"),
            Column(say("case.file")),
            Column(say("case.bytes"), "number"),
            Column("SHA-256", "id"),
        ),
        [
            Row(
                e.exhibit_no,
                (
                    e.exhibit_no,
                    label("evidence", e.kind),
                    e.title,
                    e.proves,
                    e.file_name,
                    whole(e.size_bytes),
                    e.sha256,
                ),
            )
            for e in case.exhibits
        ],
    )
    _show_matrix(view)
    _show(
        "case.judgements",
        (
            Column(say("case.ring"), "id"),
            Column(say("case.judgement")),
            Column(say("case.reason"), "sentence"),
            Column(say("case.by"), "id"),
        ),
        [
            Row(str(n), (j.ring_id, label("judgement", j.kind), j.reason, j.by))
            for n, j in enumerate(view.judgements)
        ],
    )
    _show(
        "case.tasks",
        (
            Column(say("case.no"), "id"),
            Column(say("case.title"), "sentence"),
            Column(say("case.by"), "id"),
            Column(say("case.due"), "moment"),
            Column(say("case.finished"), "moment"),
        ),
        [
            Row(
                t.task_no,
                (
                    t.task_no,
                    t.title,
                    t.assigned_to,
                    t.due.isoformat(" ", "minutes") if t.due else NOTHING,
                    t.done_at.isoformat(" ", "minutes") if t.done_at else NOTHING,
                ),
            )
            for t in case.tasks
        ],
    )


def _show_matrix(view: "CaseView") -> None:
    """Facts by parties and exhibits: what is said, about whom, proved by what."""
    _show(
        "case.facts",
        (
            Column(say("case.no"), "id"),
            Column(say("case.fact"), "sentence"),
            Column(say("case.about"), "tags"),
            Column(say("case.proved_by"), "tags"),
        ),
        [
            Row(f.fact_no, (f.fact_no, f.text, list(f.party_nos), list(f.exhibit_nos)))
            for f in view.case.facts
        ],
    )


def _show(heading: str, columns: tuple[Column, ...], rows: list[Row]) -> None:
    st.markdown(f"**{counted(heading, len(rows))}**")
    if rows:
        show_table(columns, rows, key=heading.replace(".", "-"))
