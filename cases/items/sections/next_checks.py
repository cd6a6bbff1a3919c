"""What to look at next, by the kind of signal: checks that can confirm a suspicion or end it."""

from model.language import Text
from model.rings import Ring
from model.vocabulary.signals import SignalKind

CHECKS: dict[SignalKind, Text] = {
    "co_timing": Text(
        en="Ask each person separately who held the card on the shared days; compare with camera "
        "and counter records of those days.",
        zh="分别询问各人在共同日期由谁持卡，并与当日监控及窗口记录比对。",
    ),
    "shared_route": Text(
        en="Establish how the people travelled between the places, and who arranged it.",
        zh="查明各人往返各机构的方式及由谁组织。",
    ),
    "same_minutes": Text(
        en="Take operator, terminal and camera records for the minutes in question.",
        zh="调取相应时刻的操作员、终端及监控记录。",
    ),
    "shared_identifier": Text(
        en="Verify who owns and uses the shared phone, address or account.",
        zh="核实共用电话、地址或账户的所有人及实际使用人。",
    ),
    "exclusive_flow": Text(
        en="Compare prescriptions with stock and purchase records of the place; ask the insured "
        "persons why they went there.",
        zh="将处方与该机构进销存记录比对，询问参保人选择该机构的原因。",
    ),
    "goods_trace": Text(
        en="Follow the trace codes through purchase, sale and settlement; rule out split packs.",
        zh="沿药品追溯码核对购进、销售与结算，排除拆零销售。",
    ),
    "impossible": Text(
        en="Compare with the original records of both places; rule out mistakes in entry.",
        zh="与两地原始记录比对，排除录入错误。",
    ),
    "excess_cost": Text(
        en="Have the bills of a sample reviewed against the medical records.",
        zh="抽取病历对照费用清单进行审核。",
    ),
    "same_basket": Text(
        en="Have a doctor say whether one course of treatment explains the equal items.",
        zh="由医师判断相同项目能否由同一治疗方案解释。",
    ),
    "closed_circuit": Text(
        en="Compare admission notes of the hospitals; ask who referred each person.",
        zh="比对各医院入院记录，查明各人由谁介绍入院。",
    ),
    "left_together": Text(
        en="Check ward, meal and nursing records for the days before the joint discharge.",
        zh="核对同日出院前的病房、膳食及护理记录。",
    ),
}
"""One check per kind of signal."""

ALWAYS: tuple[Text, ...] = (
    Text(
        en="Fix prescriptions, medical records and counter logs before anybody is told.",
        zh="在告知当事人之前固定处方、病历及窗口日志。",
    ),
)


def next_checks(ring: Ring, most: int = 5) -> tuple[Text, ...]:
    """Checks for the signals of a ring, strongest first, then what always comes first of all."""
    kinds = dict.fromkeys(
        line.signal
        for line in sorted(ring.why, key=lambda line: (-line.weight * line.strength, line.signal))
    )
    return (*ALWAYS, *(CHECKS[kind] for kind in kinds if kind in CHECKS))[:most]
