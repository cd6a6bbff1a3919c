"""Who was where on which day: the points of the person x day strip."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from model.rings import RingMember
from model.vocabulary.claims import MemberKind
from screens.ring_graph import CLAIM_COLUMN

ROWS_SHOWN = 60
"""Most members drawn, strongest first; more rows than a screen holds cannot be compared."""

PLACES_SHOWN = 7
"""Most places with a colour and shape of their own; beyond seven they cannot be told apart."""


@dataclass(frozen=True)
class Point:
    """One member on one day at one place. ``place`` is ``None`` for all lesser places."""

    member: str
    day: date
    place: str | None
    claims: int
    total_minor: int
    of_ring: bool
    lane: int  # 0, 1, ... where a member was at several places on one day
    lanes: int


@dataclass(frozen=True)
class Strip:
    """The points, the members in order of first appearance, and what is left out."""

    points: tuple[Point, ...]
    members: tuple[str, ...]
    places: tuple[str, ...]
    members_left_out: int
    together: tuple[tuple[date, int], ...]  # per day, most members at one place


def place_kind(kind: MemberKind) -> MemberKind:
    """Where a member is: at a provider; a provider's claims are told apart by doctor."""
    return "doctor" if kind == "provider" else "provider"


def strip(
    members: Sequence[RingMember], kind: MemberKind, rows: pa.Table, others: pa.Table | None = None
) -> Strip:
    """The strip of the members of one kind over the ring's claims, and other claims if given."""
    ordered = sorted((m for m in members if m.kind == kind), key=lambda m: (-m.strength, m.id))
    shown = {member.id for member in ordered[:ROWS_SHOWN]}
    own_claims = set(rows.column("claim_id").to_pylist())
    counts: Counter[tuple[str, date, str | None, bool]] = Counter()
    totals: Counter[tuple[str, date, str | None, bool]] = Counter()
    for table in (rows, others) if others is not None else (rows,):
        for member, start, place, total, claim in zip(
            *(
                table.column(name).to_pylist()
                for name in (
                    CLAIM_COLUMN[kind],
                    "start_time",
                    CLAIM_COLUMN[place_kind(kind)],
                    "total_amount_minor",
                    "claim_id",
                )
            ),
            strict=True,
        ):
            of_ring = table is rows
            if member in shown and (of_ring or claim not in own_claims):
                counts[member, start.date(), place, of_ring] += 1
                totals[member, start.date(), place, of_ring] += total
    return _assembled(counts, totals, shown, len(ordered) - len(shown))


def _assembled(
    counts: Counter[tuple[str, date, str | None, bool]],
    totals: Counter[tuple[str, date, str | None, bool]],
    shown: set[str],
    left_out: int,
) -> Strip:
    days_at: Counter[str] = Counter()
    for _, _, place, of_ring in counts:
        if place is not None and of_ring:
            days_at[place] += 1
    places = tuple(sorted(days_at, key=lambda p: (-days_at[p], p))[:PLACES_SHOWN])
    keys = sorted(counts, key=lambda k: (k[0], k[1], k[2] or "", not k[3]))
    on_day: dict[tuple[str, date], int] = Counter((member, day) for member, day, _, _ in keys)
    used: Counter[tuple[str, date]] = Counter()
    points = []
    first: dict[str, date] = {}
    at: dict[tuple[date, str], set[str]] = defaultdict(set)
    for member, day, place, of_ring in keys:
        points.append(
            Point(
                member=member,
                day=day,
                place=place if place in places else None,
                claims=counts[member, day, place, of_ring],
                total_minor=totals[member, day, place, of_ring],
                of_ring=of_ring,
                lane=used[member, day],
                lanes=on_day[member, day],
            )
        )
        used[member, day] += 1
        if of_ring:
            first[member] = min(day, first.get(member, day))
            if place is not None:
                at[day, place].add(member)
    most: dict[date, int] = defaultdict(int)
    for (day, _), present in at.items():
        most[day] = max(most[day], len(present))
    return Strip(
        points=tuple(points),
        members=tuple(sorted(shown, key=lambda m: (first.get(m, date.max), m))),
        places=places,
        members_left_out=left_out,
        together=tuple(sorted(most.items())),
    )
