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
    Footprint,
    Key,
    OverlapParameters,
    by_closeness,
    canonical,
    close,
    comparable,
    contained,
    flows_joined,
)

Cluster = Sequence[Footprint]


def fuse(
    findings: Sequence[Finding],
    patient_of_claim: Int32,
    sinks: Collection[int],
    parameters: OverlapParameters,
) -> tuple[FusedGroup, ...]:
    """Groups of overlapping findings, in an order that depends on their content only.

    ``patient_of_claim`` is the patient column of the claim index; ``sinks`` are the numbers of
    pharmacies and laboratories.
    """
    ordered = sorted(findings, key=canonical)
    footprints = [Footprint(members) for members in flows_joined(ordered, sinks)]
    people = [one for one in footprints if len(one.patients) > 1]
    circumstances = [one for one in footprints if len(one.patients) < 2]
    clusters = _joined(people, parameters)
    homes = _supported(footprints, clusters, parameters)
    cores = [_core(cluster, parameters) for cluster in clusters]

    def stands_alone(one: Footprint) -> bool:
        """Whether the groups that a finding supports are less than half of its pattern."""
        if not homes[id(one)]:
            return True
        helped = frozenset[Key]().union(*(cores[n].patients for n in homes[id(one)]))
        return _share_of(one, helped, patient_of_claim) <= parameters.explained

    def group(cluster: Cluster, support: Cluster) -> FusedGroup:
        return _group(cluster, support, patient_of_claim, parameters)

    groups = [
        group(cluster, [one for one in footprints if n in homes[id(one)]])
        for n, cluster in enumerate(clusters)
        if len(cluster) > 1 or stands_alone(cluster[0])
    ]
    loose = [one for one in circumstances if stands_alone(one)]
    groups += [group(cluster, []) for cluster in _joined(loose, parameters)]
    return tuple(sorted(_distinct(groups), key=lambda each: (each.core, each.claims.tolist())))


def _joined(footprints: Cluster, parameters: OverlapParameters) -> list[list[Footprint]]:
    """Greedy joining from the closest pair on; every join must hold for the cores as well."""
    clusters: list[list[Footprint]] = [[one] for one in footprints]
    home = list(range(len(footprints)))
    for one, other in by_closeness(footprints, parameters):
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        left, right = clusters[first], clusters[second]
        joined = close(_core(left, parameters), _core(right, parameters), parameters)
        if len(left) + len(right) > 2 and not joined and not _fragment(left, right, parameters):
            continue
        clusters[first] = left + right
        clusters[second] = []
        home = [first if place == second else place for place in home]
    return [cluster for cluster in clusters if cluster]


def _fragment(left: Cluster, right: Cluster, parameters: OverlapParameters) -> bool:
    """Whether nearly everybody of one cluster stands in one single finding of the other.

    The core of a cluster can be narrower than the finding that a fragment is cut from.
    """
    for small, large in ((left, right), (right, left)):
        people = frozenset[Key]().union(*(one.patients for one in small))
        for one in large:
            inside = len(people & one.patients)
            if len(people) > 1 and inside >= parameters.fragment * len(people):
                return True
    return False


def _core(cluster: Cluster, parameters: OverlapParameters) -> Footprint:
    """A cluster as one footprint that has only the members most of its findings agree on."""
    if len(cluster) == 1:
        return cluster[0]
    times = Counter(key for one in cluster for key in one.keys)
    most = parameters.core * len(cluster)
    kept = frozenset(key for key, count in times.items() if count > most)
    return Footprint(tuple(f for one in cluster for f in one.findings), kept)


def _supported(
    footprints: Cluster, clusters: Sequence[Cluster], parameters: OverlapParameters
) -> dict[int, list[int]]:
    """By ``id`` of a footprint: the numbers of the clusters it supports but is not in."""
    cores = [_core(cluster, parameters) for cluster in clusters]
    entire = [Footprint(tuple(f for one in cluster for f in one.findings)) for cluster in clusters]
    at: dict[Key, list[int]] = defaultdict(list)
    for n, cluster in enumerate(entire):
        for key in cluster.keys:
            at[key].append(n)
    homes: dict[int, list[int]] = {}
    for one in footprints:
        near = sorted({n for key in one.keys for n in at[key]})
        homes[id(one)] = [
            n
            for n in near
            if one not in clusters[n] and _supports(one, cores[n], entire[n], parameters)
        ]
    return homes


def _supports(
    one: Footprint, core: Footprint, group: Footprint, parameters: OverlapParameters
) -> bool:
    """Whether a wider finding or a circumstance is about this group, not only about its hub.

    A circumstance needs two members in common, and a claim in common unless it is a registered
    fact (a shared owner): a hospital in common says nothing.
    """
    if len(one.patients) > 1:
        wider = len(one.patients) > len(core.patients) and not comparable(one, core, parameters)
        return wider and len(core.patients) > 1 and contained(core, one, parameters)
    if len(one.keys & group.keys) < parameters.least_shared:
        return False
    return one.has("shared_identifier") or bool(one.claims & group.claims)


def _share_of(one: Footprint, people: frozenset[Key], patient_of_claim: Int32) -> float:
    """Share of a finding's claims that these people made; 1 for a registered fact."""
    theirs = sum(("patient", int(patient_of_claim[no])) in people for no in one.claims)
    return theirs / len(one.claims) if one.claims else 1.0


def _group(
    cluster: Cluster, support: Cluster, patient_of_claim: Int32, parameters: OverlapParameters
) -> FusedGroup:
    everyone = frozenset[Key]().union(*(one.keys for one in cluster))
    core = _core(cluster, parameters).keys or everyone
    people = frozenset(no for kind, no in everyone if kind == "patient")
    together = [*cluster, *support]
    findings = sorted((f for one in together for f in one.findings), key=canonical)
    claims = np.unique(np.concatenate([f.claims for f in findings]).astype(np.int64))
    if len(people) > 1:
        claims = claims[np.isin(patient_of_claim[claims], np.array(sorted(people)))]
    wide = frozenset[Key]().union(*(one.patients for one in support))
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
        same[group.core] = group if held is None else _united(held, group)
    return list(same.values())


def _united(one: FusedGroup, other: FusedGroup) -> FusedGroup:
    findings = {id(finding): finding for finding in (*one.findings, *other.findings)}
    return FusedGroup(
        findings=tuple(sorted(findings.values(), key=canonical)),
        members=_members([*one.members, *other.members]),
        core=one.core,
        claims=np.union1d(one.claims, other.claims),
        left_out=max(one.left_out, other.left_out),
    )
