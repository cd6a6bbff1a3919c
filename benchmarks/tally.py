"""Adds the comparisons of many worlds up to the figures of the table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.matching import Group, Known, matches, reports_of

FIRST = 10
TOP = 20


@dataclass
class Tally:
    """Sums over worlds of one method on one grade; ``figures`` are the ratios."""

    worlds: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    reported: int = 0
    matched: int = 0
    shared_members: int = 0
    reported_members: int = 0
    planted_members: int = 0
    first_reported: int = 0
    first_matched: int = 0
    top_matched: int = 0
    innocent: Counter[str] = field(default_factory=Counter)
    false_reports: Counter[str] = field(default_factory=Counter)
    cleared: Counter[str] = field(default_factory=Counter)
    cleared_as: Counter[str] = field(default_factory=Counter)
    innocent_in_top: list[int] = field(default_factory=list)
    parts: int = 0
    unexplained: int = 0

    def add(
        self,
        planted: Sequence[Known],
        innocent: Sequence[Known],
        reported: Sequence[Group],
        cleared: Sequence[Group] = (),
    ) -> None:
        """Count one world."""
        self.worlds += 1
        self.planted.update(target.kind for target in planted)
        self.innocent.update(target.kind for target in innocent)
        pairs = matches(reported, planted)
        taken = {pair.rank for pair in pairs}
        self.found.update(pair.known.kind for pair in pairs)
        self.reported += len(reported)
        self.matched += len(pairs)
        self.shared_members += sum(pair.shared for pair in pairs)
        self.reported_members += sum(pair.reported for pair in pairs)
        self.planted_members += sum(len(pair.known.core) for pair in pairs)
        self.first_reported += min(FIRST, len(reported))
        self.first_matched += sum(rank < FIRST for rank in taken)
        self.top_matched += sum(rank < TOP for rank in taken)
        blamed: set[int] = set()
        for target in innocent:
            ranks = set(reports_of(target, reported)) - taken
            blamed |= ranks
            self.false_reports[target.kind] += bool(ranks)
            seen = reports_of(target, cleared)
            self.cleared[target.kind] += bool(seen) and not ranks
            if seen:
                self.cleared_as[f"{target.kind} as {cleared[seen[0]].explanation}"] += 1
        self.innocent_in_top.append(sum(rank < TOP for rank in blamed))
        rest = set(range(len(reported))) - taken - blamed
        parts = rest & {rank for target in planted for rank in reports_of(target, reported)}
        self.parts += len(parts)
        self.unexplained += len(rest - parts)

    def figures(self) -> dict[str, Any]:
        """The figures of the table; ``None`` where there is nothing to divide by."""
        return {
            "worlds": self.worlds,
            "planted": self.planted.total(),
            "reported": self.reported,
            "ring_recall": ratio(self.matched, self.planted.total()),
            "ring_recall_in_top_20": ratio(self.top_matched, self.planted.total()),
            "ring_precision": ratio(self.matched, self.reported),
            "precision_at_10": ratio(self.first_matched, self.first_reported),
            "member_precision": ratio(self.shared_members, self.reported_members),
            "member_recall": ratio(self.shared_members, self.planted_members),
            "innocents_in_top_20_mean": ratio(sum(self.innocent_in_top), self.worlds),
            "innocents_in_top_20_most": max(self.innocent_in_top, default=0),
            "reports_of_innocent_groups": self.false_reports.total(),
            "reports_of_parts_of_rings": self.parts,
            "reports_of_neither": self.unexplained,
            "rings": {
                kind: {"planted": count, "found": self.found[kind]}
                for kind, count in sorted(self.planted.items())
            },
            "innocent_groups": {
                kind: {
                    "in_worlds": count,
                    "reported": self.false_reports[kind],
                    "cleared": self.cleared[kind],
                }
                for kind, count in sorted(self.innocent.items())
            },
            "cleared_as": dict(sorted(self.cleared_as.items())),
        }


def ratio(part: float, whole: float) -> float | None:
    """``part / whole``, rounded to four digits; ``None`` when there is no whole."""
    return round(part / whole, 4) if whole else None
