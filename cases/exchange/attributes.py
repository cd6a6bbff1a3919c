"""The attributes of nodes and edges, once for all formats: name, type, meaning, value."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from cases.exchange.case_graph import Edge, Node
from model.days import iso
from model.money import from_minor

Of = TypeVar("Of", Node, Edge)
UNKNOWN_DAY = -1


@dataclass(frozen=True)
class Attribute(Generic[Of]):
    """One attribute of a node or an edge; ``decimal`` is exact text that tables leave a number."""

    name: str
    type: Literal["string", "long", "decimal"]
    value: Callable[[Of], str | int]

    @property
    def stored_as(self) -> str:
        """The type in formats that know texts and whole numbers only."""
        return "string" if self.type == "decimal" else self.type


def iso_day(day: int) -> str:
    """The date of a day number, empty where it is unknown.

    >>> iso_day(20000), iso_day(-1)
    ('2024-10-04', '')
    """
    return "" if day == UNKNOWN_DAY else iso(day)


NODE: tuple[Attribute[Node], ...] = (
    Attribute("kind", "string", lambda node: node.kind),
    Attribute("entity_id", "string", lambda node: node.id),
    Attribute("name", "string", lambda node: node.name),
    Attribute("roles", "string", lambda node: ";".join(node.roles)),
    Attribute("rings", "string", lambda node: ";".join(node.rings)),
    Attribute("fund_amount_minor", "long", lambda node: node.fund_minor),
)
EDGE: tuple[Attribute[Edge], ...] = (
    Attribute("relation", "string", lambda edge: edge.relation),
    Attribute("relation_en", "string", lambda edge: edge.title.en),
    Attribute("relation_zh", "string", lambda edge: edge.title.zh),
    Attribute("claims", "long", lambda edge: edge.claims),
    Attribute("first_date", "string", lambda edge: iso_day(edge.first_day)),
    Attribute("last_date", "string", lambda edge: iso_day(edge.last_day)),
    Attribute("total_amount", "decimal", lambda edge: from_minor(edge.total_minor)),
    Attribute("fund_amount", "decimal", lambda edge: from_minor(edge.fund_minor)),
    Attribute("total_amount_minor", "long", lambda edge: edge.total_minor),
    Attribute("fund_amount_minor", "long", lambda edge: edge.fund_minor),
    Attribute("claim_ids", "string", lambda edge: json.dumps(edge.claim_ids, ensure_ascii=False)),
)

DECLARED_NODE = tuple((attribute.name, attribute.stored_as) for attribute in NODE)
DECLARED_EDGE = tuple((attribute.name, attribute.stored_as) for attribute in EDGE)
"""Name and type of every attribute, for formats that declare them first."""


def label(node: Node) -> str:
    """What a picture writes beside a node: its name, else its identifier."""
    return node.name or node.id
