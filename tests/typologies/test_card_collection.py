from collections.abc import Iterator

import numpy as np

from model.findings import Finding, Outcome
from model.view import View
from tests.typologies.gathering_worlds import FIRST_DAY, NINE, OUTINGS, baskets_for, town
from tests.typologies.worlds import World
from typologies import card_collection

CARDS = [f"k{n}" for n in range(7)]


def findings(world: World) -> tuple[View, tuple[Finding, ...]]:
    view = world.view(*card_collection.NEEDS)
    outcome = card_collection.detect(view, card_collection.Parameters())
    assert outcome.status == "ok"
    return view, outcome.findings


def swipe(
    world: World,
    cards: list[str],
    days: tuple[int, ...],
    gap: int,
    amount: int,
    shop: str = "shop",
) -> None:
    rng = np.random.default_rng(2)
    for day in days:
        start = NINE + 60 * int(rng.integers(0, 400))
        for n, card in enumerate(cards):
            world.claim(
                card,
                shop,
                FIRST_DAY + day,
                kind="pharmacy",
                clock=start + gap * n,
                amount=amount,
            )


def customers(world: World, count: int = 1_500, shop: str = "shop") -> None:
    rng = np.random.default_rng(6)
    for _ in range(count):
        world.claim(
            f"c{rng.integers(0, 200):03d}",
            shop,
            FIRST_DAY + int(rng.integers(0, 364)),
            kind="pharmacy",
            clock=NINE + int(rng.integers(0, 30_000)),
            amount=int(rng.lognormal(8, 0.4)),
        )


def discharge(world: World, cards: list[str], days: tuple[int, ...]) -> None:
    """Stays that began and ended together, settled within minutes of one another."""
    rng = np.random.default_rng(5)
    for n in range(300):
        day = FIRST_DAY + int(rng.integers(0, 340))
        world.claim(
            f"i{n:03d}", "hospital", day, kind="inpatient", until=day + int(rng.integers(4, 40)),
            clock=NINE + int(rng.integers(0, 30_000)),
        )  # fmt: skip
    for day in days:
        start, moment = FIRST_DAY + day, NINE + int(rng.integers(0, 28_000))
        for n, card in enumerate(cards):
            world.claim(
                card, "hospital", start, kind="inpatient", until=start + 9, doctor="doctor99",
                clock=moment + 45 * n,
            )  # fmt: skip


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    shops = town(1, visits=500)
    customers(shops)
    customers(shops, shop="kiosk")
    first = len(shops.claims)
    swipe(shops, CARDS, OUTINGS[:8], 45, 30_000)
    swipe(shops, CARDS, tuple(day + 9 for day in OUTINGS[:8]), 45, 30_000, "kiosk")
    baskets_for(shops, {str(claim["claim_id"]) for claim in shops.claims[first:]})
    ward = town(2, visits=500)
    discharge(ward, CARDS, OUTINGS[:8])
    for world in (shops, ward):
        yield card_collection.detect(
            world.view(*card_collection.NEEDS), card_collection.Parameters()
        )


def test_a_stack_of_cards_is_found() -> None:
    world = town(1, visits=500)
    customers(world)
    swipe(world, CARDS, OUTINGS[:8], 45, 30_000)
    view, found = findings(world)
    assert len(found) == 1
    ids = view.claims.patient_ids
    assert {ids[m.no].as_py() for m in found[0].members if m.kind == "patient"} == set(CARDS)
    assert {s.kind for s in found[0].signals} >= {"same_minutes", "excess_cost"}


def test_customers_of_the_same_days_at_their_own_hours_are_not() -> None:
    world = town(2, visits=500)
    customers(world)
    swipe(world, CARDS, OUTINGS[:8], 3_600, 4_000)
    assert findings(world)[1] == ()


def test_a_nightly_upload_gives_many_claims_one_minute_and_is_counted() -> None:
    world = town(3, visits=500)
    for day in range(0, 364, 3):
        for n in range(30):
            world.claim(
                f"c{(day + n) % 60:03d}", "shop", FIRST_DAY + day, kind="pharmacy", clock=82_800
            )
    view = world.view(*card_collection.NEEDS)
    outcome = card_collection.detect(view, card_collection.Parameters())
    assert outcome.findings == ()
    assert outcome.skipped_rows["batch_upload"] > 3_000


def test_two_evenings_are_below_the_threshold() -> None:
    world = town(4, visits=500)
    customers(world)
    swipe(world, CARDS[:4], OUTINGS[:2], 45, 4_000)
    assert findings(world)[1] == ()
