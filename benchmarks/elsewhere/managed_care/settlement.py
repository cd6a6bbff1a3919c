"""What the plan makes of bills: voids, shares, dates of payment, numbers."""

from benchmarks.elsewhere.answers import Names
from benchmarks.elsewhere.bills import Bill, Line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county, numbers
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.tables import SECONDS, Columns, money
from benchmarks.elsewhere.workdays import weekday

VOIDED, BILLED_ANEW = 0.009, 0.6
DEDUCTIBLE = 160_000  # cents, of an admission
COINSURANCE = {"inpatient": 0.0, "outpatient": 0.2, "pharmacy": 0.25, "other": 0.2}
NO_COINSURANCE = {"laboratory", "home_health", "hospice", "home_care", "day_care"}
DESKS = {"inpatient": "21", "outpatient": "11", "pharmacy": "44", "other": "82"}
PAID_ON = 1  # Tuesdays


def voids(plan: Plan, dice: Dice) -> None:
    """Some bills are taken back as a whole; most of those are billed anew with a correction."""
    ringed = {number for ring in plan.answers.rings for number in ring.bills}
    for number in range(len(plan.book)):
        if not dice.chance(VOIDED):
            continue
        bill = plan.book[number]
        plan.force(_turned(bill, number))
        if number not in ringed and dice.chance(BILLED_ANEW) and len(bill.lines) > 1:
            corrected = _copy(bill)
            corrected.lines = bill.lines[:-1]
            plan.force(corrected)


def _copy(bill: Bill) -> Bill:
    return Bill(
        who=bill.who,
        where=bill.where,
        day=bill.day,
        form=bill.form,
        lines=bill.lines,
        doctor=bill.doctor,
        until=bill.until,
        diagnoses=bill.diagnoses,
        names_as=bill.names_as,
    )


def _turned(bill: Bill, number: int) -> Bill:
    void = _copy(bill)
    void.lines = [Line(e.item, -e.quantity, e.price, e.days) for e in bill.lines]
    void.refunds = number
    return void


def received(plan: Plan, dice: Dice) -> list[int]:
    """The day on which each bill reached the plan: at once from pharmacies, later from others."""
    days = []
    for bill in plan.book:
        lag = 0 if bill.form == "pharmacy" else 2 + int(dice.skewed(6, 0.7))
        lag += 0 if bill.refunds is None else 20 + dice.below(60)
        days.append(max(bill.until or bill.day, bill.day) + lag)
    return days


def settled(plan: Plan, arrived: list[int]) -> Columns:
    """The columns that the plan adds: payment, shares and regions, by bill."""
    columns: Columns = {
        name: []
        for name in (
            *("settle_time", "fund_amount", "cash_amount"),
            *("insured_region", "service_region"),
        )
    }
    for bill, day in zip(plan.book, arrived, strict=True):
        own = _own_share(plan, bill)
        columns["settle_time"].append(_paid(bill, day) * SECONDS)
        columns["fund_amount"].append(money(bill.total - own))
        columns["cash_amount"].append(money(own))
        columns["insured_region"].append(county.ZIPS[plan.members[bill.who].place].county)
        columns["service_region"].append(county.ZIPS[plan.practices[bill.where].place].county)
    return columns


def _paid(bill: Bill, arrived: int) -> int:
    if bill.form == "pharmacy" and bill.refunds is None:
        return arrived
    day = arrived + 12
    return day + (PAID_ON - weekday(day)) % 7


def _own_share(plan: Plan, bill: Bill) -> int:
    member, practice = plan.members[bill.who], plan.practices[bill.where]
    if member.scheme != "MEDICARE" or practice.trade in NO_COINSURANCE:
        return 0
    if bill.form == "inpatient":
        return max(-DEDUCTIBLE, min(DEDUCTIBLE, bill.total))
    return round(bill.total * COINSURANCE[bill.form])


def name(plan: Plan, arrived: list[int], dice: Dice) -> Names:
    """Identifiers of everybody and of every claim; the mail of a day is numbered as it lies."""
    order = dice.sample(range(len(plan.book)), len(plan.book))
    claims = [""] * len(plan.book)
    received = [(arrived[number], DESKS[plan.book[number].form]) for number in order]
    for number, claim in zip(order, numbers.claim_numbers(received), strict=True):
        claims[number] = claim
    return Names(
        patients=numbers.member_numbers(len(plan.members), dice),
        doctors=[doctor.npi for doctor in plan.doctors],
        providers=[practice.npi for practice in plan.practices],
        claims=claims,
    )
