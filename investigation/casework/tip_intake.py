"""Tips from outside: taken in with their informant, listed without, asked for by their code."""

from collections.abc import Iterator, Sequence
from secrets import token_bytes

from cases.records.tips import Tip, retrieval_code
from cases.records.vault import Informant
from investigation.casework.case_view import RULES
from investigation.casework.sitting import Sitting
from investigation.casework.telling import printable
from model.entities import ENTITY_KINDS
from model.errors import SettingError
from model.language import Text

_CODE_BYTES = 10
_ABOUT = Text(en="{text} is not kind:identifier", zh="{text} 不是 类型:编号")
_KINDS = Text(en="Kinds: {kinds}.", zh="类型：{kinds}。")
_CODE = Text(
    en="retrieval code, shown only this once, for whoever gave the tip: {code}",
    zh="查询码（仅显示一次，交举报人保存）：{code}",
)
_NO_TIP = Text(en="no tip in your regions", zh="您的辖区内没有举报线索")
_LED = Text(en="case {case}", zh="案件 {case}")
_RECEIVED = Text(en="received, no case yet", zh="已收到，尚未立案")


def take_in(
    sitting: Sitting,
    text: str,
    *,
    channel: str,
    region: str,
    about: Sequence[str] = (),
    informant: Informant | None = None,
) -> tuple[Tip, str]:
    """The tip under its number, and the retrieval code, which is kept nowhere.

    ``informant`` (empty: anonymous) goes to the vault and is returned by nothing. ``about`` names
    entities as ``kind:identifier``.
    """
    for one in about:
        kind, _, identifier = one.partition(":")
        if kind not in ENTITY_KINDS or not identifier.strip():
            kinds = ", ".join(ENTITY_KINDS)
            raise SettingError(_ABOUT.filled(text=ascii(one)), to_do=_KINDS.filled(kinds=kinds))
    somebody = informant if informant and any(vars(informant).values()) else None
    code = retrieval_code(token_bytes(_CODE_BYTES))
    told = Tip("", text, channel, region, tuple(about), sitting.at, sitting.by)
    kept = sitting.file.tips.receive(told, somebody, code, by=sitting.by, at=sitting.at)
    return kept, code


def code_line(code: str) -> Text:
    """The retrieval code, for whoever gave the tip."""
    return _CODE.filled(code=code)


def tip_lines(tips: Sequence[Tip]) -> Iterator[Text]:
    """One line per tip: number, day, channel, region, its case, what was told and about whom."""
    if not tips:
        yield _NO_TIP
    for tip in tips:
        head = f"{tip.tip_no}  {tip.received_at.date()}  {tip.channel}  {tip.region}"
        case = _LED.filled(case=tip.case_id) if tip.case_id else Text(en="-", zh="-")
        rest = printable("  ".join((tip.text, *tip.about)))
        yield Text(en=f"{head}  {case.en}  {rest}", zh=f"{head}  {case.zh}  {rest}")


def progress(sitting: Sitting, code: str) -> Text:
    """How far the tip of this code got, in words for whoever gave it."""
    state = sitting.file.tips.progress(code, by=sitting.by, at=sitting.at)
    return _RECEIVED if state == "received" else RULES.state_title(state)
