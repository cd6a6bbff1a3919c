"""Where a case stands: its head, warnings, terms, and the steps that are possible now."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from model.vocabulary.accounts import ACCOUNT_ROLES
from model.vocabulary.cases import DECISIONS, STEP_FACTS, TERM_STATES
from model.vocabulary.term import called
from screens.case_form import LINE, entry, sent
from screens.case_opening import show_set_aside
from screens.case_session import act, look
from screens.case_table import DUE, LEGAL_BASIS
from screens.filters import plain
from screens.formats import NOTHING, visible
from screens.table import Column, Row, figure, show_table
from screens.words import capital, tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.steps import Step
    from investigation.casework.views import CaseView

_STEP_ROLE = Text(en="Needs the role: {role}", zh="须具有角色：{role}")
_WARNING = Text(en="A duty of this case: {duty}", zh="本案应履行的职责：{duty}")
_RINGS = Text(en="Rings: {rings}", zh="团伙线索：{rings}")
_OPENED_ON = Text(en="Opened: {basis}", zh="建档依据：{basis}")
_OFFICERS = Text(en="Officers: {who}", zh="承办人：{who}")
_HEAD = Text(en="State: {state} · version {version}", zh="状态：{state} · 第 {version} 版")


def show_head(view: "CaseView") -> None:
    """Number, title, state, people, and what it was opened on."""
    from investigation.casework.cases import opened_on  # noqa: PLC0415

    case = view.case
    st.subheader(plain(visible(f"{case.case_id}  {case.title}")), anchor=False)
    officers = "  ".join(f"{o.name} ({o.account})" for o in case.officers) or NOTHING
    with st.container(key="case-head", gap="xsmall"):
        st.text(tr(_HEAD, state=tr(view.state), version=case.version))
        st.text(visible(tr(_OFFICERS, who=officers)))
        st.text(visible(tr(_OPENED_ON, basis=tr(opened_on(case)))))
        st.text(visible(tr(_RINGS, rings=", ".join(case.ring_ids) or NOTHING)))
    show_set_aside(view.set_aside)
    for text in view.warnings:
        duty = tr(_WARNING, duty=plain(visible(tr(text))))
        st.warning(duty, icon=":material/gavel:")


def show_clocks(view: "CaseView") -> None:
    """Every term with its end, the late ones first."""
    if not view.clocks:
        st.caption(tr(Text(en="No legal term has begun.", zh="尚未开始计算法定期限。")))
        return
    columns = (
        Column(Text(en="Legal term", zh="法定期限"), "sentence"),
        Column(Text(en="Begun", zh="起算"), "moment"),
        Column(DUE, "moment"),
        Column(Text(en="State", zh="状态")),
        Column(LEGAL_BASIS, "sentence"),
    )
    ordered = sorted(enumerate(view.clocks), key=lambda c: (c[1].state(view.at) != "late", c[0]))
    rows = tuple(
        Row(
            f"{number}",
            (
                tr(clock.title),
                clock.started_at.isoformat(" ", "minutes"),
                figure(clock.due_at.isoformat(" ", "minutes"), clock.due_at.timestamp()),
                tr(TERM_STATES[clock.state(view.at)].name),
                clock.source,
            ),
        )
        for number, clock in ordered
    )
    show_table(columns, rows, key="clocks")


def show_steps(session: "CaseSession", view: "CaseView") -> None:
    """The possible steps; the chosen one asks for the facts it has to record."""
    if not view.steps:
        st.caption(
            tr(Text(en="No step is possible from this state.", zh="当前状态下没有可办理的步骤。"))
        )
        return
    by_verb = {step.verb: step for step in view.steps}
    verb = st.selectbox(
        tr(Text(en="Possible step", zh="可办理的步骤")),
        list(by_verb),
        format_func=lambda name: tr(by_verb[name].title),
        key=f"step-{view.case.case_id}-{len(view.case.events)}",
    )
    step = by_verb[verb]
    if step.role:
        st.caption(tr(_STEP_ROLE, role=tr(called(ACCOUNT_ROLES, step.role))))
    form = f"step-{verb}"
    with entry(form, view):
        facts = {name: _fact(step, name) for name in step.facts}
        done = sent(Text(en="Take this step", zh="办理此步骤"))
    if done:
        act(lambda: _take(session, view, verb, facts), form)


def _fact(step: "Step", name: str) -> str:
    if name in step.choices:
        return st.selectbox(
            capital(tr(called(STEP_FACTS, name))),
            step.choices[name],
            format_func=lambda value: tr(called(DECISIONS, value)),
        )
    return st.text_input(capital(tr(called(STEP_FACTS, name))), max_chars=LINE)


def _take(session: "CaseSession", view: "CaseView", verb: str, facts: dict[str, str]) -> Text:
    from investigation.casework.lines import step_line  # noqa: PLC0415
    from investigation.casework.steps import RULES, take_step  # noqa: PLC0415

    case = view.case
    taken = take_step(session.edit(case.case_id, case.version), verb, facts)
    look(session, case.case_id)
    return step_line(case.case_id, RULES.state_title(taken.state), taken.version)
