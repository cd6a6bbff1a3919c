"""The nodes of a snapshot as rows of properties, exactly as a graph server keeps them.

Every text is a SELECT over the snapshot attached as ``{s}``. Times and dates are ISO text (the
server makes its own kinds of them, see ``TIMES`` and ``DATES``), decimals exact text. A property
that is null is absent on the server.
"""

from graph.embedded.text import filled, quoted
from graph.schema.claim_properties import ON_SERVER
from graph.schema.measures import MEASURES
from graph.schema.registers import REGISTERS, Described, Register
from graph.schema.source_files import SOURCE_FILES
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Column, Kind, Table
from model.layout import REGISTRATIONS, TABLES

TIMES = frozenset(c.stored for table in TABLES for c in table.columns if c.kind is Kind.TIME)
DATES = frozenset(c.stored for table in TABLES for c in table.columns if c.kind is Kind.DATE)

_ENTITY = ", ".join(
    f"e.{name}"
    for name in ("kind", "id", "no", "name", *MEASURES.names, "degree", "id_key", "name_key")
)

_REGISTERED = """
SELECT {entity}, r.registered, {columns}, r.source_no, r.row_no, f.load_no
FROM {{s}}.entities e JOIN {{s}}.{table} r ON r.{number} = e.no
LEFT JOIN {{s}}.sources f USING (source_no)
WHERE e.kind IN ({kinds})"""

_IDENTIFIERS = "SELECT {entity} FROM {{s}}.entities e WHERE e.kind IN ({kinds})"

_CLAIMS = """
SELECT {renamed}, c.effective, f.load_no, c.source_no, c.row_no, {columns}
FROM {{s}}.claims c JOIN {{s}}.sources f USING (source_no)"""

ITEM_NODES = """
SELECT coalesce(item_code, '') AS id, min(item_name) AS name, min(item_kind) AS kind
FROM {s}.claim_lines WHERE claim_no >= 0 GROUP BY 1"""

_LOOSE = """
SELECT '{table}/' || sha256(to_json([{key}])::VARCHAR) AS key, '{table}' AS "table",
    to_json({{{{{cells}}}}})::VARCHAR AS json, l.source_no, l.row_no, f.load_no
FROM {{s}}.{table} l JOIN {{s}}.sources f USING (source_no) {where}"""


def _cell(column: Column, prefix: str) -> str:
    """One column in the form in which it travels."""
    name = f"{prefix}{column.stored}"
    if column.kind is Kind.TIME:
        return f"replace({name}::VARCHAR, ' ', 'T')"
    if column.kind in (Kind.DATE, Kind.DECIMAL):
        return f"{name}::VARCHAR"
    return name


def travelling(table: Table, prefix: str, without: tuple[str, ...] = ()) -> str:
    """The stored columns in the form in which they travel, but those in ``without``."""
    return ", ".join(
        f"{_cell(column, prefix)} AS {column.stored}"
        for column in table.columns
        if column.stored not in without
    )


def _register(register: Register) -> str:
    kinds = quoted(register.kinds)
    if not isinstance(register, Described):
        return filled(_IDENTIFIERS, entity=_ENTITY, kinds=kinds)
    return filled(
        _REGISTERED,
        entity=_ENTITY,
        columns=travelling(register.table, "r.", (register.key, "name")),
        table=register.name,
        number=register.number,
        kinds=kinds,
    )


def _loose(table: Table, where: str) -> str:
    return filled(
        _LOOSE,
        table=table.name,
        key=", ".join(f"l.{table.by_name[name].stored}::VARCHAR" for name in table.key),
        cells=", ".join(f"'{c.stored}': l.{c.stored}::VARCHAR" for c in table.columns),
        where=where,
    )


ENTITY_NODES = {register.name: _register(register) for register in REGISTERS}
"""By the name of their register."""

CLAIM_NODES = filled(
    _CLAIMS,
    renamed=", ".join(f"c.{column} AS {name}" for column, name in ON_SERVER.items()),
    columns=travelling(CLAIMS, "c.", ("claim_id",)),
)

SOURCE_NODES = filled(
    "SELECT source_no AS no, {described} FROM {{s}}.sources",
    described=", ".join(SOURCE_FILES.names[1:]),
)

LOOSE_NODES = " UNION ALL ".join(
    (
        _loose(CLAIM_LINES, "WHERE l.claim_no < 0"),
        _loose(CLAIM_DOCTORS, "WHERE l.claim_no < 0"),
        _loose(REGISTRATIONS, ""),
    )
)
"""Canonical rows that hang on no node: ``json`` is an object of text or null by stored column."""
