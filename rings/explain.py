"""The one sentence about a group, with numbers, in both languages. Entities are named by id."""

from dataclasses import dataclass

from model.days import iso
from model.language import Plural, Text, counted, verbatim
from model.money import readable
from model.parameters import REASONED, parameter
from model.rings import FusedGroup
from model.vocabulary.findings import TYPOLOGIES
from rings.exposure import Exposure
from rings.group_data import GroupData


@dataclass(frozen=True)
class SummaryParameters:
    """How much a sentence names."""

    named: int = parameter(
        3, "identifiers", "of a kind that are named; the rest is counted", REASONED
    )


def shown(identifier: str) -> str:
    """An identifier in a sentence: control characters made visible, nothing else changed.

    >>> shown("A1"), shown("A\\n1")
    ('A1', 'A\\\\n1')
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode() for c in identifier
    )


def patterns_of(fused: FusedGroup) -> Text:
    """The patterns of a group's typologies, named together."""
    codes = sorted({finding.typology for finding in fused.findings})
    names = [TYPOLOGIES[code].pattern if code in TYPOLOGIES else verbatim(code) for code in codes]
    return Text(en=" and ".join(n.en for n in names), zh="、".join(n.zh for n in names))


def summary_of(
    group: GroupData, exposed: Exposure, q_value: float | None, parameters: SummaryParameters
) -> Text:
    """ "Indicators consistent with ...": who, how many, where, when, against what chance."""
    return _SUMMARY.filled(
        pattern=patterns_of(group.fused),
        who=_who(group, parameters.named),
        when=_when(exposed),
        chance=_chance(group, q_value),
        n=exposed.claims.size,
        fund=readable(exposed.fund_minor),
    )


_SUMMARY = Text(
    en="Indicators consistent with {pattern}: {who}{when}{chance}; {n} claims, fund {fund}.",
    zh="存在与“{pattern}”相符的迹象：{who}{when}{chance}；结算记录{n}条，基金支付{fund}。",
)
_PEOPLE = Plural(
    Text(en="{n} insured person", zh="{n}名参保人"),
    Text(en="{n} insured persons", zh="{n}名参保人"),
)
_TOGETHER = Plural(
    Text(en="together on {n} day", zh="{n}天同时出现"),
    Text(en="together on {n} days", zh="{n}天同时出现"),
)
_AT = Text(en="at {places}", zh="涉及{places}")
_DOCTORS = Plural(Text(en="doctor {ids}", zh="医师{ids}"), Text(en="doctors {ids}", zh="医师{ids}"))
_PROVIDERS = Plural(
    Text(en="provider {ids}", zh="机构{ids}"), Text(en="providers {ids}", zh="机构{ids}")
)
_PERIOD = Text(en=", {first} to {last}", zh="，{first}至{last}")
_OUTINGS = Text(
    en="; {outings:g} outings where chance leads to {expected:.2g}",
    zh="；结伴{outings:g}次，随机预期{expected:.2g}次",
)
_Q_VALUE = Text(en=", q={q:.1e}", zh="，q={q:.1e}")
_NOTHING = verbatim("")


def _who(group: GroupData, named: int) -> Text:
    """People, the days they were together, and the places by id."""
    people, days = len(group.patients), len(group.together_days)
    doctors = [shown(group.doctor_id(int(no))) for no in group.members("doctor")]
    providers = [shown(group.provider_id(int(no))) for no in group.members("provider")]
    both = ((_DOCTORS, doctors), (_PROVIDERS, providers))
    at = [_some(noun, ids, named) for noun, ids in both if ids]
    parts = [
        *([counted(people, _PEOPLE)] if people else []),
        *([counted(days, _TOGETHER)] if days else []),
        *([_AT.filled(places=_with_commas(at, ", "))] if at else []),
    ]
    return _with_commas(parts, " ")


def _some(noun: Plural, ids: list[str], named: int) -> Text:
    """A few identifiers under their noun, and how many there are beside."""
    few = Text(en=", ".join(ids[:named]), zh="、".join(ids[:named]))
    more = len(ids) - named
    if more > 0:
        few = Text(en=f"{few.en} and {more} more", zh=f"{few.zh}等{len(ids)}个")
    return (noun.one if len(ids) == 1 else noun.many).filled(ids=few)


def _with_commas(parts: list[Text], english: str) -> Text:
    return Text(en=english.join(p.en for p in parts), zh="，".join(p.zh for p in parts))


def _when(exposed: Exposure) -> Text:
    """First and last day, where there are claims."""
    if not exposed.claims.size:
        return _NOTHING
    return _PERIOD.filled(first=iso(exposed.first_day), last=iso(exposed.last_day))


def _chance(group: GroupData, q_value: float | None) -> Text:
    """Observed against expected, and the corrected p-value, where a finding reports them."""
    said = []
    if group.against_chance is not None:
        outings, expected = group.against_chance
        said.append(_OUTINGS.filled(outings=outings, expected=expected))
    if q_value is not None:
        said.append(_Q_VALUE.filled(q=q_value))
    return Text(en="".join(t.en for t in said), zh="".join(t.zh for t in said))
