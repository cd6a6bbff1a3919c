"""Make a world of another author, or list what such worlds hold."""

import argparse
import json
from pathlib import Path

from benchmarks.elsewhere import GRADES, SYSTEMS, catalogue, managed_care, tariff_state, write


def main() -> None:
    """``make SYSTEM GRADE SEED FOLDER [--persons 10000]`` or ``kinds``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.elsewhere", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("kinds", help="every kind of ring and of innocent group, in a line each")
    make = verbs.add_parser("make", help="write FOLDER/input (to be loaded) and FOLDER/truth")
    make.add_argument("system", choices=SYSTEMS)
    make.add_argument("grade", choices=GRADES)
    make.add_argument("seed", type=int)
    make.add_argument("folder", type=Path)
    make.add_argument("--persons", type=int, default=10_000, help="8,000 to 25,000 are usual")
    order = parser.parse_args()
    if order.verb == "kinds":
        for system in (managed_care, tariff_state):
            print(system.SYSTEM)
            print(*catalogue.lines(system.SCHEMES, system.INNOCENTS), sep="\n")
        return
    world = SYSTEMS[order.system](order.grade, order.seed, order.persons)
    write(world, order.folder)
    print(json.dumps(world.facts()))


if __name__ == "__main__":
    main()
