"""What the funds make of vouchers: quarterly supplements, shares, regions, numbers, voids."""

from dataclasses import replace

from benchmarks.elsewhere.answers import Names
from benchmarks.elsewhere.bills import Bill, Line, line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tables import SECONDS, Columns, money
from benchmarks.elsewhere.tariff_state import land, numbers
from benchmarks.elsewhere.tariff_state.insured import FIRST
from benchmarks.elsewhere.tariff_state.state import State
from benchmarks.elsewhere.tariff_state.tariff import ITEMS

QUARTER = 91.3
VOIDED = 0.006
COPAID = 0.22  # of medicines; all else is paid by the fund
NIGHT_FEE = 9_000  # hundredths, of a visit to the emergency surgery


def supplements(state: State) -> None:
    """The first contact of a quarter with a family doctor carries the supplement for the list."""
    lists = {place.number for place in state.workplaces if place.trade in ("family", "children")}
    paid: set[tuple[int, int, int]] = set()
    for bill in sorted(state.book, key=lambda bill: bill.day):
        key = (bill.who, bill.where, int((bill.day - FIRST) / QUARTER))
        if bill.where in lists and key not in paid:
            paid.add(key)
            bill.lines = [*bill.lines, line(ITEMS["supplement"])]


def voids(state: State, dice: Dice) -> None:
    """Some vouchers are taken back whole in a later batch."""
    for number in range(len(state.book)):
        if dice.chance(VOIDED):
            bill = state.book[number]
            back = [Line(e.item, -e.quantity, e.price, e.days) for e in bill.lines]
            state.force(replace(bill, lines=back, refunds=number))


def settled(state: State) -> Columns:
    """Shares, regions, and at pharmacies the moment at the counter."""
    columns: Columns = {
        name: []
        for name in (
            *("settle_time", "fund_amount", "cash_amount"),
            *("insured_region", "service_region"),
        )
    }
    for bill in state.book:
        own = _own_share(state, bill)
        second = bill.day * SECONDS + bill.second if bill.second is not None else None
        columns["settle_time"].append(second)
        columns["fund_amount"].append(money(bill.total - own))
        columns["cash_amount"].append(money(own))
        columns["insured_region"].append(land.PLACES[state.people[bill.who].place].district)
        columns["service_region"].append(land.PLACES[state.workplaces[bill.where].place].district)
    return columns


def without_times(state: State) -> None:
    """Once the moment of settlement is kept, a fill begins on a day like everything else."""
    for bill in state.book:
        bill.second = None


def _own_share(state: State, bill: Bill) -> int:
    if bill.form == "pharmacy":
        return round(bill.total * COPAID)
    if state.workplaces[bill.where].trade == "night" and bill.total > NIGHT_FEE:
        return NIGHT_FEE
    return 0


def name(state: State, dice: Dice) -> Names:
    """Identifiers of everybody and of every voucher."""
    serials = iter(dice.sample(range(11, 9_000), len(state.workplaces) + len(state.medics)))
    places = [
        numbers.workplace_number(district(one.place), next(serials)) for one in state.workplaces
    ]
    order = sorted(range(len(state.book)), key=lambda n: (state.book[n].day, state.book[n].who, n))
    batches = [(places[state.book[n].where], _batch_day(state.book[n])) for n in order]
    claims = [""] * len(state.book)
    for number, claim in zip(order, numbers.claim_numbers(batches), strict=True):
        claims[number] = claim
    return Names(
        patients=numbers.insured_numbers(len(state.people), dice),
        doctors=[numbers.practitioner_number(next(serials), m.is_doctor) for m in state.medics],
        providers=places,
        claims=claims,
    )


def district(place: int) -> str:
    """The two digits of a district in workplace numbers; real ones end before 06."""
    return f"0{land.DISTRICTS.index(land.PLACES[place].district) + 6}"


def _batch_day(bill: Bill) -> int:
    """The month in which a voucher is sent: a void goes with a later batch."""
    return (bill.until or bill.day) + (40 if bill.refunds is not None else 0)
