"""A script and its parameter file that load the graph of a case into anybody's Neo4j."""

import json
from importlib import resources

from cases.exchange.attributes import EDGE, NODE
from cases.exchange.case_graph import CaseGraph


def load_script() -> str:
    """The statements, each ended by a semicolon; the same text for every case."""
    return resources.files("cases.exchange").joinpath("load.cypher").read_text(encoding="utf-8")


def load_parameters(graph: CaseGraph) -> str:
    """``nodes`` and ``edges`` for the statements as JSON; identifiers are exact."""
    content = {
        "case_id": graph.case_id,
        "data_version": graph.data_version,
        "nodes": [
            {"key": node.key, "properties": {a.name: a.value(node) for a in NODE}}
            for node in graph.nodes
        ],
        "edges": [
            {
                "key": edge.key,
                "source": edge.source,
                "target": edge.target,
                "properties": {
                    **{a.name: a.value(edge) for a in EDGE},
                    "claim_ids": list(edge.claim_ids),
                },
            }
            for edge in graph.edges
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
