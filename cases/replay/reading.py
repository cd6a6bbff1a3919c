"""A dossier read back from the files of its package."""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from cattrs import BaseValidationError, transform_error

from cases.replay.converting import converter
from cases.replay.record import CONTENT, FOLDER, HINTS, NOT_WRITTEN, TABLES
from model.dossiers import Dossier
from model.errors import LayoutError, MissingData
from model.language import Text

_NONE = Text(en="the package holds no record to rebuild it from", zh="卷宗中没有可供重建的记录")
_SEALED = Text(
    en="only a sealed package has one; working and public copies are made from it",
    zh="只有封存副本含有该记录；工作副本与公开副本由其生成",
)
_OTHER = Text(
    en="the record was written by another version of the product", zh="该记录由其他版本的产品写入"
)


def read_dossier(files: Mapping[str, bytes], exhibits: Mapping[str, Path]) -> Dossier:
    """The dossier of a package. ``files``: bytes by path inside ``data/``.

    ``exhibits`` says where the bytes of each exhibit lie, by SHA-256. Paths of source files are
    not known to the package and stay ``None``. Raises ``MissingData`` where there is no record and
    ``LayoutError`` where it is of another layout.
    """
    if CONTENT not in files:
        raise MissingData(_NONE, where=CONTENT, to_do=_SEALED)
    raw: dict[str, Any] = json.loads(files[CONTENT])
    reader = converter()
    try:
        values: dict[str, Any] = {
            field.name: reader.structure(raw[field.name], HINTS[field.name])
            for field in fields(Dossier)
            if field.name not in NOT_WRITTEN
        }
    except (BaseValidationError, KeyError) as error:
        reasons = error.args if isinstance(error, KeyError) else transform_error(error)
        raise LayoutError(_OTHER, where=f"{CONTENT}: {reasons[0]}") from error
    tables = {
        name: pq.read_table(pa.BufferReader(files[f"{FOLDER}/{name}.parquet"])) for name in TABLES
    }
    return Dossier(**values, **tables, exhibits=dict(exhibits))
