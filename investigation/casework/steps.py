"""Steps of the procedure: which there are, and taking one with its facts as name=value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cases.procedure.steps import Procedure
from investigation.casework.session import CaseEdit
from model.cases import Case
from model.errors import SettingError
from model.language import Text

_SHAPE = Text(en="{text} is not name=value", zh="{text} 不是 名称=值")
_TWICE = Text(en="{name} is given twice", zh="{name} 重复填写")

RULES = Procedure()


@dataclass(frozen=True)
class Step:
    """A step that the state of a case allows. ``facts`` it has to record, some from a choice."""

    verb: str
    title: Text
    facts: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    role: str  # empty: every role that may advance


def step_of(verb: str) -> Step:
    """A step as its data states it."""
    data = next(step for step in RULES.data["step"] if step["verb"] == verb)
    return Step(
        verb=verb,
        title=RULES.title(verb),
        facts=RULES.facts_of(verb),
        choices={name: tuple(values) for name, values in data.get("choices", {}).items()},
        role=str(data.get("role", "")),
    )


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


def take_step(edit: CaseEdit, verb: str, facts: Mapping[str, str]) -> Case:
    """The case after a step of the procedure."""
    return edit.apply(edit.file.events.advance, verb, facts, rules=RULES)
