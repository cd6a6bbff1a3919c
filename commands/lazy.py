"""Verbs that are imported when they are called: a list of all of them is there at once."""

import ast
import inspect
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click


class LazyCommand(click.Command):
    """The command at ``module:function``; until it is called, its source says what it does."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(name)
        self.where = where

    def imported(self) -> click.Command:
        """The command itself."""
        module, function = self.where.split(":")
        found: click.Command = getattr(import_module(module), function)
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its first sentence, for a list of commands."""
        return click.Command(self.name, help=docstring(self.where)).get_short_help_str(limit)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the command itself, which click then goes on with."""
        return self.imported().make_context(info_name, args, parent, **extra)


def lazy(verbs: Mapping[str, str]) -> dict[str, click.Command]:
    """The commands of a group, from ``module:function`` by name."""
    return {name: LazyCommand(name, where) for name, where in verbs.items()}


def docstring(where: str) -> str:
    """What the function at ``module:function`` says of itself, without importing its module.

    >>> docstring("commands.lazy:docstring").partition(",")[0]
    'What the function at ``module:function`` says of itself'
    """
    module, function = where.split(":")
    spec = find_spec(module)
    source = "" if spec is None or spec.origin is None else Path(spec.origin).read_text("utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return inspect.cleandoc(ast.get_docstring(node) or "")
    return ""
