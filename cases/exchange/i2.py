"""Files for the text import of i2 Analyst's Notebook: entities, links, and how to map them.

The importer of the chart tool maps columns of a delimited file to entities and links; an import
specification saved by it is a binary of that product, so the mapping is given as a table that
is typed in once. No maintained, permissively licensed writer of its own chart format was found.
"""

from decimal import Decimal

from cases.exchange.attributes import iso_day, label
from cases.exchange.case_graph import CaseGraph
from cases.exchange.tables import table
from model.money import from_minor
from model.vocabulary.claims import PARTICIPANTS
from model.vocabulary.term import called

_TYPES = {
    "patient": "Person",
    "doctor": "Doctor",
    "institution": "Hospital",
    "pharmacy": "Pharmacy",
    "provider": "Organization",
    "phone": "Phone",
    "address": "Address",
    "account": "Account",
    "owner": "Person",
}
"""Icon names of the standard palette of the chart tool."""

_SPECIFICATION = """# Import specification / 导入规格

Encoding UTF-8, delimiter comma, text qualifier double quote, first row holds the names.
编码 UTF-8，逗号分隔，双引号限定，首行为列名。

| file / 文件 | column / 列 | assign to / 对应 |
|---|---|---|
| entities.csv | Identity | Entity identity (unique) / 实体标识 |
| entities.csv | Type | Entity type (icon) / 实体类型（图标） |
| entities.csv | Label | Entity label / 标签 |
| entities.csv | Kind, Roles, Rings, FundAmount | Attributes / 属性 |
| links.csv | From, To | Identities of the two ends, in this direction / 两端标识，方向由前至后 |
| links.csv | Label | Link label / 连线标签 |
| links.csv | Strength | number of claims (link width) / 结算笔数（线宽） |
| links.csv | First, Last | Start and end date, yyyy-MM-dd / 起止日期 |
| links.csv | TotalAmount, FundAmount, ClaimIds | Attributes / 属性 |

Import entities first, then links; match entities by identity. 先导入实体，后导入连线，按标识匹配。
"""


def i2_files(graph: CaseGraph) -> dict[str, str]:
    """``entities.csv``, ``links.csv`` and ``import_specification.md``."""
    entities = table(
        ("Identity", "Type", "Label", "Kind", "Roles", "Rings", "FundAmount"),
        (
            (
                f"{node.kind}:{node.id}",
                _TYPES[node.kind],
                label(node),
                called(PARTICIPANTS, node.kind).en,
                ";".join(node.roles),
                ";".join(node.rings),
                Decimal(from_minor(node.fund_minor)),
            )
            for node in graph.nodes
        ),
    )
    identity = {node.key: f"{node.kind}:{node.id}" for node in graph.nodes}
    links = table(
        (
            "From",
            "To",
            "Label",
            "Strength",
            "First",
            "Last",
            "TotalAmount",
            "FundAmount",
            "ClaimIds",
        ),
        (
            (
                identity[edge.source],
                identity[edge.target],
                edge.relation,
                edge.claims,
                iso_day(edge.first_day),
                iso_day(edge.last_day),
                Decimal(from_minor(edge.total_minor)),
                Decimal(from_minor(edge.fund_minor)),
                " ".join(edge.claim_ids),
            )
            for edge in graph.edges
        ),
    )
    return {"entities.csv": entities, "links.csv": links, "import_specification.md": _SPECIFICATION}
