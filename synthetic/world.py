"""A whole world: made in a fixed order from one seed, with its answers kept apart."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pyarrow as pa

from model.errors import SettingError
from model.language import Text
from synthetic.answer_tables import answer_tables
from synthetic.bills import write_bills
from synthetic.chronic import refill
from synthetic.claim_tables import claim_identifiers, claims_table, lines_table
from synthetic.conflicts import without_conflicts
from synthetic.fills import fill_prescriptions
from synthetic.habits import form_habits
from synthetic.illness import fall_ill
from synthetic.innocent import INNOCENTS
from synthetic.institutions import found_providers
from synthetic.packages import hand_out_packages
from synthetic.people import settle_people
from synthetic.places import lay_out
from synthetic.planted import RINGS
from synthetic.planted.camouflage import live_honestly
from synthetic.recipe import BACKGROUNDS, DIFFICULTIES, GRADES, VARIANTS, Grade, Variant
from synthetic.refunds import Books, with_refunds
from synthetic.registers import (
    doctor_table,
    identify,
    patient_table,
    provider_table,
    relation_table,
)
from synthetic.seasons import FIRST_DATE, Period
from synthetic.settlement import settle_visits
from synthetic.society import Society
from synthetic.staff import employ_doctors
from synthetic.stays import be_admitted, buy_without_prescription

FEWEST_PATIENTS = 1_200
"""Below this there are not enough people for one group of every kind."""
FEWEST_MONTHS = 3


@dataclass(frozen=True)
class World:
    """Canonical tables in the file layout, and the answer sheet that no detector may see."""

    seed: int
    grade: Grade
    variant: Variant
    tables: dict[str, pa.Table]
    answers: dict[str, pa.Table]


def _society(seed: int, grade: Grade, variant: Variant, patients: int, months: int) -> Society:
    root = np.random.default_rng([seed, 0])
    geography, founding, hiring, births, taste = root.spawn(5)
    last = FIRST_DATE + timedelta(days=round(months * 365 / 12))
    period = Period((last - FIRST_DATE).days)
    places = lay_out(patients, geography)
    providers = found_providers(places, founding)
    people = settle_people(places, patients, period.days, births)
    return Society(
        seed=seed,
        period=period,
        places=places,
        providers=providers,
        doctors=employ_doctors(providers, period, hiring),
        patients=people,
        habits=form_habits(people, providers, taste),
        background=BACKGROUNDS[variant],
        difficulty=DIFFICULTIES.get(grade),
    )


def _books(society: Society) -> Books:
    seen = fill_prescriptions(society, without_conflicts(society, society.ledger.all()))
    seen = without_conflicts(society, seen)
    # Numbers say nothing about who made a visit: rows are in an order of their own from here.
    seen = seen.where(society.stream("row order").permutation(seen.size))
    bills = hand_out_packages(society, seen, write_bills(society, seen))
    return with_refunds(society, seen, bills, settle_visits(society, seen, bills.total))


def _checked(grade: str, variant: str, patients: int, months: int) -> None:
    allowed = (
        (grade in GRADES, "grade", ", ".join(GRADES)),
        (variant in VARIANTS, "variant", ", ".join(VARIANTS)),
        (patients >= FEWEST_PATIENTS, "patients", f">= {FEWEST_PATIENTS}"),
        (months >= FEWEST_MONTHS, "months", f">= {FEWEST_MONTHS}"),
    )
    for fine, name, values in allowed:
        if not fine:
            raise SettingError(
                Text(
                    en="This setting of a synthetic world must be one of: {values}.",
                    zh="合成世界的此项设置只能是：{values}。",
                ).filled(values=values),
                where=name,
            )


def build(
    seed: int,
    grade: Grade,
    patients: int = 6_000,
    months: int = 12,
    *,
    variant: Variant = "plain",
    camouflage: float = 1.0,
) -> World:
    """A world with known answers; the same arguments give the same bytes.

    ``variant`` sets how restless the honest part is (long illness episodes, many outbreaks).
    ``camouflage`` is the number of further honest visits per ring visit of a ring member,
    beyond the honest life that everybody leads.
    """
    _checked(grade, variant, patients, months)
    society = _society(seed, grade, variant, patients, months)
    for kind in INNOCENTS:
        for number in range(society.instances(kind.USUAL)):
            kind.arrange(society, number)
    if society.difficulty is not None:
        for ring_kind in RINGS:
            for number in range(society.instances(ring_kind.USUAL)):
                ring_kind.plant(society, society.difficulty, number)
        live_honestly(society, camouflage)
    fall_ill(society)
    refill(society)
    be_admitted(society)
    buy_without_prescription(society)
    books = _books(society)
    ids = identify(society)
    claim = claim_identifiers(society, books.visits.size)
    return World(
        seed=seed,
        grade=grade,
        variant=variant,
        tables={
            "patients": patient_table(society, ids),
            "doctors": doctor_table(society, ids),
            "providers": provider_table(society, ids),
            "claims": claims_table(society, books, ids, claim),
            "claim_lines": lines_table(society, books, claim),
            "relations": relation_table(society, ids),
        },
        answers=answer_tables(society, books, ids, claim, camouflage=camouflage),
    )
