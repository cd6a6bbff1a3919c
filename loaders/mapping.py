"""The declarative form of a source format: where each canonical column comes from.

A loader of a tabular format is a handful of these values and no code: one ``TableMapping`` per
kind of file. Every column of the file is either used or named as ignored with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from loaders.expectations import Expectations
from model.columns import Table
from model.language import Text
from model.money import MINOR_DIGITS

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Taken:
    """One source column as it is.

    ``codes`` replaces source codes by canonical ones; a code it does not name stays as it is
    and is judged like any other cell. ``unit_digits`` is for amounts: 2 where the source counts
    in major units (yuan, dollars), 0 where it counts in minor units (fen, cents).
    """

    column: str
    codes: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
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
class Joined:
    """Several source columns as one text, empty ones left out."""

    columns: tuple[str, ...]
    separator: str


@dataclass(frozen=True)
class Summed:
    """The sum of several amounts, empty ones counted as nothing; null where all are empty."""

    columns: tuple[str, ...]
    unit_digits: int = MINOR_DIGITS


Origin: TypeAlias = Taken | Constant | Joined | Summed


@dataclass(frozen=True)
class DerivedRows:
    """Further rows made from the good rows of a file, one where ``only_where`` is not empty.

    They come in addition to the one canonical row of each source row and are not counted in
    the balance of the file.
    """

    table: Table
    origins: Mapping[str, Origin]
    only_where: str


@dataclass(frozen=True)
class TableMapping:
    """How one kind of file becomes rows of one canonical table.

    ``origins`` is by canonical column; those it leaves out are empty. ``ignored`` is by source
    column, with the reason; columns that are in neither are reported as ignored and unknown.
    """

    table: Table
    origins: Mapping[str, Origin]
    ignored: Mapping[str, Text] = field(default_factory=dict)
    derived: tuple[DerivedRows, ...] = ()
    expectations: Expectations = field(default_factory=Expectations)

    @property
    def required_columns(self) -> tuple[str, ...]:
        """Source columns without which the file cannot be read."""
        needed = [
            column
            for name, origin in self.origins.items()
            if self.table.by_name[name].required
            for column in origin.columns
        ]
        return tuple(dict.fromkeys(needed))

    def uses(self) -> dict[str, str]:
        """What each source column is used as, canonical columns separated by commas."""
        found: dict[str, list[str]] = {}
        for name, origin in self.origins.items():
            for column in origin.columns:
                found.setdefault(column, []).append(name)
        for more in self.derived:
            for name, origin in more.origins.items():
                for column in origin.columns:
                    found.setdefault(column, []).append(f"{more.table.name}.{name}")
        return {column: ", ".join(dict.fromkeys(names)) for column, names in found.items()}


def as_named(table: Table, expectations: Expectations | None = None) -> TableMapping:
    """The mapping of a file whose columns already have their canonical names."""
    return TableMapping(
        table=table,
        origins={column.name: Taken(column.name) for column in table.columns},
        expectations=expectations or Expectations(),
    )
