"""The one home of the forms of a case: folded, sent once, empty again when the act was done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from model.language import Text
from screens.case_session import act, look
from screens.formats import visible
from screens.state import state
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseEdit, CaseSession
    from investigation.casework.views import CaseView

_CHOOSE = Text(en="Choose", zh="请选择")

AGENCY = Text(en="Agency", zh="办案机关")
REGION = Text(en="Division code (six digits)", zh="行政区划代码（六位）")

SHORT, LINE, LONG = 100, 500, 20_000
"""Characters that a name, a sentence and a text may have."""


def fresh(form: str, case_id: str = "") -> str:
    """The key of a form: another one after each act through it, and in each case."""
    return f"{form}-{case_id}-{state().casework.turns[form]}"


@contextmanager
def folded(form: str, heading: Text) -> Iterator[None]:
    """A form's place: only its heading until somebody wants it, then open through every act."""
    with st.expander(tr(heading), icon=":material/add:", key=f"fold-{form}"):
        yield


@contextmanager
def entry(form: str, view: "CaseView") -> Iterator[None]:
    """The form itself."""
    with st.form(fresh(form, view.case.case_id), border=False):
        yield


def sent(wording: Text) -> bool:
    """The button that ends every form."""
    return st.form_submit_button(tr(wording), type="primary")


def change(
    session: "CaseSession",
    view: "CaseView",
    form: str,
    doing: Callable[["CaseEdit"], Any],
    *,
    describe: Callable[[Any], str],
) -> None:
    """One change of the case, decided on the version that was seen; refused in one line."""
    from investigation.casework.lines import done_line  # noqa: PLC0415

    edit = session.edit(view.case.case_id, view.case.version)

    def changed() -> Text:
        made = doing(edit)
        look(session, edit.case_id)
        return done_line(edit.case_id, describe(made), edit.version)

    act(changed, form)


def people_for(session: "CaseSession", view: "CaseView") -> dict[str, str]:
    """Who could work on the case: names by account."""
    from investigation.casework.accounts import eligible  # noqa: PLC0415

    return eligible(session, view.case)


def named(people: dict[str, str], account: str) -> str:
    """A person as lists show them: name and account."""
    return visible(f"{people[account]} ({account})" if account in people else account)


def one_of(
    label: Text,
    options: Sequence[str],
    shown: Callable[[str], str],
    *,
    chosen: str | None = None,
    key: str | None = None,
) -> str | None:
    """One of a list, or none yet."""
    return st.selectbox(
        tr(label),
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=shown,
        placeholder=tr(_CHOOSE),
        key=key,
    )


def some_of(
    label: Text,
    options: Sequence[str],
    shown: Callable[[str], str],
    chosen: Sequence[str] = (),
) -> tuple[str, ...]:
    """Several of a list."""
    return tuple(
        st.multiselect(
            tr(label),
            options,
            default=[one for one in chosen if one in options],
            format_func=shown,
            placeholder=tr(_CHOOSE),
            select_all=False,
        )
    )
