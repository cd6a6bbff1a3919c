"""Why a ring is here, as the scoring table put it, and what else could explain it."""

import streamlit as st

from model.language import Text
from model.rings import InnocentReading, Ring
from model.vocabulary.explanations import NONE_HELD, SPEAKS_AGAINST, SPEAKS_FOR, verdict
from screens import ring_tables as tables
from screens.filters import plain
from screens.formats import fraction, probability, visible
from screens.table import show_table
from screens.words import tr

_SHARE = Text(en="fits {share} of the pattern", zh="与该模式的{share}相符")
_LOWERED = Text(
    en="Strengths are already lowered for what this alternative explanation accounts for: "
    "{reading}.",
    zh="强度已按该合理解释所能说明的部分调低：{reading}。",
)
_FIGURES = Text(
    en="Score {score}: one minus the product of (1 − weight × strength) over the lines. "
    "Corrected p-value (q): {q}. Share of members kept when claims are dropped at random: "
    "{stability}.",
    zh="得分{score}：1减去各行（1−权重×强度）的乘积。校正后p值（q）：{q}。"
    "随机剔除部分结算记录后仍保留的成员比例：{stability}。",
)


def show_why(ring: Ring) -> None:
    """The scoring table as applied, and what the test behind it says."""
    st.subheader(tr(Text(en="Why it is here", zh="列入理由")), anchor=False)
    show_table(tables.WHY_COLUMNS, tables.why_rows(ring.why), key="why")
    st.caption(
        tr(
            _FIGURES,
            score=fraction(ring.score),
            q=probability(ring.q_value),
            stability=fraction(ring.stability),
        )
    )
    for reading in ring.readings:
        if reading.code == ring.detail.get("innocent_reading"):
            with st.container(key="lowered"):
                st.text(tr(_LOWERED, reading=tr(reading.title)))


def show_reading(reading: InnocentReading) -> None:
    """One alternative explanation with what speaks for and against it."""
    facts = [tr(reading.title), tr(verdict(reading.clears))]
    if reading.plausibility > 0:
        facts.append(tr(_SHARE, share=f"{reading.plausibility:.0%}"))
    with st.expander(plain(" · ".join(facts)), expanded=reading.clears):
        for heading, sentences in (
            (SPEAKS_FOR, reading.evidence_for),
            (SPEAKS_AGAINST, reading.evidence_against),
        ):
            if sentences:
                st.caption(tr(heading))
                st.text("\n".join(f"• {visible(tr(one))}" for one in sentences))


def show_readings(ring: Ring) -> None:
    """Every alternative explanation that was examined; the one that cleared the group first."""
    st.subheader(tr(Text(en="What else could explain it", zh="其他可能的解释")), anchor=False)
    if not ring.readings:
        st.text(tr(NONE_HELD))
    ordered = sorted(ring.readings, key=lambda r: (not r.clears, -r.plausibility, r.code))
    with st.container(key="readings", gap="xsmall"):
        for reading in ordered:
            show_reading(reading)
