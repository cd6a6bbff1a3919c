"""Relationships on a server between one claim and the entities that it names."""

from dataclasses import dataclass

from graph.schema.claim_edges import CLAIMANT, PRESCRIBER, SETTLER, SIGNATORY, Party
from model.vocabulary.claims import EntityKind


@dataclass(frozen=True)
class ClaimLink:
    """Between a claim and a party of it that is of one of ``kinds``.

    ``from_claim``: the claim is its start, so that start, type and end read as a sentence.
    ``role``: its property of that name, where other rows make relationships of the same type.
    """

    name: str
    party: Party
    kinds: tuple[EntityKind, ...]
    from_claim: bool = True
    role: str = ""

    @property
    def type(self) -> str:
        """Its relationship type."""
        return self.name.upper()


MADE = ClaimLink("made", CLAIMANT, ("patient",), from_claim=False)
AT = ClaimLink("at", SETTLER, ("institution",))
DISPENSED = ClaimLink("dispensed", SETTLER, ("pharmacy",), from_claim=False)
SIGNED_BY = ClaimLink("signed_by", SIGNATORY, ("doctor",), role="claim")
PRESCRIBED_AT = ClaimLink("prescribed_at", PRESCRIBER, ("institution", "pharmacy"))
CLAIM_LINKS = (MADE, AT, DISPENSED, SIGNED_BY, PRESCRIBED_AT)
