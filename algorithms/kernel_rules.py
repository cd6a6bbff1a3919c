"""Rules for compiled functions: a declared rule as the plain tuple that they take."""

import sys
from collections import namedtuple
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def for_kernel(rule: T) -> T:
    """The values of a rule under the same names, as a named tuple.

    Compiled functions read attributes of tuples and not of dataclasses; they are annotated with
    the rule that declares the values.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Rule:
    ...     least: int = 3
    >>> for_kernel(Rule(4)).least
    4
    """
    values = (getattr(rule, item.name) for item in fields(cast(Any, rule)))
    return cast(T, _form(cast(Any, type(rule)))(*values))


@cache
def _form(rule: type) -> Any:
    """One tuple class per rule, kept in the rule's module: a compiled file is read by that name."""
    names = [item.name for item in fields(rule)]
    form = namedtuple(f"{rule.__name__}Values", names, module=rule.__module__)  # type: ignore[misc] # names come from the declaration
    setattr(sys.modules[rule.__module__], form.__name__, form)
    return form
