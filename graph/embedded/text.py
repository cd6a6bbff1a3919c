"""SQL made from the layout: column lists, keys, and the digest of a row's content.

Only names from ``model.layout`` and ``graph.schema`` are ever put into a text; values are always
bound.
"""

from collections.abc import Collection, Iterable

from model.columns import Column, Kind, Table

_WORDS = {Kind.IDENTIFIER, Kind.TEXT, Kind.CODE, Kind.LIST}


def filled(template: str, **fragments: str) -> str:
    """The statement with its ``{fragment}`` places filled from the layout."""
    return template.format(**fragments)


def quoted(words: Iterable[str]) -> str:
    """Words of the schema as text literals, for a list.

    >>> quoted(("institution", "pharmacy"))
    "'institution', 'pharmacy'"
    """
    return ", ".join(f"'{word}'" for word in words)


def column_list(table: Table, prefix: str = "") -> str:
    """The stored columns in order, for a SELECT."""
    return ", ".join(f"{prefix}{column.stored}" for column in table.columns)


def key_list(table: Table, prefix: str = "") -> str:
    """The key columns, for grouping and ordering."""
    return ", ".join(f"{prefix}{table.by_name[name].stored}" for name in table.key)


def keyed(table: Table, prefix: str) -> str:
    """The key as one text: JSON, so that keys of several columns stay unambiguous."""
    cells = ", ".join(f"{prefix}{table.by_name[name].stored}::VARCHAR" for name in table.key)
    return f"to_json([{cells}])::VARCHAR"


def same_key(table: Table, left: str, right: str) -> str:
    """The join condition on the key; a missing part of a key equals a missing part."""
    conditions = []
    for name in table.key:
        column = table.by_name[name]
        sign = "=" if column.required else "IS NOT DISTINCT FROM"
        conditions.append(f"{left}.{column.stored} {sign} {right}.{column.stored}")
    return " AND ".join(conditions)


def search_key(value: str) -> str:
    """The form in which a text is looked for: letters' case and width and name dots are equal.

    Plain ASCII, which most identifiers are, takes the short way.
    """
    wide = "０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ　•・‧･"
    narrow = "0123456789abcdefghijklmnopqrstuvwxyz ····"
    folded = f"translate(lower(nfc_normalize({value})), '{wide}', '{narrow}')"
    return f"CASE WHEN strlen({value}) = length({value}) THEN lower({value}) ELSE {folded} END"


def content(table: Table, empty: Collection[str] = ()) -> str:
    """128-bit digest of a row's canonical columns, without where the row came from.

    Every cell enters with its length (``-`` for null), so that no text inside one cell can
    imitate the boundary between two; times enter as microseconds, dates as days. ``empty``
    names columns known to be null in every row: the digest is the same, only sooner made.
    """
    parts: list[str] = []
    for column in table.columns:
        if column.stored not in empty:
            parts.append(_cell(column))
        elif parts and parts[-1].endswith("'"):
            parts[-1] = f"{parts[-1][:-1]}{_null(column)}'"
        else:
            parts.append(f"'{_null(column)}'")
    return f"md5_number(concat({', '.join(parts)}))"


def _cell(column: Column) -> str:
    name = column.stored
    if column.kind in _WORDS:
        return f"coalesce(strlen({name})::VARCHAR, '-'), ':', {name}"
    if column.kind is Kind.TIME:
        name = f"epoch_us({name})"
    elif column.kind is Kind.DATE:
        name = f"({name} - DATE '1970-01-01')"
    return f"coalesce({name}::VARCHAR, '-'), ';'"


def _null(column: Column) -> str:
    return "-:" if column.kind in _WORDS else "-;"
