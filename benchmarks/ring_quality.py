"""How many planted rings are found, how many reports are right, and who was blamed wrongly.

Run ``python -m benchmarks.ring_quality --seeds 100 101``. For every grade and seed a world is
built, loaded and searched as a user would; every baseline gets the claims of the same snapshot.
Seeds 100-119 are for development. Seeds from 900 on are looked at once, for the report.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import synthetic
from benchmarks import errors_of, product, quality_table, worlds
from benchmarks.baselines import BASELINES
from benchmarks.measured import ROOT, machine, timed
from benchmarks.tally import Tally

PRODUCT = "Coterie"
RESULTS = ROOT / "benchmarks" / "results"
PLANTED: tuple[synthetic.Grade, ...] = ("easy", "medium", "hard")
CAMOUFLAGED = "camouflage"


def measure(
    order: worlds.Order, folder: Path, row: dict[str, Tally], *, baselines: bool
) -> dict[str, Any]:
    """Make one world, search it with every method, and add it to the tallies of its row."""
    world = worlds.build(order, folder / "world")
    found = product.detect(world.folder, folder / "workspace")
    row.setdefault(PRODUCT, Tally()).add(
        world.planted, world.innocent, found.reported, found.cleared
    )
    if baselines:
        for name, method in BASELINES.items():
            groups = method(found.claims, order.seed)
            row.setdefault(name, Tally()).add(world.planted, world.innocent, groups)
    return asdict(order) | {
        "claims": found.claims.size,
        "planted": len(world.planted),
        "reported": len(found.reported),
        "cleared": len(found.cleared),
        "outcomes": found.outcomes,
        "missed": errors_of.missed(world.planted, found.reported, found.cleared),
        "wrong": errors_of.wrong(world.planted, world.innocent, found.reported),
    }


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, nargs="+", default=[100, 101])
    parser.add_argument("--grades", nargs="*", default=list(PLANTED), choices=PLANTED)
    parser.add_argument("--ring-free-seeds", type=int, nargs="*", default=None)
    parser.add_argument("--variants", nargs="*", default=list(synthetic.VARIANTS))
    parser.add_argument("--camouflage", type=float, nargs="*", default=[])
    parser.add_argument("--patients", type=int, default=6_000)
    parser.add_argument("--no-baselines", action="store_true")
    parser.add_argument("--out", type=Path, default=RESULTS / "ring_quality.json")
    return parser.parse_args(words)


def plan(asked: argparse.Namespace) -> list[worlds.Order]:
    """Every world to be made, in the order of the table."""
    free = asked.seeds if asked.ring_free_seeds is None else asked.ring_free_seeds
    size = asked.patients
    return [
        *(worlds.Order(grade, grade, s, size) for grade in asked.grades for s in asked.seeds),
        *(
            worlds.Order(f"ring-free, {variant}", "ring_free", s, size, variant=variant)
            for variant in asked.variants
            for s in free
        ),
        *(
            worlds.Order(f"{CAMOUFLAGED} {level:g}x", "medium", s, size, camouflage=level)
            for level in asked.camouflage
            for s in asked.seeds
        ),
    ]


def main(words: list[str] | None = None) -> int:
    """Measure, print the table, write ``ring_quality.json`` and ``ring_quality.md``."""
    asked = arguments(words)
    tallies: dict[str, dict[str, Tally]] = {}
    seen = []
    for order in plan(asked):
        row = tallies.setdefault(order.row, {})
        baselines = not asked.no_baselines and not order.row.startswith(CAMOUFLAGED)
        with tempfile.TemporaryDirectory() as folder:
            work = partial(measure, order, Path(folder), row, baselines=baselines)
            seen.append(timed(work))
        print(json.dumps(seen[-1]), file=sys.stderr, flush=True)
    result = {
        "machine": machine(),
        "seeds": asked.seeds,
        "rows": {
            label: {method: tally.figures() for method, tally in row.items()}
            for label, row in tallies.items()
        },
        "worlds": seen,
    }
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    table = quality_table.markdown(result)
    asked.out.with_suffix(".md").write_text(table, encoding="utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
