"""The sealing of a transfer package: contents, gate, bag, canonical zip.

``build`` is pure (it reads the source files and documents that a dossier names), ``write`` writes.
The order for a letter that prints its digest: build the papers, ``contents_root``, build the
letter with it, ``build`` with the finished papers and ``printed_root``.
"""

from cases.package.contents import Package, build, contents_root, folder_name, payload
from cases.package.gate import SEALED_ACT, Missing, PackageRefused, missing
from cases.package.writing import NotWritten, Written, write

__all__ = [
    "SEALED_ACT",
    "Missing",
    "NotWritten",
    "Package",
    "PackageRefused",
    "Written",
    "build",
    "contents_root",
    "folder_name",
    "missing",
    "payload",
    "write",
]
