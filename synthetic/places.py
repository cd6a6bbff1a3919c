"""Regions and settlements: a city, counties with towns, and villages around each town.

Coordinates lie in the open ocean and division codes in the reserved test range 999xxx, so that
nothing in the world can be mistaken for a real place.
"""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import Floats, Ints

CITY, SEAT, TOWN, VILLAGE = range(4)
TOWNS_PER_COUNTY = 3
VILLAGES_PER_TOWN = 4
ORIGIN_LATITUDE = 20.0
ORIGIN_LONGITUDE = 170.0
KM_PER_DEGREE = 111.2
PATIENTS_PER_COUNTY = 2_000
FAR_REGION = "999301"
"""Where migrant workers are insured; it has no settlement in the world."""


@dataclass(frozen=True)
class Places:
    """Settlements, aligned arrays. Distances are kilometres on a plane."""

    regions: tuple[str, ...]
    names: tuple[str, ...]
    region: Ints
    kind: Ints
    town: Ints
    x: Floats
    y: Floats
    weight: Floats

    @property
    def size(self) -> int:
        """Number of settlements."""
        return len(self.names)

    def of_kind(self, *kinds: int) -> Ints:
        """Settlements of the given kinds."""
        return np.flatnonzero(np.isin(self.kind, kinds))

    def latitude(self, y: Floats) -> Floats:
        """Degrees north of a position."""
        return ORIGIN_LATITUDE + y / KM_PER_DEGREE

    def longitude(self, x: Floats) -> Floats:
        """Degrees east of a position."""
        degrees: Floats = ORIGIN_LONGITUDE + x / (
            KM_PER_DEGREE * np.cos(np.radians(ORIGIN_LATITUDE))
        )
        return degrees


def lay_out(patients: int, rng: np.random.Generator) -> Places:
    """Places for about ``patients`` sampled insured people."""
    counties = max(2, round(patients / PATIENTS_PER_COUNTY))
    regions = ["999201"]
    names = ["虚构市"]
    rows: list[tuple[int, int, int, float, float, float]] = [(0, CITY, 0, 0.0, 0.0, 4.0)]
    for county in range(counties):
        regions.append(f"9991{county + 1:02d}")
        angle = 2 * np.pi * (county + 0.3 * rng.random()) / counties
        away = rng.uniform(40, 65)
        seat_x, seat_y = away * np.cos(angle), away * np.sin(angle)
        seat = len(rows)
        names.append(f"虚构市样例县{county + 1:02d}城关镇")
        rows.append((county + 1, SEAT, seat, seat_x, seat_y, 6.0))
        for town_no in range(TOWNS_PER_COUNTY):
            turn = 2 * np.pi * (town_no + rng.random() * 0.5) / TOWNS_PER_COUNTY
            out = rng.uniform(9, 18)
            x, y = seat_x + out * np.cos(turn), seat_y + out * np.sin(turn)
            town = len(rows)
            town_name = f"虚构市样例县{county + 1:02d}拟镇{town_no + 1:02d}"
            names.append(town_name)
            rows.append((county + 1, TOWN, town, x, y, 2.6))
            for village_no in range(VILLAGES_PER_TOWN):
                bearing, far = rng.uniform(0, 2 * np.pi), rng.uniform(2.5, 6.5)
                names.append(f"{town_name}示例村{village_no + 1:02d}")
                place = (x + far * np.cos(bearing), y + far * np.sin(bearing))
                rows.append((county + 1, VILLAGE, town, *place, rng.uniform(0.7, 1.4)))
    region, kind, town_of, xs, ys, weight = (np.array(column) for column in zip(*rows, strict=True))
    return Places(
        regions=tuple(regions),
        names=tuple(names),
        region=region.astype(np.int64),
        kind=kind.astype(np.int64),
        town=town_of.astype(np.int64),
        x=xs.astype(np.float64),
        y=ys.astype(np.float64),
        weight=weight.astype(np.float64),
    )
