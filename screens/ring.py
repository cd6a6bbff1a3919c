"""Page Ring / 线索详情: one group, why it is here, what else could explain it, and its claims."""

import pyarrow as pa
import streamlit as st

from model.language import Text
from model.rings import Ring
from screens import page_files
from screens import ring_tables as tables
from screens.graph_view import handle, picked_from, show_graph
from screens.opened import Opened, opened
from screens.ring_claims import pick, show_claims, show_money, show_picked_claims
from screens.ring_graph import ring_graph
from screens.ring_header import show_header
from screens.ring_strip import PERSON_BY_DAY, show_strip
from screens.ring_why import show_readings, show_why
from screens.state import keep_address, state
from screens.table import show_table
from screens.words import tr

_NONE_OPEN = Text(
    en="No ring is open. Choose one from the list of rings.",
    zh="尚未打开线索。请从团伙线索列表中选择。",
)
_TAB_CLAIMS = Text(en="Claims ({n})", zh="结算记录（{n}）")
_TAB_MEMBERS = Text(en="Members ({n})", zh="成员（{n}）")
_GRAPH_LEFT_OUT = Text(
    en="The {shown} strongest members are drawn. Not shown: {nodes} members and {edges} lines. "
    "They are in the tabs Members and Claims.",
    zh="图中为强度最高的{shown}名成员。未显示{nodes}名成员和{edges}条连线，"
    "见“成员”和“结算记录”页签。",
)
_GRAPH_MEANING = Text(
    en="A line joins two members named on the same claims; the wider, the more claims. Click a "
    "member or a line to see its claims below.",
    zh="连线表示两名成员出现在同一条结算记录中，越粗则记录越多。"
    "点击成员或连线可在下方查看其结算记录。",
)
_LEFT_OUT = Text(
    en="{n} more insured persons of a wider flow are not counted as members.",
    zh="另有{n}名参保人属于更大范围的流向，未计为成员。",
)


def show_members(ring: Ring, claims: pa.Table) -> None:
    """The members; a click shows the claims of one of them."""
    clicked = show_table(
        tables.MEMBER_COLUMNS,
        tables.member_rows(ring),
        key="members",
        opens=Text(en="Show the claims that name this member", zh="显示涉及该成员的结算记录"),
        selected=[handle((one.kind, one.id)) for one in state().picked],
        height=560,
    )
    if clicked:
        pick(picked_from([clicked]), "members")
    left_out = ring.detail.get("patients_left_out", 0)
    if left_out:
        st.caption(tr(_LEFT_OUT, n=left_out))
    show_picked_claims(ring, claims, key="members")


def show_network(ring: Ring, claims: pa.Table) -> None:
    """The graph, with a line for whatever is not drawn."""
    graph = ring_graph(ring.members, claims)
    st.caption(tr(_GRAPH_MEANING))
    if graph.nodes_left_out or graph.edges_left_out:
        st.warning(
            tr(
                _GRAPH_LEFT_OUT,
                shown=len(graph.nodes),
                nodes=graph.nodes_left_out,
                edges=graph.edges_left_out,
            )
        )
    clicked = show_graph(graph, state().picked, key="graph")
    if clicked:
        pick(clicked, "graph")
    show_picked_claims(ring, claims, key="graph")


@st.cache_data(show_spinner=False, max_entries=2, scope="session")
def claims_of(_investigation: Opened, ring_id: str, version: tuple[str, str]) -> pa.Table:
    """The rows of a ring's claims, asked for once while somebody clicks about in the ring."""
    ring = _investigation.ring(ring_id)
    return _investigation.claim_rows([claim.claim_no for claim in ring.claims])


def show_ring(investigation: Opened, ring: Ring) -> None:
    """The whole page of one ring."""
    version = (investigation.data_version, str(investigation.manifest.get("run_id", "")))
    claims = claims_of(investigation, ring.ring_id, version)
    show_header(ring, {o.typology: tr(o.title) for o in investigation.outcomes})
    why, innocent = st.columns([3, 2], gap="large")
    with why:
        show_why(ring)
    with innocent:
        show_readings(ring)
    strip, graph, members, money, rows = st.tabs(
        [
            tr(PERSON_BY_DAY),
            tr(Text(en="Graph", zh="关系图")),
            tr(_TAB_MEMBERS, n=len(ring.members)),
            tr(Text(en="Money", zh="金额")),
            tr(_TAB_CLAIMS, n=f"{len(ring.claims):,}"),
        ]
    )
    with strip:
        show_strip(investigation, ring, claims)
    with graph:
        show_network(ring, claims)
    with members:
        show_members(ring, claims)
    with money:
        show_money(ring, claims)
    with rows:
        show_claims(ring, claims, key="claims")


def page() -> None:
    """The ring named in the address or opened from the list; else the way to the list."""
    investigation = opened()
    ring_id = state().ring_id
    keep_address(ring_id)
    st.page_link(
        page_files.RINGS,
        label=tr(Text(en="All rings", zh="全部团伙线索")),
        icon=":material/arrow_back:",
    )
    if ring_id is None:
        st.info(tr(_NONE_OPEN))
        return
    ring = investigation.ring(ring_id)
    show_ring(investigation, ring)
    if st.button(
        tr(Text(en="Open a case from this ring", zh="依此线索建档")),
        icon=":material/create_new_folder:",
    ):
        state().casework.ring_id = ring.ring_id
        st.switch_page(page_files.CASE, query_params={"lang": state().language})


page()
