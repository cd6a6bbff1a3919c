"""Changes that Cosmic Ray does not know, written as operators of its kind.

A name taken for its neighbour, a question of membership turned round, a sum counted down, a
refusal forgotten, two things in the wrong order.
"""

from collections.abc import Iterator
from typing import Any

import parso
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Keyword, Name
from parso.tree import NodeOrLeaf

Position = tuple[int, int]
Span = tuple[Position, Position]

SWAPS = {
    "min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum",
    "argmin": "argmax", "argmax": "argmin", "any": "all", "all": "any",
    "floor": "ceil", "ceil": "floor", "startswith": "endswith", "endswith": "startswith",
    "union": "intersection", "intersection": "union", "sorted": "list",
}  # fmt: skip
"""Functions that are easily taken for one another; an order that was not made."""

AUGMENTED = {"+=": "-=", "-=": "+=", "*=": "/=", "|=": "&=", "&=": "|="}


class SwapCall(Operator):
    """The function that is easily taken for this one."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Span]:
        """Names that are called, or passed on, and have a neighbour."""
        if isinstance(node, Name) and node.value in SWAPS and not _is_defined_or_keyword(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """The name of the neighbour."""
        node.value = SWAPS[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Before and after."""
        return (Example("a = min(b)", "a = max(b)"), Example("a.any()", "a.all()"))


class SwapMembership(Operator):
    """``in`` for ``not in``, and the reverse."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Span]:
        """The operators of a comparison that ask for membership."""
        if node.type == "comparison":
            for asked in node.children[1::2]:
                if _code(asked) in {"in", "not in"}:
                    yield asked.start_pos, asked.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """The comparison with the opposite question at the given place."""
        asked = [at for at, one in enumerate(node.children) if _code(one) in {"in", "not in"}]
        turned = "in" if _code(node.children[asked[index]]) == "not in" else "not in"
        node.children[asked[index]] = parso.parse(f" {turned}")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Before and after."""
        return (Example("a in b", "a not in b"), Example("a not in b", "a in b"))


class SwapAugmented(Operator):
    """A sum that is counted down, a union that is cut."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Span]:
        """Augmented assignments with a neighbour."""
        if node.type == "operator" and _code(node) in AUGMENTED:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """The neighbouring assignment."""
        node.value = AUGMENTED[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Before and after."""
        return (Example("a += 1", "a -= 1"), Example("a |= b", "a &= b"))


class DropStatement(Operator):
    """A call made for its effect, or a refusal, that was forgotten."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Span]:
        """Statements that are a call or a ``raise`` and nothing else."""
        if node.type == "simple_stmt" and (
            node.children[0].type == "raise_stmt" or _is_call(node.children[0])
        ):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """``pass`` in its place."""
        prefix = node.get_first_leaf().prefix
        node.children[0] = Keyword("pass", node.start_pos, prefix)
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Before and after."""
        return (
            Example("if a:\n    b(1)\n", "if a:\n    pass\n"),
            Example("raise a\n", "pass\n"),
        )


class SwapNeighbours(Operator):
    """Two things of a tuple or a list, or two arguments, in the wrong order."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Span]:
        """Each pair of neighbours of something that has an order."""
        for at in _neighbours(node):
            yield node.children[at].start_pos, node.children[at + 2].end_pos

    def mutate(self, node: Any, index: int) -> NodeOrLeaf:
        """The same with the pair the other way round."""
        at = _neighbours(node)[index]
        first, second = node.children[at], node.children[at + 2]
        leaf, other = first.get_first_leaf(), second.get_first_leaf()
        leaf.prefix, other.prefix = other.prefix, leaf.prefix
        node.children[at], node.children[at + 2] = second, first
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        """Before and after."""
        return (
            Example("a = (b, c, d)", "a = (c, b, d)"),
            Example("return b, c", "return c, b"),
            Example("a(b, c, d=e)", "a(c, b, d=e)"),
        )


def _code(node: NodeOrLeaf) -> str:
    return " ".join(node.get_code(include_prefix=False).split())


def _is_call(node: NodeOrLeaf) -> bool:
    if node.type not in {"atom_expr", "power"}:
        return False
    last = node.children[-1]
    return bool(last.type == "trailer" and last.children[0].value == "(")


def _is_defined_or_keyword(name: Name) -> bool:
    above = name.parent
    named = above is not None and above.type == "argument" and above.children[0] is name
    return bool(name.is_definition() or named)


def _neighbours(node: NodeOrLeaf) -> list[int]:
    """Where in a display or in arguments a thing stands that may change places with the next."""
    if node.type not in {"testlist_comp", "testlist_star_expr", "testlist", "arglist"}:
        return []
    children = node.children
    above = node.parent
    asked = above.parent if above is not None and above.type == "atom" else above
    if asked is not None and asked.type in {"comparison", "for_stmt", "sync_comp_for"}:
        return []
    return [
        at
        for at in range(0, len(children) - 2, 2)
        if _code(children[at + 1]) == ","
        and not {children[at].type, children[at + 2].type} & {"argument", "star_expr"}
        and _code(children[at]) != _code(children[at + 2])
    ]
