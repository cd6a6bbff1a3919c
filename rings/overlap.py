"""How close two findings are: the same people, the same claims, or the same small core."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

from model.findings import Finding, MemberKind
from rings.parameters import RingParameters

Key = tuple[MemberKind, int]

COMPARABLE = 3
"""Findings are of one width when neither has more than this many times the other's people."""


def canonical(finding: Finding) -> tuple[Any, ...]:
    """A total order of findings by content, whatever order they came in."""
    return (
        finding.typology,
        tuple(sorted((m.kind, m.no, m.role, m.strength) for m in finding.members)),
        tuple(finding.claims.tolist()),
        finding.score,
        finding.reason,
    )


class Atom:
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


def _share(shared: int, whole: int) -> float:
    return shared / whole if whole else 0.0


def contained(narrow: Atom, wide: Atom, parameters: RingParameters) -> bool:
    """Whether most people of one group stand in the other (fewer suffice at the same places)."""
    share = _share(len(narrow.patients & wide.patients), len(narrow.patients))
    return share >= parameters.contained_share or (
        share >= parameters.contained_share_same_core and _same_places(narrow, wide)
    )


def _same_places(one: Atom, other: Atom) -> bool:
    """A doctor and a provider in common, or two providers: more than one shared hub."""
    shared = one.others & other.others
    return len(shared) > 1 and any(kind == "provider" for kind, _ in shared)


def comparable(one: Atom, other: Atom) -> bool:
    """Whether two groups have about as many people."""
    few, many = sorted((len(one.patients), len(other.patients)))
    return many <= COMPARABLE * few


def close(one: Atom, other: Atom, parameters: RingParameters) -> bool:
    """Whether two findings speak of one group.

    Of very different width they do only where the narrow one is a part of the other, people and
    claims; a wide flow has no such parts.
    """
    a, b = _compared(one, other)
    shared = len(a & b)
    if shared < 2 or not _more_than_hubs(one, other, a & b):
        return False
    few_claims = min(len(one.claims), len(other.claims))
    narrow, wide = sorted((one, other), key=lambda atom: len(atom.patients))
    if len(one.patients) > 1 and not comparable(one, other):
        part = _share(len(one.claims & other.claims), few_claims) >= parameters.shared_claims
        return part and not wide.has("exclusive_flow") and contained(narrow, wide, parameters)
    return (
        _share(shared, len(a | b)) >= parameters.same_people_jaccard
        or (len(one.patients) > 1 and contained(narrow, wide, parameters))
        or _share(len(one.claims & other.claims), few_claims) >= parameters.shared_claims
    )


def _more_than_hubs(one: Atom, other: Atom, shared: frozenset[Key]) -> bool:
    """Whether a person is shared as well; places alone count where their tie is the finding."""
    tied = one.has("shared_identifier") or other.has("shared_identifier")
    return tied or any(kind != "provider" for kind, _ in shared)


def _compared(one: Atom, other: Atom) -> tuple[frozenset[Key], frozenset[Key]]:
    """People where both are groups of people, everyone where both are circumstances."""
    if len(one.patients) > 1 and len(other.patients) > 1:
        return one.patients, other.patients
    return one.keys, other.keys


def by_closeness(atoms: Sequence[Atom], parameters: RingParameters) -> list[tuple[int, int]]:
    """Pairs of close atoms, closest first; ties by the canonical order of the atoms."""
    ranked = []
    for one, other in _sharing(atoms):
        if close(atoms[one], atoms[other], parameters):
            a, b = _compared(atoms[one], atoms[other])
            ranked.append((-_share(len(a & b), len(a | b)), one, other))
    return [(one, other) for _, one, other in sorted(ranked)]


def _sharing(atoms: Sequence[Atom]) -> Iterable[tuple[int, int]]:
    """Pairs of atoms with a member in common, found through the members and not by all pairs.

    Groups of people are looked up by their people only: a hub has a long list of findings.
    """
    homes: dict[Key, list[int]] = defaultdict(list)
    for n, atom in enumerate(atoms):
        for key in atom.patients if len(atom.patients) > 1 else atom.keys:
            homes[key].append(n)
    return sorted({pair for places in homes.values() for pair in combinations(places, 2)})
