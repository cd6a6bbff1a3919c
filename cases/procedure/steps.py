"""Which step may follow which, who may take it, and what it has to record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cases import rules
from model.cases import Case
from model.errors import RuleBroken
from model.language import Text

_UNKNOWN = Text(en="{verb} is not a step of the procedure", zh="{verb} 不是办案程序中的步骤")
_WRONG_STATE = Text(
    en="“{title}” is not possible while the case is: {state}", zh="案件处于“{state}”时不能“{title}”"
)
_OFFICERS = Text(
    en="“{title}” needs at least {needed} officers with certificates, the case has {there}",
    zh="“{title}”须有不少于 {needed} 名持证执法人员，本案现有 {there} 名",
)
_FACTS = Text(en="“{title}” has to record: {facts}", zh="“{title}”须记录：{facts}")
_CHOICE = Text(en="{value} is none of: {choices}", zh="{value} 不在可选项中：{choices}")
_FOUR_EYES = Text(
    en="“{title}” needs a second person: {by} took the step “{earlier}”",
    zh="“{title}”须由另一人办理：{by} 已办理“{earlier}”",
)
_ROLE = Text(en="“{title}” needs the role {role}", zh="“{title}”须具有角色 {role}")
_AFTER = Text(en="“{title}” comes after “{earlier}”", zh="“{title}”须在“{earlier}”之后")
_ONCE = Text(en="“{title}” is possible only once", zh="“{title}”只能办理一次")
_LATER = Text(en="{at} is earlier than the last step of the case", zh="{at} 早于本案上一步骤的时间")


@dataclass(frozen=True)
class Procedure:
    """The steps of one procedure, as its data file states them."""

    data: Mapping[str, Any] = field(default_factory=lambda: rules.table("procedure_cn"))

    @property
    def first_state(self) -> str:
        """Where every case begins."""
        return str(next(iter(self.data["states"])))

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the file."""
        return tuple(self.data["states"])

    @property
    def verbs(self) -> tuple[str, ...]:
        """Every verb, in the order of the file."""
        return tuple(step["verb"] for step in self.data["step"])

    def state_title(self, state: str) -> Text:
        """What a state is called."""
        english, chinese = self.data["states"][state]
        return Text(en=english, zh=chinese)

    def title(self, verb: str) -> Text:
        """What a step is called; raises ``RuleBroken`` for an unknown verb."""
        return rules.text_of(self._step(verb), "title")

    def facts_of(self, verb: str) -> tuple[str, ...]:
        """What a step has to record."""
        return tuple(self._step(verb).get("facts", ()))

    def possible(self, case: Case) -> tuple[str, ...]:
        """Verbs that the state of the case allows, whoever takes them."""
        return tuple(s["verb"] for s in self.data["step"] if case.state in s["from"])

    def step(
        self,
        case: Case,
        verb: str,
        facts: Mapping[str, str],
        by: str,
        at: datetime,
        roles: Collection[str] | None = None,
    ) -> str:
        """The state that ``verb`` leads to; raises ``RuleBroken`` saying which rule forbids it.

        ``roles`` of the person are checked where they are given.
        """
        step = self._step(verb)
        title = rules.text_of(step, "title")
        self._check_state(case, step, title)
        if case.events and at < case.events[-1].at:
            raise RuleBroken(_LATER.filled(at=at.isoformat()), where=case.case_id)
        needed = step.get("officers", 0)
        there = sum(bool(officer.certificate) for officer in case.officers)
        if there < needed:
            raise RuleBroken(
                _OFFICERS.filled(title=title, needed=needed, there=there), where=case.case_id
            )
        _check_facts(case, step, title, facts)
        self._check_people(case, step, title, by)
        if roles is not None and "role" in step and step["role"] not in roles:
            raise RuleBroken(_ROLE.filled(title=title, role=step["role"]), where=by)
        return str(step["to"] or case.state)

    def _step(self, verb: str) -> dict[str, Any]:
        for step in self.data["step"]:
            if step["verb"] == verb:
                return dict(step)
        raise RuleBroken(_UNKNOWN.filled(verb=ascii(verb)))

    def _check_state(self, case: Case, step: Mapping[str, Any], title: Text) -> None:
        if case.state not in step["from"]:
            state = self.state_title(case.state)
            raise RuleBroken(_WRONG_STATE.filled(title=title, state=state), where=case.case_id)
        taken = {event.verb for event in case.events}
        for earlier in step.get("after", ()):
            if earlier not in taken:
                raise RuleBroken(
                    _AFTER.filled(title=title, earlier=self.title(earlier)), where=case.case_id
                )
        if step.get("once") and step["verb"] in taken:
            raise RuleBroken(_ONCE.filled(title=title), where=case.case_id)

    def _check_people(self, case: Case, step: Mapping[str, Any], title: Text, by: str) -> None:
        for earlier in step.get("not_same_as", ()):
            latest = next((e.by for e in reversed(case.events) if e.verb == earlier), None)
            if latest == by:
                raise RuleBroken(
                    _FOUR_EYES.filled(title=title, by=by, earlier=self.title(earlier)),
                    where=case.case_id,
                )


def _check_facts(
    case: Case, step: Mapping[str, Any], title: Text, facts: Mapping[str, str]
) -> None:
    missing = [name for name in step.get("facts", ()) if not facts.get(name, "").strip()]
    if missing:
        raise RuleBroken(_FACTS.filled(title=title, facts=", ".join(missing)), where=case.case_id)
    for name, choices in step.get("choices", {}).items():
        if facts[name] not in choices:
            raise RuleBroken(
                _CHOICE.filled(value=ascii(facts[name]), choices=", ".join(choices)),
                where=case.case_id,
            )
