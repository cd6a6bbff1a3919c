"""17: every touch of the case, chained; the head hash; and how to check the chain."""

from cases.documents.readings import Reading
from cases.documents.recorded import recorded_detail
from cases.documents.wording import CASE_NO
from cases.papers.times import clock_time
from cases.papers.tree import Column, Document, Heading, KeyValues, Points, Table, Words, said
from model.language import Text
from model.vocabulary.custody import CUSTODY_ACTIONS
from model.vocabulary.term import called

SHOWN = 3000
"""Lines that are printed, the latest ones; 17_保管链.jsonl holds all of them."""

_CHAINED = Text(
    en="Each line holds the digest of the line before it, so that a line that is changed, removed "
    "or put elsewhere breaks the chain; the head below is the digest of the last line and is "
    "anchored by this package.",
    zh="每一条记录均含前一条记录的校验值，任何修改、删除或者移动都会使链条断裂；"
    "下列链头为最后一条记录的校验值，由本卷宗固定。",
)
_SHORT = Text(
    en="The last {shown} of {all} lines are printed; 17_保管链.jsonl holds every one.",
    zh="共{all}条记录，本表列出最后{shown}条，全部见 17_保管链.jsonl。",
)


def custody(reading: Reading) -> Document:
    """The custody record: the chain's lines with the digests before and after each."""
    dossier = reading.dossier
    entries = sorted(dossier.custody, key=lambda entry: entry.number)
    shown = entries[-SHOWN:]
    rows: list[tuple[Words, ...]] = [
        (
            str(entry.number),
            clock_time(entry.at),
            entry.by,
            called(CUSTODY_ACTIONS, entry.action),
            entry.target,
            recorded_detail(entry.detail, reading.procedure) if entry.detail else "—",
            f"{entry.before[:12]} {entry.digest[:12]}",
        )
        for entry in shown
    ]
    return Document(
        code="17",
        agency=dossier.case.agency,
        title=Text(en="Custody record", zh="证据保管链记录"),
        number=CASE_NO.filled(no=dossier.case.case_id),
        stamp=reading.stamp(),
        table_size=8.0,
        blocks=(
            Heading(Text(en="Chain", zh="链条")),
            said(_CHAINED),
            KeyValues(
                (
                    (Text(en="Lines", zh="记录条数"), str(len(entries))),
                    (
                        Text(en="Lines that do not concern the case", zh="与本案无关的记录"),
                        Text(en="{n} (digests only)", zh="{n}（仅列校验值）").filled(
                            n=len(dossier.custody_skipped),
                        ),
                    ),
                    (Text(en="Head (SHA-256)", zh="链头（SHA-256）"), dossier.custody_head or "—"),
                )
            ),
            Heading(Text(en="Check", zh="核验方法")),
            Points(
                (
                    Text(
                        en="In the package: python verify_package.py <folder>",
                        zh="在卷宗中：python verify_package.py <卷宗目录>",
                    ),
                    Text(
                        en="At the agency: coterie audit verify",
                        zh="在办案机关：coterie audit verify",
                    ),
                )
            ),
            Heading(Text(en="Record", zh="记录")),
            *(
                (said(_SHORT.filled(shown=SHOWN, all=len(entries)), small=True),)
                * (len(entries) > SHOWN)
            ),
            Table(
                columns=(
                    Column(Text(en="No.", zh="序号"), 0.5, "center"),
                    Column(Text(en="Time (UTC+08:00)", zh="时间（UTC+08:00）"), 1.4),
                    Column(Text(en="By", zh="操作人"), 0.9),
                    Column(Text(en="Action", zh="操作"), 0.8, "center"),
                    Column(Text(en="Target", zh="对象"), 1.7),
                    Column(Text(en="Detail", zh="说明"), 3.0),
                    Column(
                        Text(en="Digest before, after (first 12)", zh="前后校验值（前12位）"),
                        1.35,
                        mono=True,
                    ),
                ),
                rows=tuple(rows),
            ),
        ),
    )
