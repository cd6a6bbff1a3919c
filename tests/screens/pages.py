"""Runs the real app in Streamlit's own test harness and reads everything it shows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model.language import Language
from screens import opened
from tests.screens.ledger import StandIn

ROOT = Path(__file__).resolve().parents[2]


def started(
    patch: pytest.MonkeyPatch, world: StandIn, page: str, language: Language, ring: str = ""
) -> AppTest:
    """The app over ``world`` with one page drawn."""
    st.cache_resource.clear()
    st.cache_data.clear()
    patch.setattr(opened, "open_investigation", lambda folder: world)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    if ring:
        app.query_params["ring"] = ring
    app.run()
    if page != "rings":
        app.switch_page(str(ROOT / "screens" / f"{page}.py"))
        app.query_params["lang"] = language
        app.run()
    return app


def components(app: AppTest, name: str = "coterie_table") -> Iterator[dict[str, Any]]:
    """What the tables (or graphs) on the page were given to draw."""
    for element in app.get("bidi_component"):
        if element.proto.component_name == name:
            yield json.loads(element.proto.json)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def table_cells(app: AppTest) -> list[str]:
    """Headings and cells of every table, as shown."""
    shown: list[str] = []
    for table in components(app):
        shown += [column["label"] for column in table["columns"]]
        for row in table["rows"]:
            for cell in row["cells"]:
                shown += [cell["text"]] if isinstance(cell, dict) else list(_texts(cell))
        shown += [table["opens"], table["showing"], table["more"]]
    return shown


def everything(app: AppTest) -> list[str]:
    """Every text on the page: titles, sentences, labels, cells, tips."""
    shown = table_cells(app)
    for kind in (
        "title", "header", "subheader", "caption", "text", "markdown", "error", "warning", "info",
        "success", "code",
    ):  # fmt: skip
        shown += [str(element.value) for element in getattr(app, kind)]
    for kind in (
        "text_input", "text_area", "slider", "number_input", "button", "toggle", "checkbox",
        "date_input", "selectbox", "multiselect", "radio",
    ):  # fmt: skip
        shown += [str(element.label) for element in getattr(app, kind)]
    for kind in ("selectbox", "multiselect", "radio"):
        for element in getattr(app, kind):
            shown += [*map(str, element.options), str(getattr(element.proto, "placeholder", ""))]
    shown += [str(tab.label) for tab in app.tabs]
    shown += [str(place.label) for place in app.expander]
    shown += [f"{metric.label} {metric.value}" for metric in app.metric]
    for group in app.button_group:
        shown += [str(group.proto.label), *map(str, group.options)]
    for graph in components(app, "coterie_graph"):
        shown += [graph["title"], *(node["tip"] for node in graph["nodes"])]
        shown += [edge["tip"] for edge in graph["edges"]]
        shown += [entry["label"] for entry in graph["legend"]]
    return [text for text in shown if text]
