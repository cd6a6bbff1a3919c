"""Command line of casework: tips, cases opened from them or otherwise, and rings added to a case.

Whoever gave a tip is asked for, never an argument: arguments stay in the history of the shell.
"""

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING

import click

from cli_frame import MANY, act_of
from investigation.place import Place
from investigation.words import CHANNELS
from model.language import Text

if TYPE_CHECKING:
    from cases.records.vault import Informant
    from investigation.casework.opening import Basis
    from investigation.casework.sitting import Sitting
    from model.cases import Case

_CHANNELS = click.Choice(CHANNELS)
_INFORMANT = {
    "name": "Name / 姓名",
    "contact": "Contact / 联系方式",
    "code": "Identity number / 证件号",
    "remark": "Remark / 备注",
}


@click.command("open")
@click.option("--ring", "rings", **MANY, help="Ring id, repeatable / 线索编号.")
@click.option("--tip", "tip_no", help="Number of a tip, e.g. T2026-0001 / 举报线索号.")
@click.option("--by-hand", help="By hand: the reason in words / 自行立案的理由.")
@click.option("--title", required=True, help="Title of the case / 案件名称.")
@click.option("--agency", required=True, help="Agency / 办案机关.")
@click.option("--region", required=True, help="Division code / 行政区划代码.")
@act_of
def open_(
    seat: "Sitting",
    place: Place,
    rings: tuple[str, ...],
    tip_no: str | None,
    by_hand: str | None,
    **more: str,
) -> Iterable[Text]:
    """Open a case: from rings of the newest run, about a tip, or by hand / 立案."""
    from investigation.casework.opening import Basis  # noqa: PLC0415
    from investigation.casework.telling import done_line, warning_lines  # noqa: PLC0415

    made, warned = _opened(seat, place, Basis(rings, tip_no, by_hand), more)
    return [done_line(made.case_id, "", made.version), *warning_lines(warned)]


def _opened(
    seat: "Sitting", place: Place, basis: "Basis", more: dict[str, str]
) -> "tuple[Case, tuple[Text, ...]]":
    """The case, and why the detector made no lead of a group that it is about."""
    from cases.records.cases import Opening  # noqa: PLC0415
    from investigation.casework.opening import open_case, open_without_ring  # noqa: PLC0415
    from investigation.casework.set_aside import set_aside  # noqa: PLC0415
    from investigation.open import open_investigation  # noqa: PLC0415
    from investigation.stores import open_store  # noqa: PLC0415

    if not basis.ring_ids:
        return open_without_ring(seat, basis, Opening(**more)), ()
    with closing(open_store(place)) as opened:
        investigation = open_investigation(opened)
        made = open_case(seat, investigation, basis.ring_ids, **more)
        return made, set_aside([investigation.ring(ring_id) for ring_id in basis.ring_ids])


@click.command()
@click.argument("case_id")
@click.argument("rings", nargs=-1, required=True)
@click.option("--seen", type=int, help="Version you decided on / 您所依据的版本.")
@act_of
def ring(
    seat: "Sitting", place: Place, case_id: str, rings: tuple[str, ...], seen: int | None
) -> Iterable[Text]:
    """Add RINGS of the newest run to a case / 为案件增加检测线索."""
    from investigation.casework.opening import add_rings  # noqa: PLC0415
    from investigation.casework.set_aside import set_aside  # noqa: PLC0415
    from investigation.casework.telling import done_line, warning_lines  # noqa: PLC0415
    from investigation.open import open_investigation  # noqa: PLC0415
    from investigation.stores import open_store  # noqa: PLC0415

    with closing(open_store(place)) as opened:
        investigation = open_investigation(opened)
        version = add_rings(seat, investigation, case_id, rings, seen)
        warned = set_aside([investigation.ring(ring_id) for ring_id in rings])
    return [done_line(case_id, ", ".join(rings), version), *warning_lines(warned)]


@click.command()
@click.argument("text")
@click.option("--channel", type=_CHANNELS, required=True, help="How it came / 来源渠道.")
@click.option("--region", required=True, help="Division code / 行政区划代码.")
@click.option("--about", **MANY, help="Whom it names, kind:id, repeatable / 涉及主体.")
@click.option("--informant", is_flag=True, help="Ask who gave it, for the vault / 录入举报人.")
@act_of
def tip(
    seat: "Sitting",
    place: Place,
    text: str,
    channel: str,
    region: str,
    about: tuple[str, ...],
    *,
    informant: bool,
) -> Iterable[Text]:
    """Take a tip in; TEXT tells what, not who tells it / 登记举报线索."""
    from investigation.casework.telling import done_line  # noqa: PLC0415
    from investigation.casework.tip_intake import code_line, take_in  # noqa: PLC0415

    somebody = _asked() if informant else None
    kept, code = take_in(
        seat, text, channel=channel, region=region, about=about, informant=somebody
    )
    return [done_line(kept.tip_no), code_line(code)]


def _asked() -> "Informant":
    from cases.records.vault import Informant  # noqa: PLC0415

    return Informant(
        **{
            name: click.prompt(words, default="", show_default=False, err=True).strip()
            for name, words in _INFORMANT.items()
        }
    )


@click.command()
@act_of
def tips(seat: "Sitting", place: Place) -> Iterable[Text]:
    """List the tips of your regions, without who gave them / 举报线索列表."""
    from investigation.casework.tip_intake import tip_lines  # noqa: PLC0415

    return tip_lines(seat.file.tips.search(by=seat.by, at=seat.at))


@click.command()
@act_of
def progress(seat: "Sitting", place: Place) -> Iterable[Text]:
    """How far a tip got, by its retrieval code, which is asked for / 凭查询码查询办理进度."""
    from investigation.casework.tip_intake import progress as told  # noqa: PLC0415

    return [told(seat, click.prompt("Retrieval code / 查询码", err=True))]
