"""When a load is refused although its files can be read: too little of them would be left.

A refusal comes before anything is put in use, with the account of every row; whoever has looked
at that account may take the rest all the same (``--accept-rejects``).
"""

import json
from collections.abc import Iterator

from investigation.load_faults import CONTRADICTIONS, Fault, faults_of, said
from model.claims import CLAIM_LINES, CLAIMS
from model.errors import SourceRefused
from model.language import Text
from model.provenance import FileBalance, LoadReport

LEAST_LOADED = 0.05
"""Share of the rows of a file of claims below which a column is wrong, and not some rows."""
MOST_CONTRADICTED = 0.01
"""Share of the keys of a file beyond which the key is no key, and not some rows twice."""

_REQUIRED = (CLAIMS.name,)
_BILLED = (CLAIMS.name, CLAIM_LINES.name)

_NO_ROWS = Text(en="the file has a header and no rows.", zh="文件只有表头，没有数据行。")
_EXPORT_AGAIN = Text(
    en="Export it again; to load without it, take it out or use --accept-rejects.",
    zh="请重新导出；若确需在缺少该文件的情况下导入，请移出该文件或使用 --accept-rejects。",
)
_HARDLY = Text(
    en="{rejected:,} of {rows:,} rows would be rejected: {fault}.",
    zh="{rows:,} 行中有 {rejected:,} 行将被拒收：{fault}。",
)
_CORRECT = Text(
    en="Correct the export; to load what is left, use --accept-rejects.",
    zh="请更正导出内容；若只导入其余各行，请使用 --accept-rejects。",
)
_TWICE = Text(
    en="{key} is not unique: {keys:,} of {of:,} keys occur again with other content in {where},"
    " e.g. {example}.",
    zh="{key} 不唯一：{of:,} 个主键中有 {keys:,} 个在 {where} 中再次出现而内容不同，"
    "例如 {example}。",
)
_PREFIX = Text(
    en="The numbers seem to begin anew in every extract: put the year, the region or the"
    " institution in front. To load the rest without these rows, use --accept-rejects.",
    zh="编号似在每次导出时重新起算：请在编号前加上年份、统筹区或机构代码。"
    "若舍弃这些行、只导入其余各行，请使用 --accept-rejects。",
)


class LoadRefused(SourceRefused):
    """Files that can be read and should not be taken; ``report`` is their account."""

    def __init__(
        self, what: Text, *, report: LoadReport, where: str = "", to_do: Text | None = None
    ) -> None:
        super().__init__(what, where=where, to_do=to_do)
        self.report = report


def examine(report: LoadReport) -> None:
    """Raise ``LoadRefused`` for the first reason why these rows should not be put in use."""
    for file in report.files:
        for what, to_do in _objections(file, report):
            raise LoadRefused(what, report=report, where=file.source.name, to_do=to_do)


def _objections(file: FileBalance, report: LoadReport) -> Iterator[tuple[Text, Text]]:
    if file.table in _REQUIRED and file.rows == 0:
        yield _NO_ROWS, _EXPORT_AGAIN
    if file.table in _BILLED:
        yield from _contradictions(file, report)
    taken = file.loaded + file.merged
    if file.table in _REQUIRED and taken < LEAST_LOADED * file.rows:
        (fault, *_) = sorted(faults_of(report, file), key=_by_rows)
        yield _HARDLY.filled(rejected=file.rejected, rows=file.rows, fault=said(fault)), _CORRECT


def _contradictions(file: FileBalance, report: LoadReport) -> Iterator[tuple[Text, Text]]:
    rows = [r for r in report.rejects if r.reason in CONTRADICTIONS and r.column == file.table]
    keys = {r.value for r in rows if r.source == file.source.name}
    of = file.loaded + file.merged + len(keys)
    if len(keys) > MOST_CONTRADICTED * of:
        places = sorted({r.source for r in rows if r.value in keys} - {file.source.name})
        yield (
            _TWICE.filled(
                key=CLAIMS.key[0] if file.table == CLAIMS.name else " + ".join(CLAIM_LINES.key),
                keys=len(keys),
                of=of,
                where=", ".join(places[:3]) or file.source.name,
                example=" / ".join(map(str, json.loads(min(keys)))),
            ),
            _PREFIX,
        )


def _by_rows(fault: Fault) -> tuple[int, str, str]:
    return -fault.rows, fault.column, fault.reason
