"""What a package would be without, and the signed "none, because ..." for it."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Plural, Text, counted
from screens.case_form import LINE, change, entry, folded, sent
from screens.case_table import BY, WHEN, show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_ITEM = Text(en="Item of the package", zh="卷宗项")
_BECAUSE = Text(en="None, because", zh="无，理由")
_ABSENCES = Plural(
    Text(en="{n} signed absence", zh="已签署“无” {n} 项"),
    Text(en="{n} signed absences", zh="已签署“无” {n} 项"),
)
_GAPS = Plural(
    Text(en="The package would be without {n} thing", zh="卷宗将缺少 {n} 项内容"),
    Text(en="The package would be without {n} things", zh="卷宗将缺少 {n} 项内容"),
)

FORM = "none"


def show_absences(session: "CaseSession", view: "CaseView") -> None:
    """The gaps, the absences signed so far, and the form for one of the gaps."""
    from investigation.casework.gaps import gaps, unstated  # noqa: PLC0415

    without = gaps(view.case)
    st.markdown(f"**{tr(counted(len(without), _GAPS))}**")
    if without:
        st.text("\n".join(f"• {visible(tr(text))}" for text in without))
    if view.case.absences:
        show_part(
            _ABSENCES,
            (
                Column(_ITEM, "id"),
                Column(_BECAUSE, "sentence"),
                Column(BY, "id"),
                Column(WHEN, "moment"),
            ),
            [
                Row(
                    str(n),
                    (a.item, a.because, a.by, minute(a.at)),
                )
                for n, a in enumerate(view.case.absences)
            ],
            key="case-absences",
        )
    items = {item.number: tr(item.title) for item in unstated(view.case)}
    if not items:
        return
    with folded(FORM, Text(en="Sign “none, because ...”", zh="签署“无”及理由")), entry(FORM, view):
        item = st.selectbox(
            tr(_ITEM),
            tuple(items),
            format_func=lambda one: f"{one} {items[one]}",
        )
        because = st.text_area(tr(_BECAUSE), max_chars=4 * LINE)
        done = sent(Text(en="Sign it", zh="签署"))
    if done:
        change(
            session,
            view,
            FORM,
            lambda edit: edit.apply(edit.file.absences.sign, item, because),
            describe=lambda made: made.item,
        )
