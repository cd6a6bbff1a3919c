"""Canonical rows read back from the server: a page of identifiers at a time, column by column.

A page starts at an identifier and has a fixed number of nodes, in the order of the unique index:
identifiers never change, so a load that runs meanwhile cannot shift a page. ``$seen`` says that
the first identifier of the page was the last one of the page before. Every answer is one row:
the last identifier of the page, its size, and one list per column, which is four times as fast
to read as one row per node. Times and dates travel as ISO text, decimals as they are kept.
Rows of a load that is not complete (``load_no`` above ``$load_no``) are left out.
"""

from collections.abc import Mapping

from graph.cypher.patterns import columns
from graph.schema.claim_properties import ON_SERVER
from graph.schema.registers import DESCRIBED, LABELS, Described
from graph.schema.source_files import SOURCE_FILES
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Column, Kind, Table
from model.vocabulary.claims import EntityKind

COUNTS = """
RETURN COUNT { MATCH (:Claim) }, COUNT { MATCH ()-[:INCLUDES]->() },
    COUNT { MATCH ()-[s:SIGNED_BY]->() WHERE s.source_no IS NOT NULL },
    COUNT { MATCH (:LooseRow) }"""

_DESCRIBED = [name for name in SOURCE_FILES.names if name not in ("source_no", "load_no")]
SOURCES = f"""
MATCH (f:SourceFile) WHERE coalesce(f.load_no, 0) <= $load_no
RETURN f.no, coalesce(f.load_no, 0), {columns("f", _DESCRIBED)}"""


def _complete(variable: str) -> str:
    return f"coalesce({variable}.load_no, 0) <= $load_no"


def _page(variable: str, label: str) -> str:
    return f"""
MATCH ({variable}:{label}) WHERE {variable}.id >= $from
WITH {variable} ORDER BY {variable}.id LIMIT $rows
WITH collect({variable}) AS page"""


def _cells(variable: str, table: Table, names: Mapping[str, str]) -> dict[str, str]:
    """Every column as its property gives it; ``names`` are those that are called otherwise."""

    def cell(column: Column) -> str:
        kept = f"{variable}.{names.get(column.stored, column.stored)}"
        return f"toString({kept})" if column.kind in (Kind.TIME, Kind.DATE) else kept

    return {column.stored: cell(column) for column in table.columns}


def _lists(variable: str, cells: Mapping[str, str], made: Mapping[str, str]) -> str:
    """One list per column over the rows that are ``kept``; some are ``made`` already."""
    every = {"source_no": f"{variable}.source_no", "row_no": f"{variable}.row_no", **cells}
    lists = {name: f"[{variable} IN kept | {cell}] AS {name}" for name, cell in every.items()}
    return ", ".join({**lists, **made}.values())


def _of_nodes(
    variable: str, label: str, table: Table, names: Mapping[str, str], only: str = ""
) -> str:
    """A page of nodes, each of which holds one row."""
    return f"""{_page(variable, label)}
WITH page, [{variable} IN page WHERE {only}NOT ($seen AND {variable}.id = $from)
    AND {_complete(variable)}] AS kept
RETURN page[-1].id, size(page), {_lists(variable, _cells(variable, table, names), {})}"""


def _of_claims(variable: str, match: str, table: Table, ends: str, made: Mapping[str, str]) -> str:
    """A page of claims, and the rows that are relationships from them."""
    return f"""{_page("c", "Claim")}
CALL (page) {{
    UNWIND page AS c
    WITH c WHERE NOT ($seen AND c.id = $from) AND {_complete("c")}
    MATCH {match} {_complete(variable)}
    RETURN collect({variable}) AS kept, collect(c.id) AS claim_id, {ends}
}}
RETURN page[-1].id, size(page), {_lists(variable, _cells(variable, table, {}), made)}"""


def _register_page(register: Described, kind: EntityKind) -> str:
    names = {register.key: "id"}
    return _of_nodes("e", LABELS[kind], register.table, names, only="e.registered AND ")


REGISTER_PAGES = tuple(
    (register.table, _register_page(register, kind))
    for register in DESCRIBED
    for kind in register.kinds
)
"""Pages of what the registers say, with the table that they are rows of."""

CLAIM_PAGE = _of_nodes("c", "Claim", CLAIMS, ON_SERVER)

# An item without a code has the identifier ''; only a code that is itself empty is kept beside.
LINE_PAGE = _of_claims(
    "i",
    "(c)-[i:INCLUDES]->(t:Item) WHERE",
    CLAIM_LINES,
    "collect(t.id) AS item",
    {
        "claim_id": "claim_id",
        "item_code": "[n IN range(0, size(kept) - 1) |"
        " coalesce((kept[n]).item_code, nullIf(item[n], ''))] AS item_code",
    },
)

CLAIM_DOCTOR_PAGE = _of_claims(
    "s",
    "(c)-[s:SIGNED_BY]->(d:Doctor) WHERE s.source_no IS NOT NULL AND",
    CLAIM_DOCTORS,
    "collect(d.id) AS doctor_id",
    {"claim_id": "claim_id", "doctor_id": "doctor_id"},
)

LOOSE_ROWS = """
MATCH (l:LooseRow) WHERE coalesce(l.load_no, 0) <= $load_no
RETURN l.table, l.source_no, l.row_no, l.json"""
