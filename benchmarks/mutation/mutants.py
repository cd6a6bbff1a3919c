"""The mutants of one file: one small fault each, as a place and as text with the fault in it."""

import difflib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code
from parso.python.tree import Decorator, Function, Param
from parso.tree import NodeOrLeaf

from benchmarks.mutation.operators import KINDS, operator

STATEMENTS = {"file_input", "suite"}


@dataclass(frozen=True)
class Mutant:
    """One fault: the given occurrence of an operator in a file, named by its path in the tree."""

    path: str
    kind: str
    operator: str
    occurrence: int
    line: int
    lines: frozenset[int]
    """The lines of the changed thing, and the first of the statement around it."""
    when_called: bool
    """Whether a call runs it; else it runs once, when the module is imported."""


@dataclass(frozen=True)
class Change:
    """The first line that differs, before and after, without indentation."""

    was: str
    became: str


def mutants_of(root: Path, path: str) -> list[Mutant]:
    """Every mutant of a file, in the order of operators and places.

    Annotations and decorators are left alone: a type is checked by mypy and an eager union fails
    at import, a compiled kernel runs uncompiled here, and what a decorator makes of a class is
    seen by every test of it.
    """
    nodes = list(ast_nodes(parso.parse((root / path).read_text(encoding="utf-8"))))
    found = []
    for kind, names in KINDS.items():
        for name in names:
            planter, occurrence = operator(name), -1
            for node in nodes:
                for first, last in planter.mutation_positions(node):
                    occurrence += 1
                    if _is_left_alone(node):
                        continue
                    statement = _statement(node)
                    lines = frozenset({*range(first[0], last[0] + 1), statement.start_pos[0]})
                    at = (path, kind, name, occurrence, first[0], lines, _is_called(node))
                    found.append(Mutant(*at))
    return found


def planted(root: Path, mutant: Mutant) -> str:
    """The text of the file with the fault in it."""
    code = (root / mutant.path).read_text(encoding="utf-8")
    text: str = mutate_code(code, operator(mutant.operator), mutant.occurrence)
    return text


def change(root: Path, mutant: Mutant) -> Change:
    """What a reader sees of the mutant."""
    before = (root / mutant.path).read_text(encoding="utf-8").splitlines()
    after = planted(root, mutant).splitlines()
    pieces = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    tag, first, _, begin, end = next(piece for piece in pieces if piece[0] != "equal")
    became = after[begin].strip() if tag != "delete" and begin < end else ""
    return Change(before[first].strip(), became)


def _above(node: NodeOrLeaf) -> list[NodeOrLeaf]:
    chain = [node]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain


def _statement(node: NodeOrLeaf) -> NodeOrLeaf:
    chain = _above(node)
    for below, above in pairwise(chain):
        if above.type in STATEMENTS:
            return below
    return chain[0]


def _is_called(node: NodeOrLeaf) -> bool:
    chain = _above(node)
    return any(
        isinstance(above, Function) and below is above.children[-1]
        for below, above in pairwise(chain)
    )


def _is_left_alone(node: NodeOrLeaf) -> bool:
    chain = _above(node)
    for below, above in pairwise(chain):
        if isinstance(below, Decorator) or below.type == "tfpdef":
            return True
        if above.type == "annassign" and below is above.children[1]:
            return True
        if isinstance(above, Param) and below is above.annotation:
            return True
        if isinstance(above, Function) and below is above.annotation:
            return True
    return False
