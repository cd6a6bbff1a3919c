"""``coterie outcomes``: tables of outcomes, published or of one's own cases."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cases.outcomes.figures import FIGURES, Outcomes
from commands.frame import PATH, Verb, account_option, at_place
from investigation.casework.lines import printable
from investigation.casework.periods import own_outcomes, published
from investigation.casework.session import case_session
from investigation.place import Place
from model.language import Text
from model.money import readable

_COUNTED = Text(en="{n} tables, none impossible", zh="共 {n} 张统计表，均无矛盾")


@click.command(cls=Verb)
@click.argument("file", required=False, type=PATH)
@click.option("--from-cases", "period", help="Add up your cases: 2026, 2026-Q1 / 按案件统计.")
@click.option("--region", default="000000", show_default=True, help="Division code / 行政区划.")
@account_option
@at_place
def outcomes(
    file: Path | None, period: str | None, region: str, account: str | None, place: Place
) -> Iterator[Text]:
    """Check published figures of FILE.csv, or add up your own / 成效统计."""
    if period is None:
        yield from outcome_lines(published(file))
        return
    with case_session(place, account) as session:
        yield from outcome_lines([own_outcomes(session, period, region)])


def outcome_lines(tables: Sequence[Outcomes]) -> Iterator[Text]:
    """One line per region and period, figures that were not published left out."""
    for table in tables:
        en, zh = [], []
        for name, title in FIGURES.items():
            value = table.figure(name)
            if value is not None:
                shown = readable(value) if name == "recovered_minor" else f"{value:,}"
                en.append(f"{title.en} {shown}")
                zh.append(f"{title.zh} {shown}")
        place = printable(f"{table.region} {table.period}")
        yield Text(en=f"{place}: {'; '.join(en)}", zh=f"{place}：{'；'.join(zh)}")
    yield _COUNTED.filled(n=len(tables))
