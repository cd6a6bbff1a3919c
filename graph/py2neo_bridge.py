"""A bridge for analysts who have py2neo notebooks: their ``Graph`` on our data model.

py2neo is at its end of life (its author's own statement of 2023) and single statements through
it are 50 to 100 times slower than batches through the official driver, so nothing of the product
goes this way; see ``docs/decisions``. It still works on Neo4j 5.26 and 2026, and notebooks that
were written for it need not be thrown away. Needs the extra ``py2neo``.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd
import py2neo

from graph.address import ServerAddress
from graph.cypher import bridge
from graph.neo4j_server.own import THIS_MACHINE
from model.errors import StoreUnavailable
from model.language import Text

_NO_RUN = Text(en="the server holds no run yet", zh="服务器上尚无运行结果")
_DETECT = Text(en="Run: coterie detect --store {uri}", zh="请运行：coterie detect --store {uri}")
_SAFE = ("bolt+s", "neo4j+s", "bolt+ssc", "neo4j+ssc")


@dataclass(frozen=True)
class Bridge:
    """py2neo's own objects and three data frames of the product's results.

    With ``LABELS`` of ``graph.schema.registers``:
    ``bridge.nodes.match(LABELS["doctor"], id="D1")``.
    """

    graph: py2neo.Graph
    nodes: py2neo.NodeMatcher
    relationships: py2neo.RelationshipMatcher

    def newest_run(self) -> str:
        """The run that was kept last; raises ``StoreUnavailable`` where there is none."""
        found = self.graph.run(bridge.NEWEST_RUN).data()
        if not found:
            raise StoreUnavailable(_NO_RUN, to_do=_DETECT.filled(uri=str(self.graph.service.uri)))
        return str(found[0]["run"])

    def rings(self, run: str | None = None) -> pd.DataFrame:
        """Rings of a run (the newest unless named) by rank; amounts in minor units."""
        return self._frame(bridge.RINGS, run=run or self.newest_run())

    def members(self, ring: str, run: str | None = None) -> pd.DataFrame:
        """Members of one ring with role and strength."""
        return self._frame(bridge.MEMBERS, ring=ring, run=run or self.newest_run())

    def claims(self, ring: str, run: str | None = None) -> pd.DataFrame:
        """Claims that one ring rests on, and why each belongs to it."""
        return self._frame(bridge.RING_CLAIMS, ring=ring, run=run or self.newest_run())

    def _frame(self, text: str, **parameters: str) -> pd.DataFrame:
        # The column names come from the cursor, so that an empty answer keeps them.
        cursor = self.graph.run(text, **parameters)
        names = list(cursor.keys())
        rows = [[record[name] for name in names] for record in cursor]
        return pd.DataFrame(rows, columns=names)


def open_bridge(address: ServerAddress) -> Bridge:
    """py2neo on a server that the product filled. Raises ``StoreUnavailable`` if none answers."""
    parts = urlsplit(address.uri)
    secure = parts.scheme in _SAFE
    try:
        graph = py2neo.Graph(
            f"bolt://{parts.hostname}:{parts.port or 7687}",
            auth=(address.user, address.password),
            name=address.database,
            secure=secure,
            verify=secure
            and not parts.scheme.endswith("ssc")
            and parts.hostname not in THIS_MACHINE,
        )
        graph.run(bridge.ANSWERS).evaluate()
    except (OSError, py2neo.errors.ConnectionUnavailable, py2neo.errors.Neo4jError) as error:
        raise StoreUnavailable(
            Text(en="py2neo cannot reach the server", zh="py2neo 无法连接服务器"),
            where=address.uri,
        ) from error
    return Bridge(graph, py2neo.NodeMatcher(graph), py2neo.RelationshipMatcher(graph))
