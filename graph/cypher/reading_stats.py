"""Sizes of everything. Counts per label and per type are kept by the server and cost nothing."""

from graph.cypher.patterns import alternatives
from graph.schema.claim_links import SIGNED_BY
from graph.schema.edge_types import OTHER, TYPED
from graph.schema.registers import DESCRIBED, LABELS, REGISTER_OF
from model.entities import ENTITY_KINDS

ENTITIES = " UNION ALL ".join(
    f"MATCH (e:{LABELS[kind]}) WITH count(e) AS value RETURN '{kind}' AS of, value"
    for kind in ENTITY_KINDS
)

EDGES = " UNION ALL ".join(
    (
        *(
            f"MATCH ()-[r:{name.upper()}]->() WITH count(r) AS value RETURN '{name}' AS of, value"
            for name in TYPED
        ),
        f"MATCH ()-[r:{alternatives([OTHER])}]->() RETURN r.relation AS of, count(r) AS value",
    )
)

# Every claim has one patient, so the claims in effect are counted without touching them.
IN_EFFECT = """
MATCH (p:Patient) WHERE p.claims > 0
RETURN sum(p.claims), min(p.first_day), max(p.last_day)"""

_REGISTERED = " UNION ALL ".join(
    f"MATCH ({kind[0]}:{LABELS[kind]} {{registered: true}})"
    f" WITH count({kind[0]}) AS value RETURN '{REGISTER_OF[kind].name}' AS of, value"
    for kind in ENTITY_KINDS
    if REGISTER_OF[kind] in DESCRIBED
)

ROWS = f"""
{_REGISTERED}
UNION ALL MATCH (c:Claim) WITH count(c) AS value RETURN 'claims' AS of, value
UNION ALL MATCH ()-[l:INCLUDES]->() WITH count(l) AS value RETURN 'claim_lines' AS of, value
UNION ALL MATCH ()-[s:{SIGNED_BY.type}]->() WHERE s.role <> '{SIGNED_BY.role}'
    WITH count(s) AS value RETURN 'claim_doctors' AS of, value
UNION ALL MATCH (l:LooseRow) RETURN l.table AS of, count(l) AS value"""
