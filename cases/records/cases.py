"""Cases: opened from a ring, a tip or by hand, found and read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from sqlalchemy import Connection, func, select

from cases.procedure_port import Rules
from cases.records import tables
from cases.records.desk import Act, Desk
from cases.records.reasons import PURPOSE, TITLE, given
from cases.records.regions import within
from cases.records.rows import case_of_row
from model.cases import Case
from model.errors import RuleBroken
from model.language import Text
from model.vocabulary.cases import CaseOrigin
from model.vocabulary.custody import CHANGE

_PREFIX = Text(en="{prefix} cannot begin a case number", zh="{prefix} 不能作为案号前缀")
_REGION = Text(
    en="the region {region} is not one of the account's", zh="行政区划 {region} 不在该账号辖区内"
)
_TAKEN = Text(en="the numbers {series} belong to another agency", zh="案号 {series} 属于其他机关")
_OWN_PREFIX = Text(en="Give the agency a prefix of its own.", zh="请为本机关设置独立的案号前缀。")
_ORIGIN = Text(en="{origin} is not an origin of a case", zh="{origin} 不是案件来源")
_NO_TIP = Text(en="there is no tip {tip}", zh="没有举报线索 {tip}")
_LED = Text(
    en="the tip {tip} led to the case {case} already", zh="举报线索 {tip} 已据以建档：{case}"
)
_NO_RING = Text(en="a case from a ring needs a ring", zh="依团伙线索建档须指明线索")


@dataclass(frozen=True)
class Opening:
    """What a new case is called and whose it is. ``prefix`` stands before the year in its number.

    ``region`` is a six-digit division code; ``run_id`` and ``data_version`` say which run its
    rings are from.
    """

    title: str
    agency: str
    region: str
    prefix: str = ""
    run_id: str = ""
    data_version: str = ""


@dataclass(frozen=True)
class CaseSummary:
    """One line of the list of cases."""

    case_id: str
    title: str
    agency: str
    region: str
    origin: CaseOrigin
    origin_ref: str
    state: str
    opened_at: datetime
    version: int
    lead: str


class Cases:
    """The cases of the file, as far as the regions of an account reach."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open_from_ring(
        self, opening: Opening, ring_ids: Sequence[str], *, by: str, at: datetime, rules: Rules
    ) -> Case:
        """A case about one or several rings of one run."""
        if not ring_ids:
            raise RuleBroken(_NO_RING)
        with self._desk.acting("open", by, at, "cases") as act:
            return _opened(act, _insert(act, opening, "ring", ring_ids[0], rules, tuple(ring_ids)))

    def open_from_tip(
        self, opening: Opening, tip_no: str, *, by: str, at: datetime, rules: Rules
    ) -> Case:
        """A case about a tip, which then names the case; nothing is copied from the tip.

        ``RuleBroken`` for a tip that led to a case before: one tip, one case.
        """
        with self._desk.acting("open", by, at, "cases") as act:
            tips = tables.tips
            visible = within(tips.c.region, act.account.regions)
            led = act.connection.scalar(
                select(tips.c.case_id).where(tips.c.tip_no == tip_no, visible)
            )
            if led is None:
                raise RuleBroken(_NO_TIP.filled(tip=ascii(tip_no)))
            if led:
                raise RuleBroken(_LED.filled(tip=tip_no, case=led))
            case = _insert(act, opening, "tip", tip_no, rules)
            act.writer.update(tips, (tips.c.tip_no == tip_no,), {"case_id": case.case_id})
            return _opened(act, case)

    def open_by_hand(
        self,
        opening: Opening,
        origin_ref: str = "",
        *,
        origin: CaseOrigin = "by_hand",
        by: str,
        at: datetime,
        rules: Rules,
    ) -> Case:
        """A case from an inspection or a person's own knowledge."""
        if origin not in get_args(CaseOrigin):
            raise RuleBroken(_ORIGIN.filled(origin=ascii(origin)))
        with self._desk.acting("open", by, at, "cases") as act:
            return _opened(act, _insert(act, opening, origin, origin_ref, rules))

    def search(
        self, *, by: str, at: datetime, text: str = "", state: str = ""
    ) -> tuple[CaseSummary, ...]:
        """Cases in the regions of the account, by number; ``text`` is part of title or number."""
        cases = tables.cases
        with self._desk.acting("search", by, at, "cases") as act:
            query = select(*(cases.c[name] for name in CaseSummary.__dataclass_fields__))
            query = query.where(within(cases.c.region, act.account.regions))
            if text:
                part = cases.c.title.contains(text, autoescape=True)
                query = query.where(part | cases.c.case_id.contains(text, autoescape=True))
            if state:
                query = query.where(cases.c.state == state)
            rows = act.connection.execute(query.order_by(cases.c.series, cases.c.number))
            found = tuple(CaseSummary(**row) for row in rows.mappings())
            act.log("search", "cases", text=text, state=state, found=str(len(found)))
        return found

    def read(self, case_id: str, *, by: str, at: datetime, purpose: str) -> Case:
        """The whole case; the purpose of viewing is written down."""
        with self._desk.acting("view", by, at, f"case:{case_id}") as act:
            given(purpose, PURPOSE, where=f"case:{case_id}")
            case = case_of_row(act.connection, act.case_row(case_id))
            act.log("view", f"case:{case.case_id}", purpose=purpose, version=str(case.version))
        return case


def _insert(
    act: Act,
    opening: Opening,
    origin: CaseOrigin,
    origin_ref: str,
    rules: Rules,
    ring_ids: tuple[str, ...] = (),
) -> Case:
    given(opening.title, TITLE)
    if not re.fullmatch(r"[0-9]{6}", opening.region) or not act.account.covers(opening.region):
        raise RuleBroken(_REGION.filled(region=ascii(opening.region)), where=act.by)
    series, number = next_in_series(act.connection, opening, act.at)
    case = Case(
        case_id=f"{series}-{number:04d}",
        title=opening.title,
        agency=opening.agency,
        region=opening.region,
        origin=origin,
        origin_ref=origin_ref,
        state=rules.first_state,
        opened_at=act.at,
        version=1,
        lead="",
        run_id=opening.run_id,
        data_version=opening.data_version,
        ring_ids=ring_ids,
    )
    own = {name: value for name, value in vars(case).items() if name in tables.cases.c}
    act.writer.insert(tables.cases, {"series": series, "number": number, **own})
    return case


def _opened(act: Act, case: Case) -> Case:
    detail = {CHANGE: "case_opened", "origin": case.origin, "state": case.state, "version": "1"}
    act.log("edit", f"case:{case.case_id}", **detail)
    return case


def next_in_series(connection: Connection, opening: Opening, at: datetime) -> tuple[str, int]:
    """The series (prefix and year) and the next number of it; the writer's turn keeps it unique.

    Raises ``RuleBroken`` when the series is another agency's: numbers name cases in one file.
    """
    if not re.fullmatch(r"[^\W_]{0,12}", opening.prefix):
        raise RuleBroken(_PREFIX.filled(prefix=ascii(opening.prefix)))
    series = f"{opening.prefix}-{at.year}" if opening.prefix else str(at.year)
    cases = tables.cases
    owners = select(cases.c.agency).where(cases.c.series == series).limit(1)
    if connection.scalar(owners) not in (None, opening.agency):
        raise RuleBroken(_TAKEN.filled(series=series), where=opening.agency, to_do=_OWN_PREFIX)
    last = connection.scalar(select(func.max(cases.c.number)).where(cases.c.series == series))
    return series, int(last or 0) + 1
