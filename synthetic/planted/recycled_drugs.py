"""Costly drugs are prescribed to collectors, bought back, and sold again on other cards."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import DIAGNOSIS, DRUGS_FOR, PRICES
from synthetic.gatherings import attendance, outing_days
from synthetic.institutions import HOSPITAL, PHARMACY
from synthetic.planted.form import drawn_between, drawn_rate
from synthetic.recipe import Difficulty
from synthetic.recruiting import around, in_region, pick_doctor, pick_provider, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, PHARMACY_SALE

KIND = "recycled_drugs"
TITLE = Text(en="Drug packages settled twice", zh="回流药（同一追溯码重复结算）")
USUAL = 2
DISEASES = ("I10", "E11.9", "I25.1")


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    home = around(society, county, 5, rng)
    collectors = recruit(society, max(4, size * 3 // 5), rng, among=home)
    buyers = recruit(society, max(3, size * 2 // 5), rng, among=home)
    hospitals = in_region(society, society.providers.of(HOSPITAL), county)
    doctor = pick_doctor(society, np.flatnonzero(np.isin(society.doctors.provider, hospitals)), rng)
    shops = in_region(society, society.providers.of(PHARMACY), county)
    shop = pick_provider(society.providers, shops, rng)
    disease = DIAGNOSIS[str(rng.choice(DISEASES))]
    dear = DRUGS_FOR[disease][np.argsort(-PRICES[DRUGS_FOR[disease]])][:3]
    lists = [society.ledger.basket(rng.permutation(dear)[: 1 + turn % 3]) for turn in range(4)]
    count = drawn_between(difficulty.outings, rng)
    rate = drawn_rate(difficulty.attendance, rng)
    day = outing_days(society.period, society.period.every_day[:-50], count, rng, one_weekday=False)
    member, outing = np.nonzero(attendance(len(collectors), len(day), rate, rng))
    # Collectors go when it suits them, within days of each other.
    wish = day[outing] + rng.integers(0, 9, len(member))
    visit = with_doctor(society, np.full(len(member), doctor), wish, rng)
    member, start = member[visit.kept], visit.start[visit.kept]
    rows = len(member)
    packs = society.ledger.fresh(rows)
    basket = rng.choice(lists, size=rows)
    ring, group = society.sheet.ring(KIND, outings=count, attendance=rate)
    group.add("patient", collectors, "collector")
    group.add("patient", buyers, "selling_card")
    group.add("doctor", [doctor], "prescribing_doctor")
    group.add("provider", [society.doctors.provider[doctor]], "source_provider")
    group.add("provider", [shop], "reselling_pharmacy")
    shared = {"diagnosis": disease, "supply": 30, "ring": ring, "planned": 1}
    society.ledger.add(
        patient=collectors[member],
        provider=society.doctors.provider[doctor],
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT,
        start=start,
        basket=basket,
        cost=difficulty.cost_lift,
        packs=packs,
        **shared,
    )
    # Some packages go elsewhere; the rest turns up at the shop weeks later.
    back = np.flatnonzero(rng.random(rows) < 0.45 + 0.4 * rate)
    later = start[back] // DAY + rng.integers(6, 40, len(back))
    back, later = back[later < society.period.days], later[later < society.period.days]
    hour = rng.uniform(9, 20.5, len(back)) * HOUR
    society.ledger.add(
        patient=rng.choice(buyers, size=len(back)),
        provider=shop,
        kind=PHARMACY_SALE,
        start=later * DAY + hour.astype(np.int64),
        basket=basket[back],
        packs=packs[back],
        present=0,
        **shared,
    )
