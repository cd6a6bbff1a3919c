"""The graph of a case as an SVG figure with the case number and the digest of its content."""

from xml.etree import ElementTree as ET

from cases.exchange.attributes import label
from cases.exchange.case_graph import CaseGraph, Node
from cases.exchange.placing import placed
from cases.exchange.plain_xml import document, xml_text

_LONGEST_LABEL = 24
_FOOT = 48
# Shape, fill and outline differ together: never colour alone.
_LOOK = {
    "patient": ("circle", "#dbe9f6", "#1f5fa8"),
    "doctor": ("square", "#fde3c8", "#b35900"),
    "institution": ("diamond", "#d9efd9", "#2d7a2d"),
    "pharmacy": ("diamond", "#efd9ef", "#7a2d7a"),
}
_OTHER = ("circle", "#eeeeee", "#555555")


def picture(graph: CaseGraph) -> str:
    """The whole SVG document. Labels are cut to fit and say so; ids are in the tables."""
    where = placed(graph)
    size = {
        "width": str(where.width),
        "height": str(where.height + _FOOT),
        "viewBox": f"0 0 {where.width} {where.height + _FOOT}",
    }
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
    ET.SubElement(root, "title").text = xml_text(f"{graph.case_id}")
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    lines = ET.SubElement(root, "g", {"stroke": "#8899aa", "fill": "none"})
    for edge in graph.edges:
        (x1, y1), (x2, y2) = where.at[edge.source], where.at[edge.target]
        facts = {"x1": str(x1), "y1": str(y1), "x2": str(x2), "y2": str(y2)}
        width = str(min(1 + edge.claims // 5, 6))
        line = ET.SubElement(
            lines,
            "line",
            {**facts, "stroke-width": width, "stroke-opacity": "0.5", "data-edge": edge.key},
        )
        said = f"{edge.title.zh} {edge.title.en}: {edge.claims} 笔 claims"
        ET.SubElement(line, "title").text = xml_text(said)
    for node in graph.nodes:
        _node(root, node, *where.at[node.key])
    _foot(root, graph, where.height)
    return document(root)


def _node(root: ET.Element, node: Node, x: int, y: int) -> None:
    shape, fill, outline = _LOOK.get(node.kind, _OTHER)
    group = ET.SubElement(root, "g", {"data-node": node.key})
    ET.SubElement(group, "title").text = xml_text(f"{node.kind} {node.id} {node.name}")
    paint = {"fill": fill, "stroke": outline, "stroke-width": "2" if node.rings else "1"}
    if shape == "circle":
        ET.SubElement(group, "circle", {"cx": str(x), "cy": str(y), "r": "8", **paint})
    else:
        turn = {"transform": f"rotate(45 {x} {y})"} if shape == "diamond" else {}
        box = {"x": str(x - 7), "y": str(y - 7), "width": "14", "height": "14"}
        ET.SubElement(group, "rect", {**box, **paint, **turn})
    text = ET.SubElement(
        group,
        "text",
        {
            "x": str(x + 14),
            "y": str(y + 4),
            "font-size": "11",
            "font-family": "sans-serif",
            # A light halo keeps a label readable on top of lines.
            "stroke": "#ffffff",
            "stroke-width": "3",
            "paint-order": "stroke",
        },
    )
    said = xml_text(label(node)).replace("\n", " ")
    text.text = said if len(said) <= _LONGEST_LABEL else f"{said[: _LONGEST_LABEL - 1]}…"


def _foot(root: ET.Element, graph: CaseGraph, top: int) -> None:
    counted = f"{len(graph.nodes)} nodes / 节点, {len(graph.edges)} relations / 关系"
    said = (f"{graph.case_id}   {graph.exported}   {counted}", f"SHA-256 {graph.digest}")
    for number, text in enumerate(said):
        facts = {"x": "12", "y": str(top + 16 + 16 * number), "font-size": "11"}
        ET.SubElement(root, "text", {**facts, "font-family": "monospace"}).text = xml_text(text)
    if graph.draft:
        facts = {"x": "50%", "y": "50%", "font-size": "60", "fill": "#cc0000", "opacity": "0.25"}
        ET.SubElement(root, "text", {**facts, "text-anchor": "middle"}).text = "DRAFT 草稿"
