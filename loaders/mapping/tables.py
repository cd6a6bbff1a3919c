"""How one kind of file becomes rows of a canonical table.

Every column of the file is either used or named as ignored with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.expectations import Expectations
from loaders.mapping.origins import Constant, Origin, RowNumber, Taken
from model.columns import Table
from model.language import Text


@dataclass(frozen=True)
class DerivedRows:
    """Further rows made from the good rows of a file, one where ``only_where`` is not empty.

    They come in addition to the one canonical row of each source row and are not counted in
    the balance of the file. An empty ``only_where`` stands for every row.
    """

    table: Table
    origins: Mapping[str, Origin]
    only_where: str = ""


@dataclass(frozen=True)
class Lookup:
    """A second file, in which further columns of a row are looked up by its key.

    The columns of the found row are called ``<name>.<column>``. ``on`` are the columns of both
    files that make the key, ``files`` the patterns of the second file's name. ``only`` names the
    values that a column of the second file must have for its row to count.
    """

    name: str
    files: tuple[str, ...]
    on: tuple[tuple[str, str], ...]  # here, there
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Grouping:
    """Source rows that are parts of one canonical row: the lines of a claim.

    The rows with equal values in the canonical columns ``by`` become one. Columns in ``summed``
    are added up, ``earliest`` and ``latest`` take the first and the last time; those in ``same``
    must agree, or none of the rows is loaded; of any other column the first value counts that
    is not empty, in the order of ``line``, a source column.
    """

    by: tuple[str, ...]
    summed: tuple[str, ...] = ()
    earliest: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    line: str = ""


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
    lookups: tuple[Lookup, ...] = ()
    grouping: Grouping | None = None
    expectations: Expectations = field(default_factory=Expectations)

    @property
    def required_columns(self) -> tuple[str, ...]:
        """Source columns without which the file cannot be read; not those looked up elsewhere."""
        needed = [
            column
            for name, origin in self.origins.items()
            if self.table.by_name[name].required
            for column in origin.columns
        ]
        needed += [here for lookup in self.lookups for here, _ in lookup.on]
        return tuple(dict.fromkeys(c for c in needed if not self.looks_up(c)))

    def looks_up(self, column: str) -> bool:
        """Whether a column comes from a second file."""
        return any(column.startswith(f"{lookup.name}.") for lookup in self.lookups)

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
        for lookup in self.lookups:
            for here, _ in lookup.on:
                found.setdefault(here, []).append(f"key of {lookup.name}")
        if self.grouping is not None and self.grouping.line:
            found.setdefault(self.grouping.line, []).append("order of lines")
        return {column: ", ".join(dict.fromkeys(names)) for column, names in found.items()}


def as_named(table: Table, expectations: Expectations | None = None) -> TableMapping:
    """The mapping of a file whose columns already have their canonical names."""
    return TableMapping(
        table=table,
        origins={column.name: Taken(column.name) for column in table.columns},
        expectations=expectations or Expectations(),
    )


def reads_nothing(origin: Origin) -> bool:
    """Whether an origin has a value without any column of the file."""
    return isinstance(origin, Constant | RowNumber)
