"""``coterie serve-neo4j``: a Neo4j server of one's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from click.exceptions import Exit

from commands.frame import PATH, Verb, pass_language
from commands.terminal import shown_steps
from investigation import serving
from model.language import Language, Text

NOT_RUNNING = 1
"""Exit status of ``status`` where no server runs."""
_PORT = click.IntRange(0, 65535)


@click.command("serve-neo4j", cls=Verb)
@click.argument("verb", type=click.Choice(["start", "stop", "status", "logs"]), default="start")
@click.option("--home", type=PATH, help="Folder of the server / 服务器文件夹.")
@click.option("--line", help="Neo4j line: 5.26 (default) or 2026 / 版本系列.")
@click.option("--port", "bolt_port", type=_PORT, help="Bolt port (7687) / Bolt 端口.")
@click.option("--http", "http_port", type=_PORT, help="HTTP port (0: none) / HTTP 端口.")
@click.option("--heap", help="Java heap (1g) / 堆内存.")
@click.option("--page-cache", help="Memory for pages of the graph (512m) / 页缓存.")
@pass_language
def serve_neo4j(
    language: Language, /, verb: str, home: Path | None, **wishes: Any
) -> Iterator[Text]:
    """Run a Neo4j server of your own on this machine / 在本机运行 Neo4j 服务器.

    start, stop, status or logs; the options beside --home are for start, and remembered.
    """
    server = serving.server_home(home)
    if verb == "start":
        with shown_steps(language) as progress:
            lines = serving.serve(server, wishes, progress)
        yield from lines
    elif verb == "stop":
        yield from serving.stop_server(server)
    elif verb == "logs":
        yield from serving.log_files(server)
    else:
        lines, runs = serving.server_status(server)
        yield from lines
        if not runs:
            raise Exit(NOT_RUNNING)
