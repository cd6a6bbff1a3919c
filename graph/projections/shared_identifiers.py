"""Shared identifiers: who is registered under the same phone, address, account or owner.

Nodes: identifiers (kind and value) and their holders: patients, doctors, providers. Edge: the
register, or a registered fact (``owns``, ``legal_representative_of``), gives the holder this
identifier, and at least one other holder has it too. Weight: none. Unit: holders. Period: that
of the claims, the registers carry no dates. Hub rule: nothing is dropped here, ``holders``
says how many share the value and the typology states its guard; pairs are never materialised,
so an identifier of a million people costs a million rows. Placeholders (blank, one repeated
character, "unknown") are no identifiers; ``facts["placeholders"]`` counts their holders. Phones
and addresses are compared folded (``folded_values``); ``value`` is the first of their spellings.

Columns of ``edges`` (sorted by kind, value, holder): ``identifier`` (``phone``, ``address``,
``account``, ``owner``, ``legal_representative``), ``value`` string, ``holder_kind``
(``patient``, ``doctor``, ``provider``), ``holder_no`` int32, ``holders`` int32.
"""

from dataclasses import dataclass

import pyarrow.compute as pc

from graph.engine import Engine
from graph.projections.folded_values import address, phone
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.folding import FILLERS
from model.language import Text
from model.parameters import REASONED, parameter
from model.relations import Relation

NAME = "shared_identifiers"
MEANING = Text(
    en="registered under the same phone, address, account, owner or legal representative",
    zh="登记了相同的电话、地址、账户、所有人或法定代表人",
)
UNIT = "holders"

NEEDS_IDENTIFIERS = Text(
    en="needs registers with phones, addresses, accounts or owners (insured persons, "
    "providers, doctors)",
    zh="需要含电话、地址、账户或所有人的登记信息（参保人、机构、医师）",
)

_REGISTERED = (
    ("patients", "patient", "phone", "phone"),
    ("patients", "patient", "address", "address"),
    ("patients", "patient", "account", "bank_account"),
    ("doctors", "doctor", "phone", "phone"),
    ("providers", "provider", "phone", "phone"),
    ("providers", "provider", "address", "address"),
    ("providers", "provider", "account", "bank_account"),
    ("providers", "provider", "owner", "owner_name"),
    ("providers", "provider", "legal_representative", "legal_representative"),
)
_FACTS = (("owner", "owns"), ("legal_representative", "legal_representative_of"))


def _holders_sql() -> str:
    """One row per holder and identifier, from the registers and the registered facts."""
    parts = [
        f"SELECT '{identifier}' AS identifier, trim({column}) AS written,"  # noqa: S608 constants
        f" '{kind}' AS holder_kind, {kind}_no AS holder_no FROM {table} WHERE {column} IS NOT NULL"
        for table, kind, identifier, column in _REGISTERED
    ]
    parts += [
        f"SELECT DISTINCT '{identifier}', r.subject_kind || ' ' || r.subject_id, 'provider',"  # noqa: S608
        f" p.provider_no FROM relations r JOIN providers p ON p.provider_id = r.object_id"
        f" WHERE r.relation = '{relation}'"
        for identifier, relation in _FACTS
    ]
    return " UNION ALL ".join(parts)


_PLACEHOLDER = """
(length(written) < $least_length OR length(replace(written, substr(written, 1, 1), '')) = 0
 OR list_contains($placeholders, lower(written)))
"""

_FOLDED = f"""
CASE identifier WHEN 'phone' THEN {phone("written")} WHEN 'address' THEN {address("written")}
    ELSE written END"""

# Most values are held once; what is costly is asked only of the values that are shared.
_SHARED = f"""
WITH holders AS ({_holders_sql()}),
folded AS (SELECT *, {_FOLDED} AS folded FROM holders),
counted AS (
    SELECT *, count(*) OVER spelled AS holders, min(written) OVER spelled AS value
    FROM folded WINDOW spelled AS (PARTITION BY identifier, folded)
)
SELECT identifier, value, holder_kind,
       CAST(holder_no AS INTEGER) AS holder_no, CAST(holders AS INTEGER) AS holders,
       {_PLACEHOLDER} AS placeholder
FROM counted WHERE holders > 1
ORDER BY identifier, value, holder_kind, holder_no
"""  # noqa: S608 built from constants above

_HELD = f"""
WITH holders AS ({_holders_sql()})
SELECT count(*) AS n FROM holders WHERE length(written) >= $least_length
"""  # noqa: S608 built from constants above


@dataclass(frozen=True)
class Parameters:
    """What is no identifier but a filled-in blank; one repeated character never is one."""

    least_length: int = parameter(2, "characters", "of an identifier", REASONED)
    placeholders: tuple[str, ...] = parameter(
        FILLERS,
        "words",
        "that stand for an unknown value, in lower case",
        "seen in registers",
    )


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` when no register holds any identifier."""
    length = {"least_length": parameters.least_length}
    held = engine.query(_HELD, length).to_pylist()[0]["n"]
    if not held:
        raise MissingData(NEEDS_IDENTIFIERS)
    shared = engine.query(_SHARED, {**length, "placeholders": list(parameters.placeholders)})
    edges = shared.filter(pc.invert(shared["placeholder"])).drop_columns(["placeholder"])
    period = (int(claims.day.min()), int(claims.day.max())) if claims.size else (0, 0)
    facts = {"held": float(held), "placeholders": float(shared.num_rows - edges.num_rows)}
    return Relation(NAME, MEANING, UNIT, period, edges.combine_chunks(), facts, parameters)
