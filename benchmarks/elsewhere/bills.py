"""One bill as its author writes it: who, where, when and what, in the numbers of the world."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Form = Literal["outpatient", "chronic_outpatient", "inpatient", "pharmacy", "other"]
ItemKind = Literal["drug", "service", "consumable", "exam"]


class Item(NamedTuple):
    """An entry of a fee schedule or price list, priced in minor units."""

    code: str
    name: str
    kind: ItemKind
    price: int


class Line(NamedTuple):
    """One item of a bill. ``price`` is per unit, in minor units; ``days`` is the supply."""

    item: Item
    quantity: int
    price: int
    days: int | None = None

    @property
    def amount(self) -> int:
        """Minor units."""
        return self.quantity * self.price


def line(item: Item, quantity: int = 1, days: int | None = None, factor: float = 1.0) -> Line:
    """A line at the listed price times ``factor``.

    >>> line(Item("A1", "plaster", "consumable", 250), 2, factor=1.1).amount
    550
    """
    return Line(item, quantity, item.price if factor == 1.0 else round(item.price * factor), days)


@dataclass(slots=True)
class Bill:
    """A claim before it has a number. Persons, places and doctors are positions in registers.

    ``day`` and ``until`` count days since 1970-01-01; ``second`` is the time of day where the
    source knows one; ``names_as`` is the role in which the doctor stands on the claim.
    """

    who: int
    where: int
    day: int
    form: Form
    lines: list[Line]
    doctor: int | None = None
    until: int | None = None
    second: int | None = None
    diagnoses: str | None = None
    prescription: str | None = None
    written_at: int | None = None
    names_as: str = "attending"
    also: tuple[tuple[int, str], ...] = ()
    refunds: int | None = None

    @property
    def total(self) -> int:
        """Minor units."""
        return sum(entry.quantity * entry.price for entry in self.lines)
