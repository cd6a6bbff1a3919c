"""Draws the graph of a ring as SVG in the page itself and tells which member or edge was clicked.

Nothing is fetched: the drawing code travels with the page and the places come from
``screens.ring_layout``.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import streamlit as st

from model.language import Text, counted
from model.rings import RingMember
from model.vocabulary.claims import MEMBER_KINDS, MemberKind
from model.vocabulary.findings import ROLES
from model.vocabulary.term import called
from screens.formats import amount, fraction, shortened, visible
from screens.ring_figures import CLAIM_COUNT, STRENGTH
from screens.ring_graph import Edge, Name, RingGraph
from screens.ring_layout import Layout, layout
from screens.state import Picked
from screens.words import capital, tr

_GRAPH = Text(en="Graph of the members and the claims they share", zh="成员及其共同结算记录关系图")
_EDGE = Text(en="{claims} shared · {fund} paid by the fund", zh="共同涉及{claims} · 基金支付{fund}")

HERE = Path(__file__).parent

LABEL_ROOM = 20
"""Characters of an identifier written beside a mark; the rest is in the tip and the table."""

PIXELS_PER_CHARACTER = 7.2
KINDS: tuple[MemberKind, ...] = ("patient", "doctor", "provider")

_drawn = st.components.v2.component(
    "coterie_graph",
    js=(HERE / "graph.js").read_text(encoding="utf-8"),
    css=(HERE / "graph.css").read_text(encoding="utf-8"),
)


def handle(name: Name) -> str:
    """One text for one member, to travel to the browser and back."""
    return f"{name[0]}:{name[1]}"


def picked_from(handles: Sequence[str]) -> tuple[Picked, ...]:
    """The members that handles name; anything else is ignored."""
    pairs = (text.split(":", 1) for text in handles if ":" in text)
    return tuple(Picked(kind, name) for kind, name in pairs if kind in KINDS)


def node_data(member: RingMember, placed: Layout, busiest: int) -> dict[str, Any]:
    """One mark: its area grows with the member's claims."""
    place = placed.places[member.kind, member.id]
    show = placed.labelled or not place.outside
    return {
        "id": handle((member.kind, member.id)),
        "kind": member.kind,
        "x": round(place.x, 1),
        "y": round(place.y, 1),
        "angle": round(place.angle, 4),
        "outside": place.outside,
        "r": round(5 + 7 * math.sqrt(member.claims / max(1, busiest)), 1),
        "label": shortened(visible(member.id), LABEL_ROOM) if show else "",
        "tip": "\n".join(
            (
                f"{capital(tr(called(MEMBER_KINDS, member.kind)))} {visible(member.id)}",
                f"{tr(called(ROLES, member.role))} · {tr(STRENGTH)} {fraction(member.strength)}",
                f"{tr(counted(member.claims, CLAIM_COUNT))} · {amount(member.fund_minor)}",
            )
        ),
    }


def edge_data(edge: Edge, placed: Layout, busiest: int) -> dict[str, Any]:
    """One line: its width grows with the claims the two share."""
    a, b = placed.places[edge.a], placed.places[edge.b]
    return {
        "a": handle(edge.a),
        "b": handle(edge.b),
        "x1": round(a.x, 1),
        "y1": round(a.y, 1),
        "x2": round(b.x, 1),
        "y2": round(b.y, 1),
        "width": round(1 + 5 * math.sqrt(edge.claims / max(1, busiest)), 1),
        "tip": f"{visible(edge.a[1])} — {visible(edge.b[1])}\n"
        + tr(_EDGE, claims=counted(edge.claims, CLAIM_COUNT), fund=amount(edge.fund_minor)),
    }


def show_graph(graph: RingGraph, picked: Sequence[Picked], *, key: str) -> tuple[Picked, ...]:
    """Draw the graph; what was clicked just now: one member, the two of an edge, or nothing."""
    placed = layout(graph)
    room = max((min(len(m.id), LABEL_ROOM) for m in graph.nodes), default=0)
    margin = 24 + (PIXELS_PER_CHARACTER * room if placed.labelled else 0)
    half = max(placed.radius + margin, margin + 40)
    most_node = max((m.claims for m in graph.nodes), default=1)
    most_edge = max((e.claims for e in graph.edges), default=1)
    present = {member.kind for member in graph.nodes}
    result = _drawn(
        key=key,
        data={
            "half_width": round(half),
            "half_height": round(half),
            "title": tr(_GRAPH),
            "nodes": [node_data(member, placed, most_node) for member in graph.nodes],
            "edges": [edge_data(edge, placed, most_edge) for edge in graph.edges],
            "selected": [handle((one.kind, one.id)) for one in picked],
            "legend": [
                {"kind": k, "label": capital(tr(MEMBER_KINDS[k].name))}
                for k in KINDS
                if k in present
            ],
        },
        on_opened_change=lambda: None,
    )
    return picked_from(cast(Any, result).opened or ())
