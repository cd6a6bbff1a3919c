"""Who acts in casework, and how an act is done: refused in one line, or done and said."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from investigation.place import Place, place_of
from model.errors import CoterieError
from model.language import Text
from screens.filters import plain
from screens.formats import visible
from screens.state import state
from screens.store_status import claims_at
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

REFUSED = Text(en="This was refused; nothing was changed.", zh="操作被拒绝，未作任何更改。")
_NO_SIGN_IN = Text(
    en="Single-user mode of this machine: nobody signs in here. Whoever can open this page can "
    "act as any account.",
    zh="本机单用户模式：此处无登录环节。能打开本页的人可以任一账号操作。",
)
_ACTS = Text(
    en="Every act is written down as one of {account}.", zh="每项操作均以 {account} 的名义记录。"
)
_FOUNDING = Text(
    en="coterie case account admin --title NAME --role administrator\ncoterie case account "
    "OFFICER --title NAME --role case_officer --region CODE --certificate NO --as admin",
    zh="coterie case account admin --title 姓名 --role administrator\ncoterie case account OFFICER"
    " --title 姓名 --role case_officer --region 区划代码 --certificate 证号 --as admin",
)
_NO_ACCOUNT = Text(
    en="The case file has no account yet. The first one is the administrator; on the command line:",
    zh="案件库尚无账号。首个账号为管理员，请在命令行建立：",
)


@st.cache_resource(show_spinner=False, max_entries=2)
def _of_nobody(server: str | None, folder: str) -> "CaseSession":
    """The case file, opened once per process; each person and moment is a session of its own."""
    from investigation.casework.case_file import open_cases  # noqa: PLC0415
    from investigation.casework.session import CaseSession  # noqa: PLC0415

    place = Place(Path(folder), server)
    return CaseSession(place, open_cases(place), by="", opener=claims_at)


def current_session() -> "CaseSession | None":
    """The person who acts, now; ``None``, and the way to it, where there is no account yet.

    There is no signing in: this is the single-user mode of one machine. ``COTERIE_ACCOUNT``
    settles the account, else it is chosen in the sidebar.
    """
    from investigation.casework.accounts import active_accounts  # noqa: PLC0415
    from investigation.casework.clock import now  # noqa: PLC0415
    from investigation.casework.session import ACCOUNT  # noqa: PLC0415

    place = place_of()
    found = _of_nobody(place.server, str(place.workspace.resolve()))
    accounts = active_accounts(found.file)
    if not accounts:
        st.info(tr(_NO_ACCOUNT))
        st.code(tr(_FOUNDING), language=None)
        return None
    by = os.environ.get(ACCOUNT) or _chosen([account.account for account in accounts])
    with st.sidebar:
        st.caption(tr(_ACTS, account=plain(visible(by))))
        st.caption(tr(_NO_SIGN_IN))
    return replace(found, by=by, at=now(), language=state().language)


def _chosen(names: list[str]) -> str:
    before = state().casework.account
    with st.sidebar:
        chosen = st.selectbox(
            tr(Text(en="Acting as", zh="操作账号")),
            names,
            index=names.index(before) if before in names else 0,
            format_func=visible,
            key="case-account",
        )
    if chosen != before:
        state().casework.account = chosen
        state().casework.open(None)  # another person has to be allowed to see it first
    return chosen


def act(doing: Callable[[], Any], form: str = "") -> None:
    """Do something; the page is then drawn anew with what was said, or with why it was refused.

    ``form`` is what it was written in, which is empty again once it is done.
    """
    casework = state().casework
    try:
        said = doing()
    except CoterieError as error:
        casework.refused = error.in_language(state().language)
    else:
        casework.said = said.in_language(state().language) if isinstance(said, Text) else str(said)
        casework.turns[form] += 1
    casework.again = True


def draw_again() -> None:
    """After an act, and once everything was drawn: what is not drawn in a run is forgotten."""
    if state().casework.again:
        state().casework.again = False
        st.rerun()


def show_last() -> None:
    """What the last act said, once."""
    casework = state().casework
    if casework.refused:
        st.error(tr(REFUSED))
        st.text(visible(casework.refused))
    if casework.said:
        st.success(tr(Text(en="Done", zh="已完成")))
        st.text(visible(casework.said))
    casework.refused = casework.said = ""


def look(session: "CaseSession", case_id: str) -> None:
    """Read a case (again) and keep what was seen."""
    from investigation.casework.views import view_of  # noqa: PLC0415

    state().casework.open(view_of(session, case_id, "screen"))
