"""Where the members of a ring are drawn: circles inside one another, computed here.

The kind with the fewest members is in the middle, the most numerous outside, where labels
point outwards and cannot meet. Positions are pixels and depend on nothing but the ring.
"""

import cmath
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screens.ring_graph import Name, RingGraph

INNER_SPACING = 92.0
"""Pixels along an inner circle for one member: its label is written level, below the mark."""

OUTER_SPACING = 19.0
"""Pixels along the outermost circle for one member with a label that points outwards."""

BARE_SPACING = 8.0
"""Pixels along the outermost circle for one member without a label."""

CIRCLE_GAP = 88.0
"""Least distance in pixels between two circles, and from the middle to the first."""

LABELLED = 110
"""Most members on the outermost circle that still get a label each."""

ROUNDS = 6
"""Rounds of sorting each circle by the direction of its neighbours; it settles in three."""


@dataclass(frozen=True)
class Place:
    """A position in pixels from the centre, its direction, and whether it is on the outside."""

    x: float
    y: float
    angle: float
    outside: bool


@dataclass(frozen=True)
class Layout:
    """Every member's place, the radius of the whole, and whether outer members are labelled."""

    places: Mapping[Name, Place]
    radius: float
    labelled: bool


def _circles(graph: RingGraph) -> list[list[Name]]:
    by_kind: dict[str, list[Name]] = defaultdict(list)
    for member in graph.nodes:
        by_kind[member.kind].append((member.kind, member.id))
    return [sorted(circle) for circle in sorted(by_kind.values(), key=lambda c: (len(c), c))]


def _angles(count: int) -> list[float]:
    # Half a step off the vertical, so that few members do not line up over one another.
    return [2 * math.pi * (n + 0.5) / count - math.pi / 2 for n in range(count)]


def _neighbours(graph: RingGraph) -> dict[Name, list[tuple[Name, int]]]:
    found: dict[Name, list[tuple[Name, int]]] = defaultdict(list)
    for edge in graph.edges:
        found[edge.a].append((edge.b, edge.claims))
        found[edge.b].append((edge.a, edge.claims))
    return found


def _pull(
    name: Name, angle_of: Mapping[Name, float], neighbours: Sequence[tuple[Name, int]]
) -> float:
    """The direction its neighbours on other circles lie in; its own where they cancel out."""
    pull = sum(
        (n * cmath.exp(1j * angle_of[other]) for other, n in neighbours if other[0] != name[0]),
        start=0j,
    )
    return angle_of[name] if abs(pull) < 1e-9 else cmath.phase(pull)


def _radii(circles: list[list[Name]], labelled: bool) -> list[float]:
    radii: list[float] = []
    for number, circle in enumerate(circles):
        outermost = number == len(circles) - 1
        spacing = INNER_SPACING if not outermost else OUTER_SPACING if labelled else BARE_SPACING
        if number == 0 and len(circle) == 1:
            radii.append(0.0)
            continue
        before = radii[-1] if radii else 0.0
        radii.append(max(before + CIRCLE_GAP, len(circle) * spacing / (2 * math.pi)))
    return radii


def layout(graph: RingGraph) -> Layout:
    """Place every node; members of one circle are ordered so that edges stay short."""
    circles = _circles(graph)
    neighbours = _neighbours(graph)
    angle_of = {
        name: angle
        for circle in circles
        for name, angle in zip(circle, _angles(len(circle)), strict=True)
    }
    for _ in range(ROUNDS):
        for circle in reversed(circles):
            pulls = {name: round(_pull(name, angle_of, neighbours[name]), 9) for name in circle}
            # Places start at the top and go clockwise; so does the sorting.
            turned = {name: (pull + math.pi / 2) % (2 * math.pi) for name, pull in pulls.items()}
            circle.sort(key=lambda name: (turned[name], name))
            angle_of.update(zip(circle, _angles(len(circle)), strict=True))
    labelled = len(circles[-1]) <= LABELLED if circles else True
    radii = _radii(circles, labelled)
    places = {
        name: Place(
            x=radius * math.cos(angle_of[name]),
            y=radius * math.sin(angle_of[name]),
            angle=angle_of[name],
            outside=circle is circles[-1] and radius > 0,
        )
        for circle, radius in zip(circles, radii, strict=True)
        for name in circle
    }
    return Layout(places, radii[-1] if radii else 0.0, labelled)
