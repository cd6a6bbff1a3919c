"""Cypher of entities, items and what hangs on no claim: made, changed, numbered in batches.

A row is a map of properties; one that is null is left out. Dates arrive as ISO text.
"""

from graph.cypher.patterns import entity
from graph.schema.registers import ENTITY, LABELS, PROVIDER, REGISTERS, Described, Register
from model.columns import Kind
from model.vocabulary.claims import EntityKind

_ROWS = "\nUNWIND $rows AS row"
_FOUND = f"{_ROWS}\nMATCH {entity('n', 'row.kind', 'row.id')}"


def _dates(register: Register) -> str:
    """Properties that are dates, made of their text."""
    columns = register.table.columns if isinstance(register, Described) else ()
    names = [column.stored for column in columns if column.kind is Kind.DATE]
    return "".join(f", n.{name} = date(row.{name})" for name in names)


def _added(register: Register, kind: EntityKind) -> str:
    return f"{_ROWS}\nCREATE (n:{ENTITY}:{LABELS[kind]})\nSET n = row{_dates(register)}"


def _changed(register: Register) -> str:
    """What others keep at a node stays: only the properties of the row are set."""
    one = len(register.kinds) == 1
    found = f"{_ROWS}\nMATCH (n:{LABELS[register.kinds[0]]} {{id: row.id}})" if one else _FOUND
    return f"{found}\nSET n += row{_dates(register)}"


def _marked(variable: str, kind: str, label: str) -> str:
    """Give a node a label where the row says that it is of this kind."""
    return f"""
FOREACH (_ IN CASE WHEN row.kind = '{kind}' THEN [1] ELSE [] END | SET {variable}:{label})"""


_AS_DRUG = _marked("i", "drug", "Drug")
_TURNED = "".join(_marked("n", kind, LABELS[kind]) for kind in ("pharmacy", "institution"))

WRITTEN = {
    **{
        f"{kind} added": _added(register, kind) for register in REGISTERS for kind in register.kinds
    },
    **{f"{register.name} changed": _changed(register) for register in REGISTERS},
    **{f"{register.name} vanished": f"{_FOUND}\nDETACH DELETE n" for register in REGISTERS},
    **{f"{register.name} renumbered": f"{_FOUND}\nSET n.no = row.no" for register in REGISTERS},
    "providers turned": f"""{_ROWS}
MATCH {entity("n", "row.was", "row.id")}
SET n.kind = row.kind
REMOVE n:{":".join(LABELS[kind] for kind in PROVIDER.kinds)}{_TURNED}""",
    "items added": f"""{_ROWS}
CREATE (i:Item) SET i = row{_AS_DRUG}""",
    "items changed": f"""{_ROWS}
MATCH (i:Item {{id: row.id}})
SET i += row
REMOVE i:Drug{_AS_DRUG}""",
    "items vanished": f"""{_ROWS}
MATCH (i:Item {{id: row.id}})
DETACH DELETE i""",
    "loose added": f"""{_ROWS}
CREATE (l:LooseRow) SET l = row""",
    "loose changed": f"""{_ROWS}
MATCH (l:LooseRow {{key: row.key}})
SET l += row""",
    "loose vanished": f"""{_ROWS}
MATCH (l:LooseRow {{key: row.key}})
DELETE l""",
    "sources merged": f"""{_ROWS}
MERGE (f:SourceFile {{no: row.no}})
SET f = row""",
}
"""By the name of the step in ``graph.embedded.exchange_steps``."""
