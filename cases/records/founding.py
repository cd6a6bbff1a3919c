"""What is settled when a case file is made."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from cases.custody.chain import Algorithm
from cases.records.tables import settings


@dataclass(frozen=True)
class Founding:
    """Its digest algorithm and the key of its salts and of the digests of its rows."""

    algorithm: Algorithm
    salt_key: bytes


def founding(connection: Connection) -> Founding:
    """What was settled when the case file was made."""
    kept = {row.name: row.value for row in connection.execute(select(settings))}
    algorithm: Algorithm = "sm3" if kept["algorithm"] == "sm3" else "sha256"
    return Founding(algorithm, bytes.fromhex(kept["salt_key"]))
