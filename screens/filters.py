"""The filters of the ring list, and a chip for each filter in force that removes it."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from model.language import Text
from model.rings import Ring
from screens.formats import whole
from screens.ring_figures import TYPOLOGY
from screens.state import RingFilters, state
from screens.words import tr

_WORDS_CHIP = Text(en="“{words}”", zh="“{words}”")
_TOTAL_CHIP = Text(en="Total from {total}", zh="总金额不低于{total}")
_SCORE_CHIP = Text(en="Score from {score}", zh="得分不低于{score}")
_REGION_CHIP = Text(en="Region {region}", zh="地区{region}")
_HINT = Text(
    en="Ring, member or claim number, or a word of the reason",
    zh="线索、成员或结算记录编号，或理由中的词语",
)

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
            tr(Text(en="Search", zh="搜索")),
            placeholder=tr(_HINT),
            key=KEYS["words"],
            on_change=_take,
            args=("words",),
        )
        score.slider(
            tr(Text(en="Score from", zh="得分不低于")),
            0.0,
            1.0,
            step=0.05,
            key=KEYS["score_from"],
            on_change=_take,
            args=("score_from",),
        )
        total.number_input(
            tr(Text(en="Total amount from", zh="总金额不低于")),
            min_value=0,
            step=1000,
            key=KEYS["total_from_major"],
            on_change=_take,
            args=("total_from_major",),
        )
        kinds, places = st.columns([2, 2], gap="large")
        if len(present) > 1:
            kinds.pills(
                tr(TYPOLOGY),
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
                tr(Text(en="Region of treatment", zh="就医地区")),
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
        chips.append((tr(_REGION_CHIP, region=region), dataclasses.replace(filters, regions=rest)))
    if filters.score_from > 0:
        chips.append(
            (
                tr(_SCORE_CHIP, score=f"{filters.score_from:.2f}"),
                dataclasses.replace(filters, score_from=0.0),
            )
        )
    if filters.total_from_major > 0:
        chips.append(
            (
                tr(_TOTAL_CHIP, total=whole(filters.total_from_major)),
                dataclasses.replace(filters, total_from_major=0),
            )
        )
    if filters.words.strip():
        chips.append(
            (
                tr(_WORDS_CHIP, words=filters.words.strip()),
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
                help=tr(Text(en="Remove this filter", zh="移除该筛选条件")),
            )
        if len(chips) > 1:
            st.button(
                tr(Text(en="Remove all filters", zh="移除全部筛选条件")),
                key="chip-all",
                type="tertiary",
                on_click=_set,
                args=(RingFilters(),),
            )
