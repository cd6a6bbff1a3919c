"""The tasks of a case: who does what until when; adding one, ticking one off."""

from datetime import datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from model.cases import Task
from screens.case_form import LINE, change, entry, folded, named, one_of, people_for, sent
from screens.case_table import show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

ADD, FINISH = "task", "task-done"
DAY_ENDS = time(23, 59)


def show_tasks(session: "CaseSession", view: "CaseView") -> None:
    """The tasks, the form for another, and for one that is done."""
    show_part(
        "case.tasks",
        (
            Column(say("case.no"), "id"),
            Column(say("case.title"), "sentence"),
            Column(say("case.assigned_to"), "id"),
            Column(say("case.due"), "moment"),
            Column(say("case.finished"), "moment"),
        ),
        [
            Row(
                t.task_no,
                (t.task_no, t.title, t.assigned_to, minute(t.due), minute(t.done_at)),
            )
            for t in view.case.tasks
        ],
    )
    with folded(ADD, say("case.task_add")):
        _show_adding(session, view)
    if any(task.done_at is None for task in view.case.tasks):
        _show_finishing(session, view)


def _show_adding(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    with entry(ADD, view):
        title = st.text_input(say("case.task_title"), max_chars=LINE)
        left, right = st.columns(2, gap="large")
        with left:
            who = one_of(
                say("case.assigned_to"),
                tuple(people),
                lambda one: named(people, one),
                chosen=session.by,
            )
        with right:
            day = st.date_input(say("case.due_day"), value=None, format="YYYY-MM-DD")
        done = sent(say("case.task_send"))
    if done:
        due = datetime.combine(day, DAY_ENDS).astimezone() if day else None
        task = Task("", title, who or "", due)
        change(
            session,
            view,
            ADD,
            lambda edit: edit.apply(edit.file.tasks.add, task),
            told=lambda made: made.task_no,
        )


def _show_finishing(session: "CaseSession", view: "CaseView") -> None:
    waiting = {t.task_no: f"{t.task_no} {t.title}" for t in view.case.tasks if t.done_at is None}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        task_no = st.selectbox(
            say("case.task_open"), waiting, format_func=lambda one: visible(waiting[one])
        )
        done = st.button(say("case.task_done"))
    if done:
        change(
            session,
            view,
            FINISH,
            lambda edit: edit.apply(edit.file.tasks.done, task_no),
            told=lambda made: made.task_no,
        )
