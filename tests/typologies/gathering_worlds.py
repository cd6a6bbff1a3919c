"""An ordinary small town, and groups that one can plant in it."""

import numpy as np

from tests.typologies.worlds import World

FIRST_DAY = 19_800
OUTINGS = (12, 41, 67, 103, 140, 181, 206, 241, 278, 304, 332, 351)
NINE = 9 * 3600


def town(seed: int, people: int = 250, visits: int = 4_000) -> World:
    """People who visit ten doctors of five clinics on days of their own, at their own minutes."""
    rng = np.random.default_rng(seed)
    world = World()
    home = rng.integers(0, 10, people)
    for person in rng.integers(0, people, visits):
        doctor = int(home[person])
        visit(
            world,
            f"p{person:04d}",
            doctor,
            int(rng.integers(0, 364)),
            NINE + 60 * int(rng.integers(0, 480)),
            int(rng.lognormal(9, 0.4)),
        )
    return world


def buy(world: World, claim: str, items: list[str]) -> None:
    """Lines of a claim, one per item."""
    for n, item in enumerate(items):
        world.lines.append({"claim_id": claim, "line_id": str(n), "item_code": item})


def baskets_for(world: World, ring: set[str]) -> None:
    """Three items on every claim: a list of its own for the ring, anything for the others."""
    rng = np.random.default_rng(11)
    for claim in world.claims:
        name = str(claim["claim_id"])
        drawn = [f"item{n:03d}" for n in rng.choice(200, 3, replace=False)]
        buy(world, name, ["gift1", "gift2", "gift3"] if name in ring else drawn)


def visit(world: World, patient: str, doctor: int, day: int, second: int, amount: int) -> str:
    """One outpatient visit at a doctor, settled at the given second of the day."""
    return world.claim(
        patient,
        f"clinic{doctor // 2}",
        FIRST_DAY + day,
        doctor=f"doctor{doctor:02d}",
        clock=second,
        amount=amount,
    )
