"""Writes the golden package again: ``python -m tests.golden.regenerate`` from the root.

Do that only when the form of a package was changed on purpose, and look at the difference. Parts
that other libraries write (PDF, Parquet) and the graph of another room are fixed bytes here.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pyarrow as pa

from cases.package import Package
from cases.package.canonical_zip import zipped
from tests.cases.dossiers import sample_dossier
from tests.cases.packages import package_of

KEPT = Path(__file__).with_name("package.zip")


def fixed_parquet(table: pa.Table) -> bytes:
    """Bytes in the place of a Parquet file that depend on the rows and not on a library."""
    rows = repr((table.column_names, table.to_pylist())).encode()
    return b"PAR1 " + hashlib.sha256(rows).hexdigest().encode() + b"\n"


def golden() -> Package:
    """The package of the first sample dossier with all foreign bytes fixed."""
    fixed: Callable[[pa.Table], bytes] = fixed_parquet
    with (
        patch("cases.items.canonical_data.parquet_bytes", fixed),
        patch("cases.items.method.parquet_bytes", fixed),
        TemporaryDirectory() as folder,
    ):
        return package_of(dossier=sample_dossier(1, folder=Path(folder)))


def main() -> None:
    """Replace the golden package."""
    package = golden()
    KEPT.write_bytes(b"".join(zipped(package.files, package.folder)))


if __name__ == "__main__":
    main()
