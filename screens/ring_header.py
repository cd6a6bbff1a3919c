"""The head of a ring's page: what it is in one sentence, and its figures."""

from collections.abc import Mapping

import streamlit as st

from model.rings import Ring
from screens.filters import plain
from screens.formats import amount, fraction, period, visible
from screens.ring_list import explained_by
from screens.words import counted, say, told


def show_header(ring: Ring, titles: Mapping[str, str]) -> None:
    """Title, summary sentence and figures; a cleared group says at once that it is cleared."""
    cleared = ring.explanation is not None
    st.title(say("ring.title_cleared" if cleared else "ring.title", rank=ring.rank), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        for code in ring.typologies:
            st.badge(plain(titles.get(code, code)), color="blue")
        st.badge(plain(ring.ring_id), color="gray")
    if cleared:
        st.info(say("ring.cleared"), icon=":material/verified:")
        with st.container(key="explanation"):
            st.text(explained_by(ring))
    with st.container(key="summary"):
        st.text(visible(told(ring.summary)))
    kinds = [
        counted(f"count.{kind}s", number)
        for kind in ("patient", "doctor", "provider")
        if (number := sum(member.kind == kind for member in ring.members))
    ]
    figures = (
        (say("rings.score"), fraction(ring.score)),
        (say("rings.members"), " · ".join(kinds)),
        (say("rings.claims"), f"{len(ring.claims):,}"),
        (say("money.total"), amount(ring.total_minor)),
        (say("money.fund"), amount(ring.fund_minor)),
        (say("rings.period"), period(ring.first_day, ring.last_day)),
    )
    with st.container(key="figures"):
        for place, (name, value) in zip(
            st.columns([1, 3, 1, 2, 2, 3], gap="small"), figures, strict=True
        ):
            place.metric(name, value)
