"""How each trade writes its bills: which form, who is named in which role, what stands on it."""

from collections.abc import Iterable

from benchmarks.elsewhere.bills import Bill, Line, line
from benchmarks.elsewhere.managed_care.conditions import BY_NAME
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import Member
from benchmarks.elsewhere.managed_care.plan import Doctor, Practice

NO_FINDING = "Z00.00"


def reasons(member: Member, first: str | None = None) -> str:
    """Diagnosis codes, the principal one first."""
    known = [BY_NAME[name].code for name in member.conditions[:3]]
    return ";".join(dict.fromkeys([first or NO_FINDING, *known] if first or not known else known))


def visit(
    member: Member,
    doctor: Doctor,
    day: int,
    what: str = "visit",
    extra: Iterable[str] = (),
    why: str | None = None,
) -> Bill:
    """A visit to a practitioner, billed by the practice."""
    return Bill(
        who=member.number,
        where=doctor.practice,
        day=day,
        form="outpatient",
        lines=[line(ITEMS[key]) for key in (what, *extra)],
        doctor=doctor.number,
        diagnoses=reasons(member, why),
    )


def session(
    member: Member,
    practice: Practice,
    day: int,
    lines: list[Line],
    doctor: int | None = None,
    why: str | None = None,
) -> Bill:
    """A treatment or facility visit of several items."""
    return Bill(
        who=member.number,
        where=practice.number,
        day=day,
        form="outpatient",
        lines=lines,
        doctor=doctor,
        diagnoses=reasons(member, why),
    )


def ordered(
    member: Member,
    laboratory: Practice,
    ordered_by: int | None,
    day: int,
    keys: Iterable[str],
    why: str | None = None,
) -> Bill:
    """A laboratory or imaging claim; the doctor on it ordered and was not there."""
    return Bill(
        who=member.number,
        where=laboratory.number,
        day=day,
        form="outpatient",
        lines=[line(ITEMS[key]) for key in keys],
        doctor=ordered_by,
        diagnoses=reasons(member, why),
        names_as="prescribing",
    )


def fill(
    member: Member,
    pharmacy: Practice,
    prescriber: int | None,
    day: int,
    drugs: Iterable[str],
    days: int = 30,
) -> Bill:
    """One pick-up of one or several drugs for so many days; prices differ a little by shop."""
    factor = 0.96 + pharmacy.number % 9 / 100
    packs = max(1, round(days / 30))
    return Bill(
        who=member.number,
        where=pharmacy.number,
        day=day,
        form="pharmacy",
        lines=[line(ITEMS[key], packs, days=days, factor=factor) for key in drugs],
        doctor=prescriber,
        names_as="prescribing",
    )


def supplies(
    member: Member,
    supplier: Practice,
    ordered_by: int | None,
    day: int,
    goods: Iterable[tuple[str, int]],
    why: str | None = None,
) -> Bill:
    """Equipment and supplies sent or handed over on an order."""
    return Bill(
        who=member.number,
        where=supplier.number,
        day=day,
        form="other",
        lines=[line(ITEMS[key], count) for key, count in goods],
        doctor=ordered_by,
        diagnoses=reasons(member, why),
        names_as="prescribing",
    )


def period(
    member: Member,
    agency: Practice,
    certified_by: int | None,
    days: tuple[int, int],
    lines: list[Line],
    why: str | None = None,
) -> Bill:
    """A span of home health, hospice, day care or monthly treatment on one claim."""
    return Bill(
        who=member.number,
        where=agency.number,
        day=days[0],
        form="other",
        lines=lines,
        doctor=certified_by,
        until=days[1],
        diagnoses=reasons(member, why),
        names_as="attending",
    )


def ride(
    member: Member, company: Practice, day: int, miles: int, signed_by: int | None, trips: int = 2
) -> Bill:
    """Ambulance trips of one day that were not emergencies; a doctor certified the need."""
    return Bill(
        who=member.number,
        where=company.number,
        day=day,
        form="other",
        lines=[line(ITEMS["ride"], trips), line(ITEMS["ride_mile"], trips * miles)],
        doctor=signed_by,
        diagnoses=reasons(member),
        names_as="prescribing",
    )


def stay(
    member: Member, hospital: Practice, doctor: int | None, days: tuple[int, int], what: str
) -> Bill:
    """An admission paid by group, from admission to discharge."""
    return Bill(
        who=member.number,
        where=hospital.number,
        day=days[0],
        form="inpatient",
        lines=[line(ITEMS[what])],
        doctor=doctor,
        until=days[1],
        diagnoses=reasons(member),
    )
