"""Worlds to files: the load folder, and the answer sheet in a folder of its own."""

from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from model.errors import SettingError
from model.language import Text
from synthetic.world import World

Format = Literal["csv", "parquet"]


def _as_text(table: pa.Table) -> pa.Table:
    """Times as ISO 8601 with ``T``, which the CSV writer would leave out."""
    for place, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            column = pc.strftime(table.column(place), format="%Y-%m-%dT%H:%M:%S")
            table = table.set_column(place, field.name, column)
    return table


def _write_csv(table: pa.Table, path: Path) -> None:
    pyarrow.csv.write_csv(
        _as_text(table), path, pyarrow.csv.WriteOptions(quoting_style="needed", batch_size=8192)
    )


def write(world: World, folder: Path, format: Format = "csv", answers: Path | None = None) -> Path:
    """Write the tables of the world into ``folder``, ready to load, and return it.

    The answer sheet (always CSV) goes to ``answers``, by default a folder beside ``folder``
    called ``<folder>-answers``; it is refused inside the folder to load.
    """
    load = Path(folder)
    sheet = answers if answers is not None else load.with_name(f"{load.name}-answers")
    if format not in ("csv", "parquet"):
        raise SettingError(
            Text(
                en="Worlds are written as csv or parquet.", zh="合成世界只能写成 csv 或 parquet。"
            ),
            where=str(format),
        )
    if sheet.resolve().is_relative_to(load.resolve()):
        raise SettingError(
            Text(
                en="The answer sheet must not lie in the folder that is loaded.",
                zh="答案表不得放在待导入的文件夹内。",
            ),
            where=sheet.name,
        )
    load.mkdir(parents=True, exist_ok=True)
    sheet.mkdir(parents=True, exist_ok=True)
    for name, table in world.tables.items():
        if format == "csv":
            _write_csv(table, load / f"{name}.csv")
        else:
            pyarrow.parquet.write_table(table, load / f"{name}.parquet", compression="zstd")
    for name, table in world.answers.items():
        _write_csv(table, sheet / f"{name}.csv")
    return load
