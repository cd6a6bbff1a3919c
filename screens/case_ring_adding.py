"""The form that adds rings of the newest run to a case, and what speaks against them."""

from typing import TYPE_CHECKING

import streamlit as st

from model.errors import CoterieError
from model.language import Text
from screens.case_form import change, entry, folded, sent, some_of
from screens.case_opening import show_set_aside, titled
from screens.opened import Opened, opened
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_MEANING = Text(
    en="The first ring ties the case to its run for good. Approvals of a package lapse: they "
    "were given without it.",
    zh="首个团伙线索使本案固定依据该次运行。此前对卷宗的批准失效：批准时并无该线索。",
)
_OTHER_RUN = Text(
    en="The case stands on an earlier run, so rings of the newest one need a case of their own.",
    zh="本案依据较早的一次运行，最新一次运行的团伙线索须另行建档。",
)
_NO_RUN = Text(
    en="No run can be read here, so no ring can be added.",
    zh="此处无法读取运行结果，不能增加团伙线索。",
)

FORM = "ring-add"


def show_ring_adding(session: "CaseSession", view: "CaseView") -> None:
    """Folded: the rings that are not in the case, where its run is the newest or it has none."""
    with folded(FORM, Text(en="Add a ring of the newest run", zh="增加最新一次运行的团伙线索")):
        try:
            run = opened()
        except CoterieError:  # a case can be led while its claims cannot be read
            st.caption(tr(_NO_RUN))
            return
        if view.case.run_id and view.case.run_id != run.manifest["run_id"]:
            st.caption(tr(_OTHER_RUN))
            return
        _show_form(session, view, run)


def _show_form(session: "CaseSession", view: "CaseView", run: Opened) -> None:
    from investigation.casework.rings import add_rings, warnings_of_cleared  # noqa: PLC0415

    st.caption(tr(_MEANING))
    there = frozenset(view.case.ring_ids)
    others = tuple(r.ring_id for r in (*run.rings, *run.cleared) if r.ring_id not in there)
    chosen = some_of(
        Text(en="Rings of the newest run", zh="最新一次运行的团伙线索"), others, titled
    )
    show_set_aside(warnings_of_cleared([run.ring(one) for one in chosen]))
    with entry(FORM, view):
        done = sent(Text(en="Add to the case", zh="增加到本案"))
    if done and not chosen:
        st.info(tr(Text(en="Choose a ring first.", zh="请先选择团伙线索。")))
    elif done:
        change(
            session,
            view,
            FORM,
            lambda edit: add_rings(edit, run, chosen),
            describe=lambda _made: ", ".join(chosen),
        )
