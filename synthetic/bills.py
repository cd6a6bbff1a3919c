"""What each visit is billed for: up to five lines of items, quantities and unit prices."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Bools, Floats, Ints, scrambled
from synthetic.catalogue import (
    BED,
    CHECK_UP,
    CHRONIC,
    CONSULTATION,
    DIALYSER,
    DIALYSIS,
    DRUGS_FOR,
    DRUGS_PER_DIAGNOSIS,
    EXAM,
    EXERCISE,
    PRICES,
    SPECIALTY,
    TREATMENT,
    VACCINE,
)
from synthetic.institutions import HOSPITAL
from synthetic.seasons import DAY
from synthetic.society import Society
from synthetic.visits import INPATIENT, PHARMACY_SALE, Visits

SLOTS = 5
FIRST_DRUG = 2
SERVICE_PRICE = {DIALYSIS: 41_000, EXERCISE: 6_500, CHECK_UP: 29_000, VACCINE: 9_800}  # minor units


@dataclass(frozen=True)
class Bills:
    """Lines as matrices, a row per visit and a column per slot; ``item`` NONE: no line.

    ``serial`` is the first package number of a drug line (consecutive for more packs), NONE
    where the provider reports no packages. ``price`` is minor units.
    """

    item: Ints
    quantity: Ints
    price: Ints
    supply: Ints
    serial: Ints
    split: Bools

    @property
    def total(self) -> Ints:
        """Total of each bill in minor units."""
        total: Ints = (self.quantity * self.price * (self.item != NONE)).sum(axis=1)
        return total

    def where(self, rows: Ints) -> "Bills":
        """The chosen bills."""
        return Bills(
            self.item[rows],
            self.quantity[rows],
            self.price[rows],
            self.supply[rows],
            self.serial[rows],
            self.split[rows],
        )


def _lognormal(median: Floats | float, sigma: float, rows: int, rng: np.random.Generator) -> Ints:
    amounts = median * np.exp(rng.normal(0, sigma, rows))
    return np.maximum(100, np.round(amounts)).astype(np.int64)


def _rounded(wished: Floats, rng: np.random.Generator) -> Ints:
    """Whole packs near the wished number, at least one."""
    return np.maximum(1, np.floor(wished + rng.random(wished.shape))).astype(np.int64)


def _services(
    society: Society, v: Visits, item: Ints, quantity: Ints, price: Ints, rng: np.random.Generator
) -> None:
    rows = v.size
    stay, shop = v["kind"] == INPATIENT, v["kind"] == PHARMACY_SALE
    hospital = society.providers.kind[v["provider"]] == HOSPITAL
    visit = ~stay & ~shop
    item[visit, 0] = CONSULTATION
    price[:, 0] = _lognormal(np.where(hospital, 2_000.0, 1_000.0), 0.25, rows, rng)
    extra = visit & (rng.random(rows) < np.clip(0.36 * v.cost, 0, 0.9)) & (v["service"] == NONE)
    item[extra, 1] = np.where(rng.random(int(extra.sum())) < 0.7, EXAM, TREATMENT)
    price[:, 1] = _lognormal(np.where(hospital, 9_000.0, 4_500.0) * v.cost, 0.7, rows, rng)
    for service, usual in SERVICE_PRICE.items():
        mine = v["service"] == service
        item[mine, 0] = service
        price[mine, 0] = _lognormal(usual * v.cost[mine], 0.12, int(mine.sum()), rng)
    dialysis = v["service"] == DIALYSIS
    item[dialysis, 1] = DIALYSER
    price[dialysis, 1] = 12_400
    nights = np.maximum(1, (v["end"] - v["start"]) // DAY)
    item[stay, 0], item[stay, 1], item[stay, 4] = BED, EXAM, TREATMENT
    quantity[stay, 0] = nights[stay]
    price[stay, 0] = np.where(hospital[stay], 5_500, 4_000)
    size = 1 + society.providers.level[v["provider"]][stay] * 0.35
    price[stay, 1] = _lognormal(70_000 * size * v.cost[stay], 0.5, int(stay.sum()), rng)
    price[stay, 4] = _lognormal(
        24_000 * size * np.sqrt(nights[stay]) * v.cost[stay], 0.55, int(stay.sum()), rng
    )


def _drugs(
    v: Visits,
    baskets: list[tuple[int, ...]],
    item: Ints,
    quantity: Ints,
    rng: np.random.Generator,
) -> None:
    rows = v.size
    stay, shop = v["kind"] == INPATIENT, v["kind"] == PHARMACY_SALE
    chance = rng.integers(0, 2**31, rows)
    by_prescription = np.where(v["prescription"] != NONE, v["prescription"] * 31 + 5, chance)
    key = np.where(
        CHRONIC[v["diagnosis"]], scrambled(v["patient"], v["diagnosis"]), by_prescription
    )
    count = 1 + scrambled(key, 1) % 3
    takes_drugs = (shop | (v["prescription"] == NONE)) & (v["service"] == NONE) & ~stay
    some_drug = shop | stay | (rng.random(rows) < 0.85)
    first = scrambled(key, 2) % DRUGS_PER_DIAGNOSIS
    step = 1 + scrambled(key, 3) % 3
    for slot in range(3):
        wanted = ((takes_drugs & some_drug) | (stay & (slot < 2))) & (slot < count)
        choice = DRUGS_FOR[v["diagnosis"], (first + slot * step) % DRUGS_PER_DIAGNOSIS]
        item[wanted, FIRST_DRUG + slot] = choice[wanted]
    item[stay, 4] = TREATMENT
    if baskets:
        lists = np.full((len(baskets), 3), NONE, dtype=np.int64)
        for no, items in enumerate(baskets):
            lists[no, : len(items)] = items
        own = (v["basket"] != NONE) & (shop | (v["prescription"] == NONE)) & ~stay
        item[own, FIRST_DRUG:] = lists[v["basket"][own]]
    nights = np.maximum(1, (v["end"] - v["start"]) // DAY)
    months = np.where(v["supply"] > 0, v["supply"] / 30.0, 0.0)
    usual = np.where(months > 0, 1.6 * months, 1.0 + scrambled(key, 4) % 3 * 0.6)
    usual = np.where(stay, nights * 0.8, usual) * np.where(stay, 1.0, v.cost)
    for slot in range(FIRST_DRUG, SLOTS):
        column = _rounded(usual, rng)
        column[np.isin(item[:, slot], SPECIALTY)] = 1
        is_drug = item[:, slot] > DIALYSER
        quantity[is_drug, slot] = column[is_drug]


def write_bills(society: Society, v: Visits) -> Bills:
    """A bill for every visit."""
    rng = society.stream("bills")
    shape = (v.size, SLOTS)
    item = np.full(shape, NONE, dtype=np.int64)
    quantity = np.ones(shape, dtype=np.int64)
    price = np.zeros(shape, dtype=np.int64)
    _services(society, v, item, quantity, price, rng)
    _drugs(v, society.ledger.baskets, item, quantity, rng)
    is_drug = item > DIALYSER
    price = np.where(is_drug, PRICES[np.maximum(item, 0)], price)
    days = np.where(v["supply"] > 0, v["supply"], 3 + rng.integers(0, 5, v.size))
    supply = np.where(is_drug, days[:, None], NONE)
    no_packages = np.full(shape, NONE, dtype=np.int64)
    return Bills(item, quantity, price, supply, no_packages, np.zeros(shape, dtype=np.bool_))
