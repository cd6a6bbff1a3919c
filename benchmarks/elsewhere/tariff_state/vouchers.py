"""How each kind of house writes its vouchers. Only pharmacies note the time of day."""

from collections.abc import Iterable

from benchmarks.elsewhere.bills import Bill, Form, Line, line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import numbers
from benchmarks.elsewhere.tariff_state.diagnoses import BY_NAME
from benchmarks.elsewhere.tariff_state.insured import Insured
from benchmarks.elsewhere.tariff_state.state import Medic, Workplace
from benchmarks.elsewhere.tariff_state.tariff import ITEMS

OPENS, NOON, CLOSES = 8 * 3600, 12 * 3600, 18 * 3600


def contact(
    person: Insured,
    medic: Medic,
    day: int,
    procedures: Iterable[str],
    why: str | None = None,
    form: Form = "outpatient",
) -> Bill:
    """A contact in a surgery."""
    return Bill(
        who=person.number,
        where=medic.workplace,
        day=day,
        form=form,
        lines=[line(ITEMS[key]) for key in procedures],
        doctor=medic.number,
        diagnoses=why or _main(person),
    )


def sample(
    person: Insured, house: Workplace, sender: Medic | None, day: int, exams: Iterable[str]
) -> Bill:
    """A specimen or picture that a doctor has asked for, dated when it arrives."""
    return Bill(
        who=person.number,
        where=house.number,
        day=day,
        form="outpatient",
        lines=[line(ITEMS[key]) for key in exams],
        doctor=None if sender is None else sender.number,
        diagnoses=_main(person),
        names_as="prescribing",
        written_at=None if sender is None else sender.workplace,
    )


def dispensed(
    person: Insured,
    shop: Workplace,
    writer: Medic,
    moment: tuple[int, int],
    drugs: Iterable[tuple[str, int]],
    prescription: str,
) -> Bill:
    """Packs handed over at a day and second, on an electronic prescription."""
    return Bill(
        who=person.number,
        where=shop.number,
        day=moment[0],
        second=moment[1],
        form="pharmacy",
        lines=[line(ITEMS[key], packs, days=30 * packs) for key, packs in drugs],
        doctor=writer.number,
        prescription=prescription,
        written_at=writer.workplace,
        names_as="prescribing",
    )


def handed(
    person: Insured, shop: Workplace, writer: Medic, day: int, aids: Iterable[tuple[str, int]]
) -> Bill:
    """Aids on a voucher of a doctor."""
    return Bill(
        who=person.number,
        where=shop.number,
        day=day,
        form="other",
        lines=[line(ITEMS[key], count) for key, count in aids],
        doctor=writer.number,
        diagnoses=_main(person),
        names_as="prescribing",
        written_at=writer.workplace,
    )


def nursed(person: Insured, nurse: Medic, sender: int, day: int, procedures: Iterable[str]) -> Bill:
    """A nurse at home, sent by a family doctor who is named as well."""
    return Bill(
        who=person.number,
        where=nurse.workplace,
        day=day,
        form="other",
        lines=[line(ITEMS[key]) for key in procedures],
        doctor=nurse.number,
        diagnoses=_main(person),
        also=((sender, "prescribing"),),
    )


def driven(person: Insured, company: Workplace, sender: int, day: int, kilometres: int) -> Bill:
    """A transport there and back, ordered by a doctor."""
    return Bill(
        who=person.number,
        where=company.number,
        day=day,
        form="other",
        lines=[line(ITEMS["ride"], 2), line(ITEMS["ride_km"], 2 * kilometres)],
        doctor=sender,
        diagnoses=_main(person),
        names_as="prescribing",
    )


def stay(
    person: Insured,
    house: Workplace,
    medic: int | None,
    days: tuple[int, int],
    what: str,
    extra: Iterable[Line] = (),
) -> Bill:
    """Days in a bed."""
    return Bill(
        who=person.number,
        where=house.number,
        day=days[0],
        form="inpatient",
        lines=[line(ITEMS[what], max(1, days[1] - days[0])), *extra],
        doctor=medic,
        until=days[1],
        diagnoses=_main(person),
    )


def at_the_counter(person: Insured, dice: Dice) -> int:
    """The second of the day at which somebody is served: pensioners early, workers late."""
    middle = 10 * 3600 if person.age() > 62 or dice.chance(0.3) else 16 * 3600
    return min(max(OPENS, round(dice.about(middle, 4800))), CLOSES - 1)


def prescription(dice: Dice) -> str:
    """A new prescription."""
    return numbers.prescription_number(dice)


def _main(person: Insured) -> str:
    codes = [BY_NAME[name].code for name in person.illnesses[:2]]
    return ";".join(codes) or "Z00"
