"""Page Case / 案件: the list of cases, and one of them with everything that can be done to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from model.errors import CoterieError
from model.language import Text
from screens import page_files
from screens.case_absences import show_absences
from screens.case_export import show_export
from screens.case_facts import show_facts
from screens.case_filing import show_exhibits
from screens.case_judging import show_judgements
from screens.case_list import show_cases
from screens.case_officers import show_officers
from screens.case_opening import show_opening
from screens.case_parties import show_parties
from screens.case_progress import show_clocks, show_head, show_steps
from screens.case_ring_adding import show_ring_adding
from screens.case_session import REFUSED, current_session, draw_again, look, show_last
from screens.case_sources import show_registering
from screens.case_tasks import show_tasks
from screens.formats import visible
from screens.state import keep_address, state
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView


def _show_course(session: "CaseSession", view: "CaseView") -> None:
    show_steps(session, view)
    show_clocks(view)
    show_tasks(session, view)


def _show_evidence(session: "CaseSession", view: "CaseView") -> None:
    show_exhibits(session, view)
    show_facts(session, view)
    show_registering(session, view)


def _show_people(session: "CaseSession", view: "CaseView") -> None:
    show_parties(session, view)
    show_officers(session, view)


def _show_rings(session: "CaseSession", view: "CaseView") -> None:
    show_judgements(session, view)
    show_ring_adding(session, view)


def _show_package(session: "CaseSession", view: "CaseView") -> None:
    copy, lacks = st.columns(2, gap="large")
    with copy:
        show_export(session, view)
    with lacks:
        show_absences(session, view)


# Each tab shows a part of the case and, folded below it, the forms that add to that part.
PARTS: tuple[tuple[Text, Callable[["CaseSession", "CaseView"], None]], ...] = (
    (Text(en="Steps, terms, tasks", zh="步骤、期限与任务"), _show_course),
    (Text(en="Evidence", zh="证据"), _show_evidence),
    (Text(en="People", zh="人员"), _show_people),
    (Text(en="Judgement", zh="研判"), _show_rings),
    (Text(en="Package", zh="卷宗"), _show_package),
)


def show_case(session: "CaseSession", view: "CaseView") -> None:
    """One case: where it stands above, its parts and what can be done below."""
    back, again, _rest = st.columns([1, 1, 4])
    if back.button(tr(Text(en="All cases", zh="全部案件")), icon=":material/arrow_back:"):
        state().casework.open(None)
        st.rerun()
    if again.button(tr(Text(en="Read again", zh="重新读取")), icon=":material/refresh:"):
        look(session, view.case.case_id)
        state().casework.again = True
    with st.container(key="case-top"):
        show_head(view)
    # The key keeps a tab open through every act; all are drawn, so that no draft text is lost.
    names = [tr(name) for name, _ in PARTS]
    tabs = st.tabs(names, key=f"case-tabs-{state().language}", on_change="rerun")
    for tab, (_, show) in zip(tabs, PARTS, strict=True):
        with tab:
            show(session, view)


def show_page(session: "CaseSession") -> None:
    """A case that is to be opened, the one that is open, or the list."""
    casework = state().casework
    if casework.ring_id is not None:
        show_opening(session, casework.ring_id)
    elif casework.view is not None:
        show_case(session, casework.view)
    else:
        show_cases(session)


def page() -> None:
    """The whole page; what is refused becomes one line."""
    keep_address()
    st.title(tr(page_files.CASES_TITLE), anchor=False)
    try:
        session = current_session()
        with st.container(key="case-last"):  # there also when empty: what is below stays in place
            show_last()
        if session is not None:
            show_page(session)
    except CoterieError as error:
        st.error(tr(REFUSED))
        st.text(visible(error.in_language(state().language)))
    draw_again()


page()
