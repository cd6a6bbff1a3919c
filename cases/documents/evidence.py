"""Evidence as tables: exhibits by number, with what each proves; and files of electronic data."""

from collections.abc import Sequence

from cases.documents.readings import Reading
from cases.documents.wording import NO, YES
from cases.papers.times import clock_time
from cases.papers.tree import Column, Table, Words
from model.cases import Exhibit, Fact
from model.language import Text
from model.vocabulary.evidence import EVIDENCE_KINDS
from model.vocabulary.term import called


def evidence_table(exhibits: Sequence[Exhibit]) -> Table:
    """What each exhibit is and which fact it is to prove."""
    rows: list[tuple[Words, ...]] = [
        (
            e.exhibit_no,
            called(EVIDENCE_KINDS, e.kind),
            e.title,
            e.proves or "—",
            e.source or "—",
            e.sha256[:16],
        )
        for e in sorted(exhibits, key=lambda e: e.exhibit_no)
    ]
    return Table(
        columns=(
            Column(Text(en="No.", zh="编号"), 0.7, "center"),
            Column(Text(en="Kind", zh="证据种类"), 1.2),
            Column(Text(en="Title", zh="名称"), 2.0),
            Column(Text(en="To prove", zh="证明内容"), 2.2),
            Column(Text(en="Source", zh="来源"), 1.4),
            Column(Text(en="SHA-256 (first 16)", zh="SHA-256 前16位"), 1.75, mono=True),
        ),
        rows=tuple(rows),
    )


def facts_table(facts: Sequence[Fact]) -> tuple[Table, ...]:
    """The evidence matrix: what is said to have happened, about whom, and what proves it."""
    if not facts:
        return ()
    return (
        Table(
            columns=(
                Column(Text(en="Fact", zh="事实编号"), 0.7, "center"),
                Column(Text(en="What is under suspicion", zh="涉嫌事实"), 4.0),
                Column(Text(en="Parties", zh="当事人"), 1.0),
                Column(Text(en="Exhibits", zh="证据"), 1.3),
            ),
            rows=tuple(
                (
                    fact.fact_no,
                    fact.text,
                    ", ".join(fact.party_nos) or "—",
                    ", ".join(fact.exhibit_nos) or _UNPROVED,
                )
                for fact in sorted(facts, key=lambda fact: fact.fact_no)
            ),
        ),
    )


_UNPROVED = Text(en="no exhibit yet", zh="暂无证据")

ELECTRONIC = (
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


def electronic_rows(reading: Reading) -> tuple[tuple[Words, ...], ...]:
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
