"""``coterie neo4j-files``: claims for the importer of a server that somebody else keeps."""

from collections.abc import Iterator
from pathlib import Path

import click

from commands.frame import PATH, Verb, workspace_option
from investigation.graph_files import write_graph_files
from investigation.place import place_of
from model.language import Text


@click.command("neo4j-files", cls=Verb)
@click.argument("folder", type=PATH)
@workspace_option
def neo4j_files(folder: Path, workspace: Path | None) -> Iterator[Text]:
    """Write the claims into FOLDER for neo4j-admin database import / 导出供离线导入."""
    yield write_graph_files(place_of(None if workspace is None else str(workspace)), folder)
