"""A case as a person looks at it: where it stands, what is possible, due, late and missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.procedure.clocks import clocks
from cases.procedure.duties import warnings
from cases.procedure.steps import Procedure
from investigation.casework.case_ground import Ground
from investigation.casework.case_money import CaseMoney
from investigation.casework.set_aside import set_aside
from investigation.casework.sitting import Sitting
from model.cases import Approval, Case, Clock
from model.judgements import Judgement
from model.language import Text
from model.rings import RingMember

RULES = Procedure()


@dataclass(frozen=True)
class Step:
    """A step that the state of a case allows. ``facts`` it has to record, some from a choice."""

    verb: str
    title: Text
    facts: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    role: str  # empty: every role that may advance


@dataclass(frozen=True)
class CaseView:
    """Everything one page, or one printout, says of a case at a moment.

    ``set_aside`` are the rings that the detector cleared, with its reasons; ``members`` those of
    all rings, each once.
    """

    case: Case
    state: Text
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    warnings: tuple[Text, ...]
    judgements: tuple[Judgement, ...]
    proposals: tuple[Approval, ...]
    at: datetime
    set_aside: tuple[Text, ...] = ()
    members: tuple[RingMember, ...] = ()


def _no_ground(_case: Case) -> Ground:
    return Ground()


def viewed(
    sitting: Sitting,
    case_id: str,
    purpose: str,
    ground_of: Callable[[Case], Ground] = _no_ground,
) -> CaseView:
    """The case as it stands now; that it was read, and why, is written down.

    ``ground_of`` says what the claims know of it.
    """
    case = sitting.case(case_id, purpose)
    ground = ground_of(case)
    by, at = sitting.by, sitting.at
    return CaseView(
        case=case,
        state=RULES.state_title(case.state),
        steps=tuple(step_of(verb) for verb in RULES.possible(case)),
        clocks=clocks(case.events),
        warnings=_duties(case, ground.money, sitting.at),
        judgements=sitting.file.judgements.of(case.ring_ids, by=by, at=at),
        proposals=sitting.file.approvals.proposals(case_id, by=by, at=at),
        at=sitting.at,
        set_aside=set_aside(ground.rings),
        members=_members(ground),
    )


def _members(ground: Ground) -> tuple[RingMember, ...]:
    found = {(m.kind, m.id): m for ring in ground.rings or () for m in ring.members}
    return tuple(found.values())


def _duties(case: Case, money: CaseMoney | None, now: datetime) -> tuple[Text, ...]:
    """Warnings of duties; those that hang on the money only where the money is known."""
    if money is None:
        return warnings(case, 0, now.date(), now)
    return warnings(case, money.fund_minor, money.last_day, now)


def step_of(verb: str) -> Step:
    """A step as its data states it."""
    data = next(step for step in RULES.data["step"] if step["verb"] == verb)
    return Step(
        verb=verb,
        title=RULES.title(verb),
        facts=RULES.facts_of(verb),
        choices={name: tuple(values) for name, values in data.get("choices", {}).items()},
        role=str(data.get("role", "")),
    )
