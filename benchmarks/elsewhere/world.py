"""A finished world, and how it goes to disk: what is loaded, and the answers beside it."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.parquet

from benchmarks.elsewhere import answers
from benchmarks.elsewhere.answers import Row

Grade = Literal["easy", "medium", "hard", "ring_free"]
GRADES: tuple[Grade, ...] = ("easy", "medium", "hard", "ring_free")

ANSWER_COLUMNS = {
    "rings": answers.RING_COLUMNS,
    "ring_members": answers.MEMBER_COLUMNS,
    "ring_claims": answers.CLAIM_COLUMNS,
    "lookalikes": answers.LOOK_ALIKE_COLUMNS,
    "lookalike_members": answers.LOOK_ALIKE_MEMBER_COLUMNS,
}


@dataclass(frozen=True)
class World:
    """Tables of the neutral layout by name, the answer sheet by table, and what it is."""

    system: str
    grade: Grade
    seed: int
    currency: str
    tables: dict[str, pa.Table]
    sheet: dict[str, list[Row]]

    def facts(self) -> Row:
        """What the answer sheet says of the world as a whole."""
        return {
            "system": self.system,
            "grade": self.grade,
            "seed": self.seed,
            "currency": self.currency,
            "patients": self.tables["patients"].num_rows,
            "doctors": self.tables["doctors"].num_rows,
            "providers": self.tables["providers"].num_rows,
            "claims": self.tables["claims"].num_rows,
            "rings": len(self.sheet["rings"]),
            "lookalike_groups": len(self.sheet["lookalikes"]),
        }


def write(world: World, folder: Path) -> tuple[Path, Path]:
    """Write ``folder/input`` (Parquet, to be loaded) and ``folder/truth`` (never loaded)."""
    load, truth = folder / "input", folder / "truth"
    load.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    for name, table in world.tables.items():
        pyarrow.parquet.write_table(table, load / f"{name}.parquet", compression="zstd")
    for name, columns in ANSWER_COLUMNS.items():
        with (truth / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            sheet = csv.DictWriter(file, columns, lineterminator="\n")
            sheet.writeheader()
            sheet.writerows(world.sheet[name])
    facts = json.dumps(world.facts(), indent=1)
    (truth / "world.json").write_text(facts + "\n", encoding="utf-8")
    return load, truth
