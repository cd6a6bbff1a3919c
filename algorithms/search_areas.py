"""Communities as search areas: where a group may be looked for, never a group themselves."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.communities import METHODS, Method, partition
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class AreaRule:
    """How the graph of significant pairs falls into search areas."""

    method: Method = parameter(
        "networkit", "library", "that divides the graph", "fastest of four", choices=METHODS
    )
    resolution: float = parameter(1.0, "times", "the modularity of Newman (2006)", CUSTOMARY)
    thin_link: float = parameter(
        0.3, "times", "the links inside: parts held together by fewer are two areas", WORLDS
    )
    least_links: int = parameter(2, "links", "of an area", REASONED)
    least_persons: int = parameter(3, "persons", "of an area", REASONED)


def search_areas(
    left: Int32, right: Int32, weight: Float64, rule: AreaRule, *, seed: int
) -> list[Int32]:
    """Persons of each community of the pair graph, ascending; the columns are aligned by pair.

    Modularity joins small cliques that touch when the graph is large (its resolution limit), so
    each community is divided again on its own as long as its parts hardly hold together.
    """
    areas: list[Int32] = []
    waiting = [np.arange(left.size)]
    entire = True
    while waiting:
        edges = waiting.pop()
        present, ends = np.unique(np.concatenate([left[edges], right[edges]]), return_inverse=True)
        u, v = ends[: edges.size].astype(np.int32), ends[edges.size :].astype(np.int32)
        labels = partition(
            present.size,
            u,
            v,
            weight[edges],
            seed=seed,
            method=rule.method,
            resolution=rule.resolution,
        )
        if not entire and not _falls_apart(labels, u, v, rule.thin_link):
            areas.append(present.astype(np.int32))
            continue
        entire = False
        inside = labels[u] == labels[v]
        order = np.argsort(labels[u][inside], kind="stable")
        cuts = np.flatnonzero(np.diff(labels[u][inside][order])) + 1
        parts = np.split(edges[inside][order], cuts)
        waiting.extend(part for part in parts if part.size >= rule.least_links)
    large = (area for area in areas if area.size >= rule.least_persons)
    return sorted(large, key=lambda area: tuple(area.tolist()))


def _falls_apart(labels: Int32, u: Int32, v: Int32, thin_link: float) -> bool:
    """Whether the parts are linked to one another far more thinly than inside."""
    parts = int(labels.max()) + 1
    if parts == 1:
        return False
    size = np.bincount(labels, minlength=parts).astype(np.float64)
    possible_inside = float(np.sum(size * (size - 1) / 2))
    possible_between = float(size.sum() * (size.sum() - 1) / 2) - possible_inside
    inside = float(np.count_nonzero(labels[u] == labels[v]))
    between = u.size - inside
    return between * possible_inside < thin_link * inside * possible_between
