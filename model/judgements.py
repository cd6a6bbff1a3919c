"""What a person decided about a ring; appended and superseded, never edited."""

from dataclasses import dataclass
from datetime import datetime

from model.vocabulary.cases import JudgementKind


@dataclass(frozen=True)
class Judgement:
    """One decision of one person about one ring, with the reason in that person's words."""

    ring_id: str
    kind: JudgementKind
    reason: str
    by: str
    at: datetime


def combined(first: JudgementKind, second: JudgementKind) -> JudgementKind:
    """Two judgements of different people about one ring, taken together.

    Agreement stands; an unreviewed one adds nothing; disagreement is unsure until settled.

    >>> combined("CONFIRMED", "UNREVIEWED"), combined("CONFIRMED", "CLEARED")
    ('CONFIRMED', 'UNSURE')
    """
    if second in (first, "UNREVIEWED"):
        return first
    return second if first == "UNREVIEWED" else "UNSURE"
