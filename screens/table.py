"""A table whose cells are text and nothing else, sortable, and whose rows may open something.

Streamlit's own data frame is drawn on a canvas, cuts long sentences, has English menus and
downloads cells that a spreadsheet would run as formulas. This one wraps sentences, is readable
by a screen reader, and never interprets a cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypedDict, cast

import streamlit as st

from model.language import Text
from screens.formats import visible
from screens.words import capital, tr

_SHOWING = Text(en="Showing {shown} of {all}", zh="显示{shown}条，共{all}条")

HERE = Path(__file__).parent

ROW_NUMBER = Text(en="Row", zh="行号")

CellKind = Literal[
    "text", "word", "lines", "id", "sentence", "moment", "number", "bar", "tags", "status"
]


class Figure(TypedDict):
    """A cell that is shown as one thing and sorted as another."""

    text: str
    sort: float | str


Cell = str | Figure | list[str]


@dataclass(frozen=True)
class Column:
    """One column: its heading and how its cells are drawn."""

    label: Text
    kind: CellKind = "text"
    width: str = ""


@dataclass(frozen=True)
class Row:
    """One row: what it opens when clicked, and its cells in the order of the columns."""

    id: str
    cells: tuple[Cell, ...]


def figure(text: str, sort: float | str) -> Figure:
    """A cell with its own sorting value."""
    return {"text": text, "sort": sort}


def _shown(cell: Cell) -> Cell:
    """The cell with hidden characters written out; what it is sorted by stays as it is."""
    if isinstance(cell, str):
        return visible(cell)
    if isinstance(cell, list):
        return [visible(part) for part in cell]
    return {"text": visible(cell["text"]), "sort": cell["sort"]}


_drawn = st.components.v2.component(
    "coterie_table",
    js=(HERE / "table.js").read_text(encoding="utf-8"),
    css=(HERE / "table.css").read_text(encoding="utf-8"),
)


def show_table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    key: str,
    opens: Text | None = None,
    selected: Sequence[str] = (),
    height: int = 0,
) -> str | None:
    """Draw the table; the id of the row clicked just now, if rows open something.

    ``opens`` says what a click does and makes rows clickable; ``height`` in pixels makes long
    tables scroll. Beyond 100 rows the table says how many it shows and offers the rest.
    """
    identity = sha256("\n".join(row.id for row in rows).encode()).hexdigest()[:16]
    result = _drawn(
        key=key,
        data={
            "columns": [
                {"label": capital(tr(one.label)), "kind": one.kind, "width": one.width}
                for one in columns
            ],
            "rows": [{"id": row.id, "cells": [_shown(cell) for cell in row.cells]} for row in rows],
            "opens": tr(opens) if opens else "",
            "selected": list(selected),
            "height": height,
            "revision": identity,
            "showing": tr(_SHOWING, shown="{shown}", all="{all}"),
            "more": tr(Text(en="Show more", zh="显示更多")),
        },
        on_opened_change=lambda: None,
    )
    return cast(str | None, cast(Any, result).opened)
