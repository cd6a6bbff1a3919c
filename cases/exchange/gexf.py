"""GEXF 1.3 (gexf.net): read by Gephi and networkx; the period of an edge is plain data here."""

from xml.etree import ElementTree as ET

from cases.exchange.attributes import DECLARED_EDGE, DECLARED_NODE, EDGE, NODE, label
from cases.exchange.case_graph import CaseGraph
from cases.exchange.plain_xml import document, exact, xml_text

_SPACE = "http://gexf.net/1.3"


def gexf(graph: CaseGraph) -> str:
    """The directed multigraph with every attribute; ``exact`` where XML cannot carry a text."""
    root = ET.Element("gexf", {"xmlns": _SPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": graph.exported[:10]})
    ET.SubElement(meta, "creator").text = "Coterie"
    ET.SubElement(meta, "description").text = xml_text(
        f"case {graph.case_id}, data {graph.data_version}, graph {graph.digest}"
    )
    body = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for domain, attributes in (("node", DECLARED_NODE), ("edge", DECLARED_EDGE)):
        declared = ET.SubElement(body, "attributes", {"class": domain})
        for number, (name, kind) in enumerate(attributes):
            facts = {"id": str(number), "title": name, "type": kind}
            ET.SubElement(declared, "attribute", facts)
        last = {"id": str(len(attributes)), "title": "exact", "type": "string"}
        ET.SubElement(declared, "attribute", last)
    nodes = ET.SubElement(body, "nodes")
    for node in graph.nodes:
        element = ET.SubElement(nodes, "node", {"id": node.key, "label": xml_text(label(node))})
        _values(element, [a.value(node) for a in NODE], (node.id, node.name))
    edges = ET.SubElement(body, "edges")
    for edge in graph.edges:
        facts = {
            "id": edge.key,
            "source": edge.source,
            "target": edge.target,
            "label": xml_text(edge.relation),
        }
        element = ET.SubElement(edges, "edge", facts)
        _values(element, [a.value(edge) for a in EDGE], (edge.relation,))
    return document(root)


def _values(parent: ET.Element, values: list[str | int], texts: tuple[str, ...]) -> None:
    held = ET.SubElement(parent, "attvalues")
    for number, value in enumerate(values):
        ET.SubElement(held, "attvalue", {"for": str(number), "value": xml_text(str(value))})
    changed = [found for text in texts if (found := exact(text))]
    if changed:
        text = "[" + ", ".join(changed) + "]"
        ET.SubElement(held, "attvalue", {"for": str(len(values)), "value": text})
