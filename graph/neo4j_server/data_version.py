"""Which release wrote the data of a home: an older line must not open what a newer one wrote."""

from graph.neo4j_server.home import ServerHome
from graph.neo4j_server.versions import LINES, Line, release
from model.errors import StoreUnavailable
from model.language import Text

_NEWER = Text(
    en="the data were written by Neo4j {written}, newer than {asked}",
    zh="数据由 Neo4j {written} 写入，比 {asked} 新",
)
_USE_IT = Text(
    en="start without --line, or choose another folder with --home",
    zh="请去掉 --line 启动，或用 --home 指定其他文件夹",
)


def written_by(home: ServerHome) -> str:
    """The release that wrote the data last; empty where there are none."""
    marker = home.data / "WRITTEN_BY"
    return marker.read_text(encoding="ascii").strip() if marker.is_file() else ""


def data_line(home: ServerHome) -> str | None:
    """The line whose data lie here, so that a start without a wish keeps to it."""
    written = written_by(home)
    return next((line.name for line in LINES if written.startswith(f"{line.name}.")), None)


def check_data(home: ServerHome, line: Line) -> None:
    """Raise ``StoreUnavailable`` where a newer release than this line wrote the data."""
    written = written_by(home)
    if written and release(written) > release(line.version):
        message = _NEWER.filled(written=written, asked=line.version)
        raise StoreUnavailable(message, where=str(home.data), to_do=_USE_IT)


def note_data(home: ServerHome, line: Line) -> None:
    """Note that this line writes the data from now on."""
    (home.data / "WRITTEN_BY").write_text(f"{line.version}\n", encoding="ascii")
