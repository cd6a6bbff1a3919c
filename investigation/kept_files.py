"""Result files of a run at rest: kept with their digests, and checked whenever one is read."""

import hashlib
from collections.abc import Mapping

from graph.archive import Archive
from model.errors import StoreUnavailable, UnknownEntity
from model.language import Text

DIGESTS = "digests-sha256.txt"
"""Beside the files of a run: ``<64 hexadecimal digits>  <name>``, one a line, by name."""

_CHANGED = Text(
    en="the result file was changed since the run wrote it", zh="结果文件在运行写入后被改动"
)
_UNLISTED = Text(
    en="the list of digests does not name the result file", zh="校验值清单中没有该结果文件"
)
_AGAIN = Text(en="Run coterie detect again.", zh="请重新运行 coterie detect。")


def with_digests(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a run and the list of their digests.

    >>> with_digests({"a.csv": "x"})["digests-sha256.txt"].endswith("  a.csv\\n")
    True
    """
    lines = "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files))
    return {**files, DIGESTS: lines}


class KeptFiles:
    """The files of one run, as they were written or not at all."""

    def __init__(self, archive: Archive, run_id: str) -> None:
        self._archive, self._run_id = archive, run_id
        try:
            lines = archive.read("runs", run_id, DIGESTS).splitlines()
        except UnknownEntity:
            lines = []
        self._listed = {name: digest for digest, _, name in (x.partition("  ") for x in lines)}

    def read(self, name: str) -> str:
        """The text of a file; raises ``StoreUnavailable`` naming one that was changed."""
        content = self._archive.read("runs", self._run_id, name)
        if self._listed.get(name) != _digest(content):
            said = _CHANGED if name in self._listed else _UNLISTED
            raise StoreUnavailable(said, where=f"{self._run_id}/{name}", to_do=_AGAIN)
        return content


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
