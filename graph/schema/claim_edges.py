"""Edges aggregated from claims: which two parties of a claim each of them joins."""

from dataclasses import dataclass
from itertools import groupby

from graph.schema.registers import DOCTOR, PATIENT, PROVIDER, Register
from model.claims import CLAIMS
from model.vocabulary.claims import EntityKind


@dataclass(frozen=True)
class Party:
    """Somebody whom a claim names: in which column, and in which register they stand.

    ``several``: the table ``claim_doctors`` may name more of them.
    """

    column: str
    register: Register
    several: bool = False

    @property
    def number(self) -> str:
        """The column of a snapshot with the number in the register, -1 where none is named."""
        return f"{self.column.removesuffix('_id')}_no"

    @property
    def always(self) -> bool:
        """Whether every claim names one."""
        return CLAIMS.by_name[self.column].required


CLAIMANT = Party("patient_id", PATIENT)
SIGNATORY = Party("doctor_id", DOCTOR, several=True)
SETTLER = Party("provider_id", PROVIDER)
PRESCRIBER = Party("prescriber_provider_id", PROVIDER)
PARTY_OF: dict[EntityKind, Party] = {
    kind: party for party in (CLAIMANT, SIGNATORY, SETTLER) for kind in party.register.kinds
}
"""As what an entity takes part in claims; identifiers never do."""


@dataclass(frozen=True)
class ClaimEdge:
    """From one party of a claim to another; ``only`` where the target is of this kind.

    Two parties of one register make no edge where they are the same entity.
    """

    relation: str
    source: Party
    target: Party
    only: EntityKind | None = None

    @property
    def target_kinds(self) -> tuple[EntityKind, ...]:
        """Kinds of entity that it leads to."""
        return self.target.register.kinds if self.only is None else (self.only,)

    @property
    def one_way(self) -> bool:
        """Whether its ends are of different registers: then there is one between two entities."""
        return self.source.register != self.target.register


CLAIM_EDGES = (
    ClaimEdge("treated_by", CLAIMANT, SIGNATORY),
    ClaimEdge("claimed_at", CLAIMANT, SETTLER),
    ClaimEdge("billed_at", SIGNATORY, SETTLER, only="institution"),
    ClaimEdge("prescribed_to", SIGNATORY, SETTLER, only="pharmacy"),
    ClaimEdge("fills_at", PRESCRIBER, SETTLER),
)
CLAIM_RULES: tuple[tuple[ClaimEdge, ...], ...] = tuple(
    tuple(edges) for _, edges in groupby(CLAIM_EDGES, key=lambda edge: (edge.source, edge.target))
)
"""The edges by the two parties they join: the claims behind them are found alike."""
