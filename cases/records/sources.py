"""Registered sources: which file came from whom, when, on what."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from sqlalchemy import RowMapping, func, select

from cases.records import tables
from cases.records.desk import Act, Desk
from model.dossiers import SourceCopy
from model.errors import RuleBroken
from model.language import Text

_OTHERWISE = Text(
    en="the source {name} is registered already, with other particulars",
    zh="来源文件 {name} 已登记，且登记内容不同",
)
_KEEP = Text(
    en="A registration is not rewritten; register the file under another name.",
    zh="登记不得改写；请以其他名称登记。",
)


class Sources:
    """The register of source files."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, source: SourceCopy, *, by: str, at: datetime) -> SourceCopy:
        """Registers a file as received. The same registration twice is one.

        ``RuleBroken`` when name and digest are registered with other particulars.
        """
        with self._desk.acting("register_source", by, at, f"source:{source.sha256}") as act:
            same = [kept for kept in _all(act) if _key(kept) == _key(source)]
            if same:
                if same[0] != source:
                    raise RuleBroken(_OTHERWISE.filled(name=ascii(source.name)), to_do=_KEEP)
                return same[0]
            table = tables.sources
            number = int(act.connection.scalar(select(func.max(table.c.number))) or 0) + 1
            path = "" if source.path is None else str(source.path)
            values = {**vars(source), "path": path, "number": number}
            act.writer.insert(table, values)
            detail = {"provider": source.provider, "medium": source.medium}
            act.log("source", f"source:{source.sha256}", what="source_registered", **detail)
        return source

    def of(self, digests: Iterable[str], *, by: str, at: datetime) -> tuple[SourceCopy, ...]:
        """The registrations of these SHA-256 digests, in the order of registration."""
        wanted = set(digests)
        with self._desk.acting("search", by, at, "sources") as act:
            found = tuple(kept for kept in _all(act) if kept.sha256 in wanted)
            act.log("search", "sources", found=str(len(found)))
        return found


def _key(source: SourceCopy) -> tuple[str, str]:
    return source.sha256, source.name


def _all(act: Act) -> list[SourceCopy]:
    table = tables.sources
    columns = [table.c[field.name] for field in fields(SourceCopy)]
    rows = act.connection.execute(select(*columns).order_by(table.c.number)).mappings()
    return [_copy(row) for row in rows]


def _copy(row: RowMapping) -> SourceCopy:
    return SourceCopy(**{**row, "path": Path(row["path"]) if row["path"] else None})
