"""Steps as people write them: a verb, and its facts as name=value."""

from collections.abc import Mapping, Sequence

from investigation.casework.case_view import RULES
from investigation.casework.sitting import Sitting
from model.cases import Case
from model.errors import SettingError
from model.language import Text

_SHAPE = Text(en="{text} is not name=value", zh="{text} 不是 名称=值")
_TWICE = Text(en="{name} is given twice", zh="{name} 重复填写")


def facts_of(words: Sequence[str]) -> dict[str, str]:
    """Facts from words; raises ``SettingError`` for a word without a name, or a name twice.

    >>> facts_of(["approval_no=A=1"])
    {'approval_no': 'A=1'}
    """
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name.strip():
            raise SettingError(_SHAPE.filled(text=ascii(word)))
        if name in found:
            raise SettingError(_TWICE.filled(name=ascii(name)))
        found[name] = value
    return found


def take_step(
    sitting: Sitting,
    case_id: str,
    verb: str,
    facts: Mapping[str, str],
    seen: int | None = None,
) -> Case:
    """Takes a step of the procedure; ``seen`` is the version it was decided on."""
    return sitting.file.events.advance(
        case_id,
        verb,
        facts,
        by=sitting.by,
        at=sitting.at,
        expected_version=sitting.version(case_id, seen),
        rules=RULES,
    )
