"""A seeded sample of the mutants of a room, spread over its files by how much is in them."""

import random
from collections.abc import Callable, Mapping, Sequence

from benchmarks.mutation.mutants import Mutant


def shares(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many of ``wanted`` each file gives: in proportion, by the largest remainders.

    >>> shares({"a": 30, "b": 10, "c": 1}, 8)
    {'a': 6, 'b': 2, 'c': 0}
    """
    total = sum(sizes.values())
    exact = {path: wanted * size / total for path, size in sizes.items()} if total else {}
    given = {path: int(share) for path, share in exact.items()}
    missing = min(wanted, total) - sum(given.values())
    for path in sorted(exact, key=lambda one: (given[one] - exact[one], one))[:missing]:
        given[path] += 1
    return {path: min(count, sizes[path]) for path, count in given.items()}


def sample(
    mutants: Mapping[str, Sequence[Mutant]],
    wanted: int,
    seed: int,
    counts: Callable[[Mutant], bool],
) -> list[Mutant]:
    """About ``wanted`` mutants of a room that count; another seed gives another sample.

    The kind of a fault is drawn first and then its place, at most one fault per line and file.
    """
    chosen = []
    for path, share in shares({path: len(of) for path, of in mutants.items()}, wanted).items():
        dice = random.Random(f"{seed} {path}")  # noqa: S311 - a repeatable draw, no secret
        chosen += _drawn(list(mutants[path]), share, dice, counts)
    return chosen


def _drawn(
    of: list[Mutant], share: int, dice: random.Random, counts: Callable[[Mutant], bool]
) -> list[Mutant]:
    drawn: list[Mutant] = []
    lines: set[int] = set()
    while of and len(drawn) < share:
        kind = dice.choice(sorted({one.kind for one in of}))
        one = dice.choice([one for one in of if one.kind == kind])
        of.remove(one)
        if one.line not in lines and counts(one):
            drawn.append(one)
            lines.add(one.line)
    return drawn
