"""The graph of a case in the formats of other tools; every edge carries the claims behind it."""

from cases.exchange.case_graph import case_graph
from cases.exchange.gexf import gexf
from cases.exchange.graphml import graphml
from cases.exchange.i2 import i2_files
from cases.exchange.load_script import load_parameters, load_script
from cases.exchange.page import page
from cases.exchange.picture import picture
from cases.exchange.tables import edge_claims_csv, edges_csv, nodes_csv
from model.dossiers import Dossier


def graph_files(dossier: Dossier) -> dict[str, bytes]:
    """All files of the graph of a dossier by name, the same bytes every time."""
    graph = case_graph(dossier)
    texts = {
        "graph.graphml": graphml(graph),
        "graph.gexf": gexf(graph),
        "nodes.csv": nodes_csv(graph),
        "edges.csv": edges_csv(graph),
        "edge_claims.csv": edge_claims_csv(graph),
        "load.cypher": load_script(),
        "load.json": load_parameters(graph),
        "graph.svg": picture(graph),
        "graph.html": page(graph, dossier.language),
        **{f"i2/{name}": text for name, text in i2_files(graph).items()},
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}
