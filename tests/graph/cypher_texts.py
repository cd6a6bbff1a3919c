"""Every text of graph.cypher as it is after the import, by the module and name where it stands."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

import graph.cypher


def _texts(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(f"{name}[{key}]", part)
    elif isinstance(value, (tuple, list)):
        for at, part in enumerate(value):
            yield from _texts(f"{name}[{at}]", part)


@cache
def texts() -> dict[str, str]:
    """However deep in a table of texts it stands."""
    return {
        name: text
        for module in pkgutil.iter_modules(graph.cypher.__path__, "graph.cypher.")
        for variable, value in vars(importlib.import_module(module.name)).items()
        if not variable.startswith("__")
        for name, text in _texts(f"{module.name}.{variable}", value)
    }
