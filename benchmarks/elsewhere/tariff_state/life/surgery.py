"""The own doctor: who stands in when the surgery is closed, and where medicines are fetched."""

from dataclasses import dataclass

from benchmarks.elsewhere.bills import Bill, Form
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import Insured
from benchmarks.elsewhere.tariff_state.state import Medic, State, Workplace
from benchmarks.elsewhere.workdays import weekday

PATIENCE = 4  # days that somebody who is ill waits for the own doctor


@dataclass(frozen=True)
class Surgery:
    """Contacts with family doctors, and the way to the pharmacy afterwards."""

    state: State
    dice: Dice

    def doctor_on(self, person: Insured, day: int, *, urgent: bool) -> tuple[Medic, int]:
        """Who sees the person and when: the own doctor, or in a long leave the stand-in."""
        own = self.state.medics[person.doctor]
        wait = own.days.on_or_after(day)
        if urgent and wait - day > PATIENCE and own.stand_in is not None:
            other = self.state.medics[own.stand_in]
            return other, other.days.on_or_after(day)
        return own, wait

    def contact(
        self,
        person: Insured,
        day: int,
        procedures: list[str],
        *,
        why: str | None = None,
        urgent: bool = False,
        form: Form = "outpatient",
    ) -> tuple[Medic, int] | None:
        """A contact with the own doctor, if the person is there to have it."""
        medic, when = self.doctor_on(person, day, urgent=urgent)
        if not person.is_here(when):
            return None
        if self.enter(vouchers.contact(person, medic, when, procedures, why, form)) is None:
            return None
        return medic, when

    def enter(self, bill: Bill) -> int | None:
        """Write a voucher."""
        return self.state.add(bill)

    def fetch(
        self,
        person: Insured,
        writer: Medic,
        day: int,
        drugs: list[tuple[str, int]],
        *,
        paper: str | None = None,
        at_once: bool = False,
    ) -> None:
        """Fetch what was prescribed: on the way home, or on the next market day in town."""
        if not drugs:
            return
        shop = self.state.workplaces[person.pharmacy]
        when = day
        if person.on_market_day and not at_once:
            town = land.town_of(person.place)
            shop = self.state.nearest("pharmacy", town)
            when += (land.PLACES[town].market - weekday(day)) % 7
        elif not at_once:
            when += self.dice.weighted((0, 1, 2, 5), (0.6, 0.2, 0.1, 0.1))
        if self.dice.chance(0.12):
            shop = self.state.nearest("pharmacy", self.state.workplaces[writer.workplace].place)
        when += weekday(when) == 6  # shops are closed on Sundays
        if person.is_here(when):
            self.hand_over(person, shop, writer, when, drugs, paper)

    def hand_over(
        self,
        person: Insured,
        shop: Workplace,
        writer: Medic,
        day: int,
        drugs: list[tuple[str, int]],
        paper: str | None = None,
        second: int | None = None,
    ) -> None:
        """Packs over the counter."""
        moment = (day, vouchers.at_the_counter(person, self.dice) if second is None else second)
        number = paper or vouchers.prescription(self.dice)
        self.enter(vouchers.dispensed(person, shop, writer, moment, drugs, number))

    def laboratory_of(self, medic: Medic) -> Workplace:
        """The laboratory whose courier calls at a surgery."""
        houses = self.state.of_trade("laboratory")
        return houses[0] if medic.number % 5 < 3 else houses[medic.number % len(houses)]

    def tested(self, person: Insured, medic: Medic, day: int, exams: list[str]) -> None:
        """Specimens reach the laboratory on the day or the next."""
        if exams:
            house = self.laboratory_of(medic)
            self.enter(vouchers.sample(person, house, medic, day + self.dice.below(2), exams))
