"""Packages read without any part of the product."""

import csv
import io
import zipfile
from pathlib import Path


def payload(path: Path) -> dict[str, bytes]:
    """Files inside ``data/`` by path."""
    with zipfile.ZipFile(path) as opened:
        names = [name for name in opened.namelist() if "/data/" in name]
        return {name.partition("/data/")[2]: opened.read(name) for name in names}


def everything(path: Path) -> dict[str, bytes]:
    """Every file, tag files too."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
