"""What a store answers: Arrow rows of a documented schema, the total, and whether rows were cut.

Both stores return exactly these schemas. Days are days since 1970-01-01 (``UNKNOWN`` where a
registered fact has no date), amounts are integer minor units.
"""

from dataclasses import dataclass

import pyarrow as pa

from graph.refusals import storable
from graph.schema.measures import MEASURES
from model.vocabulary.claims import EntityKind

DEFAULT_CAP = 200
"""Rows an investigator sees before a list is cut and says so."""

ENTITY_ROWS = pa.schema(
    [
        ("kind", pa.string()),  # one of model.entities.ENTITY_KINDS
        ("id", pa.string()),
        ("name", pa.string()),  # as registered, null where unknown
        *MEASURES,  # of the claims that name it
    ]
)

EDGE_ROWS = pa.schema(
    [
        ("source_kind", pa.string()),
        ("source_id", pa.string()),
        ("relation", pa.string()),  # see RELATIONS in model.vocabulary.claims
        ("target_kind", pa.string()),
        ("target_id", pa.string()),
        *MEASURES,  # of the claims it was made of; days of validity of a registered fact
    ]
)

HOP_ROWS = EDGE_ROWS.append(pa.field("hop", pa.int32()))
"""Edges found by expansion; ``hop`` counts from 1 at the entity asked for."""

PATH_ROWS = pa.schema(
    [
        ("path", pa.int32()),  # 0 is the best path
        ("step", pa.int32()),  # 0 is the first step
        ("from_kind", pa.string()),
        ("from_id", pa.string()),
        ("to_kind", pa.string()),
        ("to_id", pa.string()),
        ("cost", pa.float64()),  # of the whole path
        *EDGE_ROWS,  # one row per relation between the two; stored direction
        ("arrival_day", pa.int32()),  # with in_time_order; else UNKNOWN
        ("claim_ids", pa.list_(pa.string())),  # earliest first, at most CLAIMS_PER_STEP
        ("claim_total", pa.int64()),  # all claims of the relation, refunds included
    ]
)
CLAIMS_PER_STEP = 20

CLAIM_ROWS = pa.schema(
    [
        ("claim_no", pa.int32()),
        ("claim_id", pa.string()),
        ("day", pa.int32()),
        ("start_time", pa.timestamp("us")),
        ("end_time", pa.timestamp("us")),
        ("claim_type", pa.string()),
        ("patient_id", pa.string()),
        ("provider_id", pa.string()),
        ("doctor_id", pa.string()),
        ("total_minor", pa.int64()),
        ("fund_minor", pa.int64()),
        ("effective", pa.bool_()),  # False for refunds and what they fully reverse
    ]
)

CO_VISIT_ROWS = pa.schema(
    [
        ("left_id", pa.string()),  # patients; left_id < right_id unless a patient was asked for
        ("right_id", pa.string()),
        ("shared_days", pa.int64()),  # distinct (place, day of the left patient)
        ("places", pa.int64()),  # distinct doctors, or providers where no doctor is known
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
    ]
)

IDENTIFIER_ROWS = pa.schema(
    [
        ("identifier_kind", pa.string()),  # phone, address, account or owner
        ("identifier", pa.string()),
        ("holders", pa.int64()),  # entities that hold it, in the whole store
        ("relation", pa.string()),
        ("holder_kind", pa.string()),
        ("holder_id", pa.string()),
    ]
)

STAT_ROWS = pa.schema([("what", pa.string()), ("of", pa.string()), ("value", pa.int64())])


@dataclass(frozen=True)
class Answer:
    """Rows of one of the schemas above; ``total`` counts what exists, ``truncated`` says cut.

    ``hubs`` counts entities that were reached but not expanded because too much hangs on them.
    """

    rows: pa.Table
    total: int
    truncated: bool
    hubs: int = 0


@dataclass(frozen=True)
class Filters:
    """Which edges an exploration may use; empty tuples and ``None`` mean no restriction.

    ``first_day`` and ``last_day`` keep edges whose period touches that span; ``min_claims``
    applies to relations made of claims only; an entity with more than ``hub_degree`` edges is
    shown but not expanded.
    """

    relations: tuple[str, ...] = ()
    kinds: tuple[EntityKind, ...] = ()
    first_day: int | None = None
    last_day: int | None = None
    min_claims: int = 1
    hub_degree: int = 2_000

    @property
    def unrestricted(self) -> bool:
        """Whether every edge may be used."""
        return self == Filters(hub_degree=self.hub_degree)

    def values(self) -> dict[str, list[str] | int | None]:
        """What decides whether an edge is used, by name, as every store can be asked it."""
        return {
            "relations": [storable(relation) for relation in self.relations],
            "kinds": [storable(kind) for kind in self.kinds],
            "min_claims": self.min_claims,
            "first_day": self.first_day,
            "last_day": self.last_day,
        }
