"""The one sentence about a group, with numbers, in both languages. Entities are named by id."""

from dataclasses import dataclass

from model.days import iso
from model.language import Text
from model.money import readable
from model.parameters import REASONED, parameter
from model.rings import FusedGroup
from rings.exposure import Exposure
from rings.group_data import GroupData

PATTERNS: dict[str, Text] = {
    "lockstep": Text(en="people moved through claims together", zh="多人结伴就诊结算"),
    "card_collection": Text(en="cards collected and used together", zh="集中收取医保卡刷卡"),
    "steering": Text(en="prescriptions steered to one place", zh="处方定向引导至特定机构"),
    "shared_identity": Text(en="parties tied by a shared identity", zh="以共用身份信息关联的各方"),
    "impossible_presence": Text(en="presence at two places at once", zh="同一人同时出现在两地"),
    "recycled_drugs": Text(en="drugs settled more than once", zh="药品回流重复结算"),
}
"""What each typology is a sign of; a typology without an entry goes by its code."""


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
    names = [PATTERNS.get(code, Text(en=code, zh=code)) for code in codes]
    return Text(en=" and ".join(n.en for n in names), zh="、".join(n.zh for n in names))


def summary_of(
    group: GroupData, exposed: Exposure, q_value: float | None, parameters: SummaryParameters
) -> Text:
    """ "Indicators consistent with ...": who, how many, where, when, against what chance."""
    parts_en: list[str] = []
    parts_zh: list[str] = []
    people, doctors = len(group.patients), len(group.members("doctor"))
    if people:
        parts_en.append(f"{people} insured person{'s' * (people != 1)}")
        parts_zh.append(f"{people}名参保人")
    days = len(group.together_days)
    if days:
        parts_en.append(f"together on {days} day{'s' * (days != 1)}")
        parts_zh.append(f"{days}天同时出现")
    where = _where(group, parameters.named)
    if where is not None:
        parts_en.append(f"at {where.en}")
        parts_zh.append(f"涉及{where.zh}")
    elif doctors:
        parts_en.append(f"{doctors} doctors")
        parts_zh.append(f"{doctors}名医生")
    head_en, head_zh = " ".join(parts_en), "，".join(parts_zh)
    if exposed.claims.size:
        first, last = iso(exposed.first_day), iso(exposed.last_day)
        head_en += f", {first} to {last}"
        head_zh += f"，{first}至{last}"
    tail_en, tail_zh = _chance(group, q_value)
    fund = readable(exposed.fund_minor)
    pattern = patterns_of(group.fused)
    return Text(
        en=f"Indicators consistent with {pattern.en}: {head_en}{tail_en}; "
        f"{exposed.claims.size} claims, fund {fund}.",
        zh=f"存在与“{pattern.zh}”相符的迹象：{head_zh}{tail_zh}；"
        f"结算{exposed.claims.size}笔，基金支付{fund}。",
    )


def _where(group: GroupData, named: int) -> Text | None:
    """Doctors and providers of the group by id: a few, and how many more."""
    doctors = [shown(group.doctor_id(int(no))) for no in group.members("doctor")]
    providers = [shown(group.provider_id(int(no))) for no in group.members("provider")]
    en, zh = [], []
    for ids, one, name in ((doctors, "doctor", "医生"), (providers, "provider", "机构")):
        if ids:
            more = len(ids) - named
            plural = "s" if len(ids) > 1 else ""
            en.append(
                f"{one}{plural} {', '.join(ids[:named])}" + (f" and {more} more" * (more > 0))
            )
            zh.append(f"{name}{'、'.join(ids[:named])}" + (f"等{len(ids)}个" * (more > 0)))
    return Text(en=", ".join(en), zh="，".join(zh)) if en else None


def _chance(group: GroupData, q_value: float | None) -> tuple[str, str]:
    """Observed against expected, and the corrected p-value, where a finding reports them."""
    en = zh = ""
    if group.against_chance is not None:
        outings, expected = group.against_chance
        en += f"; {outings:g} outings where chance leads to {expected:.2g}"
        zh += f"；结伴{outings:g}次，随机预期{expected:.2g}次"
    if q_value is not None:
        en += f", q={q_value:.1e}"
        zh += f"，q={q_value:.1e}"
    return en, zh
