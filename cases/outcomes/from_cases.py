"""The six figures as one's own case files add up to them."""

from collections.abc import Iterable
from datetime import date

from cases.outcomes.figures import Outcomes, accepted
from model.cases import Case

_INSTITUTIONS = ("institution", "pharmacy")


def outcomes_of(
    cases: Iterable[Case], region: str, level: str, period: str, first: date, last: date
) -> Outcomes:
    """Figures of the cases of a region whose step fell into the period (both days included).

    An institution counts once however many cases name it: inspected when an investigation of it
    began, with problems when a decision other than *not established* was taken or a transfer was
    sent, penalised and cancelled as decided (fact ``agreement`` = ``cancelled``), transferred
    when a package was sent. ``recovered_minor`` adds the fact of that name of executions.
    """
    inspected: set[str] = set()
    problems: set[str] = set()
    penalised: set[str] = set()
    cancelled: set[str] = set()
    transferred: set[str] = set()
    recovered = 0
    for case in cases:
        if not case.region.startswith(region):
            continue
        own = {
            party.entity_id or party.code or f"{case.case_id}/{party.party_no}"
            for party in case.parties
            if party.entity_kind in _INSTITUTIONS or party.role in _INSTITUTIONS
        }
        for event in case.events:
            if not first <= event.at.date() <= last:
                continue
            if event.verb == "investigate":
                inspected |= own
            elif event.verb == "decide" and event.facts.get("decision") != "not_established":
                problems |= own
                if event.facts.get("decision") == "penalise":
                    penalised |= own
                if event.facts.get("agreement") == "cancelled":
                    cancelled |= own
            elif event.verb == "send_transfer":
                problems |= own
                transferred |= own
            elif event.verb == "execute":
                recovered += int(event.facts.get("recovered_minor", "0"))
    return accepted(
        Outcomes(
            region=region,
            period=period,
            level=level,
            inspected=len(inspected | problems),
            with_problems=len(problems),
            penalised=len(penalised),
            agreements_cancelled=len(cancelled),
            transferred=len(transferred),
            recovered_minor=recovered,
            source="case files",
        )
    )
