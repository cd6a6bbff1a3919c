"""The filters of the ring list, and a chip for each filter in force that removes it."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from model.rings import Ring
from screens.formats import whole
from screens.state import RingFilters, state
from screens.words import say

KEYS = {
    "typologies": "filter-typologies",
    "regions": "filter-regions",
    "score_from": "filter-score",
    "total_from_major": "filter-total",
    "words": "filter-words",
}
MARKDOWN = "\\`*_{}[]()#+-.!|<>~:$&"


def plain(text: str) -> str:
    """Text for the label of a button, where Streamlit reads a little Markdown: all escaped."""
    return "".join(f"\\{sign}" if sign in MARKDOWN else sign for sign in text)


def _take(name: str) -> None:
    """Take over what the person just entered into the widget of one filter."""
    value = st.session_state[KEYS[name]]
    kept = tuple(value) if isinstance(value, list | tuple) else value
    if kept is None:
        kept = getattr(RingFilters(), name)
    changed: dict[str, Any] = {name: kept}
    state().filters = dataclasses.replace(state().filters, **changed)


def _offer(name: str) -> None:
    """Show the filter in force in its widget: the state leads, the widget follows."""
    value = getattr(state().filters, name)
    st.session_state[KEYS[name]] = list(value) if isinstance(value, tuple) else value


def show_filters(
    rings: Sequence[Ring], titles: Mapping[str, str], region_of: Mapping[str, frozenset[str]]
) -> None:
    """The widgets; a facet that cannot tell the rings apart is not offered."""
    for name in KEYS:
        _offer(name)
    present = sorted({code for ring in rings for code in ring.typologies})
    regions = sorted({region for names in region_of.values() for region in names})
    with st.container(border=True, key="filters"):
        words, score, total = st.columns([2, 1, 1], gap="large")
        words.text_input(
            say("filter.words"),
            placeholder=say("filter.words_hint"),
            key=KEYS["words"],
            on_change=_take,
            args=("words",),
        )
        score.slider(
            say("filter.score"),
            0.0,
            1.0,
            step=0.05,
            key=KEYS["score_from"],
            on_change=_take,
            args=("score_from",),
        )
        total.number_input(
            say("filter.total"),
            min_value=0,
            step=1000,
            key=KEYS["total_from_major"],
            on_change=_take,
            args=("total_from_major",),
        )
        kinds, places = st.columns([2, 2], gap="large")
        if len(present) > 1:
            kinds.pills(
                say("filter.typologies"),
                present,
                selection_mode="multi",
                wrap=True,
                format_func=lambda code: plain(titles.get(code, code)),
                key=KEYS["typologies"],
                on_change=_take,
                args=("typologies",),
            )
        if len(regions) > 1:
            places.pills(
                say("filter.regions"),
                regions,
                selection_mode="multi",
                wrap=True,
                format_func=plain,
                key=KEYS["regions"],
                on_change=_take,
                args=("regions",),
            )


def in_force(filters: RingFilters, titles: Mapping[str, str]) -> list[tuple[str, RingFilters]]:
    """Every filter in force: its name, and the filters without it."""
    chips: list[tuple[str, RingFilters]] = []
    for code in filters.typologies:
        rest = tuple(other for other in filters.typologies if other != code)
        chips.append((titles.get(code, code), dataclasses.replace(filters, typologies=rest)))
    for region in filters.regions:
        rest = tuple(other for other in filters.regions if other != region)
        chips.append(
            (say("filter.region_chip", region=region), dataclasses.replace(filters, regions=rest))
        )
    if filters.score_from > 0:
        chips.append(
            (
                say("filter.score_chip", score=f"{filters.score_from:.2f}"),
                dataclasses.replace(filters, score_from=0.0),
            )
        )
    if filters.total_from_major > 0:
        chips.append(
            (
                say("filter.total_chip", total=whole(filters.total_from_major)),
                dataclasses.replace(filters, total_from_major=0),
            )
        )
    if filters.words.strip():
        chips.append(
            (
                say("filter.words_chip", words=filters.words.strip()),
                dataclasses.replace(filters, words=""),
            )
        )
    return chips


def _set(filters: RingFilters) -> None:
    state().filters = filters


def show_chips(titles: Mapping[str, str]) -> None:
    """One button per filter in force; pressing it removes the filter."""
    chips = in_force(state().filters, titles)
    if not chips:
        return
    with st.container(horizontal=True, key="chips"):
        for number, (name, without) in enumerate(chips):
            st.button(
                plain(name),
                icon=":material/close:",
                key=f"chip-{number}",
                on_click=_set,
                args=(without,),
                help=say("filter.remove"),
            )
        if len(chips) > 1:
            st.button(
                say("filter.clear"),
                key="chip-all",
                type="tertiary",
                on_click=_set,
                args=(RingFilters(),),
            )
