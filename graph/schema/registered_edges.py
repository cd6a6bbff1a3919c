"""Edges from the registers: which column of which register states each of them."""

from dataclasses import dataclass

from model.columns import Table
from model.people import DOCTORS, PATIENTS
from model.providers import PROVIDERS


@dataclass(frozen=True)
class RegisteredEdge:
    """From whoever a register describes to what its ``column`` names, a ``target``.

    ``validity`` are the columns with its first and last day, where the register gives them.
    """

    relation: str
    target: str
    column: str
    tables: tuple[Table, ...]
    validity: tuple[str, str] | None = None


REGISTERED_EDGES = (
    RegisteredEdge("has_phone", "phone", "phone", (PATIENTS, DOCTORS, PROVIDERS)),
    RegisteredEdge("lives_at", "address", "address", (PATIENTS,)),
    RegisteredEdge("located_at", "address", "address", (PROVIDERS,)),
    RegisteredEdge("paid_to", "account", "bank_account", (PATIENTS, PROVIDERS)),
    RegisteredEdge("owned_by", "owner", "owner_name", (PROVIDERS,)),
    RegisteredEdge("represented_by", "owner", "legal_representative", (PROVIDERS,)),
    RegisteredEdge("resides_at", "provider", "residence_provider_id", (PATIENTS,)),
    RegisteredEdge(
        "registered_at",
        "provider",
        "provider_id",
        (DOCTORS,),
        ("registered_from", "registered_to"),
    ),
)
"""The table ``relations`` adds facts of any name between entities of any kind."""
