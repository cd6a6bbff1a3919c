"""Tips from outside: taken in with their informant, and asked for by their retrieval code."""

from collections.abc import Sequence
from secrets import token_bytes

from cases.records.tips import Tip, retrieval_code
from cases.records.vault import Informant
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES
from model.entities import ENTITY_KINDS
from model.errors import SettingError
from model.language import Text

_CODE_BYTES = 10
_ABOUT = Text(en="{text} is not kind:identifier", zh="{text} 不是 类型:编号")
_KINDS = Text(en="Kinds: {kinds}.", zh="类型：{kinds}。")
_RECEIVED = Text(en="received, no case yet", zh="已收到，尚未建档")


def informant_of(name: str, contact: str, code: str, remark: str) -> Informant:
    """Who gave a tip, for the vault; what is not known is empty."""
    return Informant(name.strip(), contact.strip(), code.strip(), remark.strip())


def take_in(
    session: CaseSession,
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
    tip = Tip("", text, channel, region, tuple(about), session.at, session.by)
    kept = session.file.tips.receive(tip, somebody, code, by=session.by, at=session.at)
    return kept, code


def progress_of(session: CaseSession, code: str) -> Text:
    """How far the tip of this code got, in words for whoever gave it."""
    state = session.file.tips.progress(code, by=session.by, at=session.at)
    return _RECEIVED if state == "received" else RULES.state_title(state)
