"""The entities of the graph: which are numbered together, and how each kind is labelled."""

from dataclasses import dataclass

from model.columns import Column, Table
from model.entities import ENTITY_KINDS
from model.layout import TABLES
from model.people import DOCTORS, PATIENTS
from model.providers import PROVIDER_KINDS, PROVIDERS
from model.vocabulary.claims import EntityKind


@dataclass(frozen=True)
class Register:
    """Entities that share one numbering, in the order of their identifiers.

    ``noun`` is one of them; ``words`` are what the table ``relations`` may call one.
    """

    name: str
    noun: str
    kinds: tuple[EntityKind, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Described(Register):
    """A register of which a canonical table says more than the identifiers."""

    table: Table

    @property
    def key(self) -> str:
        """The column with the identifier."""
        return self.table.key[0]

    @property
    def number(self) -> str:
        """The column of a snapshot with the number."""
        return f"{self.noun}_no"

    def named_in(self) -> list[tuple[Table, Column]]:
        """Every column whose name ends with the key: whoever it names is an entity.

        >>> [column.name for _, column in DOCTOR.named_in()]
        ['doctor_id', 'doctor_id', 'doctor_id']
        """
        return [
            (table, column)
            for table in TABLES
            for column in table.columns
            if column.name.endswith(self.key)
        ]


PATIENT = Described("patients", "patient", ("patient",), ("patient",), PATIENTS)
DOCTOR = Described("doctors", "doctor", ("doctor",), ("doctor",), DOCTORS)
PROVIDER = Described(
    "providers",
    "provider",
    ("institution", "pharmacy"),
    ("provider", "institution", *(kind for kind in PROVIDER_KINDS if kind != "other")),
    PROVIDERS,
)
_SHARED: tuple[EntityKind, ...] = ("phone", "address", "account", "owner")
IDENTIFIER = Register("identifiers", "identifier", _SHARED, _SHARED)
"""What registers say of others and several may share; each kind is numbered on its own."""

DESCRIBED = (PATIENT, DOCTOR, PROVIDER)
REGISTERS: tuple[Register, ...] = (*DESCRIBED, IDENTIFIER)

REGISTER_OF: dict[EntityKind, Register] = {
    kind: register for register in REGISTERS for kind in register.kinds
}

PLACES: dict[EntityKind, int] = {
    kind: at
    for at, kinds in enumerate(
        (*(register.kinds for register in DESCRIBED), *((kind,) for kind in IDENTIFIER.kinds))
    )
    for kind in kinds
}
"""Nodes stand in this order of kinds, then in the order of their numbers."""

LABELS: dict[EntityKind, str] = {kind: kind.capitalize() for kind in ENTITY_KINDS}
"""On a server; every entity has the label ``ENTITY`` too."""
ENTITY = "Entity"
