"""Tasks of a case: who does what until when."""

from dataclasses import replace
from datetime import datetime

from cases.records import rows, tables
from cases.records.desk import Desk
from cases.records.reasons import TITLE, given
from model.cases import Task
from model.errors import RuleBroken
from model.language import Text

_DONE = Text(en="task {task} is done already", zh="任务 {task} 已完成")


class Tasks:
    """Adds tasks and ticks them off."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self, case_id: str, task: Task, *, by: str, at: datetime, expected_version: int
    ) -> Task:
        """A further task; its ``task_no`` is given here (T001 ...)."""
        given(task.title, TITLE)
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            number = rows.next_number(edit.connection, tables.tasks, case_id)
            numbered = replace(task, task_no=f"T{number:03d}", done_at=None)
            rows.add(edit.writer, tables.tasks, case_id, numbered)
            edit.record("task_added", numbered.task_no, assigned_to=task.assigned_to)
        return numbered

    def done(
        self, case_id: str, task_no: str, *, by: str, at: datetime, expected_version: int
    ) -> Task:
        """The task is done, at ``at``."""
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            known = rows.children(edit.connection, tables.tasks, Task, case_id)
            task = next((task for task in known if task.task_no == task_no), None)
            if task is None:
                raise rows.unknown_part(case_id, task_no)
            if task.done_at is not None:
                raise RuleBroken(_DONE.filled(task=task_no), where=f"case:{case_id}")
            finished = replace(task, done_at=at)
            rows.replace_part(edit.writer, tables.tasks, case_id, "task_no", finished)
            edit.record("task_done", task_no)
        return finished
