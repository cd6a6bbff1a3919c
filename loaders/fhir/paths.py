"""Paths into a resource: ``careTeam[role:attending].provider@id``.

A step is a field; where it holds a list, its elements are tried in order. ``[role:attending]``
keeps the elements of which the field has that code, ``[system=urn:x]`` those of which it has
that value. ``@id`` behind a reference is the identifier it leads to. ``^`` in front begins at the
resource of which the row is a part.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias

Json: TypeAlias = Any
Step: TypeAlias = Callable[[Json, Json], Iterator[Json]]
_NATIONAL = "npi"
_STEP = re.compile(r"(\w+)?(?:\[(\w+)([:=])([^\]]*)\])?(@id)?")


def found(path: str, resource: Json, row: Json) -> str | None:
    """The first value that a path leads to, as text."""
    steps = compiled(path.removeprefix("^"))
    for value in _walk(steps, resource if path.startswith("^") else row, resource):
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str):
            return value or None
    return None


@cache
def compiled(path: str) -> tuple[Step, ...]:
    """The steps of a path."""
    return tuple(_step(part) for part in re.split(r"\.(?![^\[]*\])", path))


def _walk(steps: tuple[Step, ...], value: Json, resource: Json) -> Iterator[Json]:
    if not steps:
        yield value
        return
    for one in steps[0](value, resource):
        yield from _walk(steps[1:], one, resource)


def _step(written: str) -> Step:
    matched = _STEP.fullmatch(written)
    if matched is None:
        return lambda value, resource: iter(())
    name, field, how, wanted, identified = matched.groups()

    def step(value: Json, resource: Json) -> Iterator[Json]:
        inner = value.get(name) if isinstance(value, dict) else None
        for one in inner if isinstance(inner, list) else [inner]:
            if one is None or (field and not _has(one, field, how, wanted)):
                continue
            if identified:
                yield identity(one, resource)
            else:
                yield one

    return step


def _has(element: Json, field: str, how: str, wanted: str) -> bool:
    value = element.get(field) if isinstance(element, dict) else None
    if how == "=":
        return bool(value == wanted)
    return any(code == wanted for code in _codes(value))


def _codes(value: Json) -> Iterator[str]:
    """The codes of a concept, or of each of several."""
    for one in value if isinstance(value, list) else [value]:
        for coding in one.get("coding", ()) if isinstance(one, dict) else ():
            yield coding.get("code", "")


def identity(reference: Json, resource: Json) -> str | None:
    """The identifier behind a reference: its own, that of a contained resource, or its target."""
    if not isinstance(reference, dict):
        return None
    if "identifier" in reference:
        return _identifier(reference["identifier"])
    target: str = reference.get("reference", "")
    if target.startswith("#"):
        for one in resource.get("contained", ()):
            if one.get("id") == target[1:]:
                return _identifier(one.get("identifier")) or target[1:]
    return target.rpartition("/")[2].removeprefix("#") or None


def _identifier(identifiers: Json) -> str | None:
    """The value of the identifier of a national register, else of the first."""
    several = identifiers if isinstance(identifiers, list) else [identifiers]
    known = [one for one in several if isinstance(one, dict) and one.get("value")]
    preferred = [one for one in known if _NATIONAL in _codes(one.get("type"))]
    return next((str(one["value"]) for one in [*preferred, *known]), None)
