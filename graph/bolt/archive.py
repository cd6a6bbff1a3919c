"""The archive on a server: every text in parts, made visible by one last transaction."""

from collections.abc import Mapping

from graph.archive import Shelf
from graph.bolt.connection import LONG_SECONDS, Connection
from graph.bolt.load_lock import STALE_MS
from graph.bolt.retry import RetryingConnection
from graph.cypher import archive as cypher
from graph.refusals import TRY_AGAIN, not_kept, nothing_loaded
from graph.safe_names import check_file, check_name
from graph.store import LoadState
from model.errors import StoreUnavailable
from model.language import Text

PART_CHARACTERS = 250_000
"""Of one part of a text: at most a megabyte, whatever the characters."""
LOOK_SECONDS = 3.0
"""Of the two look-ups that a screen repeats; a server too slow for them is as good as away."""
_ATTEMPTS = 5

_TORN = Text(en="the text is being replaced all the time", zh="该文本正被反复替换")


class ServerArchive:
    """What the loads and runs of a server left behind. See ``graph.archive.Archive``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._server = RetryingConnection(connection)

    def put(self, shelf: Shelf, name: str, files: Mapping[str, str]) -> None:
        """Keep ``files`` under ``name``; the last transaction makes all of them visible."""
        check_name(name)
        keys = self._written(shelf, files)[1]
        self._attach(shelf, name, keys)

    def add(self, shelf: Shelf, files: Mapping[str, str]) -> str:
        """Keep ``files`` under the next free number."""
        put, keys = self._written(shelf, files)
        name = str(self._server.write(cypher.TAKE_LOAD_NAME, put=put)[0][0])
        self._attach(shelf, name, keys)
        return name

    def names(self, shelf: Shelf) -> tuple[str, ...]:
        """Names on a shelf in ascending order."""
        return tuple(sorted(name for (name,) in self._connection.read(cypher.NAMES[shelf])))

    def newest(self, shelf: Shelf) -> str | None:
        """The name put last."""
        names = self._connection.read(cypher.NAMES[shelf])
        return names[-1][0] if names else None

    def read(self, shelf: Shelf, name: str, file: str) -> str:
        """The text of one file, whole: a text replaced while it is read is read again."""
        check_name(name)
        check_file(file)
        for _ in range(_ATTEMPTS):
            rows = self._connection.read(cypher.READ[shelf], LONG_SECONDS, name=name, file=file)
            if not rows:
                raise not_kept(f"{shelf}/{name}/{file}")
            if all(parts == len(rows) for parts, _ in rows):
                return "".join(part for _, part in rows)
        raise StoreUnavailable(_TORN, where=f"{shelf}/{name}/{file}", to_do=TRY_AGAIN)

    def remove(self, shelf: Shelf, name: str) -> None:
        """Remove one name; first invisible at once, then its parts a few at a time."""
        check_name(name)
        if self._server.write(cypher.DETACH[shelf], name=name) in ([], [(0,)]):
            raise not_kept(f"{shelf}/{name}")
        self._server.write(cypher.REMOVE_BARE[shelf], name=name)
        self._remove_loose_parts()

    def stamp(self) -> str:
        """Data version and the number of the last change of the archive; one look-up."""
        rows = self._connection.read(cypher.STAMP, LOOK_SECONDS)
        return "\n".join(str(value or "") for value in rows[0]) if rows else ""

    def _written(self, shelf: Shelf, files: Mapping[str, str]) -> tuple[int, list[str]]:
        for file in files:
            check_file(file)
        numbers = self._server.write(cypher.NEXT_PUT)
        if not numbers:
            raise nothing_loaded(self._connection.address.uri)
        put = int(numbers[0][0])
        keys = []
        for file, content in files.items():
            parts = parts_of(content)
            for part, piece in enumerate(parts):
                keys.append(f"{shelf}/{put}/{file}/{part}")
                self._server.write(
                    cypher.WRITE_PART,
                    key=keys[-1],
                    name=file,
                    part=part,
                    parts=len(parts),
                    content=piece,
                )
        return put, keys

    def _attach(self, shelf: Shelf, name: str, keys: list[str]) -> None:
        self._server.write(cypher.ATTACH[shelf], name=name, keys=keys)
        self._remove_loose_parts()

    def _remove_loose_parts(self) -> None:
        while self._server.write(cypher.REMOVE_LOOSE_PARTS)[0][0]:
            pass


def parts_of(content: str) -> list[str]:
    """The text in parts of at most a megabyte; an empty text is one empty part.

    >>> parts_of(""), [len(part) for part in parts_of("x" * 250_001)]
    ([''], [250000, 1])
    """
    starts = range(0, max(len(content), 1), PART_CHARACTERS)
    return [content[start : start + PART_CHARACTERS] for start in starts]


def load_state(connection: Connection) -> LoadState:
    """Whether somebody loads into the server now, or did and stopped half way; one look-up."""
    rows = connection.read(cypher.LOAD_STATE, LOOK_SECONDS, stale_ms=STALE_MS)
    if not rows:
        return "none"
    return "running" if rows[0][0] else "interrupted"
