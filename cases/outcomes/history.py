"""Published figures in and out as CSV: one row per region and period, guarded on the way in."""

import csv
import io
from collections.abc import Sequence

from cases.outcomes.figures import COLUMNS, FIGURES, Outcomes, accepted
from model.cells import neutral, plain
from model.csv_text import csv_text
from model.errors import SourceRefused
from model.language import Text
from model.money import from_minor, to_minor

_COLUMNS = Text(en="the header must be: {columns}", zh="表头须为：{columns}")
_NUMBER = Text(en="{value} is not a whole number", zh="{value} 不是整数")
_AMOUNT = Text(en="{value} is not an amount", zh="{value} 不是金额")
_TWICE = Text(en="the region and period occur twice", zh="地区与时期重复")
_HEADER = tuple("recovered_amount" if name == "recovered_minor" else name for name in COLUMNS)


def read(text: str, name: str = "outcomes.csv") -> tuple[Outcomes, ...]:
    """Tables of a CSV file with the columns of ``Outcomes`` (money as ``recovered_amount``).

    Raises ``SourceRefused`` naming row and column: a missing column, a value that is no number,
    an impossible table, a region and period stated twice.
    """
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if not rows or tuple(rows[0]) != _HEADER:
        raise SourceRefused(_COLUMNS.filled(columns=", ".join(_HEADER)), where=name)
    found: dict[tuple[str, str], Outcomes] = {}
    for number, row in enumerate(rows[1:], start=1):
        where = f"{name}: {number}"
        if len(row) != len(_HEADER):
            raise SourceRefused(_COLUMNS.filled(columns=", ".join(_HEADER)), where=where)
        table = accepted(_outcomes(dict(zip(_HEADER, row, strict=True)), where), where)
        if (table.region, table.period) in found:
            raise SourceRefused(_TWICE, where=where)
        found[table.region, table.period] = table
    return tuple(found.values())


def _outcomes(row: dict[str, str], where: str) -> Outcomes:
    figures: dict[str, int | None] = {}
    for name in FIGURES:
        column = "recovered_amount" if name == "recovered_minor" else name
        value = row[column].strip()
        if not value:
            figures[name] = None
        elif name == "recovered_minor":
            figures[name] = _money(value, f"{where} {column}")
        else:
            digits = value.removeprefix("-")
            if not (digits.isascii() and digits.isdigit()):
                raise SourceRefused(_NUMBER.filled(value=ascii(value)), where=f"{where} {column}")
            figures[name] = int(value)
    return Outcomes(
        region=plain(row["region"]),
        period=plain(row["period"]),
        level=plain(row["level"]),
        source=plain(row["source"]),
        **figures,
    )


def _money(value: str, where: str) -> int:
    try:
        return to_minor(value)
    except ValueError:
        raise SourceRefused(_AMOUNT.filled(value=ascii(value)), where=where) from None


def write(tables: Sequence[Outcomes]) -> str:
    """The CSV text that ``read`` understands, sorted by region and period."""
    ordered = sorted(tables, key=lambda t: (t.region, t.period))
    return csv_text(_HEADER, (_row(table) for table in ordered))


def _row(table: Outcomes) -> list[str]:
    recovered = table.recovered_minor
    cells = {
        "region": neutral(table.region),
        "period": neutral(table.period),
        "level": neutral(table.level),
        "source": neutral(table.source),
        "recovered_amount": "" if recovered is None else from_minor(recovered),
        **{name: _blank(table.figure(name)) for name in FIGURES if name != "recovered_minor"},
    }
    return [cells[name] for name in _HEADER]


def _blank(value: int | None) -> str:
    return "" if value is None else str(value)
