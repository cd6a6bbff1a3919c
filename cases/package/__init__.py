"""The transfer package: items, gate, bag, canonical zip.

``build`` is pure (it reads the source files and documents that a dossier names), ``write`` writes.
The order for a letter that prints its digest: build the documents, ``contents_root``, build the
letter with it, ``build`` with the finished documents and ``printed_root``.
"""

from cases.package.contents import Options, Package, build, contents_root, folder_name, payload
from cases.package.gate import SEALED_ACT, Missing, PackageRefused, missing
from cases.package.items import ITEMS, Item, draft_path
from cases.package.writing import NotWritten, Written, write

__all__ = [
    "ITEMS",
    "SEALED_ACT",
    "Item",
    "Missing",
    "NotWritten",
    "Options",
    "Package",
    "PackageRefused",
    "Written",
    "build",
    "contents_root",
    "draft_path",
    "folder_name",
    "missing",
    "payload",
    "write",
]
