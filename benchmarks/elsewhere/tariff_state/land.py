"""An invented small republic: four districts, each with a town, villages and a market day."""

from dataclasses import dataclass
from math import hypot

DISTRICTS = ("Q1", "Q2", "Q3", "Q4")
STREETS = ("Nádražní", "Školní", "Polní", "Lipová", "Zahradní", "Na Hrázi", "U Mlýna", "Dlouhá")


@dataclass(frozen=True)
class Place:
    """A municipality. Kilometres east and north; ``share`` of the insured who live there."""

    name: str
    district: str
    east: float
    north: float
    share: float
    is_town: bool = False
    market: int = 2


PLACES = (
    Place("Vrbnice", "Q1", 0, 0, 0.16, is_town=True, market=1),
    Place("Horní Dubá", "Q1", 8, 5, 0.020),
    Place("Kamenec", "Q1", -6, 9, 0.018),
    Place("Lhotka u Vrbnice", "Q1", 5, -7, 0.016),
    Place("Zářečí", "Q1", -9, -4, 0.020),
    Place("Březová Hora", "Q1", 12, -2, 0.015),
    Place("Strážov", "Q2", 34, 6, 0.15, is_town=True, market=3),
    Place("Dolní Mlýny", "Q2", 41, 11, 0.020),
    Place("Rokytná", "Q2", 29, 14, 0.018),
    Place("Ostrá", "Q2", 38, -5, 0.016),
    Place("Údolí", "Q2", 46, 2, 0.014),
    Place("Nové Hutě", "Q3", 12, 38, 0.17, is_town=True, market=2),
    Place("Hutní Kolonie", "Q3", 15, 36, 0.045),
    Place("Studánka", "Q3", 4, 44, 0.018),
    Place("Javorník", "Q3", 20, 45, 0.017),
    Place("Skalka", "Q3", 18, 30, 0.016),
    Place("Lázně Borová", "Q4", 52, 34, 0.09, is_town=True, market=4),
    Place("Borek", "Q4", 58, 29, 0.020),
    Place("Hraničná", "Q4", 64, 40, 0.024),
    Place("Mechov", "Q4", 47, 41, 0.018),
    Place("Ježkov", "Q4", 55, 45, 0.019),
    Place("Loučka", "Q4", 61, 34, 0.016),
)
TOWNS = tuple(n for n, place in enumerate(PLACES) if place.is_town)
VILLAGES = tuple(n for n, place in enumerate(PLACES) if not place.is_town)
SPA_TOWN = TOWNS[3]


def distance(one: int, other: int) -> float:
    """Kilometres as the crow flies."""
    a, b = PLACES[one], PLACES[other]
    return hypot(a.east - b.east, a.north - b.north)


def town_of(place: int) -> int:
    """The town of the district in which a place lies."""
    return next(town for town in TOWNS if PLACES[town].district == PLACES[place].district)
