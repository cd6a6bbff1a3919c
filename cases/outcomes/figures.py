"""The six figures of supervision and what arithmetic says about them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from model.errors import SourceRefused
from model.language import Text

FIGURES: dict[str, Text] = {
    "inspected": Text(en="institutions inspected", zh="检查定点医药机构（家）"),
    "with_problems": Text(en="institutions with problems", zh="查出问题机构（家）"),
    "penalised": Text(en="administrative penalties", zh="行政处罚（家）"),
    "agreements_cancelled": Text(en="agreements cancelled", zh="解除定点协议（家）"),
    "transferred": Text(en="institutions transferred to justice", zh="移送司法（家）"),
    "recovered_minor": Text(en="funds recovered", zh="追回医保资金"),
}
"""What each figure counts; ``recovered_minor`` is in minor units, the others count."""

_NEGATIVE = Text(en="{figure} is negative: {value}", zh="{figure}为负数：{value}")
_MORE = Text(
    en="{part} ({few}) cannot exceed {whole} ({many})",
    zh="{part}（{few}）不可能多于{whole}（{many}）",
)
_NOTHING = Text(
    en="{part} is {few} although nothing was inspected", zh="未检查任何机构，{part}却为 {few}"
)
_NO_SUM = Text(
    en="{figure} of {region} is {stated}, its parts add up to {added}",
    zh="{region}的{figure}为 {stated}，其下级合计为 {added}",
)
_CHECK = Text(
    en="check the figure at its source; a misplaced unit (ten thousand, hundred million) is usual",
    zh="请回到来源核对；常见原因是“万”“亿”等单位错位",
)
_AT_MOST = (
    ("with_problems", "inspected"),
    ("penalised", "with_problems"),
    ("agreements_cancelled", "with_problems"),
    ("transferred", "with_problems"),
)


@dataclass(frozen=True)
class Outcomes:
    """The figures of one region in one period; ``None`` where a figure was not published."""

    region: str
    period: str  # 2020, 2026-Q1, 2019/2020
    level: str  # national, province, city, county
    inspected: int | None = None
    with_problems: int | None = None
    penalised: int | None = None
    agreements_cancelled: int | None = None
    transferred: int | None = None
    recovered_minor: int | None = None
    source: str = ""

    def figure(self, name: str) -> int | None:
        """One figure by its name."""
        value: int | None = getattr(self, name)
        return value


def impossible(table: Outcomes) -> tuple[Text, ...]:
    """Every statement of the table that arithmetic forbids; empty where all can be true."""
    found: list[Text] = []
    for name, title in FIGURES.items():
        value = table.figure(name)
        if value is not None and value < 0:
            found.append(_NEGATIVE.filled(figure=title, value=value))
    for part, whole in _AT_MOST:
        few, many = table.figure(part), table.figure(whole)
        if few is not None and many is not None and few > many:
            sentence = _NOTHING if many == 0 and whole == "inspected" else _MORE
            found.append(
                sentence.filled(part=FIGURES[part], few=few, whole=FIGURES[whole], many=many)
            )
        inspected = table.figure("inspected")
        unknown_between = many is None and whole != "inspected"
        if few is not None and inspected is not None and unknown_between and few > inspected:
            found.append(
                _MORE.filled(
                    part=FIGURES[part], few=few, whole=FIGURES["inspected"], many=inspected
                )
            )
    return tuple(found)


def accepted(table: Outcomes, where: str = "") -> Outcomes:
    """The same table; raises ``SourceRefused`` naming the first impossible statement."""
    problems = impossible(table)
    if problems:
        place = f"{where} {table.region} {table.period}".strip()
        raise SourceRefused(problems[0], where=place, to_do=_CHECK)
    return table


def rolled_up(region: str, level: str, children: Sequence[Outcomes]) -> Outcomes:
    """The sum of the tables of one period; a figure that any child lacks is unknown.

    Raises ``SourceRefused`` where the children are of different periods.
    """
    periods = sorted({child.period for child in children})
    if len(periods) != 1:
        raise SourceRefused(
            Text(en="tables of different periods do not add up", zh="不同时期的统计不能相加"),
            where=f"{region}: {', '.join(periods)}",
        )
    sums: dict[str, int | None] = {}
    for name in FIGURES:
        values = [child.figure(name) for child in children]
        known = [value for value in values if value is not None]
        sums[name] = sum(known) if len(known) == len(values) else None
    return accepted(
        Outcomes(region, periods[0], level, source="; ".join(c.region for c in children), **sums)
    )


def contradictions(parent: Outcomes, children: Sequence[Outcomes]) -> tuple[Text, ...]:
    """Figures of a parent that differ from the sum of its children."""
    added = rolled_up(parent.region, parent.level, children)
    return tuple(
        _NO_SUM.filled(figure=FIGURES[name], region=parent.region, stated=stated, added=total)
        for name in FIGURES
        if (stated := parent.figure(name)) is not None
        and (total := added.figure(name)) is not None
        and stated != total
    )


COLUMNS = tuple(item.name for item in fields(Outcomes))
