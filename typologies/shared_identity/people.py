"""People of several households under one phone or account who are treated at one place."""

from dataclasses import dataclass

import numpy as np

from algorithms.concentration import ConcentrationRule, concentrations
from algorithms.contrasts import ContrastRule, Peers
from algorithms.grouping import seen_with_several
from algorithms.linked_groups import linked_groups
from algorithms.neighbourhoods import AreaSize, neighbourhoods
from algorithms.upper_tails import poisson_excess
from model.claim_index import ClaimIndex, Int64
from model.findings import Finding, Signal
from model.language import Text
from model.meeting_places import counters_of, meeting_places
from model.parameters import REASONED, WORLDS, parameter, part
from model.view import View
from typologies.evidence.amounts import cost_excess, peers_of
from typologies.evidence.members import NamedRule, members_by_share
from typologies.evidence.strength import by_count
from typologies.shared_identity.households import households, of_several_households
from typologies.shared_identity.meetings import MeetingRule, meetings

IDENTIFIER = Text(
    en="{size} insured persons (those treated together: {households} households) are registered "
    "under the same phone or account.",
    zh="{size}名参保人（其中共同就诊者来自{households}户）登记了相同的电话或账户。",
)
FLOW = Text(
    en="{people} of them were treated at the same place; the habits of their neighbours lead to "
    "expect {expected:.1f}.",
    zh="其中{people}人在同一处就诊；按其邻里的就诊习惯推算应为{expected:.1f}人。",
)
TIMING = Text(
    en="Two of them met there {meetings} times on one day; {meetings_expected:.1f} expected.",
    zh="他们在该处两两同日就诊{meetings}次；预期{meetings_expected:.1f}次。",
)


@dataclass(frozen=True)
class PeopleRule:
    """When people under one identifier are worth naming."""

    least_households: int = parameter(4, "households", "of a group: a family has one", REASONED)
    largest_household: float = parameter(
        0.5, "share", "of the people treated together, from which they are one household", REASONED
    )
    linking_holders: int = parameter(
        20, "holders", "of an identifier that joins groups; an office's phone joins none", WORLDS
    )
    most_holders: int = parameter(
        80, "holders", "beyond which an identifier is a default, and counted", WORLDS
    )
    area: AreaSize = part(AreaSize(), "neighbours whose habits are compared with")
    concentration: ConcentrationRule = part(ConcentrationRule(), "who is seen at one place")
    meetings: MeetingRule = part(MeetingRule(), "when they meet there")
    named: NamedRule = part(NamedRule(least=2, one_in=5), "claims of a doctor or provider named")
    cost: ContrastRule = part(ContrastRule(least_ratio=1.15), "cost of their claims there")


def shared_people(
    view: View, holder: Int64, tag: Int64, rule: PeopleRule
) -> tuple[list[Finding], int]:
    """Findings from links of persons and identifiers, and how many places were tested."""
    claims, size = view.claims, len(view.claims.patient_ids)
    group_of = linked_groups(holder, tag, size, rule.concentration.least_people)
    group_of = of_several_households(view, group_of, rule.least_households)
    if (group_of < 0).all():
        return [], 0
    area_of = neighbourhoods(view.patients["address"], view.patients["region"], rule.area)
    counted = np.flatnonzero(claims.effective)
    place = meeting_places(claims, counters_of(view.providers["provider_kind"])).astype(np.int64)
    person, day = claims.patient[counted].astype(np.int64), claims.day[counted].astype(np.int64)
    found = concentrations(
        (person, place[counted], day),
        group_of,
        area_of,
        rule.concentration,
    )
    kept = found.q_value <= rule.concentration.q_value
    kept &= found.people >= rule.concentration.least_lift * found.expected
    mine = counted[group_of[person] >= 0]
    mine = mine[np.argsort(group_of[claims.patient[mine]], kind="stable")]
    starts = np.searchsorted(group_of[claims.patient[mine]], np.arange(group_of.max() + 2))
    peers = peers_of(claims)
    findings = []
    for group in np.unique(found.group[kept]):
        at = np.flatnonzero(kept & (found.group == group))
        record = mine[starts[group] : starts[group + 1]]
        record = record[np.isin(place[record], found.place[at])]
        sizes = households(view, np.unique(claims.patient[record]).astype(np.int64))
        one_home = sizes.max() >= rule.largest_household * sizes.sum()
        if sizes.size < rule.least_households or one_home:
            continue
        best = at[np.argmin(found.q_value[at])]
        facts = {
            "size": int(np.count_nonzero(group_of == group)),
            "households": int(sizes.size),
            "people": int(found.people[best]),
            "expected": round(float(found.expected[best]), 6),
        }
        findings.append(
            _finding(claims, record, place, facts, float(found.q_value[best]), peers, rule)
        )
    return findings, found.tested


def _finding(
    claims: ClaimIndex,
    record: Int64,
    place: Int64,
    facts: dict[str, float | int],
    q_value: float,
    peers: Peers,
    rule: PeopleRule,
) -> Finding:
    people = seen_with_several(claims.patient[record].astype(np.int64), record, 1)
    least = rule.named.needed(record.size)
    doctors = seen_with_several(claims.doctor[record].astype(np.int64), record, least)
    providers = seen_with_several(claims.provider[record].astype(np.int64), record, least)
    cost = peers.contrast(record, rule.cost)
    together, chance = meetings(claims, record, place, rule.meetings.open_days)
    facts |= {
        "meetings": together,
        "meetings_expected": round(chance, 6),
        "ratio": round(cost.ratio, 4),
    }
    p_value = float(poisson_excess(together, chance, rule.meetings.spread))
    strength = round(1 - facts["expected"] / facts["people"], 6)
    sharing = round(1 - 2 / facts["households"], 6)
    met = by_count(together, rule.meetings.half_meetings)
    timing = Signal("co_timing", met, TIMING.filled(**facts))
    return Finding(
        typology="shared_identity",
        members=(
            *members_by_share("patient", "registered_together", people, max(people.values())),
            *members_by_share("doctor", "signer", doctors, record.size),
            *members_by_share("provider", "billing_place", providers, record.size),
        ),
        claims=record,
        reason="treated_under_shared_identifier",
        score=strength,
        q_value=q_value,
        signals=(
            Signal("shared_identifier", sharing, IDENTIFIER.filled(**facts)),
            Signal("exclusive_flow", strength, FLOW.filled(**facts)),
            *((timing,) if p_value <= rule.meetings.most_p else ()),
            *cost_excess(cost.ratio, cost.notable(rule.cost)),
        ),
        detail=facts,
    )
