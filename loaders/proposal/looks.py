"""What a column looks like, without a value of it: its shape, its notation, its checks.

Only whole columns decide: a notation is one that every cell of the sample has, and a check
digit counts where it is right in all of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

NOTATIONS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y%m%d",
    "%Y%m%d%H%M%S",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M:%S",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d-%b-%Y",
    "%Y年%m月%d日",
)
ISO = NOTATIONS[:5]
FIRST_YEAR, LAST_YEAR = 1880, 2100
ENOUGH_ROWS = 11
"""A code is shown from this many rows up: what fewer people share could point at one of them."""
_NULLS = frozenset({"", "null", "nan", "none", "n/a", "-", "\\n"})
_NUMBER = re.compile(r"[-+]?\d{1,16}(\.\d{1,2})?0*")
_NPI_PREFIX = 24  # what the digits 80840 in front add to the Luhn sum
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


@dataclass(frozen=True)
class Look:
    """The sample of one column."""

    name: str
    sample: tuple[str, ...]
    rows: int

    @classmethod
    def of(cls, name: str, cells: Sequence[object]) -> "Look":
        """The look of a column of raw cells; words for nothing are left out."""
        written = (str(cell).strip() for cell in cells if cell is not None)
        return cls(name, tuple(w for w in written if w.casefold() not in _NULLS), len(cells))

    @property
    def filled(self) -> float:
        """Share of rows that have a value."""
        return len(self.sample) / self.rows if self.rows else 0.0

    @cached_property
    def distinct(self) -> int:
        """How many values differ."""
        return len(set(self.sample))

    @cached_property
    def notations(self) -> tuple[str, ...]:
        """The notations of a date that every cell has; several where days do not decide."""
        values = set(self.sample)
        return tuple(n for n in NOTATIONS if values and all(_reads(v, n) for v in values))

    @cached_property
    def is_dated(self) -> bool:
        """Whether every cell is a date in one of the notations, if not all in the same."""
        return bool(self.sample) and all(
            any(_reads(value, n) for n in NOTATIONS) for value in set(self.sample)
        )

    @cached_property
    def is_money(self) -> bool:
        """Whether every cell is a number of at most two decimals."""
        return bool(self.sample) and all(_NUMBER.fullmatch(v) for v in set(self.sample))

    @cached_property
    def is_npi(self) -> bool:
        """Whether every cell has the check digit of a national provider identifier."""
        return bool(self.sample) and all(map(npi_is_right, set(self.sample)))

    @cached_property
    def is_identity(self) -> bool:
        """Whether every cell has the check digit of an 18-digit identity number."""
        return bool(self.sample) and all(map(identity_is_right, set(self.sample)))

    @cached_property
    def shape(self) -> str:
        """The most frequent shape, where enough rows share it."""
        [(shape, rows)] = Counter(map(shape_of, self.sample)).most_common(1) or [("", 0)]
        return shape if rows >= ENOUGH_ROWS else ""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Values that enough rows share, where they are few and short: codes, not people."""
        counted = Counter(self.sample)
        frequent = [value for value, rows in counted.items() if rows >= ENOUGH_ROWS]
        few = 0 < len(counted) <= 40 and len(counted) <= max(2, len(self.sample) // 20)
        return tuple(sorted(v for v in frequent if len(v) <= 20)) if few else ()


def shape_of(value: str) -> str:
    """A value with its digits and letters made alike.

    >>> shape_of("2025-03-01"), shape_of("Bä1"), shape_of("张三")
    ('9999-99-99', 'Aa9', '字字')
    """
    shaped = re.sub(r"[^\W\d_]", _letter, re.sub(r"\d", "9", value))
    return shaped[:40]


def npi_is_right(value: str) -> bool:
    """Whether a text is ten digits with the check digit of a national provider identifier.

    >>> npi_is_right("1234567893"), npi_is_right("1234567890")
    (True, False)
    """
    if not re.fullmatch(r"[12]\d{9}", value):
        return False
    doubled = [int(d) * 2 for d in value[-2::-2]]
    kept = sum(int(d) for d in value[-1::-2])
    return (_NPI_PREFIX + kept + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def identity_is_right(value: str) -> bool:
    """Whether a text is an 18-digit identity number with the right check digit (ISO 7064)."""
    if not re.fullmatch(r"\d{17}[\dXx]", value):
        return False
    total = sum(int(d) * w for d, w in zip(value, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == value[-1].upper()


def _letter(found: re.Match[str]) -> str:
    letter = found[0]
    if letter.isupper():
        return "A"
    return "a" if letter.islower() else "字"


def _reads(value: str, notation: str) -> bool:
    try:
        day = datetime.strptime(value, notation)  # noqa: DTZ007  times are local
    except ValueError:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR
