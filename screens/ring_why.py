"""Why a ring is here, as the scoring table put it, and what else could explain it."""

import streamlit as st

from model.rings import InnocentReading, Ring
from screens import ring_tables as tables
from screens.filters import plain
from screens.formats import fraction, probability, visible
from screens.table import show_table
from screens.words import say, told


def show_why(ring: Ring) -> None:
    """The scoring table as applied, and what the test behind it says."""
    st.subheader(say("why.title"), anchor=False)
    show_table(tables.why_columns(), tables.why_rows(ring.why), key="why")
    st.caption(
        say(
            "why.figures",
            score=fraction(ring.score),
            q=probability(ring.q_value),
            stability=fraction(ring.stability),
        )
    )
    for reading in ring.readings:
        if reading.code == ring.detail.get("innocent_reading"):
            with st.container(key="lowered"):
                st.text(say("why.lowered", reading=told(reading.title)))


def show_reading(reading: InnocentReading) -> None:
    """One innocent reading with what speaks for and against it."""
    facts = [told(reading.title), say("reading.clears" if reading.clears else "reading.does_not")]
    if reading.plausibility > 0:
        facts.append(say("reading.share", share=f"{reading.plausibility:.0%}"))
    with st.expander(plain(" · ".join(facts)), expanded=reading.clears):
        for heading, sentences in (
            ("reading.for", reading.evidence_for),
            ("reading.against", reading.evidence_against),
        ):
            if sentences:
                st.caption(say(heading))
                st.text("\n".join(f"• {visible(told(one))}" for one in sentences))


def show_readings(ring: Ring) -> None:
    """Every innocent reading that was examined; the one that cleared the group first."""
    st.subheader(say("reading.title"), anchor=False)
    if not ring.readings:
        st.text(say("reading.none"))
    ordered = sorted(ring.readings, key=lambda r: (not r.clears, -r.plausibility, r.code))
    with st.container(key="readings", gap="xsmall"):
        for reading in ordered:
            show_reading(reading)
