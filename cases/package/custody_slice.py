"""Item 17: the slice of the custody log that concerns the case; of other lines only digests.

How its digests are made is written in ``cases.custody``; every package says so again in words.
"""

from typing import cast

from cases.custody.chain import Algorithm, Slice, jsonl
from cases.papers.tabular import plain_text
from model.dossiers import Dossier
from model.language import Text

FILE = "17_保管链.jsonl"
NOTE = "17_保管链_说明.txt"


def files(dossier: Dossier) -> dict[str, bytes]:
    """The slice, and a note with the head and the command that checks it."""
    part = Slice(
        case_id=dossier.case.case_id,
        entries=dossier.custody,
        skipped=dossier.custody_skipped,
        head=dossier.custody_head,
        algorithm=cast(Algorithm, dossier.custody_algorithm),
    )
    return {
        FILE: jsonl(part),
        NOTE: plain_text(
            Text(
                en="Head of the chain at the time of export:",
                zh="导出时保管链的链头：",
            ),
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
