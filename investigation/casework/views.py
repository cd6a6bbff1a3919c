"""A case as a person looks at it: where it stands, what is possible, due, late and missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.case_amounts import amounts_of
from cases.procedure.clocks import clocks
from cases.procedure.duties import warnings
from investigation.casework.claims import claims_of
from investigation.casework.rings import kept_run, warnings_of_cleared
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES, Step, step_of
from model.cases import Approval, Case, Clock
from model.days import EPOCH
from model.errors import CoterieError
from model.judgements import Judgement
from model.language import Text
from model.rings import Ring, RingMember


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


def view_of(session: CaseSession, case_id: str, purpose: str) -> CaseView:
    """The case as it stands now; that it was read, and why, is written down."""
    case = session.case(case_id, purpose)
    rings = _rings(session, case)
    by, at = session.by, session.at
    return CaseView(
        case=case,
        state=RULES.state_title(case.state),
        steps=tuple(step_of(verb) for verb in RULES.possible(case)),
        clocks=clocks(case.events),
        warnings=_duties(session, case, rings or ()),
        judgements=session.file.judgements.of(case.ring_ids, by=by, at=at),
        proposals=session.file.approvals.proposals(case_id, by=by, at=at),
        at=at,
        set_aside=warnings_of_cleared(rings),
        members=tuple({(m.kind, m.id): m for ring in rings or () for m in ring.members}.values()),
    )


def _rings(session: CaseSession, case: Case) -> tuple[Ring, ...] | None:
    """The rings of a case; ``None`` where they cannot be read: the case can be, all the same."""
    if not case.ring_ids:
        return ()
    try:
        return kept_run(session.store, case).rings
    except CoterieError:
        return None


def _duties(session: CaseSession, case: Case, rings: Sequence[Ring]) -> tuple[Text, ...]:
    """Warnings of duties; those that hang on the money only where the money is known."""
    today = session.at.date()
    try:
        fund_minor = _fund_minor(session, case, rings)
    except CoterieError:
        fund_minor = None
    if fund_minor is None:
        return warnings(case, 0, today, session.at)
    last_day = EPOCH + timedelta(days=max(ring.last_day for ring in rings))
    return warnings(case, fund_minor, last_day, session.at)


def _fund_minor(session: CaseSession, case: Case, rings: Sequence[Ring]) -> int | None:
    """What the fund paid for the claims that count, as the papers of the case compute it.

    ``None`` without rings, or where the store holds other claims than those of the case.
    """
    if not rings or case.data_version != session.store.data_version:
        return None
    with session.store.engine() as engine:
        claims = claims_of(session.store, engine, rings)
    return amounts_of(rings, claims).fund_minor
