"""Writing texts so that a reader never meets half of one."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


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
    building.mkdir(parents=True)
    for name, text in texts.items():
        put_file(building / name, text)
    shutil.rmtree(folder, ignore_errors=True)
    building.replace(folder)


def new_folder(folder: Path, texts: Mapping[str, str]) -> bool:
    """Like ``put_folder``, but leave an older one as it is and return ``False``."""
    building = folder.with_name(f".{folder.name}.{os.getpid()}.building")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    for name, text in texts.items():
        put_file(building / name, text)
    try:
        building.rename(folder)
    except OSError:  # a folder with files in it is never replaced by renaming
        if not folder.exists():
            raise
        shutil.rmtree(building)
        return False
    return True
