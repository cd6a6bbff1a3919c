"""The claims of a ring: what they amount to, their rows, and the download."""

import pyarrow as pa
import streamlit as st

from model.rings import Ring
from screens import ring_tables as tables
from screens.exposure import agrees, exposure
from screens.formats import amount, visible
from screens.spreadsheet import csv_bytes
from screens.state import Picked, state
from screens.table import show_table
from screens.words import label, say


def show_money(ring: Ring, claims: pa.Table) -> None:
    """Every amount, added up again from the listed claims and compared with the run's."""
    found = exposure(claims)
    show_table(tables.money_columns(), tables.money_rows(found), key="money")
    facts = {
        "n": f"{found.rows:,}",
        "total": amount(ring.total_minor),
        "fund": amount(ring.fund_minor),
    }
    if agrees(ring, found):
        st.success(say("money.agrees", **facts), icon=":material/check:")
    else:
        st.error(say("money.differs", **facts), icon=":material/error:")


def pick(picked: tuple[Picked, ...], at: str) -> None:
    """Show the claims of what was clicked, below the part of the page where it was clicked."""
    state().picked = picked
    state().picked_at = at
    st.rerun()


def show_claims(ring: Ring, claims: pa.Table, *, key: str, picked: tuple[Picked, ...] = ()) -> None:
    """The claim rows with file and row number, all or those naming ``picked``, to download too."""
    shown = tables.naming(claims, picked) if picked else claims
    facts = {"n": f"{shown.num_rows:,}", "all": f"{claims.num_rows:,}"}
    with st.container(horizontal=True, vertical_alignment="center"):
        if picked:
            names = " + ".join(f"{label('kind', one.kind)} {visible(one.id)}" for one in picked)
            st.text(say("claims.narrowed", who=names, **facts))
            if st.button(say("claims.all"), icon=":material/close:", key=f"unpick-{key}"):
                pick((), "")
        else:
            st.text(say("claims.shown", **facts))
        st.download_button(
            say("claims.download"),
            data=csv_bytes(shown),
            file_name=f"{ring.ring_id}_claims.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"download-{key}",
        )
    reasons = {claim.claim_id: claim.reason for claim in ring.claims}
    show_table(tables.claim_columns(), tables.claim_rows(shown, reasons), key=key, height=640)


def show_picked_claims(ring: Ring, claims: pa.Table, *, key: str) -> None:
    """The claims of what was clicked just above, where something is."""
    if state().picked and state().picked_at == key:
        show_claims(ring, claims, key=f"claims-{key}", picked=state().picked)
