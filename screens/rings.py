"""Page Rings / 团伙线索: the ranked list, its filters, and the groups that were cleared."""

import dataclasses
from collections.abc import Mapping, Sequence

import pyarrow as pa
import streamlit as st

from model.language import Plural, Text, counted
from model.rings import Ring
from screens import page_files, ring_list
from screens.filters import show_chips, show_filters
from screens.formats import amount
from screens.opened import Opened, opened
from screens.state import keep_address, state
from screens.table import show_table
from screens.words import tr

_TYPOLOGIES_FAILED = Plural(
    Text(
        en="{n} typology failed, so this list is incomplete. See the page Data.",
        zh="有{n}种手法检测失败，列表并不完整。详见“数据”页。",
    ),
    Text(
        en="{n} typologies failed, so this list is incomplete. See the page Data.",
        zh="有{n}种手法检测失败，列表并不完整。详见“数据”页。",
    ),
)
_NONE_MATCH = Text(
    en="No group passes the filters. Remove a filter to see more.",
    zh="没有符合筛选条件的群体。移除筛选条件可查看更多。",
)
_NONE_CLEARED = Text(en="The run cleared no group.", zh="本次运行没有排除任何群体。")
_CLEARED_MEANING = Text(
    en="Groups that were found but are not listed as rings: an alternative explanation holds, or "
    "the evidence is not enough. The reason is kept, to be checked.",
    zh="曾被发现但未列为线索的群体：有合理解释，或证据不足。保留原因，以便复核。",
)
_NONE = Text(
    en="The run found no group that needs verification.", zh="本次运行没有发现需要核实的群体。"
)
_RESTRAINT = Text(
    en="Ranked by score. Groups whose claims are consistent with acting together; each needs "
    "verification.",
    zh="按得分排序。所列群体的结算数据与协同行为相符，均须进一步核实。",
)
_SHOWN = Text(
    en="{n} of {all} rings · {fund} paid by the fund", zh="{n}条线索，共{all}条 · 基金支付{fund}"
)
_CLEARED_TAB = Text(en="Cleared ({n})", zh="已排除（{n}）")
_RINGS_TAB = Text(en="Rings ({n})", zh="团伙线索（{n}）")


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
        opens=Text(en="Open this group", zh="打开该群体"),
    )
    if clicked:
        open_ring(clicked)


def show_failures(investigation: Opened) -> None:
    """A typology that failed is said here too: a short list must not read as a clean one."""
    failed = [tr(o.title) for o in investigation.outcomes if o.status == "failed"]
    if failed:
        st.error(tr(counted(len(failed), _TYPOLOGIES_FAILED)), icon=":material/error:")
        st.text(" · ".join(failed))


def page() -> None:
    """The whole page."""
    keep_address()
    st.title(tr(page_files.RINGS_TITLE), anchor=False)
    investigation = opened()
    show_failures(investigation)
    titles = {outcome.typology: tr(outcome.title) for outcome in investigation.outcomes}
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
            tr(_RINGS_TAB, n=len(found)),
            tr(_CLEARED_TAB, n=len(cleared)),
        ]
    )
    with leads:
        st.text(
            tr(
                _SHOWN,
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
        st.caption(tr(_RESTRAINT))
        if found:
            show_list(found, titles, cleared=False)
        else:
            st.info(tr(_NONE_MATCH if investigation.rings else _NONE))
    with innocent:
        st.caption(tr(_CLEARED_MEANING))
        if cleared:
            show_list(cleared, titles, cleared=True)
        else:
            st.info(tr(_NONE_MATCH if investigation.cleared else _NONE_CLEARED))


page()
