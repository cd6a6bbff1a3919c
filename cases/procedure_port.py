"""What the case file asks of the rules of procedure: the state a step leads to, or a refusal."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from model.cases import Case


class Rules(Protocol):
    """The state machine of one procedure, as the case file sees it; it keeps and logs nothing."""

    @property
    def first_state(self) -> str:
        """The state in which a case is opened."""
        ...

    def step(
        self,
        case: Case,
        verb: str,
        facts: Mapping[str, str],
        by: str,
        at: datetime,
        roles: Collection[str] | None = None,
    ) -> str:
        """The state that ``verb`` leads to from ``case.state``.

        ``case`` is the case before the step, its events included; ``roles`` are those of ``by``.
        Raises ``RuleBroken`` when the verb is unknown, is not possible in this state, or lacks a
        fact, a person or a term.
        """
        ...
