"""Informants of the first layout, which stood there in plain: sealed when the file is opened.

A database keeps the bytes of deleted rows for a while, and so do its backups: SQLite is told to
overwrite them, a server needs ``VACUUM FULL`` and new backups (docs/casework.md).
"""

from sqlalchemy import Connection, inspect, text

from cases.records.tables import vault
from cases.records.vault_key import VaultKey

PLAIN = "informants"
_READ = text("SELECT tip_no, name, contact, code, remark FROM informants ORDER BY tip_no")


def add_vault(connection: Connection) -> None:
    """The second layout: a table for sealed rows."""
    vault.create(connection, checkfirst=True)


def seal_plain_rows(connection: Connection, key: VaultKey) -> int:
    """Seals every plain row and drops their table; how many there were.

    Raises ``VaultClosed`` without a key: then nothing was changed, and the file does not open
    until one is named.
    """
    if not inspect(connection).has_table(PLAIN):
        return 0
    used, rows = None, connection.execute(_READ).mappings().all()
    for row in rows:
        content = {name: value for name, value in row.items() if name != "tip_no"}
        made = key.seal(row["tip_no"], content, used)
        connection.execute(vault.insert().values(**vars(made)))
        used = made.key_mark
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON").close()
        connection.execute(text("DELETE FROM informants"))
    connection.execute(text("DROP TABLE informants"))
    return len(rows)
