"""A mapping file into a format: every key checked, every fault told with its place."""

import hashlib
from collections.abc import Mapping

from loaders.expectations import Expectations
from loaders.mapping.formats import FileMapping, FormatMapping
from loaders.mapping.origin_grammar import origin
from loaders.mapping.origins import Origin
from loaders.mapping.tables import DerivedRows, Grouping, Lookup, TableMapping
from loaders.mapping.toml_nodes import SHARE, Node, parsed
from model.columns import Kind, Table
from model.language import Text, verbatim
from model.layout import TABLES

_TABLES: Mapping[str, Table] = {table.name: table for table in TABLES}
_NO_TABLE = Text(en="there is no table {name!r}.", zh="没有 {name!r} 这张表。")
_NO_COLUMN = Text(en="{table} has no column {name!r}.", zh="{table} 没有 {name!r} 列。")
_NOTHING_SAYS = Text(en="nothing says where {names} come from.", zh="未说明 {names} 的来源。")
_ADD = Text(
    en='Add the columns, or leave the file out: skip = "reason".',
    zh='请补充这些列，或以 skip = "原因" 略去该文件。',
)
_NOT_ADDED = Text(
    en="{name} is no amount and cannot be added up.", zh="{name} 不是金额，不能相加。"
)
_NOT_TIMED = Text(en="{name} is no time.", zh="{name} 不是时间。")
_NO_KEYS = Text(
    en="columns without a match need the name they have there.", zh="两个文件的列数不一致。"
)


def format_of(document: str, file: str) -> FormatMapping:
    """The format that a mapping file describes. Raises ``SettingError`` where it is wrong."""
    top = parsed(document, file)
    top.table("format", "title", "notes", "reasons", "aliases", "file")
    code = top.need("format").as_text()
    title, notes = top.get("title"), top.get("notes")
    said = top.get("reasons")
    reasons = {} if said is None else {key: node.as_said() for key, node in said.items()}
    spelt = top.get("aliases")
    return FormatMapping(
        code=code,
        title=verbatim(code) if title is None else title.as_said(),
        notes=() if notes is None else tuple(note.as_said() for note in notes.each()),
        files=tuple(_file(node, reasons) for node in top.need("file").each()),
        aliases={} if spelt is None else {name: node.as_texts() for name, node in spelt.items()},
        sha256=hashlib.sha256(document.encode()).hexdigest(),
    )


def _file(node: Node, reasons: Mapping[str, Text]) -> FileMapping:
    node.table(
        *(
            "name",
            "headers",
            "without",
            "part",
            "unless_part",
            "table",
            "columns",
            "also",
            "lookup",
            "group",
        ),
        *("ignored", "expect", "skip"),
    )
    skip = node.get("skip")
    return FileMapping(
        names=_texts(node, "name"),
        headers=_texts(node, "headers"),
        without=_texts(node, "without"),
        part=_text(node, "part"),
        unless_part=_text(node, "unless_part"),
        mapping=_mapping(node, reasons) if skip is None else None,
        reason=_reason(skip, reasons) if skip is not None else verbatim(""),
    )


def _mapping(node: Node, reasons: Mapping[str, Text]) -> TableMapping:
    table = _table(node)
    ignored, lookups = node.get("ignored"), node.get("lookup")
    group, also = node.get("group"), node.get("also")
    return TableMapping(
        table=table,
        origins=_origins(node, table),
        ignored={} if ignored is None else {n: _reason(r, reasons) for n, r in ignored.items()},
        derived=() if also is None else tuple(_derived(one) for one in also.each()),
        lookups=() if lookups is None else tuple(_lookup(n, one) for n, one in lookups.items()),
        grouping=None if group is None else _grouping(group, table),
        expectations=_expectations(node.get("expect")),
    )


def _table(node: Node) -> Table:
    named = node.need("table")
    name = named.as_text()
    if name not in _TABLES:
        raise named.among(name, _TABLES, _NO_TABLE.filled(name=name))
    return _TABLES[name]


def _origins(node: Node, table: Table) -> dict[str, Origin]:
    columns = node.need("columns")
    found: dict[str, Origin] = {}
    for name, one in columns.items():
        _refuse_column(one, name, table)
        found[name] = origin(one, table.by_name[name])
    lacking = [c.name for c in table.columns if c.required and c.name not in found]
    if lacking:
        raise columns.wrong(_NOTHING_SAYS.filled(names=", ".join(lacking)), _ADD)
    return found


def _refuse_column(node: Node, name: str, table: Table) -> None:
    if name not in table.by_name:
        what = _NO_COLUMN.filled(table=table.name, name=name)
        raise node.among(name, table.by_name, what)


def _derived(node: Node) -> DerivedRows:
    node.table("table", "columns", "where")
    table = _table(node)
    return DerivedRows(table, _origins(node, table), _text(node, "where"))


def _lookup(name: str, node: Node) -> Lookup:
    node.table("file", "on", "to", "only")
    here, there = node.need("on").as_texts(), _texts(node, "to")
    if there and len(there) != len(here):
        raise node.inner("to").wrong(_NO_KEYS)
    keys = tuple(zip(here, there or here, strict=True))
    only = node.get("only")
    wanted = {} if only is None else {column: one.as_texts() for column, one in only.items()}
    return Lookup(name, node.need("file").as_texts(), keys, wanted)


def _grouping(node: Node, table: Table) -> Grouping:
    node.table("by", "sum", "earliest", "latest", "same", "line")
    for key in ("by", "sum", "earliest", "latest", "same"):
        for one in node.inner(key).each() if key in node.value else ():
            name = one.as_text()
            _refuse_column(one, name, table)
            kind = table.by_name[name].kind
            if key == "sum" and kind is not Kind.AMOUNT:
                raise one.wrong(_NOT_ADDED.filled(name=name))
            if key in ("earliest", "latest") and kind is not Kind.TIME:
                raise one.wrong(_NOT_TIMED.filled(name=name))
    return Grouping(
        by=_texts(node, "by") or table.key,
        summed=_texts(node, "sum"),
        earliest=_texts(node, "earliest"),
        latest=_texts(node, "latest"),
        same=_texts(node, "same"),
        line=_text(node, "line"),
    )


def _expectations(node: Node | None) -> Expectations:
    if node is None:
        return Expectations()
    node.table("min_rows", "max_rows", "max_null_share", "max_reject_share")
    usual = Expectations()
    least, most = node.get("min_rows"), node.get("max_rows")
    empty, rejected = node.get("max_null_share"), node.get("max_reject_share")
    return Expectations(
        min_rows=usual.min_rows if least is None else int(least.as_number()),
        max_rows=usual.max_rows if most is None else int(most.as_number()),
        max_null_share={}
        if empty is None
        else {name: one.as_number(SHARE) for name, one in empty.items()},
        max_reject_share=usual.max_reject_share if rejected is None else rejected.as_number(SHARE),
    )


def _reason(node: Node, reasons: Mapping[str, Text]) -> Text:
    """A reason of the document by its key, or a sentence of its own."""
    if isinstance(node.value, str) and node.value in reasons:
        return reasons[node.value]
    return node.as_said()


def _text(node: Node, key: str) -> str:
    found = node.get(key)
    return "" if found is None else found.as_text()


def _texts(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return () if found is None else found.as_texts()
