"""From grown groups to the list: weighed, pruned, of those that overlap the best."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from algorithms.blocks.scan import Blocks
from algorithms.blocks.selection import SelectionRule, distinct
from graph.projections.companies.records import Records
from graph.projections.companies.weighing import Company, Scale
from model.parameters import CATALOGUE, REASONED, parameter, part


@dataclass(frozen=True)
class ListingRule:
    """Which weighed groups are listed."""

    bar: float = parameter(
        18.0,
        "nats",
        "against chance as if nothing were shared, of a group that is looked at",
        REASONED,
    )
    least_organisers: int = parameter(
        4, "organisers", "of a group of which anything is left", CATALOGUE
    )
    least_gatherings: int = parameter(2, "occasions", "that pay for themselves", REASONED)
    least_dates: int = parameter(2, "dates", "of a group", REASONED)
    least_span: int = parameter(35, "days", "from the first to the last date", REASONED)
    apart: SelectionRule = part(
        SelectionRule(alike=0.3, inside=0.6, room=1_000), "which of them are one"
    )


def weighed(scale: Scale, grown: Blocks, rule: SelectionRule) -> list[Company]:
    """The best of the grown groups, weighed and without members who do not pay."""
    order = np.lexsort((np.arange(grown.size), -grown.net))
    order = order[np.diff(grown.member_start)[order] >= rule.least_members]
    kept = distinct(grown.member_start, grown.members, order, rule)
    return [scale.pruned(scale.company(*grown.of(int(group)))) for group in kept]


def listed(found: list[Company], rule: ListingRule) -> list[Company]:
    """Companies beyond chance that differ from one another, the strongest first."""
    able = [
        one
        for one in found
        if one.seen >= rule.bar
        and one.members.size >= rule.apart.least_members
        and one.meetings >= rule.least_gatherings
        and one.channels.dates >= rule.least_dates
        and one.span >= rule.least_span
    ]
    able.sort(key=lambda one: (-left_of(one, rule), -one.channels.raw))
    start = np.cumsum([0, *(one.members.size for one in able)]).astype(np.int64)
    members = np.concatenate([np.zeros(0, dtype=np.int32), *(one.members for one in able)])
    kept = distinct(start, members, np.arange(len(able)), rule.apart)
    return [able[number] for number in kept]


def left_of(company: Company, rule: ListingRule) -> float:
    """Nats that the best rival leaves; none of a group that few people decide for."""
    few = company.channels.organisers < rule.least_organisers
    few |= company.gatherings < rule.least_gatherings
    return min(company.residual.nats, 0.0) if few else company.residual.nats


def edges_of(records: Records, kept: list[Company], rule: ListingRule) -> pa.Table:
    """The columns of the relation; the docstring of the room says what they mean."""
    sizes = [one.record.size for one in kept]
    record = np.concatenate([np.zeros(0, dtype=np.int64), *(one.record for one in kept)])
    gathering = np.concatenate([np.zeros(0, dtype=np.int32), *(one.gathering for one in kept)])
    claims = pa.table(
        {
            "company": np.repeat(np.arange(len(kept), dtype=np.int32), sizes),
            "claim_no": records.claim[record],
            "patient_no": records.person[record],
            "gathering": gathering,
        }
    )
    numbers = pa.Table.from_pylist([_numbers(one, rule) for one in kept], schema=NUMBERS)
    repeated = numbers.take(pa.array(np.repeat(np.arange(len(kept)), sizes)))
    for name in NUMBERS.names:
        claims = claims.append_column(name, repeated[name])
    return claims.combine_chunks()


NUMBERS = pa.schema(
    [(name, pa.int32()) for name in ("gatherings", "places", "dates", "organisers")]
    + [(name, pa.float64()) for name in ("attended", "expected", "bare", "timing", "minutes")]
    + [(name, pa.float64()) for name in ("departures", "items", "needless", "dear", "raw", "left")]
    + [("rival", pa.string())]
)


def _numbers(one: Company, rule: ListingRule) -> dict[str, float | str]:
    channels = one.channels
    return {
        "gatherings": one.gatherings,
        "places": one.places,
        "dates": channels.dates,
        "organisers": channels.organisers,
        "attended": one.attended,
        "expected": one.expected,
        "bare": one.bare,
        "timing": channels.timing,
        "minutes": one.minutes,
        "departures": one.departures,
        "items": channels.outsiders,
        "needless": channels.misplaced,
        "dear": channels.dear,
        "raw": one.seen,
        "left": left_of(one, rule),
        "rival": one.residual.rival,
    }
