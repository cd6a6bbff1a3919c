"""A file for the offline importer of Neo4j, and the words by which the importer is told of it.

* UTF-8, comma between fields, lines end with ``\\n``; a field that holds a comma, a quote or a
  line break stands in double quotes, a quote inside is doubled. The first line is the header.
* Header of nodes: ``:ID(Entity)`` names the identifier that relationships refer to and the group
  it is unique in, and is not stored (``key:ID(Entity)`` is, as ``key``); then ``name:type`` with
  type ``string, long, double, boolean, date, localdatetime`` or ``string[]`` (parts separated by
  ``;``). ``:LABEL`` adds labels per row, ``;`` between them.
* Header of relationships: ``:START_ID(Entity)``, ``:END_ID(Claim)``, then properties; ``:TYPE``
  only where the file has no ``type``.
* An empty field is an absent property; ``""`` is the empty text.
* A relationship to a missing node, a doubled identifier or a field too many ends the import: no
  row is ever dropped. Constraints and indexes are made afterwards, over bolt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ImportFile:
    """One file: labels of its nodes, or the type of its relationships (none: in a column).

    ``line_breaks``: whether a field holds one; an import without is faster.
    """

    path: Path
    labels: tuple[str, ...] = ()
    type: str | None = None
    line_breaks: bool = False

    def argument(self, folder: Path) -> str:
        """What the importer is told of it; files are named as seen from ``folder``.

        >>> ImportFile(Path("x/made.csv"), type="MADE").argument(Path("x"))
        '--relationships=MADE=made.csv'
        """
        name = self.path.relative_to(folder).as_posix()
        if self.labels:
            return f"--nodes={':'.join(self.labels)}={name}"
        return f"--relationships={self.type + '=' if self.type else ''}{name}"


IMPORT = ("database", "import", "full", "neo4j", "--overwrite-destination", "--bad-tolerance=0")
"""The words after ``neo4j-admin`` that replace a whole graph."""


def import_options(files: Sequence[ImportFile], folder: Path) -> list[str]:
    """What follows them: the files, nodes first, for an importer that runs in ``folder``."""
    line_breaks = any(file.line_breaks for file in files)
    nodes_first = sorted(files, key=lambda file: not file.labels)
    return [
        f"--multiline-fields={str(line_breaks).lower()}",
        *(file.argument(folder) for file in nodes_first),
    ]
