"""Identifiers in the shapes of the system that no person, practice or company can hold.

Practitioner and organisation numbers have ten digits with a Luhn check; they begin with 9, where
issued ones begin with 1 or 2. Member numbers have eleven characters; they begin with 0, where
issued ones begin with 1 to 9. Tax numbers use the prefix 00, which was never given out.
"""

from datetime import date

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.workdays import EPOCH

LETTERS = "ACDEFGHJKMNPQRTUVWXY"
ISSUER = "80840"
MEMBER_SHAPE = "9A0909A9A900"  # 9: digit, A: letter, 0: digit or letter; used from the second on


def check_digit(digits: str) -> str:
    """The Luhn digit that a practitioner number ends with, the issuer's prefix counted in.

    >>> check_digit("123456789")  # the standard's own example
    '3'
    """
    total = 0
    for place, digit in enumerate(reversed(ISSUER + digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def practitioner_numbers(count: int, dice: Dice) -> list[str]:
    """Different ten-digit numbers in random order."""
    bodies = dice.sample(range(count * 40), count)
    return [body + check_digit(body) for body in (f"9{40_000_000 + n * 7:08d}" for n in bodies)]


def member_number(dice: Dice) -> str:
    """One member number; two draws hardly ever agree, but they may."""
    signs = {"9": "0123456789", "A": LETTERS, "0": "0123456789" + LETTERS}
    return "0" + "".join(dice.pick(signs[sign]) for sign in MEMBER_SHAPE[1:11])


def member_numbers(count: int, dice: Dice) -> list[str]:
    """Different member numbers in random order."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[member_number(dice)] = None
    return list(found)


def tax_number(dice: Dice) -> str:
    """An employer number that was never issued."""
    return f"00-{dice.below(10_000_000):07d}"


def claim_numbers(received: list[tuple[int, str]]) -> list[str]:
    """Control numbers by bill: desk, year and day of receipt, then a serial of that day.

    >>> claim_numbers([(19_723, "11"), (19_723, "11"), (19_358, "82")])
    ['1124001000001', '1124001000002', '8223001000001']
    """
    serials: dict[tuple[int, str], int] = {}
    numbers = []
    for day, desk in received:
        serial = serials.get((day, desk), 0) + 1
        serials[day, desk] = serial
        numbers.append(f"{desk}{_year_and_day(day)}{serial:06d}")
    return numbers


def _year_and_day(day: int) -> str:
    return date.fromordinal(day + EPOCH).strftime("%y%j")
