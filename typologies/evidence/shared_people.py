"""People of several households under one phone or account who are treated at one place."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.concentration import concentrations
from algorithms.contrasts import Peers
from algorithms.grouping import codes_of, distinct_count, seen_with_several
from algorithms.linked_groups import linked_groups
from algorithms.neighbourhoods import neighbourhoods
from algorithms.tests_of_excess import poisson_excess
from model.claim_index import ClaimIndex, Int64
from model.findings import Finding, Signal
from model.language import Text
from model.meeting_places import meeting_places
from model.view import View
from typologies.evidence.parts import cost_excess, members_by_share, peers_of

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
MEETING_SPREAD = 0.5
"""Squared coefficient of variation of chance meetings: clinics have their weekdays."""
AREA_LEAST = 60
"""People that make a neighbourhood whose habits can be compared with."""


@dataclass(frozen=True)
class PeopleRule:
    """When people under one identifier are worth naming.

    ``least_people``, ``least_households``: of a group (a family has fewer).
    ``linking_holders``: identifiers of up to so many join people into one group; those of more
    are a group each, so that an office's phone does not join strangers. ``most_holders``: beyond,
    an identifier is a default and is counted as skipped. ``least_days``: days at a place that
    make someone its patient. ``least_lift``: people seen at the place over expected.
    ``spread``: intra-class correlation of visits. ``q_value``: accepted false discovery rate
    (0.01, customary). ``cost_ratio``: to count as a signal.
    """

    least_people: int = 4
    least_households: int = 4
    linking_holders: int = 20
    most_holders: int = 80
    least_days: int = 2
    least_lift: float = 3.0
    spread: float = 0.02
    q_value: float = 0.01
    cost_ratio: float = 1.15


def shared_people(
    view: View, holder: Int64, tag: Int64, rule: PeopleRule
) -> tuple[list[Finding], int]:
    """Findings from links of persons and identifiers, and how many places were tested."""
    claims, size = view.claims, len(view.claims.patient_ids)
    group_of = linked_groups(holder, tag, size, rule.least_people)
    group_of = _of_several_households(view, group_of, rule.least_households)
    if (group_of < 0).all():
        return [], 0
    area_of = neighbourhoods(view.patients["address"], view.patients["region"], AREA_LEAST)
    counted = np.flatnonzero(claims.effective)
    place = meeting_places(claims).astype(np.int64)
    person, day = claims.patient[counted].astype(np.int64), claims.day[counted].astype(np.int64)
    found = concentrations(
        (person, place[counted], day),
        group_of,
        area_of,
        least=rule.least_people,
        days=rule.least_days,
        spread=rule.spread,
    )
    kept = (found.q_value <= rule.q_value) & (found.people >= rule.least_lift * found.expected)
    mine = counted[group_of[person] >= 0]
    mine = mine[np.argsort(group_of[claims.patient[mine]], kind="stable")]
    starts = np.searchsorted(group_of[claims.patient[mine]], np.arange(group_of.max() + 2))
    peers = peers_of(claims)
    findings = []
    for group in np.unique(found.group[kept]):
        at = np.flatnonzero(kept & (found.group == group))
        record = mine[starts[group] : starts[group + 1]]
        record = record[np.isin(place[record], found.place[at])]
        households = _households(view, np.unique(claims.patient[record]).astype(np.int64))
        if households.size < rule.least_households or 2 * households.max() >= households.sum():
            continue
        best = at[np.argmin(found.q_value[at])]
        facts = {
            "size": int(np.count_nonzero(group_of == group)),
            "households": int(households.size),
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
    least = max(2, record.size // 5)
    doctors = seen_with_several(claims.doctor[record].astype(np.int64), record, least)
    providers = seen_with_several(claims.provider[record].astype(np.int64), record, least)
    cost = peers.contrast(record)
    meetings, chance = _meetings(claims, record, place)
    facts |= {
        "meetings": meetings,
        "meetings_expected": round(chance, 6),
        "ratio": round(cost.ratio, 4),
    }
    timed = float(poisson_excess(meetings, chance, MEETING_SPREAD)) <= 1e-4
    strength = round(1 - facts["expected"] / facts["people"], 6)
    sharing = round(1 - 2 / facts["households"], 6)
    timing = Signal("co_timing", round(meetings / (meetings + 5), 6), TIMING.filled(**facts))
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
            *((timing,) if timed else ()),
            *cost_excess(cost.ratio, cost.notable(rule.cost_ratio, rule.q_value)),
        ),
        detail=facts,
    )


def _meetings(claims: ClaimIndex, record: Int64, place: Int64) -> tuple[int, float]:
    """Meetings of two members at one place on one day, and how many chance explains."""
    seen = np.unique(np.stack([place[record], claims.day[record], claims.patient[record]]), axis=1)
    _, present = np.unique(seen[:2], axis=1, return_counts=True)
    chance = 0.0
    span = int(claims.day.max()) - int(claims.day.min()) + 1
    for spot in np.unique(seen[0]):
        _, days = np.unique(seen[2, seen[0] == spot], return_counts=True)
        chance += float(days.sum() ** 2 - (days**2).sum()) / 2 / (span * 5 / 7)
    return int((present * (present - 1)).sum()) // 2, chance


def _households(view: View, people: Int64) -> Int64:
    """Sizes of the households of these people: by address, residence, employer and family.

    People without an address count as one household together: nothing shows that they are not.
    Colleagues count as one as well: an employer's phone or account is no secret.
    """
    address = codes_of(view.patients["address"].take(people))
    residence = codes_of(view.patients["residence_provider_id"].take(people))
    address = np.where((address < 0) & (residence < 0), people.size, address)
    everyone = np.arange(people.size)
    links = [(everyone[address >= 0], address[address >= 0])]
    links.append((everyone[residence >= 0], residence[residence >= 0]))
    employer = codes_of(view.patients["employer"].take(people))
    links.append((everyone[employer >= 0], employer[employer >= 0]))
    names = view.claims.patient_ids.take(people)
    facts = view.registrations
    family = facts.filter(pc.equal(facts["relation"], "family_of"))
    one, other = (_positions(family[side], names) for side in ("subject_id", "object_id"))
    both = np.flatnonzero((one >= 0) & (other >= 0))
    links += [(one[both], both), (other[both], both)]
    lives = facts.filter(pc.equal(facts["relation"], "resides_at"))
    resident, home = _positions(lives["subject_id"], names), codes_of(lives["object_id"])
    links.append((resident[resident >= 0], home[resident >= 0]))
    kind = np.repeat([0, 1, 2, 3, 3, 4], [things.size for things, _ in links])
    span = people.size + facts.num_rows + 1
    label = linked_groups(
        np.concatenate([things for things, _ in links]),
        kind * span + np.concatenate([tags for _, tags in links]),
        people.size,
        2,
    )
    together = np.bincount(label[label >= 0])
    alone = np.ones(np.count_nonzero(label < 0), dtype=np.int64)
    return np.asarray(np.r_[together, alone], dtype=np.int64)


def _positions(names: pa.ChunkedArray, among: pa.StringArray) -> Int64:
    """Where each name stands in a list, -1 where it does not."""
    found = pc.index_in(names, value_set=among).fill_null(-1)
    return np.asarray(found.to_numpy(), dtype=np.int64)


def _of_several_households(view: View, group_of: Int64, least: int) -> Int64:
    """Groups without those of fewer households."""
    result = group_of.copy()
    address = codes_of(view.patients["address"])
    inside = np.flatnonzero(group_of >= 0)
    apart = distinct_count(group_of[inside], address[inside] + 1, int(group_of.max(initial=0)) + 1)
    for group in np.flatnonzero(apart >= least):
        people = np.flatnonzero(group_of == group)
        if _households(view, people).size < least:
            apart[group] = 0
    result[inside[apart[group_of[inside]] < least]] = -1
    _, compact = np.unique(result[result >= 0], return_inverse=True)
    result[result >= 0] = compact
    return result
