"""Where a case stands: its head, warnings, terms, and the steps that are possible now."""

from typing import TYPE_CHECKING

import streamlit as st

from model.cases import Clock
from model.language import Text
from screens.case_form import LINE, entry, sent
from screens.case_opening import show_set_aside
from screens.case_session import act, look
from screens.filters import plain
from screens.formats import NOTHING, visible
from screens.table import Column, Row, figure, show_table
from screens.words import label, say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.steps import Step
    from investigation.casework.views import CaseView


def show_head(view: "CaseView") -> None:
    """Number, title, state, people, and what it was opened on."""
    from investigation.casework.cases import opened_on  # noqa: PLC0415

    case = view.case
    st.subheader(plain(visible(f"{case.case_id}  {case.title}")), anchor=False)
    officers = "  ".join(f"{o.name} ({o.account})" for o in case.officers) or NOTHING
    with st.container(key="case-head", gap="xsmall"):
        st.text(say("case.head", state=told(view.state), version=case.version))
        st.text(visible(say("case.officers", who=officers)))
        st.text(visible(say("case.opened_on", basis=told(opened_on(case)))))
        st.text(visible(say("case.rings", rings=", ".join(case.ring_ids) or NOTHING)))
    show_set_aside(view.set_aside)
    for text in view.warnings:
        duty = say("case.warning", duty=plain(visible(told(text))))
        st.warning(duty, icon=":material/gavel:")


def show_clocks(view: "CaseView") -> None:
    """Every term with its end, the late ones first."""
    if not view.clocks:
        st.caption(say("case.no_clocks"))
        return
    columns = (
        Column(say("case.term"), "sentence"),
        Column(say("case.started"), "moment"),
        Column(say("case.due"), "moment"),
        Column(say("case.term_state")),
        Column(say("case.basis"), "sentence"),
    )
    ordered = sorted(enumerate(view.clocks), key=lambda c: (_standing(c[1], view) != "late", c[0]))
    rows = tuple(
        Row(
            f"{number}",
            (
                told(clock.title),
                clock.started_at.isoformat(" ", "minutes"),
                figure(clock.due_at.isoformat(" ", "minutes"), clock.due_at.timestamp()),
                label("term", _standing(clock, view)),
                clock.source,
            ),
        )
        for number, clock in ordered
    )
    show_table(columns, rows, key="clocks")


def _standing(clock: Clock, view: "CaseView") -> str:
    if clock.stopped_at is not None:
        return "met_late" if clock.overdue(view.at) else "met"
    return "late" if clock.overdue(view.at) else "running"


def show_steps(session: "CaseSession", view: "CaseView") -> None:
    """The possible steps; the chosen one asks for the facts it has to record."""
    if not view.steps:
        st.caption(say("case.no_steps"))
        return
    by_verb = {step.verb: step for step in view.steps}
    verb = st.selectbox(
        say("case.step"),
        list(by_verb),
        format_func=lambda name: told(by_verb[name].title),
        key=f"step-{view.case.case_id}-{len(view.case.events)}",
    )
    step = by_verb[verb]
    if step.role:
        st.caption(say("case.step_role", role=label("role_of", step.role)))
    form = f"step-{verb}"
    with entry(form, view):
        facts = {name: _fact(step, name) for name in step.facts}
        done = sent(say("case.step_send"))
    if done:
        act(lambda: _take(session, view, verb, facts), form)


def _fact(step: "Step", name: str) -> str:
    if name in step.choices:
        return st.selectbox(
            label("fact", name),
            step.choices[name],
            format_func=lambda value: label("decision", value),
        )
    return st.text_input(label("fact", name), max_chars=LINE)


def _take(session: "CaseSession", view: "CaseView", verb: str, facts: dict[str, str]) -> Text:
    from investigation.casework.lines import step_line  # noqa: PLC0415
    from investigation.casework.steps import RULES, take_step  # noqa: PLC0415

    case = view.case
    taken = take_step(session.edit(case.case_id, case.version), verb, facts)
    look(session, case.case_id)
    return step_line(case.case_id, RULES.state_title(taken.state), taken.version)
