"""CSV as the product writes it: UTF-8, a header, ``\\n`` line ends, quotes only where needed."""

import csv
import io
from collections.abc import Iterable


def csv_text(header: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """The text of a table; text cells are the caller's to neutralise (``model.cells``).

    Python's writer quotes only the line ends that it writes itself, so that a lone carriage
    return in a name would end a row for every reader: rows are written with both and end in one.

    >>> csv_text(["a", "b"], [["x\\ry", 1]])
    'a,b\\n"x\\ry",1\\n'
    """
    return "".join(_line(row) for row in (header, *rows))


def _line(row: Iterable[object]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(list(row))
    return out.getvalue().removesuffix("\r\n") + "\n"
