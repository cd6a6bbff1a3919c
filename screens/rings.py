"""Page Rings / 团伙线索: the ranked list, its filters, and the groups that were cleared."""

import dataclasses
from collections.abc import Mapping, Sequence

import pyarrow as pa
import streamlit as st

from model.rings import Ring
from screens import page_files, ring_list
from screens.filters import show_chips, show_filters
from screens.formats import amount
from screens.opened import Opened, opened
from screens.state import keep_address, state
from screens.table import show_table
from screens.words import counted, say, told


@st.cache_data(show_spinner=False, max_entries=4)
def regions_of(_investigation: Opened, version: tuple[str, str]) -> dict[str, frozenset[str]]:
    """Per ring or cleared group, its regions of treatment; kept for one run of one data version."""
    groups = (*_investigation.rings, *_investigation.cleared)
    numbers = sorted({claim.claim_no for ring in groups for claim in ring.claims})
    claims: pa.Table = _investigation.claim_rows(numbers)
    return ring_list.regions(groups, claims)


@st.cache_data(show_spinner=False, max_entries=16)
def fund_once(_investigation: Opened, ring_ids: tuple[str, ...], version: tuple[str, str]) -> int:
    """What the fund paid for the claims of these rings, a claim of two rings counted once."""
    numbers = {
        claim.claim_no for ring_id in ring_ids for claim in _investigation.ring(ring_id).claims
    }
    rows: pa.Table = _investigation.claim_rows(sorted(numbers))
    return sum(paid or 0 for paid in rows["fund_amount_minor"].to_pylist())


def run_id(investigation: Opened) -> str:
    """The run's id as written in its record."""
    return str(investigation.manifest.get("run_id", ""))


def open_ring(ring_id: str) -> None:
    """Go to the page of one ring."""
    state().open_ring(ring_id)
    st.switch_page(page_files.RING, query_params={"lang": state().language, "ring": ring_id})


def show_list(rings: Sequence[Ring], titles: Mapping[str, str], *, cleared: bool) -> None:
    """The rings as a table; a click on a row opens the ring."""
    clicked = show_table(
        ring_list.columns(cleared=cleared),
        ring_list.rows(rings, titles, cleared=cleared),
        key="cleared" if cleared else "rings",
        opens=say("rings.open"),
    )
    if clicked:
        open_ring(clicked)


def show_failures(investigation: Opened) -> None:
    """A typology that failed is said here too: a short list must not read as a clean one."""
    failed = [told(o.title) for o in investigation.outcomes if o.status == "failed"]
    if failed:
        st.error(counted("rings.failed", len(failed)), icon=":material/error:")
        st.text(" · ".join(failed))


def page() -> None:
    """The whole page."""
    keep_address()
    st.title(say("rings.title"), anchor=False)
    investigation = opened()
    show_failures(investigation)
    titles = {outcome.typology: told(outcome.title) for outcome in investigation.outcomes}
    region_of = regions_of(investigation, (investigation.data_version, run_id(investigation)))
    groups = (*investigation.rings, *investigation.cleared)
    show_filters(groups, titles, region_of)
    show_chips(titles)
    filters = state().filters
    found = ring_list.narrowed(investigation.rings, filters, region_of)
    # A cleared group has a score of its own kind: only the filters by content apply to it.
    cleared = ring_list.narrowed(
        investigation.cleared, dataclasses.replace(filters, score_from=0.0), region_of
    )
    leads, innocent = st.tabs(
        [
            say("rings.tab_leads", n=len(found)),
            say("rings.tab_cleared", n=len(cleared)),
        ]
    )
    with leads:
        st.text(
            say(
                "rings.shown",
                n=len(found),
                all=len(investigation.rings),
                fund=amount(
                    fund_once(
                        investigation,
                        tuple(ring.ring_id for ring in found),
                        (investigation.data_version, run_id(investigation)),
                    )
                ),
            )
        )
        st.caption(say("rings.restraint"))
        if found:
            show_list(found, titles, cleared=False)
        else:
            st.info(say("rings.none_match" if investigation.rings else "rings.none"))
    with innocent:
        st.caption(say("rings.cleared_meaning"))
        if cleared:
            show_list(cleared, titles, cleared=True)
        else:
            st.info(say("rings.none_match" if investigation.cleared else "rings.none_cleared"))


page()
