"""The head of a ring's page: what it is in one sentence, and its figures."""

from collections.abc import Mapping

import streamlit as st

from model.language import Text
from model.rings import Ring
from screens.filters import plain
from screens.formats import amount, fraction, period, visible
from screens.ring_figures import CLAIMS, FUND, MEMBERS, PERIOD, SCORE, TOTAL, members_counted
from screens.ring_list import explained_by
from screens.words import tr

_CLEARED_GROUP = Text(en="Cleared group {rank}", zh="已排除群体{rank}")
_RING = Text(en="Ring {rank}", zh="团伙线索{rank}")


def title_of(ring: Ring) -> str:
    """What a ring or a cleared group is called in its run."""
    return tr(_RING if ring.explanation is None else _CLEARED_GROUP, rank=ring.rank)


def show_header(ring: Ring, titles: Mapping[str, str]) -> None:
    """Title, summary sentence and figures; a cleared group says at once that it is cleared."""
    cleared = ring.explanation is not None
    st.title(title_of(ring), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        for code in ring.typologies:
            st.badge(plain(titles.get(code, code)), color="blue")
        st.badge(plain(ring.ring_id), color="gray")
    if cleared:
        st.info(
            tr(Text(en="Cleared, for this reason:", zh="已排除，原因如下：")),
            icon=":material/verified:",
        )
        with st.container(key="explanation"):
            st.text(explained_by(ring))
    with st.container(key="summary"):
        st.text(visible(tr(ring.summary)))
    figures = (
        (tr(SCORE), fraction(ring.score)),
        (tr(MEMBERS), " · ".join(members_counted(ring))),
        (tr(CLAIMS), f"{len(ring.claims):,}"),
        (tr(TOTAL), amount(ring.total_minor)),
        (tr(FUND), amount(ring.fund_minor)),
        (tr(PERIOD), period(ring.first_day, ring.last_day)),
    )
    with st.container(key="figures"):
        for place, (name, value) in zip(
            st.columns([1, 3, 1, 2, 2, 3], gap="small"), figures, strict=True
        ):
            place.metric(name, value)
