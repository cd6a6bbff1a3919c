"""The list of electronic data, in the record of their extraction and as a spreadsheet beside it."""

from cases.items.item import Attachment, Rows, Sheet
from cases.items.reading import Reading
from cases.items.sections.wording import NO, YES
from cases.papers.times import clock_time
from cases.papers.tree import Column, Words
from model.language import Text

TITLE = Text(en="List of electronic data", zh="电子数据清单")
COLUMNS = (
    Column(Text(en="No.", zh="序号"), 0.5, "center"),
    Column(Text(en="Name", zh="名称"), 1.6),
    Column(Text(en="Category", zh="类别"), 1.1),
    Column(Text(en="Format", zh="文件格式"), 0.9),
    Column(Text(en="Bytes", zh="字节数"), 1.1, "right"),
    Column(Text(en="Rows", zh="行数"), 0.8, "right"),
    Column(Text(en="Provider", zh="提供单位"), 1.3),
    Column(Text(en="Received (UTC+08:00)", zh="接收时间（UTC+08:00）"), 1.25),
    Column(Text(en="Medium", zh="存储介质"), 0.95),
    Column(Text(en="Integrity value (SHA-256)", zh="完整性校验值（SHA-256）"), 2.6, mono=True),
    Column(Text(en="Kept", zh="原件留存"), 0.7, "center"),
)
"""Columns of the list of electronic data (法发〔2016〕22号 art. 14-15)."""

_EXTRACT = Text(en="source data as received", zh="原始数据")
_EXHIBIT = Text(en="exhibit {no}", zh="证据{no}")


def electronic_rows(reading: Reading) -> Rows:
    """Every source file as received and every electronic exhibit, with its integrity value."""
    dossier = reading.dossier
    found: list[tuple[Words, ...]] = [
        (
            source.name,
            _EXTRACT,
            _format(source.name, source.encoding),
            f"{source.size_bytes:,}",
            f"{source.rows:,}",
            source.provider,
            "—" if source.received_at is None else clock_time(source.received_at),
            source.medium,
            source.sha256,
            YES if source.path is not None else NO,
        )
        for source in sorted(dossier.sources, key=lambda s: (s.name, s.sha256))
    ]
    found += [
        (
            e.file_name,
            _EXHIBIT.filled(no=e.exhibit_no),
            _format(e.file_name, ""),
            f"{e.size_bytes:,}",
            "—",
            e.source,
            clock_time(e.collected_at),
            "—",
            e.sha256,
            YES if e.sha256 in dossier.exhibits else NO,
        )
        for e in sorted(dossier.case.exhibits, key=lambda e: e.exhibit_no)
        if e.kind in {"electronic", "audiovisual"}
    ]
    return tuple((str(number), *row) for number, row in enumerate(found, start=1))


def _format(name: str, encoding: str) -> str:
    ending = name.rpartition(".")[2].upper() if "." in name else "—"
    return f"{ending} {encoding}".strip()


ATTACHMENT = Attachment(sheets=(Sheet("电子数据清单", TITLE, COLUMNS, electronic_rows),))
