"""Item 11: the sources as received: their registration, and the exact bytes of the case's rows."""

from dataclasses import dataclass

from cases.digests import sha256, sm3
from cases.items.item import Item
from cases.items.reading import Reading
from cases.items.record_splitter import chosen
from cases.papers.file_names import safe_name
from cases.papers.tabular import Field, bilingual, fields_csv
from model.dossiers import Dossier, SourceCopy
from model.errors import LayoutError, MissingData
from model.language import Text

NAME = "11_原始数据"
REGISTER = f"{NAME}/源文件登记.csv"
EXTRACTS = f"{NAME}/extracts"
_ROWS = Text(
    en="header and rows of the case, bytes as received", zh="表头及本案数据行，字节与接收时一致"
)
_WHOLE = Text(en="the whole file as received", zh="接收时的完整文件")
_WITHHELD = Text(en="left out of this copy: it names people", zh="含个人身份信息，本副本不附")
_NOT_KEPT = Text(
    en="the bytes were not kept; the digest shows which file it was",
    zh="原始字节未保存，以校验值证明为何文件",
)
_PARQUET = Text(
    en="Parquet: rows cannot be cut out without writing them anew; whole file on request",
    zh="Parquet 格式无法原样摘录，可申请附完整文件",
)
_NO_ROWS = Text(en="no row of the case comes from it", zh="本案数据不来自该文件")


@dataclass(frozen=True)
class _Registered:
    """A source as the register has it: its bytes where they are kept, and what is cut of them."""

    number: int
    source: SourceCopy
    data: bytes | None
    path: str
    extract: bytes | None
    rows: int
    remark: Text


_FIELDS: tuple[Field[_Registered], ...] = (
    Field("no", "序号", lambda r: r.number),
    Field("name", "文件名", lambda r: r.source.name),
    Field("size_bytes", "字节数", lambda r: r.source.size_bytes),
    Field("sha256", "SHA-256", lambda r: r.source.sha256),
    Field("sm3", "SM3", lambda r: "" if r.data is None else sm3(r.data)),
    Field("rows", "数据行数", lambda r: r.source.rows),
    Field("encoding", "编码", lambda r: r.source.encoding),
    Field("provider", "提供单位", lambda r: r.source.provider),
    Field("received_by", "接收人", lambda r: r.source.received_by),
    Field("received_at", "接收时间", lambda r: r.source.received_at),
    Field("medium", "介质", lambda r: r.source.medium),
    Field("file", "包内摘录", lambda r: r.path),
    Field("file_sha256", "摘录 SHA-256", lambda r: "" if r.extract is None else sha256(r.extract)),
    Field("file_rows", "摘录行数", lambda r: r.rows),
    Field("remark", "说明", lambda r: bilingual(r.remark)),
)


def files(reading: Reading) -> dict[str, bytes]:
    """The register and the extracts, or complete files in their place where that was asked for.

    Raises ``MissingData`` where a kept file is gone and ``LayoutError`` where it is another one.
    """
    rows = [_registered(reading, *numbered) for numbered in enumerate(reading.dossier.sources, 1)]
    extracts = {row.path: row.extract for row in rows if row.extract is not None}
    return {REGISTER: fields_csv(_FIELDS, rows), **extracts}


def _registered(reading: Reading, number: int, source: SourceCopy) -> _Registered:
    wanted = _wanted(reading.dossier, source)
    data = _bytes(source)
    whole = reading.options.whole_sources
    extract, remark = _extract(reading.dossier, source, data, wanted, whole)
    path = f"{EXTRACTS}/{number:02d}_{safe_name(source.name)}" if extract else ""
    rows = source.rows if remark is _WHOLE else len(wanted)
    return _Registered(number, source, data, path, extract, rows, remark)


def _wanted(dossier: Dossier, source: SourceCopy) -> set[int]:
    """Rows of a source that stand behind the case: of claims, and of tables that say so too."""
    tables = (dossier.claims, dossier.lines, dossier.patients, dossier.doctors, dossier.providers)
    found: set[int] = set()
    for table in tables:
        if {"source_sha256", "row_no"} <= set(table.column_names):
            pairs = table.select(["source_sha256", "row_no"]).to_pylist()
            found |= {
                pair["row_no"]
                for pair in pairs
                if pair["source_sha256"] == source.sha256 and pair["row_no"] is not None
            }
    return found


def _bytes(source: SourceCopy) -> bytes | None:
    if source.path is None:
        return None
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise MissingData(
            Text(en="a source file cannot be read", zh="无法读取源文件"),
            where=f"{source.name}: {error.strerror}",
            to_do=Text(en="Put it back, then export again.", zh="请恢复该文件后重新导出。"),
        ) from error
    if sha256(data) != source.sha256:
        raise LayoutError(
            Text(en="a source file is not the one received", zh="源文件与接收时不一致"),
            where=source.name,
            to_do=Text(en="Restore it from the medium.", zh="请从原介质恢复。"),
        )
    return data


def _extract(
    dossier: Dossier, source: SourceCopy, data: bytes | None, wanted: set[int], whole: bool
) -> tuple[bytes | None, Text]:
    if data is None:
        return None, _NOT_KEPT if dossier.profile == "sealed" else _WITHHELD
    if not wanted:
        return None, _NO_ROWS
    if whole:
        return data, _WHOLE
    if data.startswith(b"PAR1"):
        return None, _PARQUET
    return chosen(data, source.encoding, wanted), _ROWS


ITEM = Item(
    name=NAME,
    title=Text(en="Source data as received", zh="原始数据"),
    source="法释〔2021〕1号 art. 110(1)",
    needed=(REGISTER,),
    judicial=True,
    files=files,
    folder=f"{NAME}/exhibits",
    kinds=("electronic",),
)
