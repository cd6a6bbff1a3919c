"""How close two findings are: the same people, the same claims, or the same small core."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from model.findings import Finding
from model.parameters import REASONED, parameter
from model.vocabulary.claims import MemberKind

Key = tuple[MemberKind, int]


@dataclass(frozen=True)
class OverlapParameters:
    """Which findings speak of one group."""

    same_people: float = parameter(
        0.3, "Jaccard", "of the insured persons of two findings", REASONED
    )
    contained: float = parameter(
        0.6, "share", "of the smaller finding's insured persons in the other", REASONED
    )
    contained_same_core: float = parameter(
        0.4, "share", "the same, where two other members are shared, one a provider", REASONED
    )
    fragment: float = parameter(
        0.8, "share", "of a group's insured persons in one finding of another: a piece", REASONED
    )
    same_claims: float = parameter(
        0.5, "share", "of the smaller finding's claims in the other", REASONED
    )
    least_shared: int = parameter(2, "members", "in common, whatever the share", REASONED)
    comparable: int = parameter(
        3, "times", "the people of the other at most, to be of one width", REASONED
    )
    core: float = parameter(
        0.5, "share", "of a group's findings: who stands in more is of its core", REASONED
    )
    explained: float = parameter(
        0.5, "share", "of a finding's claims made by the groups it supports: it is theirs", REASONED
    )
    sink_kinds: tuple[str, ...] = parameter(
        ("pharmacy", "laboratory"), "kinds of providers", "at which flows end", REASONED
    )


def canonical(finding: Finding) -> tuple[Any, ...]:
    """A total order of findings by content, whatever order they came in."""
    return (
        finding.typology,
        tuple(sorted((m.kind, m.no, m.role, m.strength) for m in finding.members)),
        tuple(finding.claims.tolist()),
        finding.score,
        finding.reason,
    )


class Footprint:
    """One finding, or several taken as one, seen as sets of members and claims."""

    def __init__(self, findings: Sequence[Finding], keys: frozenset[Key] | None = None) -> None:
        self.findings = tuple(findings)
        self.keys: frozenset[Key] = (
            frozenset((m.kind, m.no) for f in findings for m in f.members) if keys is None else keys
        )

    @cached_property
    def patients(self) -> frozenset[Key]:
        """Insured persons."""
        return frozenset(key for key in self.keys if key[0] == "patient")

    @cached_property
    def others(self) -> frozenset[Key]:
        """Doctors and providers."""
        return self.keys - self.patients

    @cached_property
    def claims(self) -> frozenset[int]:
        """Claim numbers of the pattern."""
        return frozenset(int(no) for f in self.findings for no in f.claims)

    def has(self, signal: str) -> bool:
        """Whether one of its findings carries this kind of signal."""
        return any(s.kind == signal for f in self.findings for s in f.signals)


def flows_joined(
    findings: Sequence[Finding], sinks: Collection[int]
) -> Iterator[tuple[Finding, ...]]:
    """Findings one by one, but flows into the same pharmacy or laboratory as one tuple."""
    converging: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        flows = any(signal.kind == "exclusive_flow" for signal in finding.signals)
        into = [m.no for m in finding.members if m.kind == "provider" and m.no in sinks]
        if flows and len(into) == 1:
            converging[into[0]].append(finding)
        else:
            yield (finding,)
    for sink in sorted(converging):
        yield tuple(converging[sink])


def _share(shared: int, total: int) -> float:
    return shared / total if total else 0.0


def contained(narrow: Footprint, wide: Footprint, parameters: OverlapParameters) -> bool:
    """Whether most people of one group stand in the other (fewer suffice at the same places)."""
    share = _share(len(narrow.patients & wide.patients), len(narrow.patients))
    return share >= parameters.contained or (
        share >= parameters.contained_same_core and _same_places(narrow, wide)
    )


def _same_places(one: Footprint, other: Footprint) -> bool:
    """A doctor and a provider in common, or two providers: more than one shared hub."""
    shared = one.others & other.others
    return len(shared) > 1 and any(kind == "provider" for kind, _ in shared)


def comparable(one: Footprint, other: Footprint, parameters: OverlapParameters) -> bool:
    """Whether two groups have about as many people."""
    few, many = sorted((len(one.patients), len(other.patients)))
    return many <= parameters.comparable * few


def close(one: Footprint, other: Footprint, parameters: OverlapParameters) -> bool:
    """Whether two findings speak of one group.

    Of very different width they do only where the narrow one is a part of the other, people and
    claims; a wide flow has no such parts.
    """
    a, b = _compared(one, other)
    shared = len(a & b)
    if shared < parameters.least_shared or not _more_than_hubs(one, other, a & b):
        return False
    few_claims = min(len(one.claims), len(other.claims))
    narrow, wide = sorted((one, other), key=lambda each: len(each.patients))
    if len(one.patients) > 1 and not comparable(one, other, parameters):
        part = _share(len(one.claims & other.claims), few_claims) >= parameters.same_claims
        return part and not wide.has("exclusive_flow") and contained(narrow, wide, parameters)
    return (
        _share(shared, len(a | b)) >= parameters.same_people
        or (len(one.patients) > 1 and contained(narrow, wide, parameters))
        or _share(len(one.claims & other.claims), few_claims) >= parameters.same_claims
    )


def _more_than_hubs(one: Footprint, other: Footprint, shared: frozenset[Key]) -> bool:
    """Whether a person is shared as well; places alone count where their tie is the finding."""
    tied = one.has("shared_identifier") or other.has("shared_identifier")
    return tied or any(kind != "provider" for kind, _ in shared)


def _compared(one: Footprint, other: Footprint) -> tuple[frozenset[Key], frozenset[Key]]:
    """People where both are groups of people, everyone where both are circumstances."""
    if len(one.patients) > 1 and len(other.patients) > 1:
        return one.patients, other.patients
    return one.keys, other.keys


def by_closeness(
    footprints: Sequence[Footprint], parameters: OverlapParameters
) -> list[tuple[int, int]]:
    """Pairs of close footprints, closest first; ties in the order given."""
    ranked = []
    for one, other in _sharing(footprints):
        if close(footprints[one], footprints[other], parameters):
            a, b = _compared(footprints[one], footprints[other])
            ranked.append((-_share(len(a & b), len(a | b)), one, other))
    return [(one, other) for _, one, other in sorted(ranked)]


def _sharing(footprints: Sequence[Footprint]) -> Iterable[tuple[int, int]]:
    """Pairs of footprints with a member in common, found through the members and not by all pairs.

    Groups of people are looked up by their people only: a hub has a long list of findings.
    """
    homes: dict[Key, list[int]] = defaultdict(list)
    for n, one in enumerate(footprints):
        for key in one.patients if len(one.patients) > 1 else one.keys:
            homes[key].append(n)
    return sorted({pair for places in homes.values() for pair in combinations(places, 2)})
