"""Registered facts as rows: what the registers and the table ``relations`` state of two entities.

A fact names its ends by a word (*provider* for an institution or a pharmacy) and an identifier.
"""

import duckdb

from graph.embedded.text import filled, quoted
from graph.schema.registered_edges import REGISTERED_EDGES, RegisteredEdge
from graph.schema.registers import DESCRIBED, PROVIDER, REGISTERS
from model.language import Text

_OFF = Text(
    en="registered relations that name a kind of thing which the graph has no place for: {n:,}",
    zh="登记关系中主体类型不在图中的：{n:,} 条",
)

_STATED = "SELECT '{source}', {key}, '{relation}', '{target}', {column}, {validity} FROM {table}"

_FACTS = """
CREATE TEMP TABLE facts AS
WITH stated(source_kind, source_id, relation, target_kind, target_id, valid_from, valid_to) AS (
    {stated}
    UNION ALL SELECT {subject_kind}, subject_id, relation, {object_kind}, object_id,
        valid_from, valid_to FROM relations
)
SELECT * FROM stated WHERE source_kind IS NOT NULL AND target_kind IS NOT NULL
    AND source_id IS NOT NULL AND target_id IS NOT NULL"""

_WORD = """(CASE WHEN {column} IN (SELECT unnest($provider_words)) THEN 'provider'
    WHEN {column} IN ({others}) THEN {column} END)"""

_OFF_THE_GRAPH = """
SELECT count(*) FROM relations WHERE (subject_kind NOT IN (SELECT unnest($words)))
OR (object_kind NOT IN (SELECT unnest($words)))"""


def collect_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the temporary table ``facts``, one row per statement that the graph has ends for."""
    others = quoted(
        word for register in REGISTERS if register is not PROVIDER for word in register.words
    )
    statement = filled(
        _FACTS,
        stated=" UNION ALL ".join(row for edge in REGISTERED_EDGES for row in _statements(edge)),
        subject_kind=filled(_WORD, column="subject_kind", others=others),
        object_kind=filled(_WORD, column="object_kind", others=others),
    )
    connection.execute(statement, {"provider_words": list(PROVIDER.words)})


def off_the_graph(connection: duckdb.DuckDBPyConnection) -> tuple[Text, ...]:
    """A notice about registered facts on kinds of things that the graph has no entity for."""
    words = [word for register in REGISTERS for word in register.words]
    count = connection.execute(_OFF_THE_GRAPH, {"words": words}).fetchall()[0][0]
    if not count:
        return ()
    return (_OFF.filled(n=count),)


def _statements(edge: RegisteredEdge) -> list[str]:
    return [
        filled(
            _STATED,
            source=register.noun,
            key=register.key,
            relation=edge.relation,
            target=edge.target,
            column=edge.column,
            validity=", ".join(edge.validity or ("NULL", "NULL")),
            table=register.name,
        )
        for register in DESCRIBED
        if register.table in edge.tables
    ]
