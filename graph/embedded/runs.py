"""Keeping the rings of a run in the workspace, whole or not at all."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from model.errors import SettingError
from model.language import Text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_BAD_NAME = Text(
    en="{name} cannot be the name of a run or of its tables: use letters, digits, - and _",
    zh="{name} 不能用作运行或表的名称：请使用字母、数字、- 和 _",
)


def write_rings(workspace: Path, run_id: str, tables: Mapping[str, pa.Table]) -> Path:
    """Write ``runs/<run_id>/store/<table>.parquet``; a run written again replaces the earlier.

    Whatever else lies in the run's folder is left alone.
    """
    for name in (run_id, *tables):
        if not _NAME.fullmatch(name):
            raise SettingError(_BAD_NAME.filled(name=ascii(name)))
    run = workspace / "runs" / run_id
    final, fresh, old = run / "store", run / "store.new", run / "store.old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, table in sorted(tables.items()):
        pq.write_table(table, fresh / f"{name}.parquet")
    if final.exists():
        final.rename(old)
    fresh.rename(final)
    shutil.rmtree(old, ignore_errors=True)
    return final
