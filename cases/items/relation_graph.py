"""Item 13: the relations of the case in the formats of other tools."""

from cases.exchange import graph_files
from cases.items.item import Item
from cases.items.reading import Reading
from model.language import Text

NAME = "13_关系图"
EDGES = f"{NAME}/edges.csv"
EDGE_CLAIMS = f"{NAME}/edge_claims.csv"


def exchange(reading: Reading) -> dict[str, bytes]:
    """The graph as GraphML, GEXF, tables, Cypher, pictures, and for i2."""
    return {f"{NAME}/{name}": data for name, data in graph_files(reading.dossier).items()}


ITEM = Item(
    name=NAME,
    title=Text(en="Graph of relations", zh="关系图"),
    source="exchange with analysts",
    needed=(f"{NAME}/",),
    exchange=exchange,
)
