"""The tasks of a case: who does what until when; adding one, ticking one off."""

from datetime import datetime, time
from typing import TYPE_CHECKING

import streamlit as st

from model.cases import Task
from model.language import Plural, Text
from screens.case_form import LINE, change, entry, folded, named, one_of, people_for, sent
from screens.case_table import DUE, NUMBER, TITLE, show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_BY_WHOM = Text(en="By whom", zh="负责人")
_TASKS = Plural(Text(en="{n} task", zh="任务 {n} 项"), Text(en="{n} tasks", zh="任务 {n} 项"))

ADD, FINISH = "task", "task-done"
DAY_ENDS = time(23, 59)


def show_tasks(session: "CaseSession", view: "CaseView") -> None:
    """The tasks, the form for another, and for one that is done."""
    show_part(
        _TASKS,
        (
            Column(NUMBER, "id"),
            Column(TITLE, "sentence"),
            Column(_BY_WHOM, "id"),
            Column(DUE, "moment"),
            Column(Text(en="Done at", zh="完成时间"), "moment"),
        ),
        [
            Row(
                t.task_no,
                (t.task_no, t.title, t.assigned_to, minute(t.due), minute(t.done_at)),
            )
            for t in view.case.tasks
        ],
        key="case-tasks",
    )
    with folded(ADD, Text(en="Add a task", zh="添加任务")):
        _show_adding(session, view)
    if any(task.done_at is None for task in view.case.tasks):
        _show_finishing(session, view)


def _show_adding(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    with entry(ADD, view):
        title = st.text_input(tr(Text(en="What is to be done", zh="任务内容")), max_chars=LINE)
        left, right = st.columns(2, gap="large")
        with left:
            who = one_of(
                _BY_WHOM,
                tuple(people),
                lambda one: named(people, one),
                chosen=session.by,
            )
        with right:
            day = st.date_input(
                tr(Text(en="Until the end of", zh="截止日期")), value=None, format="YYYY-MM-DD"
            )
        done = sent(Text(en="Add the task", zh="添加此任务"))
    if done:
        due = datetime.combine(day, DAY_ENDS).astimezone() if day else None
        task = Task("", title, who or "", due)
        change(
            session,
            view,
            ADD,
            lambda edit: edit.apply(edit.file.tasks.add, task),
            describe=lambda made: made.task_no,
        )


def _show_finishing(session: "CaseSession", view: "CaseView") -> None:
    waiting = {t.task_no: f"{t.task_no} {t.title}" for t in view.case.tasks if t.done_at is None}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        task_no = st.selectbox(
            tr(Text(en="Open task", zh="未完成的任务")),
            waiting,
            format_func=lambda one: visible(waiting[one]),
        )
        done = st.button(tr(Text(en="It is done", zh="标记为已完成")))
    if done:
        change(
            session,
            view,
            FINISH,
            lambda edit: edit.apply(edit.file.tasks.done, task_no),
            describe=lambda made: made.task_no,
        )
