"""The public copy: the sums that ``cases.redaction`` left of a case, and nothing else."""

from cases.items import privacy
from cases.items.reading import Reading
from cases.papers.markdown import document, pair, section
from cases.papers.tabular import json_bytes
from cases.redaction.aggregates import KEY
from model.dossiers import Dossier
from model.errors import SettingError
from model.language import Text


def files(dossier: Dossier) -> dict[str, bytes]:
    """The summary as text and as data, with the privacy sheet."""
    if set(dossier.run) != {KEY} or dossier.rings or dossier.claims.num_rows:
        raise SettingError(
            Text(en="this dossier is not a public one", zh="该材料并非公开副本"),
            where=dossier.case.case_id,
            to_do=Text(en="Call redacted(dossier, 'public', key).", zh="请先执行公开脱敏。"),
        )
    summary = dossier.run[KEY]
    months = [pair(m["month"], _words(m)) for m in summary["months"]]
    return {
        "公开摘要.json": json_bytes(summary),
        "公开摘要.md": document(
            Text(en="Public summary", zh="公开摘要"),
            section(
                Text(en="Sums (fewer than 10 people: withheld)", zh="汇总（不足十人不公布）"),
                pair(Text(en="whole case", zh="全案"), _words(summary["whole"])),
            ),
            section(Text(en="By month", zh="按月"), *months),
        ),
        **privacy.files(Reading(dossier)),
    }


def _words(cell: dict[str, object]) -> str:
    return ", ".join(f"{name} {cell[name]}" for name in sorted(cell) if name != "month")
