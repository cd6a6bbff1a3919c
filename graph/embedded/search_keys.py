"""The search key of one text, by the very expression that made the keys of a snapshot.

A store that keeps the keys of a snapshot elsewhere has to look for texts in the same form; lower
case and composition differ between libraries in rare letters, so there is one definition only.
"""

from functools import cache

import duckdb

from graph.embedded.text import filled, search_key


def sought(text: str) -> str:
    """The form in which ``text`` is compared with ``id_key`` and ``name_key``.

    >>> sought("阿卜杜•ＡＢＣ")
    '阿卜杜·abc'
    """
    statement = filled("SELECT {key}", key=search_key("$text::VARCHAR"))
    with _memory().cursor() as cursor:
        return str(cursor.execute(statement, {"text": text}).fetchall()[0][0])


@cache
def _memory() -> duckdb.DuckDBPyConnection:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "threads": 1,
    }
    return duckdb.connect(":memory:", config=settings)
