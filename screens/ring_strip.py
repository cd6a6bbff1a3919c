"""The person x day tab: whose days, and whether claims outside the pattern are shown too."""

from collections.abc import Mapping

import pyarrow as pa
import streamlit as st

from model.language import Text
from model.rings import Ring
from model.vocabulary.claims import MemberKind
from screens.opened import Opened
from screens.strip import ROWS_SHOWN, strip
from screens.strip_chart import strip_chart
from screens.words import tr

_MEANING = Text(
    en="Each mark is a day with claims; colour and shape say where. Above: the most members at "
    "one place that day. Drag across it to zoom in, double-click to see all.",
    zh="每个标记为有结算记录的一天，颜色和形状表示地点。上方为当日同一地点的最多成员数，"
    "拖选可放大，双击恢复全部。",
)
_LEFT_OUT = Text(
    en="{shown} members are drawn, the strongest; {n} more are in the tab Members.",
    zh="图中为强度最高的{shown}名成员，另有{n}名见“成员”页签。",
)

OTHERS = Text(
    en="Also their claims outside the pattern (pale)", zh="同时显示模式以外的结算记录（浅色）"
)
PERSON_BY_DAY = Text(en="Person × day", zh="人员×日期")
_KINDS: Mapping[MemberKind, Text] = {
    "patient": Text(en="Insured persons", zh="参保人"),
    "doctor": Text(en="Doctors", zh="医师"),
    "provider": Text(en="Providers", zh="医药机构"),
}


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
    present = [kind for kind in _KINDS if ring.count(kind)]
    if not present or not claims.num_rows:
        st.text(tr(Text(en="No claims to draw.", zh="没有可绘制的结算记录。")))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            tr(Text(en="Days of", zh="显示对象")),
            present,
            default=present[0],
            required=True,
            format_func=lambda kind: tr(_KINDS[kind]),
            key=f"strip-kind-{ring.ring_id}",
        )
        more = st.toggle(
            tr(OTHERS),
            key=f"strip-others-{ring.ring_id}",
        )
    kind = chosen or present[0]
    others = outside_claims(investigation, ring, kind) if more else None
    drawn = strip(ring.members, kind, claims, others)
    if drawn.members_left_out:
        st.warning(tr(_LEFT_OUT, n=drawn.members_left_out, shown=len(drawn.members)))
    st.caption(tr(_MEANING))
    st.altair_chart(strip_chart(drawn), width="stretch", alt=tr(PERSON_BY_DAY))
