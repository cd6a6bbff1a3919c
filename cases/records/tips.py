"""Tips from the public: what was told, and how far it got; who told it stands in the vault."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from cases.records import tables
from cases.records.audit_lines import keyed
from cases.records.desk import Act, Desk
from cases.records.reasons import PURPOSE, given
from cases.records.regions import within
from cases.records.vault import Informant, Vault
from model.errors import RuleBroken, UnknownEntity
from model.language import Text

_TIP = Text(en="the tip", zh="举报内容")
_NO_TIP = Text(en="there is no tip {tip}", zh="没有举报线索 {tip}")
_NO_CODE = Text(en="no tip has this retrieval code", zh="没有与该查询码对应的举报线索")
_REGION = Text(
    en="the region {region} is not one of the account's", zh="行政区划 {region} 不在该账号辖区内"
)
_WEAK = Text(
    en="a retrieval code needs at least {least} characters", zh="查询码至少需要 {least} 个字符"
)
_MAKE_ONE = Text(en="Make one with retrieval_code.", zh="请使用 retrieval_code 生成。")
_TOLD_ON = Text(
    en="the tip itself names its informant, and it is shown to everybody on the case",
    zh="举报内容中出现了举报人信息，而举报内容对办案人员可见",
)
_LEAVE_OUT = Text(
    en="Write the tip without name, contact or number of who gave it.",
    zh="请在举报内容中略去举报人的姓名、联系方式和证件号。",
)
_LEAST_CODE = 12
_SHORTEST = 2  # characters; one alone would be found in any text
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, 1, I, O: codes are read aloud
_GROUP = 4


@dataclass(frozen=True)
class Tip:
    """A tip as everyone on the case may see it."""

    tip_no: str
    text: str
    channel: str  # hotline, letter, visit, web
    region: str
    about: tuple[str, ...]  # entities it names, kind:id
    received_at: datetime
    received_by: str
    case_id: str = ""


def retrieval_code(entropy: bytes) -> str:
    """A code an anonymous informant can ask with, from at least 10 random bytes.

    >>> retrieval_code(bytes(range(10)))
    '222J-62S6-2N52-G42B'
    """
    number = int.from_bytes(entropy[:10], "big")
    signs = [_ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5)]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, len(signs), _GROUP))


class Tips:
    """Takes tips in and says how far they got."""

    def __init__(self, desk: Desk, vault: Vault) -> None:
        self._desk = desk
        self._vault = vault

    def receive(
        self,
        tip: Tip,
        informant: Informant | None = None,
        retrieval_code: str = "",
        *,
        by: str,
        at: datetime,
    ) -> Tip:
        """Takes a tip in under the next number of the year (``T2026-0001``).

        ``informant`` goes to the vault; of the code only a keyed digest is kept. ``RuleBroken``
        for a tip that names its own informant.
        """
        given(tip.text, _TIP)
        if informant is not None and _tells_on(tip, informant):
            raise RuleBroken(_TOLD_ON, to_do=_LEAVE_OUT)
        code = _digits(retrieval_code)
        if retrieval_code and len(code) < _LEAST_CODE:
            raise RuleBroken(_WEAK.filled(least=_LEAST_CODE), to_do=_MAKE_ONE)
        with self._desk.acting("receive_tip", by, at, "tips") as act:
            if not act.account.covers(tip.region):
                raise RuleBroken(_REGION.filled(region=ascii(tip.region)), where=by)
            kept = _insert(act, tip, _code_digest(act, code) if code else "")
            if informant is not None:
                self._vault.lock_away(act.writer, kept.tip_no, informant)
            act.log("tip", f"tip:{kept.tip_no}", channel=tip.channel)
        return kept

    def read(self, tip_no: str, *, by: str, at: datetime, purpose: str) -> Tip:
        """One tip in the regions of the account, without its informant."""
        with self._desk.acting("view_tip", by, at, f"tip:{tip_no}") as act:
            given(purpose, PURPOSE, where=tip_no)
            found = [tip for tip in _visible(act) if tip.tip_no == tip_no]
            if not found:
                raise UnknownEntity(_NO_TIP.filled(tip=ascii(tip_no)))
            act.log("view", f"tip:{tip_no}", purpose=purpose)
        return found[0]

    def search(self, *, by: str, at: datetime) -> Sequence[Tip]:
        """Every tip in the regions of the account, by number."""
        with self._desk.acting("view_tip", by, at, "tips") as act:
            found = _visible(act)
            act.log("search", "tips", found=str(len(found)))
        return found

    def progress(self, retrieval_code: str, *, by: str, at: datetime) -> str:
        """How far the tip of this code got: ``received``, or the state of its case.

        ``by`` is who answers; the code itself is not written down.
        """
        with self._desk.acting("receive_tip", by, at, "tips") as act:
            tips, cases = tables.tips, tables.cases
            wanted = tips.c.code_digest == _code_digest(act, _digits(retrieval_code))
            joined = tips.outerjoin(cases, tips.c.case_id == cases.c.case_id)
            query = select(tips.c.tip_no, cases.c.state).select_from(joined).where(wanted)
            found = act.connection.execute(query).first()
            if found is None:
                raise UnknownEntity(_NO_CODE)
            act.log("search", f"tip:{found.tip_no}", what="progress_told")
        return str(found.state or "received")


def _tells_on(tip: Tip, informant: Informant) -> bool:
    """Whether what everybody may read holds a name, contact or number of who gave it."""
    shown = "\n".join((tip.text, tip.channel, *tip.about))
    secrets = [part.strip() for part in (informant.name, informant.contact, informant.code)]
    return any(_found(secret, shown) for secret in secrets if len(secret) >= _SHORTEST)


def _found(secret: str, shown: str) -> bool:
    """Latin letters and digits as words of their own: "Li" is not in "listen"."""
    words = re.escape(secret)
    pattern = rf"(?<![A-Za-z0-9]){words}(?![A-Za-z0-9])" if secret.isascii() else words
    return re.search(pattern, shown, re.IGNORECASE) is not None


def _digits(code: str) -> str:
    return code.upper().replace("-", "").replace(" ", "")


def _code_digest(act: Act, code: str) -> str:
    return keyed(act.founding, "code " + hashlib.sha256(code.encode()).hexdigest())


def _insert(act: Act, tip: Tip, code_digest: str) -> Tip:
    table = tables.tips
    year = f"T{act.at.year}-"
    # Numbers of a year are consecutive and none is ever deleted, so their count is the last.
    there = select(func.count()).where(table.c.tip_no.startswith(year, autoescape=True))
    tip_no = f"{year}{int(act.connection.scalar(there) or 0) + 1:04d}"
    kept = Tip(tip_no, tip.text, tip.channel, tip.region, tip.about, act.at, act.by)
    number = int(act.connection.scalar(select(func.max(table.c.number))) or 0) + 1
    values = {**vars(kept), "number": number, "code_digest": code_digest}
    act.writer.insert(table, values)
    return kept


def _visible(act: Act) -> list[Tip]:
    table = tables.tips
    columns = [table.c[name] for name in Tip.__dataclass_fields__]
    query = select(*columns).where(within(table.c.region, act.account.regions))
    rows = act.connection.execute(query.order_by(table.c.number)).mappings()
    return [Tip(**row) for row in rows]
