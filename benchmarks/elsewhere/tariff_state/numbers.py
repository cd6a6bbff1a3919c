"""Identifiers in the shapes of the system: leading zeros, letters, check characters.

Insured numbers begin with 00 and end with a check letter, workplaces begin with a district that
does not exist, and registration numbers of practitioners have a letter in front. None can be that
of a real person or house.
"""

from datetime import date

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.workdays import EPOCH

LETTERS = "BCDFGHJKMNPRSTVXZ"
PRESCRIPTION = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def check_letter(digits: str) -> str:
    """The letter that makes a mistyped insured number visible.

    >>> check_letter("004711815")
    'B'
    """
    return LETTERS[sum(int(d) * (n + 2) for n, d in enumerate(digits)) % len(LETTERS)]


def insured_numbers(count: int, dice: Dice) -> list[str]:
    """Different insured numbers in random order."""
    serials = dice.sample(range(count * 9), count)
    bodies = [f"00{1_000_000 + serial * 11:07d}" for serial in serials]
    return [body + check_letter(body) for body in bodies]


def workplace_number(district: str, serial: int) -> str:
    """Eight digits: district, serial, check digit.

    >>> workplace_number("03", 127)
    '03001273'
    """
    body = f"{district}{serial:05d}"
    return body + str(sum(int(d) * w for d, w in zip(body, (3, 1) * 4, strict=False)) * 7 % 10)


def practitioner_number(serial: int, is_doctor: bool) -> str:
    """``L`` for doctors and dentists, ``S`` for nurses and therapists.

    >>> practitioner_number(347, True)
    'L00347-8'
    """
    return f"{'L' if is_doctor else 'S'}{serial:05d}-{(serial * 37 + 9) % 10}"


def prescription_number(dice: Dice) -> str:
    """Twelve characters of the electronic prescription."""
    return "".join(dice.pick(PRESCRIPTION) for _ in range(12))


def claim_numbers(batches: list[tuple[str, int]]) -> list[str]:
    """Numbers by bill: workplace, month of the batch, line of the batch.

    >>> claim_numbers([("03001273", 19_400), ("03001273", 19_401), ("03001273", 19_420)])
    ['03001273/2302/00001', '03001273/2302/00002', '03001273/2303/00001']
    """
    lines: dict[tuple[str, str], int] = {}
    numbers = []
    for workplace, day in batches:
        month = date.fromordinal(day + EPOCH).strftime("%y%m")
        place = lines.get((workplace, month), 0) + 1
        lines[workplace, month] = place
        numbers.append(f"{workplace}/{month}/{place:05d}")
    return numbers
