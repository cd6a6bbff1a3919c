"""Item 15: every piece of evidence, what it proves, who collected it, the digest of its file."""

from typing import Any

from cases.package.digests import sm3
from cases.package.filed import path_of
from cases.papers.tabular import csv_bytes, header
from model.cases import Exhibit
from model.dossiers import Dossier
from model.language import Text
from model.vocabulary.evidence import EVIDENCE_KINDS

FILE = "15_证据目录.csv"
COLUMNS = (
    header("evidence_no", "证据编号"),
    header("title", "名称"),
    header("kind", "证据种类"),
    header("proves", "证明事项"),
    header("source", "来源"),
    header("collector_1", "收集人一"),
    header("collector_2", "收集人二"),
    header("collected_at", "收集时间"),
    header("place", "地点"),
    header("method", "方式"),
    header("file", "文件"),
    header("file_sha256", "SHA-256"),
    header("file_sm3", "SM3"),
    header("size_bytes", "字节数"),
    header("original", "原件或复制件"),
    header("legal_basis", "法律依据"),
    header("remark", "备注"),
)
ELEMENT = header("element", "构成要件")
_ORIGINAL = Text(en="original", zh="原件")
_COPY = Text(en="copy", zh="复制件")


def files(dossier: Dossier, filed: dict[str, bytes], us: bool) -> dict[str, bytes]:
    """The catalogue; ``us`` adds the element of the claim that a row proves (US referrals)."""
    columns = (*COLUMNS, ELEMENT) if us else COLUMNS
    rows = [_row(exhibit, filed, us, dossier) for exhibit in dossier.case.exhibits]
    return {FILE: csv_bytes(columns, rows)}


def _row(exhibit: Exhibit, filed: dict[str, bytes], us: bool, dossier: Dossier) -> list[Any]:
    path = path_of(exhibit)
    data = filed.get(path)
    collectors = (*exhibit.collectors, "", "")
    kind = EVIDENCE_KINDS[exhibit.kind].name
    original = _ORIGINAL if exhibit.original else _COPY
    facts = [fact for fact in dossier.case.facts if exhibit.exhibit_no in fact.exhibit_nos]
    proves = "; ".join(filter(None, [exhibit.proves, *(f"{f.fact_no} {f.text}" for f in facts)]))
    row = [
        exhibit.exhibit_no,
        exhibit.title,
        f"{kind.zh} {kind.en}",
        proves,
        exhibit.source,
        collectors[0],
        collectors[1],
        exhibit.collected_at,
        exhibit.place,
        exhibit.method,
        path if data is not None else "",
        exhibit.sha256,
        "" if data is None else sm3(data),
        exhibit.size_bytes,
        f"{original.zh} {original.en}",
        exhibit.legal_basis,
        exhibit.remark,
    ]
    element = exhibit.element or ";".join(sorted({f.element for f in facts if f.element}))
    return [*row, element] if us else row
