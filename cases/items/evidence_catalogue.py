"""Item 15: every piece of evidence, what it proves, who collected it, the digest of its file."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.digests import sm3
from cases.items.item import Item
from cases.items.reading import Filed, Reading
from cases.papers.tabular import Field, bilingual, fields_csv
from cases.papers.tree import Column, Table, Words
from model.cases import Exhibit, Fact
from model.language import Text
from model.vocabulary.evidence import EVIDENCE_KINDS
from model.vocabulary.term import called

NAME = "15_证据目录"
FILE = f"{NAME}.csv"

_ORIGINAL = Text(en="original", zh="原件")
_COPY = Text(en="copy", zh="复制件")


@dataclass(frozen=True)
class _Entry:
    """An exhibit with the facts it is to prove, and its file where this copy has it."""

    exhibit: Exhibit
    facts: tuple[Fact, ...]
    filed: Filed | None

    @property
    def proves(self) -> str:
        facts = (f"{fact.fact_no} {fact.text}" for fact in self.facts)
        return "; ".join(filter(None, (self.exhibit.proves, *facts)))

    @property
    def element(self) -> str:
        named = {fact.element for fact in self.facts if fact.element}
        return self.exhibit.element or ";".join(sorted(named))

    @property
    def original(self) -> str:
        return bilingual(_ORIGINAL if self.exhibit.original else _COPY)

    def collector(self, place: int) -> str:
        return (*self.exhibit.collectors, "", "")[place]


_FIELDS: tuple[Field[_Entry], ...] = (
    Field("evidence_no", "证据编号", lambda e: e.exhibit.exhibit_no),
    Field("title", "名称", lambda e: e.exhibit.title),
    Field("kind", "证据种类", lambda e: bilingual(EVIDENCE_KINDS[e.exhibit.kind].name)),
    Field("proves", "证明事项", lambda e: e.proves),
    Field("source", "来源", lambda e: e.exhibit.source),
    Field("collector_1", "收集人一", lambda e: e.collector(0)),
    Field("collector_2", "收集人二", lambda e: e.collector(1)),
    Field("collected_at", "收集时间", lambda e: e.exhibit.collected_at),
    Field("place", "地点", lambda e: e.exhibit.place),
    Field("method", "方式", lambda e: e.exhibit.method),
    Field("file", "文件", lambda e: e.filed.path if e.filed else ""),
    Field("file_sha256", "SHA-256", lambda e: e.exhibit.sha256),
    Field("file_sm3", "SM3", lambda e: sm3(e.filed.data) if e.filed else ""),
    Field("size_bytes", "字节数", lambda e: e.exhibit.size_bytes),
    Field("original", "原件或复制件", lambda e: e.original),
    Field("legal_basis", "法律依据", lambda e: e.exhibit.legal_basis),
    Field("remark", "备注", lambda e: e.exhibit.remark),
)
_ELEMENT: Field[_Entry] = Field("element", "构成要件", lambda e: e.element)


def files(reading: Reading) -> dict[str, bytes]:
    """The catalogue; for the United States with the element of the claim that a row proves."""
    case = reading.dossier.case
    entries = [
        _Entry(
            exhibit,
            tuple(fact for fact in case.facts if exhibit.exhibit_no in fact.exhibit_nos),
            reading.filed.get(exhibit.exhibit_no),
        )
        for exhibit in case.exhibits
    ]
    fields = (*_FIELDS, _ELEMENT) if reading.options.template == "us" else _FIELDS
    return {FILE: fields_csv(fields, entries)}


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


ITEM = Item(
    name=NAME,
    title=Text(en="Catalogue of evidence", zh="证据目录"),
    source="法释〔2021〕1号 art. 112",
    needed=(FILE,),
    judicial=True,
    files=files,
)
