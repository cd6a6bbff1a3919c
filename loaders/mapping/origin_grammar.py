"""The grammar of an origin: what may stand behind a canonical column in a mapping.

``"COLUMN"``, ``{ from, codes, else, format, unit }``, ``{ constant }``, ``{ join, with, whole }``,
``{ first }``, ``{ sum, unit }`` and ``{ row = true }``; parts of ``join`` and ``first`` are
origins themselves.
"""

from collections.abc import Callable, Mapping

from loaders.mapping.origins import Constant, First, Joined, Origin, RowNumber, Summed, Taken
from loaders.mapping.time_formats import refuse_format
from loaders.mapping.toml_nodes import Node
from model.columns import Column, Kind
from model.language import Text
from model.money import MINOR_DIGITS

_NO_ORIGIN = Text(en="this says not where the column comes from.", zh="此处未说明该列的来源。")
_WRITE = Text(
    en="Write a column name, or a table with one of {kinds}.",
    zh="请写列名，或写含有 {kinds} 之一的表。",
)
_NOT_A_VALUE = Text(en="{value!r} is no value of {column}.", zh="{value!r} 不是 {column} 的取值。")
_ONLY_TIMES = Text(en="only times and dates have a format.", zh="只有时间和日期列可写 format。")
_ONLY_AMOUNTS = Text(en="only amounts have a unit.", zh="只有金额列可写 unit。")
_ONLY_SUMS = Text(en="only amounts can be added up.", zh="只有金额列可以相加。")
_UNITS: Mapping[str, int] = {"major": MINOR_DIGITS, "minor": 0}
_UNIT = Text(en="there is no unit {unit!r}.", zh="没有 {unit!r} 这种单位。")


def origin(node: Node, column: Column) -> Origin:
    """The origin of a canonical column. Raises ``SettingError`` with the place of a fault."""
    if isinstance(node.value, str):
        return Taken(node.value)
    keys = node.table().value
    for kind, read in _READERS.items():
        if kind in keys:
            return read(node, column)
    raise node.wrong(_NO_ORIGIN, _WRITE.filled(kinds=", ".join(_READERS)))


def _taken(node: Node, column: Column) -> Taken:
    node.table("from", "codes", "else", "format", "unit")
    codes, other = node.get("codes"), node.get("else")
    formats = node.get("format")
    if formats is not None:
        if column.kind not in (Kind.TIME, Kind.DATE):
            raise formats.wrong(_ONLY_TIMES)
        for one in formats.each():
            refuse_format(one)
    return Taken(
        column=node.need("from").as_text(),
        codes={} if codes is None else {c: _value(v, column) for c, v in codes.items()},
        otherwise=None if other is None else _value(other, column),
        formats=() if formats is None else formats.as_texts(),
        unit_digits=_unit(node, column),
    )


def _constant(node: Node, column: Column) -> Constant:
    return Constant(_value(node.table("constant").inner("constant"), column))


def _joined(node: Node, column: Column) -> Joined:
    node.table("join", "with", "whole")
    separator, whole = node.get("with"), node.get("whole")
    return Joined(
        parts=tuple(origin(part, column) for part in node.inner("join").each()),
        separator=";" if separator is None else separator.as_text(),
        whole=whole is not None and whole.as_truth(),
    )


def _first(node: Node, column: Column) -> First:
    return First(tuple(origin(p, column) for p in node.table("first").inner("first").each()))


def _summed(node: Node, column: Column) -> Summed:
    node.table("sum", "unit")
    if column.kind is not Kind.AMOUNT:
        raise node.wrong(_ONLY_SUMS)
    return Summed(node.inner("sum").as_texts(), _unit(node, column))


def _row(node: Node, column: Column) -> RowNumber:
    node.table("row").inner("row").as_truth()
    return RowNumber()


def _unit(node: Node, column: Column) -> int:
    unit = node.get("unit")
    if unit is None:
        return MINOR_DIGITS
    if column.kind is not Kind.AMOUNT:
        raise unit.wrong(_ONLY_AMOUNTS)
    name = unit.as_text()
    if name not in _UNITS:
        raise unit.among(name, _UNITS, _UNIT.filled(unit=name))
    return _UNITS[name]


def _value(node: Node, column: Column) -> str:
    """A canonical value; one of those of the column where they are fixed."""
    value = node.as_text()
    if column.values and value not in column.values:
        known = dict.fromkeys(column.values)
        raise node.among(value, known, _NOT_A_VALUE.filled(value=value, column=column.name))
    return value


_READERS: Mapping[str, Callable[[Node, Column], Origin]] = {
    "from": _taken,
    "constant": _constant,
    "join": _joined,
    "first": _first,
    "sum": _summed,
    "row": _row,
}
