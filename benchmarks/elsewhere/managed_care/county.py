"""An invented corner of a country: three counties and the places that mail and brokers reach."""

import math
from dataclasses import dataclass

from benchmarks.elsewhere.dice import Dice

KILOMETRES_PER_DEGREE = 111.0
STREETS = (
    *("Alder", "Birchwood", "Canal", "Depot", "Elm Grove", "Foundry", "Garfield", "Harbor"),
    *("Ivy", "Juniper", "Kiln", "Linden", "Mill", "Northgate", "Orchard", "Prospect"),
    *("Quarry", "Ridge", "Spring", "Tannery", "Union", "Valley", "Weaver", "Yarrow"),
)
ENDINGS = ("St", "Ave", "Rd", "Ln", "Ct", "Dr")


@dataclass(frozen=True)
class Zip:
    """A postal area. ``share`` is that of the members who live there."""

    code: str
    town: str
    county: str
    latitude: float
    longitude: float
    share: float
    is_rural: bool = False


# ZIP codes below 005 and state number 91 were never given out; the coordinates are open sea.
ZIPS = (
    Zip("00110", "Harlow", "91013", 31.02, -60.05, 0.12),
    Zip("00111", "Harlow", "91013", 31.04, -60.02, 0.11),
    Zip("00112", "Harlow", "91013", 30.99, -60.03, 0.10),
    Zip("00114", "Harlow", "91013", 30.97, -60.08, 0.09),
    Zip("00117", "East Harlow", "91013", 31.01, -59.95, 0.09),
    Zip("00119", "Port Sable", "91013", 31.08, -59.91, 0.08),
    Zip("00131", "Tamarack", "91027", 31.17, -60.12, 0.10),
    Zip("00132", "Ashby", "91027", 31.22, -60.21, 0.08),
    Zip("00135", "Quill Lake", "91027", 31.26, -60.04, 0.06),
    Zip("00151", "Osprey", "91041", 31.42, -60.40, 0.08, is_rural=True),
    Zip("00154", "Bent Fork", "91041", 31.55, -60.61, 0.05, is_rural=True),
    Zip("00158", "Little Dry", "91041", 31.63, -60.32, 0.04, is_rural=True),
    Zip("00291", "Coral Shoals", "92008", 24.31, -61.90, 0.0),
    Zip("00294", "Palm Inlet", "92008", 24.36, -61.95, 0.0),
    Zip("00377", "Meridian", "93055", 36.80, -66.10, 0.0),
    Zip("00378", "Meridian", "93055", 36.83, -66.14, 0.0),
)
HOME = tuple(place for place, zip_code in enumerate(ZIPS) if zip_code.share > 0)
RURAL = tuple(place for place in HOME if ZIPS[place].is_rural)
SUNNY = (12, 13)  # where people spend the winter
FAR = (14, 15)  # where call centres and mail-order firms are


def kilometres(one: int, other: int) -> float:
    """The distance between the middles of two postal areas.

    >>> round(kilometres(0, 9))
    55
    """
    a, b = ZIPS[one], ZIPS[other]
    north = (a.latitude - b.latitude) * KILOMETRES_PER_DEGREE
    east = (a.longitude - b.longitude) * KILOMETRES_PER_DEGREE * math.cos(math.radians(a.latitude))
    return math.hypot(north, east)


def street_address(place: int, dice: Dice) -> str:
    """A house in a postal area."""
    where = ZIPS[place]
    street = f"{dice.between(1, 2400)} {dice.pick(STREETS)} {dice.pick(ENDINGS)}"
    return f"{street}, {where.town} {where.code}"
