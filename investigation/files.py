"""Writing result files so that a reader never meets half of one."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, two-space indent and a final newline: equal values, equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def put_file(path: Path, text: str) -> None:
    """Write under a temporary name, flush to disk, then rename over ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    building = path.with_name(f".{path.name}.building")
    with building.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    building.replace(path)


def put_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write a folder of files completely, then put it in the place of an older one."""
    building = folder.with_name(f".{folder.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    for name, text in texts.items():
        put_file(building / name, text)
    shutil.rmtree(folder, ignore_errors=True)
    building.replace(folder)
