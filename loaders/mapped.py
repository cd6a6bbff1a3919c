"""A loader made of a mapping: which tables of a load are of its format, and how they are read."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

import pyarrow as pa

from loaders.grouped_parts import read_grouped
from loaders.journal import Journal
from loaders.lookups import AMBIGUOUS, MATCHED, Found
from loaders.mapping.binding import Header, bound
from loaders.mapping.formats import FileMapping, FormatMapping
from loaders.mapping.tables import Lookup, TableMapping
from loaders.parts import Part
from loaders.tabular import read_part
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk

_OTHER = Text(en="not a file of this format.", zh="不属于该格式。")
_BESIDE = Text(en="read only to look up what others lack.", zh="仅供其他文件查取内容。")
_NO_CLAIMS = Text(en="there are no claims of the format {code}.", zh="没有 {code} 格式的结算数据。")
_NEEDED = Text(en="It is known by the columns {headers}.", zh="该格式以这些列识别：{headers}。")
_NO_SECOND = Text(
    en="{file}: there is no {pattern} to look up its columns in.",
    zh="{file}：缺少用于查取内容的 {pattern}。",
)
_NEEDS_SECOND = Text(
    en="{names} of these claims stand in {pattern}, which is not there.",
    zh="这些结算记录的 {names} 在 {pattern} 中，而该文件不存在。",
)
_ADD_FILE = Text(en="Load it together with them.", zh="请与其一并导入。")
_SHOWN = 10


class MappedLoader:
    """The loader of a format that a mapping describes."""

    def __init__(self, form: FormatMapping) -> None:
        self.form = form
        self.code = form.code
        self.title = form.title
        self._named = f"{form.code} {form.sha256}"  # what read a file: mapping and digest

    def recognises(self, parts: Sequence[Part]) -> bool:
        """Whether one of the tables holds claims of the format."""
        return any(_has_claims(self._kind(part)) for part in parts)

    def read(self, parts: Sequence[Part], journal: Journal) -> Iterator[Chunk]:
        """Every kind of file in the order of the mapping; other files are named as ignored."""
        if not self.recognises(parts):
            raise self._refused(parts)
        kinds = [(part, self._kind(part)) for part in parts]
        inner = {part.inner for part in parts}
        used: set[str] = set()
        for kind in self.form.files:
            mine = [part for part, found in kinds if found is kind]
            if kind.mapping is None:
                for part in mine:
                    journal.ignore_file(part.name, kind.reason)
            elif mine and not (kind.unless_part and kind.unless_part in inner):
                yield from self._read(mine, kind.mapping, parts, journal, used)
        for part, found in kinds:
            if found is None or (found.unless_part and found.unless_part in inner):
                journal.ignore_file(part.name, _BESIDE if part.name in used else _OTHER)

    def _read(
        self,
        mine: Sequence[Part],
        mapping: TableMapping,
        parts: Sequence[Part],
        journal: Journal,
        used: set[str],
    ) -> Iterator[Chunk]:
        here = [name for part in mine for name in part.columns or ()]
        seconds = {
            one.name: self._second(one, mapping, here, parts, used) for one in mapping.lookups
        }
        beside = {name: found for name, found in seconds.items() if found is not None}
        _refuse_without(mapping, beside, mine)
        ready = [(part, self._bound(part, mapping, beside), beside) for part in mine]
        if mapping.grouping is not None:
            yield from read_grouped(ready, self._named, journal)
        else:
            for part, one, found in ready:
                yield from read_part(part, one, self._named, journal, found)
        for lookup in mapping.lookups:
            second = beside.get(lookup.name)
            if second is None:
                file = ", ".join(part.name for part in mine[:_SHOWN])
                journal.notices.append(
                    _NO_SECOND.filled(file=file, pattern=" / ".join(lookup.files))
                )
            else:
                journal.notices += _said(lookup, second)

    def _bound(
        self, part: Part, mapping: TableMapping, beside: Mapping[str, Found]
    ) -> TableMapping:
        """The mapping with the names of the part and of what is looked up beside it."""
        if part.columns is None:
            return mapping
        further = [f"{name}.{column}" for name, found in beside.items() for column in found.names]
        return bound(mapping, Header((*part.columns, *further), self.form.aliases))

    def _second(
        self,
        lookup: Lookup,
        mapping: TableMapping,
        here: Sequence[str],
        parts: Sequence[Part],
        used: set[str],
    ) -> Found | None:
        """The second file of a lookup, read whole; ``None`` where there is none."""
        files = [p for p in parts if p.columns and self._is_second(p, lookup)]
        if not files:
            return None
        used.update(part.name for part in files)
        tables = [_renamed(part, lookup, self._header(part)) for part in files]
        dotted = {f"{lookup.name}.{name}": name for one in tables for name in one.column_names}
        used_here = bound(mapping, Header((*here, *dotted), self.form.aliases)).uses()
        return Found(lookup, tables, {n for column, n in dotted.items() if column in used_here})

    def _is_second(self, part: Part, lookup: Lookup) -> bool:
        named = _fits(part, lookup.files)
        return named and all(
            map(self._header(part).has, (*(there for _, there in lookup.on), *lookup.only))
        )

    def _kind(self, part: Part) -> FileMapping | None:
        """The first kind of file that a table is of."""
        return next((kind for kind in self.form.files if self._is(part, kind)), None)

    def _is(self, part: Part, kind: FileMapping) -> bool:
        if kind.part and not fnmatchcase(part.inner, kind.part):
            return False
        if kind.names and not _fits(part, kind.names):
            return False
        if part.columns is None:
            return bool(kind.part)
        header = self._header(part)
        return all(map(header.has, kind.headers)) and not any(map(header.has, kind.without))

    def _header(self, part: Part) -> Header:
        return Header(part.columns or (), self.form.aliases)

    def _refused(self, parts: Sequence[Part]) -> SourceRefused:
        claims = next((kind for kind in self.form.files if _has_claims(kind)), None)
        headers = ", ".join(claims.headers) if claims else ""
        return SourceRefused(
            _NO_CLAIMS.filled(code=self.code),
            where=", ".join(part.name for part in parts[:_SHOWN]),
            to_do=_NEEDED.filled(headers=headers) if headers else None,
        )


def _has_claims(kind: FileMapping | None) -> bool:
    return kind is not None and kind.mapping is not None and kind.mapping.table.name == "claims"


def _fits(part: Part, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(part.stem, pattern.casefold()) for pattern in patterns)


def _renamed(part: Part, lookup: Lookup, header: Header) -> pa.Table:
    """A second file whole, its key columns called as the mapping calls them."""
    wanted = (*(there for _, there in lookup.on), *lookup.only)
    names = {header.named(column): column for column in wanted}
    opened = part.open(part.columns or ())
    batches = [rows.cells for rows in opened.batches()]
    if not batches:
        return pa.table({name: pa.array([], pa.string()) for name in opened.raw.names})
    table = pa.Table.from_batches(batches)
    return table.rename_columns([names.get(name, name) for name in table.column_names])


def _said(lookup: Lookup, found: Found) -> list[Text]:
    """How many rows found theirs, and the keys that say nothing."""
    file = " / ".join(lookup.files)
    told = [MATCHED.filled(file=file, n=found.matched, rows=found.rows)]
    if found.ambiguous:
        told.append(AMBIGUOUS.filled(file=file, n=found.ambiguous))
    return told


def _refuse_without(
    mapping: TableMapping, beside: Mapping[str, Found], mine: Sequence[Part]
) -> None:
    """Refuses claims whose required columns stand in a second file that is not there."""
    needed = [
        name
        for name, origin in mapping.origins.items()
        if mapping.table.by_name[name].required and origin.columns
        if all(mapping.looks_up(column) for column in origin.columns)
    ]
    for lookup in mapping.lookups:
        lacking = [
            name
            for name in needed
            if all(c.startswith(f"{lookup.name}.") for c in mapping.origins[name].columns)
        ]
        if lookup.name not in beside and lacking:
            raise SourceRefused(
                _NEEDS_SECOND.filled(pattern=" / ".join(lookup.files), names=", ".join(lacking)),
                where=", ".join(part.name for part in mine[:_SHOWN]),
                to_do=_ADD_FILE,
            )
