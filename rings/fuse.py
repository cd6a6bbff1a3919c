"""Overlapping findings become one group; a shared hub alone never joins two groups.

Three kinds of findings meet here. *Groups of people* (two or more insured persons) join where
the same people stand in them. *Flows* into one pharmacy or laboratory join at that sink: each
flow was tested against expectation by itself, so several of them converging are one pattern and
not a crowded hub. *Circumstances* (fewer than two insured persons: a doctor at two places, two
clinics of one owner, a pharmacy and the doctors that feed it) go to every group they concern.

A finding with more than three times a group's people (all the prescriptions of a doctor)
supports the group without making its own people members, unless the group is only a part of it,
people and claims, and it is no flow: then the two are one. Wide findings and circumstances stay
groups of their own as well, unless the groups they support account for most of their claims.

Joining is greedy from the closest pair on, and a join is tested again on the cores of the two
groups as they then stand (the members in more than half of their findings). So a chain of
slightly overlapping findings does not grow into one. The result does not depend on the order
of the findings.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from model.claim_index import Int32
from model.findings import Finding, Member
from model.rings import FusedGroup
from rings.overlap import (
    Atom,
    Key,
    by_closeness,
    canonical,
    close,
    comparable,
    contained,
    flows_joined,
)
from rings.parameters import RingParameters


def fuse(
    findings: Sequence[Finding],
    patient_of_claim: Int32,
    sinks: Collection[int],
    parameters: RingParameters,
) -> tuple[FusedGroup, ...]:
    """Groups of overlapping findings, in an order that depends on their content only.

    ``patient_of_claim`` is the patient column of the claim index; ``sinks`` are the numbers of
    pharmacies and laboratories.
    """
    ordered = sorted(findings, key=canonical)
    atoms = [Atom(members) for members in flows_joined(ordered, sinks)]
    people = [atom for atom in atoms if len(atom.patients) > 1]
    circumstances = [atom for atom in atoms if len(atom.patients) < 2]
    clusters = _joined(people, parameters)
    homes = _supported(atoms, clusters, parameters)
    cores = [_core(cluster) for cluster in clusters]

    def stands(atom: Atom) -> bool:
        """Whether the groups that a finding supports are less than half of its pattern."""
        helped = [cores[n].patients for n in homes[id(atom)]]
        return not helped or _share_of(atom, frozenset().union(*helped), patient_of_claim) <= 0.5

    groups = [
        _group(cluster, [a for a in atoms if n in homes[id(a)]], patient_of_claim)
        for n, cluster in enumerate(clusters)
        if len(cluster) > 1 or stands(cluster[0])
    ]
    loose = [atom for atom in circumstances if stands(atom)]
    groups += [_group(cluster, [], patient_of_claim) for cluster in _joined(loose, parameters)]
    return tuple(sorted(_distinct(groups), key=lambda group: (group.core, group.claims.tolist())))


def _joined(atoms: list[Atom], parameters: RingParameters) -> list[list[Atom]]:
    """Greedy joining from the closest pair on; every join must hold for the cores as well."""
    clusters: list[list[Atom]] = [[atom] for atom in atoms]
    home = list(range(len(atoms)))
    for one, other in by_closeness(atoms, parameters):
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        left, right = clusters[first], clusters[second]
        joined = close(_core(left), _core(right), parameters)
        if len(left) + len(right) > 2 and not joined and not _fragment(left, right, parameters):
            continue
        clusters[first] = left + right
        clusters[second] = []
        home = [first if place == second else place for place in home]
    return [cluster for cluster in clusters if cluster]


def _fragment(left: Sequence[Atom], right: Sequence[Atom], parameters: RingParameters) -> bool:
    """Whether nearly everybody of one cluster stands in one single finding of the other.

    The core of a cluster can be narrower than the finding that a fragment is cut from.
    """
    for part, whole in ((left, right), (right, left)):
        people = frozenset[Key]().union(*(atom.patients for atom in part))
        for atom in whole:
            inside = len(people & atom.patients)
            if len(people) > 1 and inside >= parameters.fragment_share * len(people):
                return True
    return False


def _core(cluster: Sequence[Atom]) -> Atom:
    """A cluster as one atom that has only the members most of its findings agree on."""
    if len(cluster) == 1:
        return cluster[0]
    times = Counter(key for atom in cluster for key in atom.keys)
    kept = frozenset(key for key, count in times.items() if 2 * count > len(cluster))
    return Atom(tuple(f for atom in cluster for f in atom.findings), kept)


def _supported(
    atoms: Sequence[Atom], clusters: Sequence[Sequence[Atom]], parameters: RingParameters
) -> dict[int, list[int]]:
    """By ``id`` of an atom: the numbers of the clusters it supports but does not belong to."""
    cores = [_core(cluster) for cluster in clusters]
    wholes = [Atom(tuple(f for atom in cluster for f in atom.findings)) for cluster in clusters]
    at: dict[Key, list[int]] = defaultdict(list)
    for n, whole in enumerate(wholes):
        for key in whole.keys:
            at[key].append(n)
    homes: dict[int, list[int]] = {}
    for atom in atoms:
        near = sorted({n for key in atom.keys for n in at[key]})
        homes[id(atom)] = [
            n
            for n in near
            if atom not in clusters[n] and _supports(atom, cores[n], wholes[n], parameters)
        ]
    return homes


def _supports(atom: Atom, core: Atom, whole: Atom, parameters: RingParameters) -> bool:
    """Whether a wider finding or a circumstance is about this group, not only about its hub.

    A circumstance needs two members in common, and a claim in common unless it is a registered
    fact (a shared owner): a hospital in common says nothing.
    """
    if len(atom.patients) > 1:
        wider = len(atom.patients) > len(core.patients) and not comparable(atom, core)
        return wider and len(core.patients) > 1 and contained(core, atom, parameters)
    if len(atom.keys & whole.keys) < 2:
        return False
    return atom.has("shared_identifier") or bool(atom.claims & whole.claims)


def _share_of(atom: Atom, people: frozenset[Key], patient_of_claim: Int32) -> float:
    """Share of a finding's claims that these people made; 1 for a registered fact."""
    theirs = sum(("patient", int(patient_of_claim[no])) in people for no in atom.claims)
    return theirs / len(atom.claims) if atom.claims else 1.0


def _group(cluster: list[Atom], support: list[Atom], patient_of_claim: Int32) -> FusedGroup:
    everyone = frozenset[Key]().union(*(atom.keys for atom in cluster))
    core = _core(cluster).keys or everyone
    people = frozenset(no for kind, no in everyone if kind == "patient")
    atoms = [*cluster, *support]
    findings = sorted((f for atom in atoms for f in atom.findings), key=canonical)
    claims = np.unique(np.concatenate([f.claims for f in findings]).astype(np.int64))
    if len(people) > 1:
        claims = claims[np.isin(patient_of_claim[claims], np.array(sorted(people)))]
    wide = frozenset[Key]().union(*(atom.patients for atom in support))
    own = (m for f in findings for m in f.members if (m.kind, m.no) in everyone)
    return FusedGroup(
        findings=tuple(findings),
        members=_members(own),
        core=tuple(sorted(core)),
        claims=claims,
        left_out=len({no for _, no in wide} - people),
    )


def _members(mentions: Iterable[Member]) -> tuple[Member, ...]:
    """Every entity once, in the role in which it is strongest."""
    strongest: dict[Key, Member] = {}
    for member in sorted(mentions, key=lambda m: (m.strength, m.role)):
        strongest[member.kind, member.no] = member
    return tuple(strongest[key] for key in sorted(strongest))


def _distinct(groups: list[FusedGroup]) -> list[FusedGroup]:
    """Groups with the same core are one group: their rings would have the same name."""
    same: dict[tuple[Key, ...], FusedGroup] = {}
    for group in groups:
        held = same.get(group.core)
        same[group.core] = group if held is None else _both(held, group)
    return list(same.values())


def _both(one: FusedGroup, other: FusedGroup) -> FusedGroup:
    findings = {id(finding): finding for finding in (*one.findings, *other.findings)}
    return FusedGroup(
        findings=tuple(sorted(findings.values(), key=canonical)),
        members=_members([*one.members, *other.members]),
        core=one.core,
        claims=np.union1d(one.claims, other.claims),
        left_out=max(one.left_out, other.left_out),
    )
