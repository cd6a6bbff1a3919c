"""A mapping bound to the header of one file: its columns under the names they have there.

Spellings are compared folded: without case, width and spaces around. A name that ends in ``*``
becomes all columns that begin so, in the order of their numbers.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from loaders.mapping.origins import Constant, First, Joined, Origin, RowNumber, Summed, Taken
from loaders.mapping.tables import DerivedRows, Grouping, Lookup, TableMapping


def folded(name: str) -> str:
    """A column name as it is compared.

    >>> folded(" ＳＥＴＬ_id")
    'setl_id'
    """
    return unicodedata.normalize("NFKC", name).strip().casefold()


@dataclass(frozen=True)
class Header:
    """The columns of a file and the spellings that a format knows for them.

    ``visit.NAME`` is a column that is looked up in a second file.
    """

    names: Sequence[str]
    aliases: Mapping[str, tuple[str, ...]]

    def has(self, column: str) -> bool:
        """Whether a column of the format is there, under one of its spellings."""
        return self.named(column) is not None

    def named(self, column: str) -> str | None:
        """The name that a column of the format has in this file."""
        present = {folded(name): name for name in self.names}
        second, dot, tail = column.rpartition(".")
        known = self.aliases.get(tail, ())
        spellings = (column, *(f"{second}{dot}{spelling}" for spelling in known))
        return next((present[s] for s in map(folded, spellings) if s in present), None)

    def fitting(self, pattern: str) -> tuple[str, ...]:
        """The columns that a pattern stands for, those with lower numbers first."""
        found = [n for n in self.names if fnmatchcase(folded(n), folded(pattern))]
        return tuple(sorted(found, key=_numbered))


def bound(mapping: TableMapping, header: Header) -> TableMapping:
    """The mapping with the names of the file; parts that the file does not have are left out."""
    return replace(
        mapping,
        origins=_origins(mapping.origins, header),
        ignored={
            name: reason
            for pattern, reason in mapping.ignored.items()
            for name in (header.fitting(pattern) if "*" in pattern else (_name(pattern, header),))
        },
        derived=tuple(_derived(one, header) for one in mapping.derived),
        lookups=tuple(
            _lookup(one, header)
            for one in mapping.lookups
            if all(header.has(here) for here, _ in one.on)
        ),
        grouping=_grouping(mapping.grouping, header),
    )


def _origins(origins: Mapping[str, Origin], header: Header) -> dict[str, Origin]:
    return {name: _bound(one, header) for name, one in origins.items()}


def _bound(origin: Origin, header: Header) -> Origin:
    match origin:
        case Taken():
            return replace(origin, column=_name(origin.column, header))
        case Joined():
            return replace(origin, parts=_parts(origin.parts, header))
        case First():
            return replace(origin, parts=_there(_parts(origin.parts, header), header))
        case Summed():
            return replace(origin, columns=_names(origin.columns, header))
        case Constant() | RowNumber():
            return origin


def _parts(parts: tuple[Origin, ...], header: Header) -> tuple[Origin, ...]:
    """The parts bound, a pattern as one part for each column that it stands for."""
    found: list[Origin] = []
    for part in parts:
        if isinstance(part, Taken) and "*" in part.column:
            found += [replace(part, column=name) for name in header.fitting(part.column)]
        else:
            found.append(_bound(part, header))
    return tuple(found)


def _there(parts: tuple[Origin, ...], header: Header) -> tuple[Origin, ...]:
    """The alternatives that the file has; where it has none the first, to say what is missing."""
    present = tuple(part for part in parts if all(map(header.has, part.columns)))
    return present or parts[:1]


def _derived(derived: DerivedRows, header: Header) -> DerivedRows:
    where = derived.only_where
    return replace(
        derived,
        origins=_origins(derived.origins, header),
        only_where=where and _name(where, header),
    )


def _lookup(lookup: Lookup, header: Header) -> Lookup:
    return replace(lookup, on=tuple((_name(here, header), there) for here, there in lookup.on))


def _grouping(grouping: Grouping | None, header: Header) -> Grouping | None:
    return grouping and replace(grouping, line=grouping.line and _name(grouping.line, header))


def _names(columns: tuple[str, ...], header: Header) -> tuple[str, ...]:
    """The names of columns that are added up, a pattern as all that it stands for.

    Those that the file does not have add nothing; the first stays where it has none of them.
    """
    found = [
        name
        for column in columns
        for name in (header.fitting(column) if "*" in column else (header.named(column),))
        if name is not None
    ]
    return tuple(found) or columns[:1]


def _name(column: str, header: Header) -> str:
    return header.named(column) or column


def _numbered(name: str) -> tuple[str, int]:
    number = re.search(r"(\d+)\D*$", name)
    return ("", int(number[1])) if number else (name, 0)
