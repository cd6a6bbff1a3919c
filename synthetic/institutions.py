"""Providers of the world: where they stand, who owns them, and how big they are."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Bools, Floats, Ints
from synthetic.names import account, landline, person_names
from synthetic.places import CITY, SEAT, TOWN, VILLAGE, Places

KINDS = (
    "hospital",
    "clinic",
    "village_clinic",
    "dialysis_centre",
    "nursing_home",
    "laboratory",
    "pharmacy",
)
HOSPITAL, CLINIC, VILLAGE_CLINIC, DIALYSIS_CENTRE, NURSING_HOME, LABORATORY, PHARMACY = range(7)
NO_LEVEL, COMMUNITY, SECOND, THIRD = range(4)
LEVELS = ("未定级", "一级", "二级", "三级")
VILLAGE_CLINIC_SHARE = 0.8
DOOR_KM = 0.15


@dataclass
class Providers:
    """Register of providers, aligned. Text columns are lists because rings rewrite some."""

    settlement: Ints
    region: Ints
    kind: Ints
    level: Ints
    private: Bools
    doctors: Ints
    hall_of: Ints
    x: Floats
    y: Floats
    name: list[str]
    owner: list[str | None]
    representative: list[str | None]
    phone: list[str | None]
    bank: list[str | None]
    address: list[str]
    nightly_upload: Bools
    taken: Bools

    @property
    def size(self) -> int:
        """Number of providers."""
        return len(self.name)

    def of(self, *kinds: int, private: bool | None = None, free: bool = False) -> Ints:
        """Providers of the given kinds; ``free``: not yet part of a planted or innocent group."""
        mask = np.isin(self.kind, kinds)
        if private is not None:
            mask &= self.private == private
        if free:
            mask &= ~self.taken
        return np.flatnonzero(mask)

    def km(self, one: Ints, other: Ints) -> Floats:
        """Distance in kilometres between providers, element by element."""
        distance: Floats = np.hypot(self.x[one] - self.x[other], self.y[one] - self.y[other])
        return distance


Row = tuple[int, int, int, bool, int, int, str]  # settlement, kind, level, private, doctors, hall


def _rows(places: Places, rng: np.random.Generator) -> list[Row]:
    rows: list[Row] = []

    def put(
        settlement: int,
        kind: int,
        label: str,
        *,
        level: int = 0,
        doctors: int = 0,
        hall: int = NONE,
    ) -> int:
        private = "民营" in label or kind in (CLINIC, PHARMACY, NURSING_HOME, DIALYSIS_CENTRE)
        rows.append((settlement, kind, level, private, doctors, hall, label))
        return len(rows) - 1

    for place in range(places.size):
        size = int(places.kind[place])
        if size in (CITY, SEAT):
            city = size == CITY
            main = put(
                place,
                HOSPITAL,
                "人民医院",
                level=THIRD if city else SECOND,
                doctors=30 if city else 18,
            )
            put(place, PHARMACY, "院内大药房", hall=main)
            for n in range(2 if city else 3):
                put(place, HOSPITAL, f"民营医院{n + 1}", level=COMMUNITY, doctors=4)
            for n in range(5):
                put(place, CLINIC, f"诊所{n + 1}", doctors=1 + int(rng.random() < 0.4))
            for n in range(5 if city else 4):
                put(place, PHARMACY, f"药店{n + 1}")
            put(place, DIALYSIS_CENTRE, "血液透析中心", doctors=3)
            put(place, LABORATORY, "医学检验所")
            put(place, NURSING_HOME, "养老院")
        elif size == TOWN:
            main = put(place, HOSPITAL, "卫生院", level=COMMUNITY, doctors=6)
            if rng.random() < 0.35:
                put(place, PHARMACY, "院旁药房", hall=main)
            for n in range(2):
                put(place, CLINIC, f"诊所{n + 1}", doctors=1 + int(rng.random() < 0.3))
            for n in range(2):
                put(place, PHARMACY, f"药店{n + 1}")
        elif size == VILLAGE and rng.random() < VILLAGE_CLINIC_SHARE:
            put(place, VILLAGE_CLINIC, "卫生室", doctors=1)
    return rows


def found_providers(places: Places, rng: np.random.Generator) -> Providers:
    """All providers of the world, every private one with an owner of its own."""
    settlement, kind, level, private, doctors, hall, label = zip(*_rows(places, rng), strict=True)
    home = np.array(settlement, dtype=np.int64)
    hall_of = np.array(hall, dtype=np.int64)
    count = len(home)
    spread = np.array([2.2, 1.8, 0.7, 0.3])[places.kind[home]]
    x = places.x[home] + rng.normal(0, 1, count) * spread / 2
    y = places.y[home] + rng.normal(0, 1, count) * spread / 2
    door = hall_of >= 0
    x[door] = x[hall_of[door]] + DOOR_KM * rng.random(int(door.sum()))
    y[door] = y[hall_of[door]]
    owners = person_names(count, rng)
    heads = person_names(count, rng)
    phones = rng.choice(900_000, size=count, replace=False)
    private_mask = np.array(private, dtype=np.bool_)
    body = ["虚构市卫健委" if places.kind[s] == CITY else "样例县卫健局" for s in home]
    return Providers(
        settlement=home,
        region=places.region[home],
        kind=np.array(kind, dtype=np.int64),
        level=np.array(level, dtype=np.int64),
        private=private_mask,
        doctors=np.array(doctors, dtype=np.int64),
        hall_of=hall_of,
        x=x,
        y=y,
        name=[f"{places.names[s]}{text}" for s, text in zip(home, label, strict=True)],
        owner=[owners[i] + f"{i:03d}" if private_mask[i] else body[i] for i in range(count)],
        representative=[
            owners[i] + f"{i:03d}" if private_mask[i] else heads[i] for i in range(count)
        ],
        phone=[landline(int(p)) if rng.random() > 0.04 else None for p in phones],
        bank=[account(10_000_000 + i * 37) for i in range(count)],
        address=[
            f"{places.names[s]}第{int(road)}路{int(number)}号"
            for s, road, number in zip(
                home, rng.integers(1, 15, count), rng.integers(1, 400, count), strict=True
            )
        ],
        nightly_upload=np.zeros(count, dtype=np.bool_),
        taken=np.zeros(count, dtype=np.bool_),
    )
