"""Periods of statistics by name, and the figures of one's own cases in one of them."""

import re
from datetime import date, timedelta
from pathlib import Path

from cases.outcomes.figures import Outcomes
from cases.outcomes.from_cases import outcomes_of
from cases.outcomes.history import read
from investigation.casework.session import CaseSession
from model.errors import SettingError, SourceRefused
from model.language import Text

_SHAPE = Text(en="{period} is not a period", zh="{period} 不是统计时期")
_GIVE = Text(en="Write 2026, 2026-Q1 or 2026-03.", zh="请写 2026、2026-Q1 或 2026-03。")
_NO_FILE = Text(en="no file of figures is named", zh="未指定统计文件")
_NAME = Text(
    en="Give FILE.csv, or --from-cases PERIOD.", zh="请指定 CSV 文件，或用 --from-cases 时期。"
)
_UNREADABLE = Text(en="the file cannot be read: {reason}", zh="无法读取文件：{reason}")
_MONTHS = {"": 12, "Q": 3, "M": 1}


def days_of(period: str) -> tuple[date, date]:
    """First and last day of a year, a quarter or a month.

    >>> days_of("2026-Q1"), days_of("2028-02")[1]
    ((datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)), datetime.date(2028, 2, 29))
    """
    found = re.fullmatch(r"([1-9][0-9]{3})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?", period, re.ASCII)
    if found is None:
        raise SettingError(_SHAPE.filled(period=ascii(period)), to_do=_GIVE)
    year, quarter, month = found.groups()
    length = _MONTHS["Q" if quarter else "M" if month else ""]
    first = date(int(year), 3 * int(quarter) - 2 if quarter else int(month or 1), 1)
    behind = first.month - 1 + length
    last = date(first.year + behind // 12, behind % 12 + 1, 1) - timedelta(days=1)
    return first, last


def level_of(region: str) -> str:
    """The level of a six-digit division code.

    >>> [level_of(code) for code in ("000000", "330000", "330100", "330106")]
    ['national', 'province', 'city', 'county']
    """
    if region == "000000":
        return "national"
    if region.endswith("0000"):
        return "province"
    return "city" if region.endswith("00") else "county"


def own_outcomes(session: CaseSession, period: str, region: str) -> Outcomes:
    """The six figures that the cases the account may see add up to, in a period and region."""
    first, last = days_of(period)
    summaries = session.file.cases.search(by=session.by, at=session.at)
    cases = [session.case(summary.case_id, "statistics") for summary in summaries]
    level = level_of(region)
    length = {"national": 0, "province": 2, "city": 4, "county": 6}[level]
    counted = outcomes_of(cases, region[:length], level, period, first, last)
    return Outcomes(**{**vars(counted), "region": region})


def published(path: Path | None) -> tuple[Outcomes, ...]:
    """The tables of a CSV file, none of them impossible; raises ``SourceRefused``."""
    if path is None:
        raise SettingError(_NO_FILE, to_do=_NAME)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise SourceRefused(_UNREADABLE.filled(reason=reason), where=str(path)) from error
    return read(text, path.name)
