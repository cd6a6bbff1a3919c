"""Page Ring / 线索详情: one group, why it is here, what else could explain it, and its claims."""

import pyarrow as pa
import streamlit as st

from model.rings import Ring
from screens import page_files
from screens import ring_tables as tables
from screens.graph_view import handle, picked_from, show_graph
from screens.opened import Opened, opened
from screens.ring_claims import pick, show_claims, show_money, show_picked_claims
from screens.ring_graph import ring_graph
from screens.ring_header import show_header
from screens.ring_strip import show_strip
from screens.ring_why import show_readings, show_why
from screens.state import keep_address, state
from screens.table import show_table
from screens.words import say, told


def show_members(ring: Ring, claims: pa.Table) -> None:
    """The members; a click shows the claims of one of them."""
    clicked = show_table(
        tables.member_columns(),
        tables.member_rows(ring),
        key="members",
        opens=say("member.open"),
        selected=[handle((one.kind, one.id)) for one in state().picked],
        height=560,
    )
    if clicked:
        pick(picked_from([clicked]), "members")
    left_out = ring.detail.get("patients_left_out", 0)
    if left_out:
        st.caption(say("ring.left_out", n=left_out))
    show_picked_claims(ring, claims, key="members")


def show_network(ring: Ring, claims: pa.Table) -> None:
    """The graph, with a line for whatever is not drawn."""
    graph = ring_graph(ring.members, claims)
    st.caption(say("graph.meaning"))
    if graph.nodes_left_out or graph.edges_left_out:
        st.warning(
            say(
                "graph.left_out",
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
    show_header(ring, {o.typology: told(o.title) for o in investigation.outcomes})
    why, innocent = st.columns([3, 2], gap="large")
    with why:
        show_why(ring)
    with innocent:
        show_readings(ring)
    strip, graph, members, money, rows = st.tabs(
        [
            say("ring.tab_strip"),
            say("ring.tab_graph"),
            say("ring.tab_members", n=len(ring.members)),
            say("ring.tab_money"),
            say("ring.tab_claims", n=f"{len(ring.claims):,}"),
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
    st.page_link(page_files.RINGS, label=say("ring.back"), icon=":material/arrow_back:")
    if ring_id is None:
        st.info(say("ring.none_open"))
        return
    ring = investigation.ring(ring_id)
    show_ring(investigation, ring)
    if st.button(say("case.open_from_ring"), icon=":material/create_new_folder:"):
        state().casework.ring_id = ring.ring_id
        st.switch_page(page_files.CASE, query_params={"lang": state().language})


page()
