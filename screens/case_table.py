"""A part of a case as a table under its counted heading."""

from collections.abc import Sequence

import streamlit as st

from screens.table import Column, Row, show_table
from screens.words import counted


def show_part(heading: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> None:
    """The heading says how many there are; none is no table."""
    st.markdown(f"**{counted(heading, len(rows))}**")
    if rows:
        show_table(columns, rows, key=heading.replace(".", "-"))
