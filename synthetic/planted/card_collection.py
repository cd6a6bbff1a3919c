"""A shop keeps other people's cards and swipes them one after the other at one till."""

import numpy as np

from model.language import Text
from synthetic.catalogue import TONICS
from synthetic.gatherings import attendance, outing_days
from synthetic.institutions import PHARMACY
from synthetic.planted.form import drawn_between, drawn_rate, raised_cost
from synthetic.recipe import Difficulty
from synthetic.recruiting import around, in_region, pick_provider, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import PHARMACY_SALE

KIND = "card_collection"
TITLE = Text(en="Collected cards swiped at one till", zh="集中刷卡（敛卡）")
USUAL = 3
CARD = 2
# Slowest pace between two cards, in seconds per hour of ``hours_apart``: the careful take longer.
PACE = 55


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    members = recruit(society, size, rng, among=around(society, county, 6, rng))
    shops = society.providers.of(PHARMACY)
    shops = shops[society.providers.hall_of[shops] < 0]
    shop = pick_provider(society.providers, in_region(society, shops, county), rng)
    count = drawn_between(difficulty.outings, rng)
    one_weekday = rng.random() < difficulty.fixed_weekday
    day = outing_days(society.period, society.period.every_day, count, rng, one_weekday=one_weekday)
    rate = drawn_rate(difficulty.attendance, rng)
    comes = attendance(len(members), len(day), rate, rng)
    quiet = np.where(
        rng.random(len(day)) < 0.6,
        rng.uniform(19.2, 20.3, len(day)),
        rng.uniform(12.2, 13.6, len(day)),
    )
    member, outing = np.nonzero(comes)
    rows = len(member)
    # The pile of cards is taken as it lies: roughly the same sequence every time.
    place = rng.random(len(members))[member] + rng.normal(0, 0.15, rows)
    order = np.lexsort((place, outing))
    member, outing = member[order], outing[order]
    pause = rng.integers(22, 40 + int(PACE * difficulty.hours_apart), rows)
    since = np.cumsum(pause)
    since -= since[np.searchsorted(outing, outing)]
    ring, group = society.sheet.ring(KIND, outings=len(day), attendance=rate)
    group.add("patient", members, "card_holder")
    group.add("provider", [shop], "swiping_pharmacy")
    own = rng.random(rows) < difficulty.shared_basket
    pile = society.ledger.basket(rng.choice(TONICS, size=2, replace=False))
    single = np.array([society.ledger.basket(np.array([item])) for item in TONICS])
    society.ledger.add(
        patient=members[member],
        provider=shop,
        kind=PHARMACY_SALE,
        start=day[outing] * DAY + (quiet[outing] * HOUR).astype(np.int64) + since,
        basket=np.where(own, pile, np.where(rng.random(rows) < 0.5, -1, rng.choice(single, rows))),
        cost=raised_cost(difficulty, rows, rng),
        terminal=0,
        credential=np.where(rng.random(rows) < 0.85, CARD, -1),
        ring=ring,
        present=0,
        planned=1,
    )
