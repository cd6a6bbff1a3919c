"""The person x day tab: whose days, and whether claims outside the pattern are shown too."""

import pyarrow as pa
import streamlit as st

from model.findings import MemberKind
from model.rings import Ring
from screens.opened import Opened
from screens.strip import ROWS_SHOWN, strip
from screens.strip_chart import strip_chart
from screens.words import label, say

KINDS: tuple[MemberKind, ...] = ("patient", "doctor", "provider")


def outside_claims(investigation: Opened, ring: Ring, kind: MemberKind) -> pa.Table:
    """Every claim of the members of one kind, of the pattern or not."""
    strongest = sorted(
        (m for m in ring.members if m.kind == kind), key=lambda m: (-m.strength, m.id)
    )
    return pa.concat_tables(
        [investigation.member_claims(kind, member.id) for member in strongest[:ROWS_SHOWN]],
        promote_options="default",
    )


def show_strip(investigation: Opened, ring: Ring, claims: pa.Table) -> None:
    """The strip with its two choices and a line for whatever is not drawn."""
    present = [kind for kind in KINDS if ring.count(kind)]
    if not present or not claims.num_rows:
        st.text(say("strip.empty"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            say("strip.whose"),
            present,
            default=present[0],
            required=True,
            format_func=lambda kind: label("kinds", kind),
            key=f"strip-kind-{ring.ring_id}",
        )
        more = st.toggle(say("strip.others"), key=f"strip-others-{ring.ring_id}")
    kind = chosen or present[0]
    others = outside_claims(investigation, ring, kind) if more else None
    drawn = strip(ring.members, kind, claims, others)
    if drawn.members_left_out:
        st.warning(say("strip.left_out", n=drawn.members_left_out, shown=len(drawn.members)))
    st.caption(say("strip.meaning"))
    st.altair_chart(strip_chart(drawn), width="stretch", alt=say("ring.tab_strip"))
