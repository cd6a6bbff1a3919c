"""What has to be written, in order: every row for an empty server, else the difference.

Old relationships go first, while both of their ends still have the kind they were made with, and
with them what was withdrawn; then providers whose kind changed are turned; then nodes, the
relationships between them, and last the removal of nodes that nothing names any more.
A claim or a line is never changed: it is added, or withdrawn where another row contradicts it.
Totals and edges follow from them and may change or vanish; numbers are the places in the order of
identifiers, so one new identifier shifts all that follow, and they are compared on their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.embedded.exchange_links import EDGES, ON_THEIR_OWN, TYPE_NAME, WITH_CLAIMS, Links
from graph.embedded.exchange_nodes import (
    CLAIM_NODES,
    ENTITY_NODES,
    ITEM_NODES,
    LOOSE_NODES,
    SOURCE_NODES,
)
from graph.embedded.text import filled, quoted
from graph.schema.edge_types import NAMED
from graph.schema.registers import PROVIDER, REGISTERS, Described


@dataclass(frozen=True)
class Step:
    """Rows of one kind and what is done with them: ``name`` says it, ``part`` is for people."""

    name: str
    part: str
    sql: str
    order: str
    """Columns that make the order of the rows complete: batches must come out the same again."""


_EDGE_KEY = "source_kind, source, relation, target_kind, target, of_claims"
_KINDS = tuple((kind, register.name) for register in REGISTERS for kind in register.kinds)
_LINES = ON_THEIR_OWN["lines"]
_KEYS = {
    register.name: "id" if isinstance(register, Described) else "kind, id" for register in REGISTERS
}
"""Of the entities of a register: the kind of a provider may change, that of a phone may not."""

_ALL = "SELECT * FROM ({rows})"
_ADDED = "SELECT n.* FROM ({new}) n ANTI JOIN ({old}) o USING ({key})"
_VANISHED = "SELECT {key} FROM ({old}) o ANTI JOIN ({new}) n USING ({key})"
_GONE = "SELECT o.kind, o.id FROM ({old}) o ANTI JOIN ({new}) n USING ({key})"
_CHANGED = """
SELECT n.* FROM (SELECT * {without} FROM ({new})) n
JOIN (SELECT * {without} FROM ({old})) o USING ({key}) WHERE n IS DISTINCT FROM o"""
_RENUMBERED = """
SELECT n.kind, n.id, n.no FROM ({new}) n JOIN ({old}) o USING ({key}) WHERE n.no <> o.no"""

_OF_FRESH = " WHERE claim_no IN (FROM fresh)"
_FRESH_CLAIMS = "SELECT * FROM ({new}) WHERE no IN (FROM fresh)"
_TYPED_EDGES = "SELECT * EXCLUDE (of_claims) FROM ({rows}) WHERE {type} = '{name}'"
_CLAIMS_WITHDRAWN = """
SELECT o.claim_id AS id FROM old.claims o ANTI JOIN new.claims n USING (claim_id)"""
_CLAIMS_CHANGED = """
SELECT n.claim_id AS id, n.effective FROM new.claims n JOIN old.claims o USING (claim_id)
WHERE n.effective <> o.effective"""
_CLAIMS_RENUMBERED = """
SELECT n.claim_id AS id, n.claim_no AS no FROM new.claims n JOIN old.claims o USING (claim_id)
WHERE n.claim_no <> o.claim_no"""

_TURNED = filled(
    """
CREATE TEMP TABLE turned AS
SELECT n.id, o.kind AS was, n.kind FROM new.entities n JOIN old.entities o USING (id)
WHERE n.kind IN ({kinds}) AND o.kind IN ({kinds}) AND n.kind <> o.kind""",
    kinds=quoted(PROVIDER.kinds),
)
_FRESH = """
CREATE TEMP TABLE fresh AS
SELECT claim_no FROM new.claims n ANTI JOIN old.claims o USING (claim_id)"""
_EDGES_ADDED = filled(
    "CREATE TEMP TABLE edges_added AS {rows}",
    rows=filled(_ADDED, new=filled(EDGES, s="new"), old=filled(EDGES, s="old"), key=_EDGE_KEY),
)
COMPARISONS = (_TURNED, _FRESH, _EDGES_ADDED)
"""Tables that ``difference_steps`` reads, made once."""

_CLAIMS_TURNED = """
SELECT c.claim_id AS claim, t.id AS provider
FROM old.claims c SEMI JOIN new.claims n USING (claim_id)
JOIN turned t ON t.id = c.provider_id WHERE t.kind = '{kind}'"""


def first_steps() -> tuple[Step, ...]:
    """Everything in the snapshot ``new``."""

    def all_of(view: str) -> str:
        return filled(_ALL, rows=filled(view, s="new"))

    return (
        _sources(),
        *(
            Step(f"{kind} added", "entities", _of_kind(all_of(ENTITY_NODES[register]), kind), "id")
            for kind, register in _KINDS
        ),
        Step("items added", "lines", all_of(ITEM_NODES), "id"),
        Step("loose added", "entities", all_of(LOOSE_NODES), "key"),
        Step("claims added", "claims", all_of(CLAIM_NODES), "id"),
        *_links_added(WITH_CLAIMS, lambda links: all_of(links.keyed)),
        *_links_added(ON_THEIR_OWN, lambda links: all_of(links.keyed)),
        *_edges_added(all_of(EDGES)),
    )


def difference_steps() -> tuple[Step, ...]:
    """What is in the snapshot ``new`` and not, or not so, in ``old``; needs the COMPARISONS."""
    return (
        Step("edges vanished", "edges", _compare(_VANISHED, EDGES, _EDGE_KEY), _EDGE_KEY),
        Step("loose vanished", "entities", _compare(_VANISHED, LOOSE_NODES, "key"), "key"),
        Step("claims withdrawn", "claims", _CLAIMS_WITHDRAWN, "id"),
        Step("lines withdrawn", "lines", _compare(_VANISHED, _LINES.keyed, _LINES.key), _LINES.key),
        Step("providers turned", "entities", "SELECT * FROM turned", "id"),
        *(
            Step(f"claims to {kind}", "claims", filled(_CLAIMS_TURNED, kind=kind), "claim")
            for kind in PROVIDER.kinds
        ),
        _sources(),
        *_entities(),
        Step("items added", "lines", _compare(_ADDED, ITEM_NODES, "id"), "id"),
        Step("items changed", "lines", _compare(_CHANGED, ITEM_NODES, "id"), "id"),
        Step("loose added", "entities", _compare(_ADDED, LOOSE_NODES, "key"), "key"),
        Step("loose changed", "entities", _compare(_CHANGED, LOOSE_NODES, "key"), "key"),
        *_claims(),
        *_links_added(ON_THEIR_OWN, lambda links: _compare(_ADDED, links.keyed, links.key)),
        *_edges_added("FROM edges_added"),
        Step("edges changed", "edges", _compare(_CHANGED, EDGES, _EDGE_KEY), _EDGE_KEY),
        *(
            Step(
                f"{name} vanished", "entities", _compare(_GONE, ENTITY_NODES[name], key), "kind, id"
            )
            for name, key in _KEYS.items()
        ),
        Step("items vanished", "lines", _compare(_VANISHED, ITEM_NODES, "id"), "id"),
    )


def _sources() -> Step:
    """Always all of them: a file whose rows were all known before is known all the same."""
    return Step("sources merged", "entities", filled(SOURCE_NODES, s="new"), "no")


def _entities() -> tuple[Step, ...]:
    added, changed, renumbered = [], [], []
    for kind, register in _KINDS:
        found = _compare(_ADDED, ENTITY_NODES[register], _KEYS[register])
        added.append(Step(f"{kind} added", "entities", _of_kind(found, kind), "id"))
    for register, key in _KEYS.items():
        view = ENTITY_NODES[register]
        sql = _compare(_CHANGED, view, key, without="EXCLUDE (no)")
        changed.append(Step(f"{register} changed", "entities", sql, "kind, id"))
        numbers = _compare(_RENUMBERED, view, key)
        renumbered.append(Step(f"{register} renumbered", "numbers", numbers, "kind, id"))
    return (*added, *changed, *renumbered)


def _claims() -> tuple[Step, ...]:
    new = filled(CLAIM_NODES, s="new")
    return (
        Step("claims added", "claims", filled(_FRESH_CLAIMS, new=new), "id"),
        Step("claims changed", "claims", _CLAIMS_CHANGED, "id"),
        Step("claims renumbered", "numbers", _CLAIMS_RENUMBERED, "id"),
        *_links_added(WITH_CLAIMS, lambda links: filled(links.keyed + _OF_FRESH, s="new")),
    )


def _links_added(named: Mapping[str, Links], rows: Callable[[Links], str]) -> tuple[Step, ...]:
    return tuple(
        Step(f"{name} added", "lines" if name == "lines" else "claims", rows(links), links.key)
        for name, links in named.items()
    )


def _edges_added(rows: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            f"{name} added",
            "edges",
            filled(_TYPED_EDGES, rows=rows, type=TYPE_NAME, name=name),
            "source_kind, source, target_kind, target, relation, claims",
        )
        for name in NAMED
    )


def _of_kind(rows: str, kind: str) -> str:
    return filled("SELECT * FROM ({rows}) WHERE kind = '{kind}'", rows=rows, kind=kind)


def _compare(template: str, view: str, key: str, without: str = "") -> str:
    return filled(
        template, new=filled(view, s="new"), old=filled(view, s="old"), key=key, without=without
    )
