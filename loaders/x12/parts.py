"""The tables of an X12 file: ``837`` with its claims, ``835`` with its payments."""

from collections.abc import Sequence

from loaders.columnar import Columnar, columnar
from loaders.source_files import InputFile
from loaders.x12.claims_837 import COLUMNS as CLAIM_COLUMNS
from loaders.x12.claims_837 import Claims
from loaders.x12.elements import Facts
from loaders.x12.payments_835 import COLUMNS as PAYMENT_COLUMNS
from loaders.x12.payments_835 import Payments
from loaders.x12.segments import Interchange, interchanges

TABLES: dict[str, tuple[str, ...]] = {"837": CLAIM_COLUMNS, "835": PAYMENT_COLUMNS}


def transactions_in(file: InputFile) -> tuple[str, ...]:
    """Which of the tables a file has rows for."""
    found = {
        segment[1]
        for one in interchanges(file)
        for segment in one.segments
        if segment[0] == "ST" and len(segment) > 1
    }
    return tuple(kind for kind in TABLES if kind in found)


def read_table(file: InputFile, kind: str) -> Columnar:
    """The service lines of one kind of transaction, all text."""
    rows: list[Facts] = []
    for interchange in interchanges(file):
        rows += _rows(kind, interchange)
    return columnar(file, "x12", _columns(rows, TABLES[kind]))


def _rows(kind: str, interchange: Interchange) -> list[Facts]:
    return Claims(interchange).rows if kind == "837" else Payments(interchange).rows


def _columns(rows: Sequence[Facts], names: Sequence[str]) -> dict[str, list[str | None]]:
    return {name: [row.get(name) for row in rows] for name in names}
