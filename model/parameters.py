"""What can be tuned: a value with its meaning, its unit and where its default comes from.

Parameters are frozen dataclasses whose fields are made by ``parameter``, or by ``part`` for a
smaller class inside a larger one. One declaration serves the code that reads the value, the run
that records it, the pages that explain it and the test that looks for what is not declared.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from model.errors import SettingError
from model.language import Text

T = TypeVar("T")

CUSTOMARY = "customary"
WORLDS = "chosen on worlds 100 to 119"
REASONED = "reasoning, checked on test cases"
CATALOGUE = "typology catalogue, rules of restraint"
"""Sources of defaults that no paper, law or standard fixes."""

DEFAULT_SEED = 20260101
"""Seed of everything that draws lots; any fixed number gives equal results."""

_ABOUT = "about"


@dataclass(frozen=True)
class About:
    """What is known of one parameter; ``choices`` are all its values, or of each of several."""

    unit: str
    meaning: str
    source: str
    choices: tuple[Any, ...] = ()


@dataclass(frozen=True)
class NoParameters:
    """Nothing to tune."""


@dataclass(frozen=True)
class Documented:
    """One parameter as the pages show it; ``path`` leads to it through its parts.

    A part itself has no value, and nothing but its meaning.
    """

    path: str
    value: Any
    about: About


def parameter(
    default: T, unit: str, meaning: str, source: str, *, choices: tuple[Any, ...] = ()
) -> T:
    """A field of a parameters class, read as "3 places that two persons share ..."."""
    made: T = field(default=default, metadata={_ABOUT: About(unit, meaning, source, choices)})
    return made


def part(default: T, meaning: str) -> T:
    """A field that holds a smaller parameters class; ``meaning`` says what it is used for."""
    made: T = field(default=default, metadata={_ABOUT: About("", meaning, "")})
    return made


def seed_parameter() -> int:
    """The field that a run fills with its own seed."""
    meaning = "seed of communities and perturbations; a run puts its own here"
    return parameter(DEFAULT_SEED, "number", meaning, "any number")


def documented(parameters: Any, path: str = "") -> Iterator[Documented]:
    """Every parameter with its value, each part before its own; ``KeyError`` for a bare field."""
    for item in fields(parameters):
        value, about = getattr(parameters, item.name), item.metadata[_ABOUT]
        if is_dataclass(value):
            yield Documented(f"{path}{item.name}", None, about)
            yield from documented(value, f"{path}{item.name}.")
        else:
            yield Documented(f"{path}{item.name}", value, about)


def with_values(parameters: T, given: Mapping[str, Any], where: str) -> T:
    """The parameters with other values; ``given`` is nested as ``dataclasses.asdict`` nests.

    Raises ``SettingError`` for a name that is no parameter and for a value of another type.
    """
    known = {item.name: item for item in fields(parameters)}  # type: ignore[arg-type] # a dataclass
    changed: dict[str, Any] = {}
    for name, value in given.items():
        path = f"{where}.{name}"
        if name not in known:
            raise SettingError(
                Text(en=f"{name} is no parameter.", zh=f"没有参数 {name}。"),
                where=path,
                to_do=Text(en=f"Use: {', '.join(known)}.", zh=f"可用：{'、'.join(known)}。"),
            )
        held, about = getattr(parameters, name), known[name].metadata[_ABOUT]
        if is_dataclass(held):
            changed[name] = with_values(held, _mapping(value, path), path)
        else:
            changed[name] = _like(held, value, path)
            chosen = changed[name] if isinstance(held, tuple) else (changed[name],)
            if about.choices and not set(chosen) <= set(about.choices):
                raise _unusable(value, path)
    return replace(parameters, **changed)  # type: ignore[type-var] # a dataclass


def _mapping(value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _unusable(value, path)
    return value


def _like(held: Any, value: Any, path: str) -> Any:
    """A value in the type of the one held: a list becomes a tuple, a whole number a decimal."""
    if isinstance(held, tuple) and isinstance(value, list | tuple):
        return tuple(_like(held[0], one, path) for one in value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(held, float) and number and math.isfinite(value):
        return float(value)
    if type(value) is not type(held) or isinstance(held, float | tuple):
        raise _unusable(value, path)
    return value


def _unusable(value: Any, path: str) -> SettingError:
    return SettingError(
        Text(en=f"{value!r} is not a value of this parameter.", zh=f"{value!r} 不是该参数的值。"),
        where=path,
    )
