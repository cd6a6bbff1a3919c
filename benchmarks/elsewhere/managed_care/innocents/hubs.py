"""Providers that honest business ties together, or that everybody has to use."""

from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.network import open_practice
from benchmarks.elsewhere.managed_care.plan import Plan

WEEK = 7


def call_pool(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Two groups of cardiologists share nights and weekends, so each sees the other's patients."""
    groups = plan.established("cardiology")[:2]
    pool = [doctor for group in groups for doctor in group.doctors]
    stays = [bill for bill in plan.book if bill.form == "inpatient" and bill.until]
    for stay in stays:
        member = plan.members[stay.who]
        if member.has("heart") or member.has("rhythm") or dice.chance(0.1):
            on_call = plan.doctors[pool[stay.day // WEEK % len(pool)]]
            plan.add(desk.visit(member, on_call, stay.day + 1, "hospital_day", ["ecg"]))
    plan.look_alike("call_pool", [], pool, [group.number for group in groups], "provider")


def hall_pharmacy(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A pharmacy in the hospital hall fills what patients take home on the day of discharge."""
    hospital = plan.established("hospital")[0]
    shop = open_practice(plan, "pharmacy", hospital.place, dice)
    shop.address, shop.owner, shop.account = hospital.address, hospital.owner, hospital.account
    for stay in [bill for bill in plan.book if bill.form == "inpatient"]:
        if stay.where == hospital.number and stay.until and dice.chance(0.55):
            drugs = dice.sample(("furosemide", "apixaban", "prednisone", "omeprazole"), 2)
            member = plan.members[stay.who]
            plan.add(desk.fill(member, shop, stay.doctor, stay.until, drugs))
    plan.look_alike(
        "hall_pharmacy", [], hospital.doctors, [shop.number, hospital.number], "provider"
    )


def dialysis_chain(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Centres of one national firm: one owner, one account, doctors who cover for each other."""
    centres = plan.established("dialysis")
    for centre in centres:
        centre.owner, centre.account = centres[0].owner, centres[0].account
        centre.name = f"{centres[0].name} {centre.place:02d}"
    kidneys = [doctor.number for doctor in plan.doctors_of("nephrology")]
    plan.look_alike(
        "dialysis_chain", [], kidneys, [centre.number for centre in centres], "provider"
    )


def pharmacy_chain(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Shops of one chain share owner, account and customer telephone."""
    shops = plan.established("pharmacy")[2 : 2 + plan.copies(5)]
    for shop in shops:
        shop.owner, shop.account = shops[0].owner, shops[0].account
        shop.phone = shops[0].phone
    plan.look_alike("pharmacy_chain", [], [], [shop.number for shop in shops], "provider")


def mail_order(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A mail-order pharmacy sends quarterly parcels to members of all counties."""
    for firm in plan.established("mail_order"):
        customers = sorted({bill.who for bill in plan.book if bill.where == firm.number})
        plan.look_alike("mail_order", [plan.members[n] for n in customers], [], [firm.number])


def national_laboratory(plan: Plan, habits: Habits, dice: Dice) -> None:
    """One laboratory far away tests for most practices of the network."""
    laboratory = plan.established("laboratory")[0]
    senders = sorted(
        {bill.doctor for bill in _at(plan, laboratory.number) if bill.doctor is not None}
    )
    plan.look_alike("national_laboratory", [], senders, [laboratory.number], "provider")


def practice_merger(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A doctor retires; from one day on all patients go to another group, charts and all."""
    for turn in range(plan.copies(2)):
        doctors = plan.doctors_of("primary")
        leaver, heir = doctors[3 * turn + 1], doctors[-2 - 3 * turn]
        day = plan.book[0].day + dice.between(150, 500)
        moved = [b for b in plan.book if b.doctor == leaver.number and b.day >= day]
        before = {b.who for b in plan.book if b.doctor == leaver.number and b.day < day}
        for bill in moved:
            bill.doctor = heir.number
            if bill.where == leaver.practice:
                bill.where = heir.practice
                bill.day = heir.days.on_or_after(bill.day)
        both = sorted(before & {bill.who for bill in moved})
        plan.look_alike(
            "practice_merger",
            [plan.members[n] for n in both],
            [leaver.number, heir.number],
            [leaver.practice, heir.practice],
            "provider",
        )


def agency_closure(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A home care agency gives up; clients and aides go over to another one in one week."""
    agencies = plan.established("home_care")
    leaver, heir = agencies[0], agencies[1]
    day = plan.book[0].day + dice.between(200, 480)
    clients: set[int] = set()
    for bill in _at(plan, leaver.number):
        if bill.day >= day:
            bill.where = heir.number
            clients.add(bill.who)
    leaver.until = day
    plan.look_alike(
        "agency_closure",
        [plan.members[n] for n in sorted(clients)],
        leaver.doctors,
        [leaver.number, heir.number],
        "provider",
    )


def _at(plan: Plan, practice: int) -> list[Bill]:
    return [bill for bill in plan.book if bill.where == practice]
