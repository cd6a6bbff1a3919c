"""What a package would be without, and the signed "none, because ..." for it."""

from typing import TYPE_CHECKING

import streamlit as st

from screens.case_form import LINE, change, entry, folded, sent
from screens.case_table import show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import counted, say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "none"


def show_absences(session: "CaseSession", view: "CaseView") -> None:
    """The gaps, the absences signed so far, and the form for one of the gaps."""
    from investigation.casework.gaps import gaps, unstated  # noqa: PLC0415

    without = gaps(view.case)
    st.markdown(f"**{counted('case.gaps', len(without))}**")
    if without:
        st.text("\n".join(f"• {visible(told(text))}" for text in without))
    if view.case.absences:
        show_part(
            "case.absences",
            (
                Column(say("case.item"), "id"),
                Column(say("case.because"), "sentence"),
                Column(say("case.by"), "id"),
                Column(say("case.when"), "moment"),
            ),
            [
                Row(
                    str(n),
                    (a.item, a.because, a.by, minute(a.at)),
                )
                for n, a in enumerate(view.case.absences)
            ],
        )
    items = {item.number: told(item.title) for item in unstated(view.case)}
    if not items:
        return
    with folded(FORM, say("case.none_add")), entry(FORM, view):
        item = st.selectbox(
            say("case.item"), tuple(items), format_func=lambda one: f"{one} {items[one]}"
        )
        because = st.text_area(say("case.because"), max_chars=4 * LINE)
        done = sent(say("case.none_send"))
    if done:
        change(
            session,
            view,
            FORM,
            lambda edit: edit.apply(edit.file.absences.sign, item, because),
            told=lambda made: made.item,
        )
