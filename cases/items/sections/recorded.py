"""What the case file recorded, in words: facts of a step, and the detail of a line of custody.

The case file holds codes. Those that the vocabulary or the procedure knows are named; all else is
data, or of an older file, and stays as it was written.
"""

from collections.abc import Mapping
from typing import Any

from cases.items.sections.wording import NO, YES
from cases.procedure.steps import Procedure
from model.language import Text, in_a_row, listed, verbatim
from model.vocabulary.accounts import ACCOUNT_ROLES, RIGHTS
from model.vocabulary.cases import CHANNELS, DECISIONS, JUDGEMENTS, ORIGINS, PARTY_ROLES, STEP_FACTS
from model.vocabulary.custody import CHANGE, CUSTODY_CHANGES, CUSTODY_DETAILS, PURPOSES
from model.vocabulary.evidence import EVIDENCE_KINDS, EXHIBIT_CONTENTS, PROFILES
from model.vocabulary.term import Term, called

_CODES: Mapping[str, tuple[Mapping[Any, Term], ...]] = {
    "action": (RIGHTS,),
    "after": (PARTY_ROLES,),
    "before": (PARTY_ROLES,),
    "channel": (CHANNELS,),
    "content": (EXHIBIT_CONTENTS,),
    "kind": (EVIDENCE_KINDS, JUDGEMENTS),
    "origin": (ORIGINS,),
    "profile": (PROFILES,),
    "purpose": (PURPOSES,),
    "role": (PARTY_ROLES,),
    "roles": (ACCOUNT_ROLES,),
}
"""Details that hold codes, and the tables which name them; ``roles`` holds several."""

_YES_OR_NO = {"yes": YES, "no": NO}
_EXPORT, _COPY = "export:", Text(en="export of the {copy}", zh="导出{copy}")
_NAMED = Text(en="{name}: {value}", zh="{name}：{value}")
_SHOWN, _DIGEST = 12, 64


def recorded_facts(facts: Mapping[str, str]) -> Text:
    """The facts of a step as one text.

    >>> recorded_facts({"approval_no": "No. 1", "decision": "penalise"}).zh
    '批准文号：No. 1；决定：予以处罚'
    """
    return in_a_row(
        [
            _NAMED.filled(
                name=called(STEP_FACTS, name),
                value=called(DECISIONS, value) if name == "decision" else value,
            )
            for name, value in sorted(facts.items())
        ]
    )


def recorded_detail(detail: Mapping[str, str], procedure: Procedure) -> Text:
    """The detail of a line of custody: what was changed first, digests by their beginning.

    >>> recorded_detail({"version": "3", "what": "party_added"}, Procedure()).en
    'party added; version: 3'
    """
    changed = [called(CUSTODY_CHANGES, detail[CHANGE])] if CHANGE in detail else []
    rest = [
        _NAMED.filled(name=called(CUSTODY_DETAILS, name), value=_value(name, value, procedure))
        for name, value in sorted(detail.items())
        if name != CHANGE
    ]
    return in_a_row([*changed, *rest])


def _value(name: str, value: str, procedure: Procedure) -> Text:
    """A value as people read it; a digest by its first digits, the log holds it whole."""
    for terms in _CODES.get(name, ()):
        if value and all(code in terms for code in value.split(",")):
            return listed([called(terms, code) for code in value.split(",")])
    if name == "verb" and value in procedure.verbs:
        return procedure.title(value)
    if name in {"state", "before", "after"} and value in procedure.states:
        return procedure.state_title(value)
    if value in _YES_OR_NO:
        return _YES_OR_NO[value]
    if value.startswith(_EXPORT):
        return _COPY.filled(copy=called(PROFILES, value.removeprefix(_EXPORT)))
    hexadecimal = len(value) == _DIGEST and not set(value) - set("0123456789abcdef")
    return verbatim(f"{value[:_SHOWN]}…" if hexadecimal else value)
