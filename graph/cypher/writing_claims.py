"""Cypher of claims and of the relationships that hang on one claim, written in batches.

Times arrive as ISO text; a claim belongs to no time zone but that of the place of treatment.
"""

from graph.cypher.patterns import entity, mapped
from graph.schema.claim_links import AT, CLAIM_LINKS, DISPENSED, ClaimLink
from graph.schema.registers import LABELS
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Kind, Table

_ROWS = "\nUNWIND $rows AS row"
_CLAIM = f"{_ROWS}\nMATCH (c:Claim {{id: row.claim}})"
_CHANGED = f"{_ROWS}\nMATCH (c:Claim {{id: row.id}})"
_TIMES = "".join(
    f", c.{column.stored} = localdatetime(row.{column.stored})"
    for column in CLAIMS.columns
    if column.kind is Kind.TIME
)


def _kept(table: Table, *ends: str) -> str:
    """The columns of a row that is a relationship, but those that are its ``ends``."""
    names = [name for name in table.stored_schema.names if name not in ends]
    return mapped((*names, "source_no", "row_no", "load_no"))


def _way(link: ClaimLink, end: str, name: str = "", properties: str = "") -> str:
    between = f"-[{name}:{link.type}{properties}]->"
    return f"(c){between}({end})" if link.from_claim else f"({end}){between}(c)"


def _ends(link: ClaimLink) -> tuple[str, str]:
    """Its claim and its entity found; the variable of the entity."""
    noun = link.party.register.noun
    if len(link.kinds) > 1:
        return f"{_CLAIM}\nMATCH {entity('e', 'row.kind', f'row.{noun}')}", "e"
    label = LABELS[link.kinds[0]]
    end = label[0].lower()
    return f"{_CLAIM}\nMATCH ({end}:{label} {{id: row.{noun}}})", end


def _linked(link: ClaimLink) -> str:
    found, end = _ends(link)
    role = f" {{role: '{link.role}'}}" if link.role else ""
    return f"{found}\nCREATE {_way(link, end, properties=role)}"


def _turned(link: ClaimLink, before: ClaimLink) -> str:
    """The provider of a claim has become of another kind."""
    found, end = _ends(link)
    return f"{found}\nMATCH {_way(before, end, 'old')}\nDELETE old\nCREATE {_way(link, end)}"


WRITTEN = {
    "claims added": f"{_ROWS}\nCREATE (c:Claim)\nSET c = row{_TIMES}",
    "claims withdrawn": f"{_CHANGED}\nDETACH DELETE c",
    "claims changed": f"{_CHANGED}\nSET c.effective = row.effective",
    "claims renumbered": f"{_CHANGED}\nSET c.no = row.no",
    **{f"{link.name} added": _linked(link) for link in CLAIM_LINKS},
    "claims to institution": _turned(AT, before=DISPENSED),
    "claims to pharmacy": _turned(DISPENSED, before=AT),
    "roles added": f"""{_CLAIM}
MATCH (d:Doctor {{id: row.doctor}})
CREATE (c)-[:SIGNED_BY {_kept(CLAIM_DOCTORS, "claim_id", "doctor_id")}]->(d)""",
    "reverses added": f"""{_CLAIM}
MATCH (s:Claim {{id: row.sale}})
CREATE (c)-[:REVERSES]->(s)""",
    "lines withdrawn": f"""{_CLAIM}
MATCH (c)-[line:INCLUDES {{line_id: row.line_id}}]->(:Item)
DELETE line""",
    "lines added": f"""{_CLAIM}
MATCH (i:Item {{id: row.item}})
CREATE (c)-[:INCLUDES {_kept(CLAIM_LINES, "claim_id")}]->(i)""",
}
"""By the name of the step in ``graph.embedded.exchange_steps``."""
