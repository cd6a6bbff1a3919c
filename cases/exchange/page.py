"""The graph of a case as one HTML file that opens anywhere and asks nobody for anything."""

import html
import json
from importlib import resources

from cases.exchange.attributes import iso_day
from cases.exchange.case_graph import CaseGraph
from cases.exchange.picture import picture
from model.language import Language, Text
from model.money import readable

_WORDS = {
    "TITLE": Text(en="Relations in case {case}", zh="案件 {case} 关系图"),
    "NOTE": Text(
        en="Indicators for investigation, not findings of guilt. Data {data}. Graph {digest}.",
        zh="本图为调查线索，不构成违法认定。数据版本 {data}，图的校验值 {digest}。",
    ),
    "CHOSEN": Text(en="Relations and their claims", zh="关系及其结算记录"),
    "HINT": Text(
        en="Choose a node or a line to light its rows.", zh="点击节点或连线可突出显示对应行。"
    ),
}
_HEADER = (
    Text(en="from", zh="起点"),
    Text(en="relation", zh="关系"),
    Text(en="to", zh="终点"),
    Text(en="claims", zh="记录数"),
    Text(en="first", zh="最早"),
    Text(en="last", zh="最晚"),
    Text(en="total", zh="总额"),
    Text(en="fund", zh="基金支付"),
    Text(en="claim ids", zh="结算记录编号"),
)


def page(graph: CaseGraph, language: Language) -> str:
    """The whole document. Data travels as JSON and is shown as text only, never as markup."""
    facts = {"case": graph.case_id, "data": graph.data_version, "digest": graph.digest}
    places = {
        name: html.escape(text.filled(**facts).in_language(language))
        for name, text in _WORDS.items()
    }
    places |= {
        "LANGUAGE": "zh-CN" if language == "zh" else "en",
        "HEADER": "".join(f"<th>{html.escape(t.in_language(language))}</th>" for t in _HEADER),
        "PICTURE": picture(graph).partition("\n")[2],  # without the XML declaration
        "DATA": _data(graph, language),
    }
    template = resources.files("cases.exchange").joinpath("page.html").read_text("utf-8")
    # One pass over the template, so that a value which looks like a place stays a value.
    parts = template.split("@")
    return "".join(places.get(part, part) for part in parts)


def _data(graph: CaseGraph, language: Language) -> str:
    nodes = {node.key: node for node in graph.nodes}
    content = {
        "edges": [
            {
                "key": edge.key,
                "ends": [edge.source, edge.target],
                "cells": [
                    f"{nodes[edge.source].id} {nodes[edge.source].name}".strip(),
                    edge.title.in_language(language),
                    f"{nodes[edge.target].id} {nodes[edge.target].name}".strip(),
                    str(edge.claims),
                    iso_day(edge.first_day),
                    iso_day(edge.last_day),
                    readable(edge.total_minor),
                    readable(edge.fund_minor),
                    " ".join(edge.claim_ids),
                ],
            }
            for edge in graph.edges
        ]
    }
    # Inside a script element only "<" can end it; as an escape it is the same JSON.
    return json.dumps(content, ensure_ascii=True).replace("<", "\\u003c")
