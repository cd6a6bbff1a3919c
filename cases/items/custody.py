"""Item 17: every touch of the case, chained; of other lines only digests; how to check the chain.

How its digests are made is written in ``cases.custody``; every package says so again in words.
"""

from typing import cast

from cases.custody.chain import Algorithm, Slice, jsonl
from cases.items.item import Item, Paper
from cases.items.reading import Reading
from cases.items.sections.recorded import recorded_detail
from cases.papers.tabular import plain_text
from cases.papers.times import clock_time
from cases.papers.tree import Column, Document, Heading, KeyValues, Points, Table, Words, said
from model.language import Text
from model.vocabulary.custody import CUSTODY_ACTIONS
from model.vocabulary.term import called

NAME = "17_保管链"
FILE = f"{NAME}.jsonl"
SHOWN = 3000
"""Lines that are printed, the latest ones; the table of lines holds all of them."""

_CHAINED = Text(
    en="Each line holds the digest of the line before it, so that a line that is changed, removed "
    "or put elsewhere breaks the chain; the head below is the digest of the last line and is "
    "anchored by this package.",
    zh="每一条记录均含前一条记录的校验值，任何修改、删除或者移动都会使链条断裂；"
    "下列链头为最后一条记录的校验值，由本卷宗固定。",
)
_SHORT = Text(
    en="The last {shown} of {all} lines are printed; {file} holds every one.",
    zh="共{all}条记录，本表列出最后{shown}条，全部见 {file}。",
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
    return reading.document(
        ITEM.number,
        Text(en="Custody record", zh="证据保管链记录"),
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
                            n=len(dossier.custody_skipped)
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
                (said(_SHORT.filled(shown=SHOWN, all=len(entries), file=FILE), small=True),)
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


def files(reading: Reading) -> dict[str, bytes]:
    """The slice, and a note with the head and the command that checks it."""
    dossier = reading.dossier
    part = Slice(
        case_id=dossier.case.case_id,
        entries=dossier.custody,
        skipped=dossier.custody_skipped,
        head=dossier.custody_head,
        algorithm=cast(Algorithm, dossier.custody_algorithm),
    )
    return {
        FILE: jsonl(part),
        f"{NAME}_说明.txt": plain_text(
            Text(en="Head of the chain at the time of export:", zh="导出时保管链的链头："),
            f"    {len(part.lines)} {dossier.custody_head}",
            Text(
                en="Lines that concern other cases, or that this copy must not show, are given "
                "by their digest alone, so that the chain stays whole.",
                zh="涉及其他案件或本副本不得展示的记录仅列校验值，以保持链条完整。",
            ),
            Text(
                en="Only a head that was written down elsewhere (letter, daily anchor) shows that "
                "the end was not cut off.",
                zh="链尾未被截断须以另行记载的链头（移送书、每日锚定）佐证。",
            ),
            Text(en="Check it with:", zh="校验命令："),
            "    python verify_package.py",
        ),
    }


ITEM = Item(
    name=NAME,
    title=Text(en="Chain of custody", zh="保管链"),
    source="法释〔2021〕1号 art. 111",
    needed=(FILE,),
    judicial=True,
    files=files,
    papers=(Paper(NAME, custody),),
)
