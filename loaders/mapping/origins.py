"""Where the cells of one canonical column come from.

An origin is a value: a source column, a constant, or several origins put together. ``columns``
are the source columns it reads, in order. A name that ends in ``*`` stands for all columns that
begin so until the mapping is bound to the header of a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from model.money import MINOR_DIGITS

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Taken:
    """One source column as it is.

    ``codes`` replaces source codes by canonical ones; a code it does not name becomes
    ``otherwise`` where that is given, else it stays as it is and is judged like any other cell.
    ``formats`` are the exact notations of a time (``%d-%b-%Y``), tried in order; without them a
    time is ISO 8601. ``unit_digits`` is for amounts: 2 where the source counts in major units
    (yuan, dollars), 0 where it counts in minor units (fen, cents).
    """

    column: str
    codes: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    otherwise: str | None = None
    formats: tuple[str, ...] = ()
    unit_digits: int = MINOR_DIGITS

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns it reads."""
        return (self.column,)


@dataclass(frozen=True)
class Constant:
    """The same value in every row, because the kind of file says so."""

    value: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns it reads: none."""
        return ()


@dataclass(frozen=True)
class RowNumber:
    """The number of the row in its file: a line number where the source has none."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns it reads: none."""
        return ()


@dataclass(frozen=True)
class Joined:
    """Several origins as one text.

    Empty parts are left out; with ``whole`` a row in which one part is empty has none at all,
    as a key that is made of several columns must.
    """

    parts: tuple["Origin", ...]
    separator: str
    whole: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns it reads."""
        return _columns(self.parts)


@dataclass(frozen=True)
class First:
    """The first of several origins that is not empty, row by row."""

    parts: tuple["Origin", ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns it reads."""
        return _columns(self.parts)


@dataclass(frozen=True)
class Summed:
    """The sum of several amounts, empty ones counted as nothing; null where all are empty."""

    columns: tuple[str, ...]
    unit_digits: int = MINOR_DIGITS


Origin: TypeAlias = Taken | Constant | RowNumber | Joined | First | Summed


def _columns(parts: tuple["Origin", ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for part in parts for column in part.columns))
