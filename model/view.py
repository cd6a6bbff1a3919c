"""What a typology sees: a read-only bundle of claims, registers and relations. Never a store."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.relations import Relation


@dataclass(frozen=True)
class View:
    """Claims, the registers aligned with entity numbers, and the relations asked for.

    Row ``n`` of ``patients`` (``doctors``, ``providers``) describes the entity with number
    ``n`` in ``claims``; cells are null where nothing is registered. ``registrations`` is the
    canonical ``relations`` table. ``absent`` maps the name of a relation that could not be
    derived to the reason.
    """

    claims: ClaimIndex
    patients: pa.Table
    doctors: pa.Table
    providers: pa.Table
    registrations: pa.Table
    relations: Mapping[str, Relation]
    absent: Mapping[str, Text]

    def relation(self, name: str) -> Relation:
        """The relation called ``name``; raises ``MissingData`` with the reason where absent."""
        if name in self.relations:
            return self.relations[name]
        reason = self.absent.get(name, Text(en=f"relation {name}", zh=f"关系 {name}"))
        raise MissingData(reason)
