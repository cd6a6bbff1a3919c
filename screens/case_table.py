"""A part of a case as a table under its counted heading, and headings that several parts have."""

from collections.abc import Sequence

import streamlit as st

from model.language import Plural, Text, counted
from screens.table import Column, Row, show_table
from screens.words import tr

NUMBER = Text(en="No.", zh="编号")
TITLE = Text(en="Title", zh="名称")
NAME = Text(en="Name", zh="姓名或名称")
ROLE = Text(en="Role", zh="角色")
REASON = Text(en="Reason", zh="理由")
BY = Text(en="By", zh="人员")
WHEN = Text(en="At", zh="时间")
DUE = Text(en="Due", zh="届满")
REMARK = Text(en="Remark", zh="备注")
LEAD = Text(en="Lead", zh="主办人")
LEGAL_BASIS = Text(en="Legal basis", zh="法律依据")


def show_part(
    heading: Plural, columns: tuple[Column, ...], rows: Sequence[Row], *, key: str
) -> None:
    """The heading says how many there are; none is no table."""
    st.markdown(f"**{tr(counted(len(rows), heading))}**")
    if rows:
        show_table(columns, rows, key=key)
