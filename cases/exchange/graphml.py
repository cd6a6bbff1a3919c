"""GraphML (graphdrawing.org, 2002): read by yEd, Cytoscape, Gephi, networkx."""

from xml.etree import ElementTree as ET

from cases.exchange.attributes import DECLARED_EDGE, DECLARED_NODE, EDGE, NODE
from cases.exchange.case_graph import CaseGraph
from cases.exchange.plain_xml import document, exact, xml_text

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def graphml(graph: CaseGraph) -> str:
    """The directed multigraph with every attribute as typed data; ``*_exact`` where needed."""
    root = ET.Element("graphml", {"xmlns": _SPACE})
    for prefix, domain, attributes in (("v", "node", DECLARED_NODE), ("r", "edge", DECLARED_EDGE)):
        for number, (name, kind) in enumerate(attributes):
            _key(root, f"{prefix}{number}", domain, name, kind)
        _key(root, f"{prefix}x", domain, "exact", "string")
    for number, name in enumerate(("case_id", "data_version", "exported", "digest")):
        _key(root, f"g{number}", "graph", name, "string")
    body = ET.SubElement(root, "graph", {"id": "case", "edgedefault": "directed"})
    for number, value in enumerate(
        (graph.case_id, graph.data_version, graph.exported, graph.digest)
    ):
        _data(body, f"g{number}", value)
    for node in graph.nodes:
        element = ET.SubElement(body, "node", {"id": node.key})
        for number, of_node in enumerate(NODE):
            _data(element, f"v{number}", of_node.value(node))
        _exact(element, "vx", (node.id, node.name))
    for edge in graph.edges:
        ends = {"id": edge.key, "source": edge.source, "target": edge.target}
        element = ET.SubElement(body, "edge", ends)
        for number, of_edge in enumerate(EDGE):
            _data(element, f"r{number}", of_edge.value(edge))
        _exact(element, "rx", (edge.relation,))
    return document(root)


def _key(root: ET.Element, key: str, domain: str, name: str, kind: str) -> None:
    facts = {"id": key, "for": domain, "attr.name": name, "attr.type": kind}
    ET.SubElement(root, "key", facts)


def _data(parent: ET.Element, key: str, value: str | int) -> None:
    ET.SubElement(parent, "data", {"key": key}).text = xml_text(str(value))


def _exact(parent: ET.Element, key: str, texts: tuple[str, ...]) -> None:
    changed = [found for text in texts if (found := exact(text))]
    if changed:
        _data(parent, key, "[" + ", ".join(changed) + "]")
