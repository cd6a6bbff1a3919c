"""The claims of a ring: what they amount to, their rows, and the download."""

import pyarrow as pa
import streamlit as st

from model.language import Text
from model.rings import Ring
from model.vocabulary.claims import MEMBER_KINDS
from model.vocabulary.term import called
from screens import ring_tables as tables
from screens.exposure import agrees, exposure
from screens.formats import amount, visible
from screens.spreadsheet import csv_bytes
from screens.state import Picked, state
from screens.table import show_table
from screens.words import tr

_SHOWN = Text(en="{n} of {all} claims", zh="{n}条结算记录，共{all}条")
_NARROWED = Text(en="{n} of {all} claims name {who}", zh="{n}条结算记录（共{all}条）涉及{who}")
_DIFFERS = Text(
    en="Added up from the {n} claims listed, the amounts differ from the run's figures (total "
    "{total}, fund {fund}).",
    zh="按所列{n}条结算记录重新加总，与运行结果不一致（总金额{total}，基金支付{fund}）。",
)
_AGREES = Text(
    en="Added up again from the {n} claims listed: equal to the run's figures (total {total}, "
    "fund {fund}).",
    zh="按所列{n}条结算记录重新加总，与运行结果一致（总金额{total}，基金支付{fund}）。",
)


def show_money(ring: Ring, claims: pa.Table) -> None:
    """Every amount, added up again from the listed claims and compared with the run's."""
    found = exposure(claims)
    show_table(tables.MONEY_COLUMNS, tables.money_rows(found), key="money")
    facts = {
        "n": f"{found.rows:,}",
        "total": amount(ring.total_minor),
        "fund": amount(ring.fund_minor),
    }
    if agrees(ring, found):
        st.success(tr(_AGREES, **facts), icon=":material/check:")
    else:
        st.error(tr(_DIFFERS, **facts), icon=":material/error:")


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
            names = " + ".join(
                f"{tr(called(MEMBER_KINDS, one.kind))} {visible(one.id)}" for one in picked
            )
            st.text(tr(_NARROWED, who=names, **facts))
            if st.button(
                tr(Text(en="Deselect", zh="取消选择")), icon=":material/close:", key=f"unpick-{key}"
            ):
                pick((), "")
        else:
            st.text(tr(_SHOWN, **facts))
        st.download_button(
            tr(Text(en="Download as CSV", zh="下载CSV")),
            data=csv_bytes(shown),
            file_name=f"{ring.ring_id}_claims.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"download-{key}",
        )
    reasons = {claim.claim_id: claim.reason for claim in ring.claims}
    show_table(tables.CLAIM_COLUMNS, tables.claim_rows(shown, reasons), key=key, height=640)


def show_picked_claims(ring: Ring, claims: pa.Table, *, key: str) -> None:
    """The claims of what was clicked just above, where something is."""
    if state().picked and state().picked_at == key:
        show_claims(ring, claims, key=f"claims-{key}", picked=state().picked)
