"""Item 11: the sources as received: their registration, and the exact bytes of the case's rows."""

import hashlib

from cases.package.digests import sha256, sm3
from cases.package.record_splitter import chosen
from cases.papers.file_names import safe_name
from cases.papers.tabular import csv_bytes, header
from model.dossiers import Dossier, SourceCopy
from model.errors import LayoutError, MissingData
from model.language import Text

FOLDER = "11_原始数据"
REGISTER = f"{FOLDER}/源文件登记.csv"
COLUMNS = (
    header("no", "序号"),
    header("name", "文件名"),
    header("size_bytes", "字节数"),
    header("sha256", "SHA-256"),
    header("sm3", "SM3"),
    header("rows", "数据行数"),
    header("encoding", "编码"),
    header("provider", "提供单位"),
    header("received_by", "接收人"),
    header("received_at", "接收时间"),
    header("medium", "介质"),
    header("file", "包内摘录"),
    header("file_sha256", "摘录 SHA-256"),
    header("file_rows", "摘录行数"),
    header("remark", "说明"),
)
_ROWS = Text(
    en="header and rows of the case, bytes as received",
    zh="表头及本案数据行，字节与接收时一致",
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


def files(dossier: Dossier, whole: bool) -> dict[str, bytes]:
    """The register and the extracts; ``whole`` puts complete files in the place of cut ones.

    Raises ``MissingData`` where a kept file is gone and ``LayoutError`` where it is another one.
    """
    made: dict[str, bytes] = {}
    rows = []
    for number, source in enumerate(dossier.sources, start=1):
        wanted = _wanted(dossier, source)
        data = _bytes(source)
        extract, remark = _extract(dossier, source, data, wanted, whole)
        path = f"{FOLDER}/extracts/{number:02d}_{safe_name(source.name)}" if extract else ""
        if extract is not None:
            made[path] = extract
        rows.append(
            [
                number,
                source.name,
                source.size_bytes,
                source.sha256,
                "" if data is None else sm3(data),
                source.rows,
                source.encoding,
                source.provider,
                source.received_by,
                source.received_at,
                source.medium,
                path,
                "" if extract is None else sha256(extract),
                source.rows if remark is _WHOLE else len(wanted),
                f"{remark.zh} {remark.en}",
            ]
        )
    return {REGISTER: csv_bytes(COLUMNS, rows), **made}


def _wanted(dossier: Dossier, source: SourceCopy) -> set[int]:
    """Rows of a source that stand behind the case: of claims, and of tables that say so too."""
    tables = (
        dossier.claims,
        dossier.lines,
        dossier.patients,
        dossier.doctors,
        dossier.providers,
    )
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
    if hashlib.sha256(data).hexdigest() != source.sha256:
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
