"""The plain values of a dossier as JSON and back, by their own type hints."""

from pathlib import Path
from typing import Any

from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_union_passthrough


def converter() -> JsonConverter:
    """Structures every noun of a dossier but its tables; unknown keys are an error."""
    made = make_converter(forbid_extra_keys=True)
    configure_union_passthrough(bool | int | float | str | None, made)
    # Where a file lies on the machine that exports is nobody's business elsewhere.
    made.register_unstructure_hook(Path, lambda _path: None)
    made.register_structure_hook(Path, lambda _value, _kind: None)
    made.register_structure_hook(Any, lambda value, _kind: value)
    return made
