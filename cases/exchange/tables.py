"""Nodes, edges and the claims behind edges as CSV: UTF-8, header, formulas made text."""

from collections.abc import Iterable
from decimal import Decimal

from cases.exchange.attributes import EDGE, NODE, Attribute, Of
from cases.exchange.case_graph import CaseGraph
from model.cells import neutral
from model.csv_text import csv_text


def table(header: Iterable[str], rows: Iterable[Iterable[str | int | Decimal]]) -> str:
    """CSV text; text cells are made safe for spreadsheets, numbers stay numbers."""
    safe = ([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return csv_text(header, safe)


def nodes_csv(graph: CaseGraph) -> str:
    """One row per node."""
    header = ("node", *(attribute.name for attribute in NODE))
    return table(header, ((n.key, *(_cell(a, n) for a in NODE)) for n in graph.nodes))


def edges_csv(graph: CaseGraph) -> str:
    """One row per edge with its ends by node and by identifier."""
    nodes = {node.key: node for node in graph.nodes}
    header = ("edge", "source", "target", "source_id", "target_id", *(a.name for a in EDGE))
    return table(
        header,
        (
            (
                edge.key,
                edge.source,
                edge.target,
                nodes[edge.source].id,
                nodes[edge.target].id,
                *(_cell(a, edge) for a in EDGE),
            )
            for edge in graph.edges
        ),
    )


def edge_claims_csv(graph: CaseGraph) -> str:
    """One row per edge and claim: every edge names its claims."""
    rows = ((edge.key, claim) for edge in graph.edges for claim in edge.claim_ids)
    return table(("edge", "claim_id"), rows)


def _cell(attribute: Attribute[Of], of: Of) -> str | int | Decimal:
    value = attribute.value(of)
    # A negative amount is a number to a spreadsheet, not a formula.
    return Decimal(value) if attribute.type == "decimal" else value
