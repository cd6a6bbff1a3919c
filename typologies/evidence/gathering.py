"""From companies to findings: what the typologies of people who gather have in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from algorithms.null_models import SMALLEST_P
from algorithms.stability import StabilityRule, membership_stability
from model.findings import Finding, Member, Outcome, Signal
from model.language import Text
from model.meeting_places import counters_of, meeting_places
from model.parameters import REASONED, WORLDS, parameter, part, seed_parameter
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.company import Company, companies_in
from typologies.evidence.route import RouteRule, moving, route_of, venues
from typologies.evidence.scene import Scene
from typologies.evidence.side import SideRule

SUMMARY = Text(
    en="{n} groups come together beyond chance; {tested:,.0f} pairs of occasions that share "
    "people looked into.",
    zh="{n}个群组结伴出现且超出偶然；共考察{tested:,.0f}对有共同人员的场合。",
)


@dataclass(frozen=True)
class GatheringParameters:
    """What counts as a group that gathers."""

    max_members: int = parameter(
        200, "persons", "of a group: a larger gathering is an institution's doing", REASONED
    )
    said_from: float = parameter(3.0, "nats", "of a channel that is worth saying", REASONED)
    full_nats: float = parameter(35.0, "nats", "of a channel as strong as it gets", REASONED)
    by_minutes: float = parameter(
        10.0, "nats", "of nearness in minutes that make it cards in one hand", REASONED
    )
    sides: SideRule = part(SideRule(), "evidence besides timing")
    route: RouteRule = part(RouteRule(), "where a group gathers")
    stability: StabilityRule = part(StabilityRule(), "how often a group returns")
    score_occasions: float = parameter(
        4.0, "occasions", "that bring the score 63% of the way to 1", WORLDS
    )
    seed: int = seed_parameter()


@dataclass(frozen=True)
class Channel:
    """A channel of a company that is a signal, and the sentence for it.

    ``said`` gets the company and a bound on its chance: one over the odds.
    """

    nats: str
    signal: SignalKind
    said: Callable[[Company, float], Text]


@dataclass(frozen=True)
class Labels:
    """What a typology calls its findings."""

    typology: TypologyCode
    role: RoleCode
    reason: ReasonCode
    channels: tuple[Channel, ...]


def outcome_of(
    view: View,
    labels: Labels,
    chosen: Callable[[Company], bool],
    parameters: GatheringParameters,
    skipped: Mapping[SkipCode, int],
) -> Outcome:
    """The chosen companies as findings; ``skipped`` counts the claims that were not examined."""
    relation = view.relation("companies")
    place = meeting_places(view.claims, counters_of(view.providers["provider_kind"]))
    scene = Scene(view.claims, place, view.relations.get("baskets"), parameters.sides)
    mine = [company for company in companies_in(relation) if chosen(company)]
    fitting = [one for one in mine if one.members.size <= parameters.max_members]
    findings = tuple(_finding(scene, labels, parameters, company) for company in fitting)
    return Outcome(
        typology=labels.typology,
        status="ok",
        summary=SUMMARY.filled(n=len(findings), tested=relation.facts["seeds"]),
        findings=findings,
        examined_rows=int(np.count_nonzero(view.claims.effective)),
        skipped_rows={**skipped, "groups_too_large": len(mine) - len(fitting)},
    )


def at_most(nats: float) -> float:
    """The chance that innocence would reach such odds, by Markov's inequality.

    >>> at_most(0.0), round(at_most(2.302585), 6)
    (1.0, 0.1)
    """
    return max(SMALLEST_P, min(1.0, float(np.exp(-nats))))


def _finding(
    scene: Scene, labels: Labels, parameters: GatheringParameters, company: Company
) -> Finding:
    number, record = company.number, company.record
    stability, frequency = membership_stability(
        company.presence, number["expected"], parameters.stability, seed=parameters.seed
    )
    route = route_of(scene.claims, company, parameters.route)
    sides = scene.sides(record, company.gathering)
    signals = (
        *_channels(labels.channels, company, parameters),
        moving(route, parameters.route),
        *(side.signal for side in sides),
    )
    patients = tuple(
        Member("patient", int(person), labels.role, round(float(share * kept), 6))
        for person, share, kept in zip(
            company.members, company.presence.mean(axis=1), frequency, strict=True
        )
    )
    return Finding(
        typology=labels.typology,
        members=patients + venues(scene.claims, record, parameters.route),
        claims=record,
        reason=labels.reason,
        score=round(1 - float(np.exp(-route.occasions / parameters.score_occasions)), 6),
        q_value=at_most(number["left"]),
        signals=tuple(signal for signal in signals if signal is not None),
        detail=_detail(scene, company)
        | {
            "occasions": route.occasions,
            "places": route.places,
            "cost_percentile": round(sides[0].value, 4),
        },
        stability=round(stability, 6),
        left=round(number["left"], 4),
    )


def _channels(
    channels: Iterable[Channel], company: Company, parameters: GatheringParameters
) -> Iterable[Signal]:
    for channel in channels:
        nats = company.number[channel.nats]
        if nats >= parameters.said_from:
            strength = round(min(1.0, nats / parameters.full_nats), 6)
            yield Signal(channel.signal, strength, channel.said(company, at_most(nats)))


def _detail(scene: Scene, company: Company) -> dict[str, float | int | str]:
    days, number = scene.claims.day[company.record], company.number
    nats = ("bare", "timing", "minutes", "departures", "items", "needless", "dear", "raw", "left")
    return {
        "outings": int(company.gathering.max()) + 1,
        "members": int(company.members.size),
        "organisers": number["organisers"],
        "expected": round(number["expected"], 4),
        "attended": round(number["attended"], 4),
        "first_day": int(days.min()),
        "last_day": int(days.max()),
        **{f"nats_{name}": round(number[name], 4) for name in nats},
        "rival": number["rival"],
    }
