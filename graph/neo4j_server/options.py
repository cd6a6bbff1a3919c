"""What a person asks of a start, joined with what the server had before."""

import re
from dataclasses import dataclass

from graph.neo4j_server.home import ServerRecord
from graph.neo4j_server.versions import Line
from model.errors import SettingError
from model.language import Text

_SIZE = re.compile(r"[1-9]\d{0,5}[kmg]", re.IGNORECASE)
_NO_SIZE = Text(en="{size} is not a size of memory", zh="{size} 不是有效的内存大小")
_WRITE_IT = Text(en="write it like 512m or 4g", zh="请写成 512m 或 4g 的形式")


@dataclass(frozen=True)
class StartOptions:
    """None keeps what the server had before, else the default."""

    line: str | None = None
    bolt_port: int | None = None
    http_port: int | None = None
    """0 switches HTTP off again."""
    heap: str | None = None
    page_cache: str | None = None


def record_with(known: ServerRecord, options: StartOptions, line: Line) -> ServerRecord:
    """The record of the server to be started; raises ``SettingError`` for a size that is none."""
    http = known.http_port if options.http_port is None else options.http_port
    return ServerRecord(
        line=line.name,
        version=line.version,
        bolt_port=options.bolt_port or known.bolt_port,
        http_port=http or None,
        heap=_size(options.heap, "--heap") or known.heap,
        page_cache=_size(options.page_cache, "--page-cache") or known.page_cache,
    )


def _size(text: str | None, option: str) -> str | None:
    if text is not None and not _SIZE.fullmatch(text):
        raise SettingError(_NO_SIZE.filled(size=text), where=option, to_do=_WRITE_IT)
    return text
