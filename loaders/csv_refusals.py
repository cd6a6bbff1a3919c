"""Why a CSV file is refused as a whole while its rows are read."""

from loaders.source_files import InputFile
from model.errors import SourceRefused
from model.language import Text


def open_quote(
    file: InputFile, columns: int, delimiter: str, text: str, row_no: int
) -> SourceRefused | None:
    """The refusal of text with a line inside that has the delimiters of a whole row, or ``None``.

    Such a line was a row of its own until a quote before it was left open.
    """
    most = max(1, columns - 1)
    if all(line.count(delimiter) < most for line in text.splitlines()[1:]):
        return None
    return SourceRefused(
        Text(
            en="a quote is opened and not closed, so that rows run into one another.",
            zh="引号未闭合，导致多行连成一行。",
        ),
        where=f"{file.name}, at or after row {row_no}",
        to_do=Text(
            en="Double every quote inside a quoted cell.",
            zh="请将引号单元格内的引号写成两个。",
        ),
    )


def too_many_broken(file: InputFile, limit: int, row_no: int) -> SourceRefused:
    """The refusal of a file most of whose rows do not fit its header."""
    return SourceRefused(
        Text(
            en="more than {n} rows have another number of cells than the header.",
            zh="超过 {n} 行的列数与表头不符。",
        ).filled(n=limit),
        where=f"{file.name}, up to row {row_no}",
        to_do=Text(
            en="Header and rows must use the same delimiter and columns.",
            zh="表头与数据行须使用相同的分隔符和列。",
        ),
    )


def unreadable_row(file: InputFile, longest_mb: int) -> SourceRefused:
    """The refusal of a row that does not end within the longest row that is read."""
    return SourceRefused(
        Text(
            en="a row cannot be read; it is longer than {n} MB or a quote is not closed.",
            zh="有一行无法读取：超过 {n} MB 或引号未闭合。",
        ).filled(n=longest_mb),
        where=file.name,
    )
