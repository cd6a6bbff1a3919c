"""The words of signals: the kinds of independent reasons for suspicion."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term


@dataclass(frozen=True, slots=True)
class SignalTerm(Term):
    """A kind of signal; ``check`` is what can confirm the suspicion or end it."""

    check: Text


SignalKind = Literal[
    "co_timing",
    "shared_route",
    "same_minutes",
    "shared_identifier",
    "exclusive_flow",
    "goods_trace",
    "impossible",
    "excess_cost",
    "same_basket",
    "closed_circuit",
    "left_together",
]

SIGNALS: Mapping[SignalKind, SignalTerm] = {
    "co_timing": SignalTerm(
        Text(en="together more often than chance", zh="同时就诊次数超出随机预期"),
        Text(
            en="The same people meet at one place at one time more often than chance explains.",
            zh="同一批人在同一时间、同一地点出现的次数超出随机所能解释的范围。",
        ),
        check=Text(
            en="Ask each person separately who held the card on the shared days; compare with "
            "camera and counter records of those days.",
            zh="分别询问各人在共同日期由谁持卡，并与当日监控及窗口记录比对。",
        ),
    ),
    "shared_route": SignalTerm(
        Text(en="together at several places", zh="在多处机构结伴出现"),
        Text(
            en="The same people turn up together at several places that are independent.",
            zh="同一批人在彼此独立的多处地点结伴出现。",
        ),
        check=Text(
            en="Establish how the people travelled between the places, and who arranged it.",
            zh="查明各人往返各机构的方式及由谁组织。",
        ),
    ),
    "same_minutes": SignalTerm(
        Text(en="settled within the same minutes", zh="数分钟内连续结算"),
        Text(
            en="Claims of different people are settled at one counter within minutes.",
            zh="不同人员的费用在同一窗口数分钟内先后结算。",
        ),
        check=Text(
            en="Take operator, terminal and camera records for the minutes in question.",
            zh="调取相应时刻的操作员、终端及监控记录。",
        ),
    ),
    "shared_identifier": SignalTerm(
        Text(en="shared phone, address, account or owner", zh="共用电话、地址、账户或所有人"),
        Text(
            en="Parties that present themselves as strangers have a phone, an address, an account, "
            "an owner or a legal representative in common.",
            zh="自称互不相关的各方共用电话、地址、账户、所有人或法定代表人。",
        ),
        check=Text(
            en="Verify who owns and uses the shared phone, address or account.",
            zh="核实共用电话、地址或账户的所有人及实际使用人。",
        ),
    ),
    "exclusive_flow": SignalTerm(
        Text(en="flow to one place far above expectation", zh="流向单一机构远超预期"),
        Text(
            en="Prescriptions, goods or money go to one place far more than distance and size "
            "lead to expect.",
            zh="处方、药品或资金流向同一处，远超距离与规模所致的预期。",
        ),
        check=Text(
            en="Compare prescriptions with stock and purchase records of the place; ask the "
            "insured persons why they went there.",
            zh="将处方与该机构进销存记录比对，询问参保人选择该机构的原因。",
        ),
    ),
    "goods_trace": SignalTerm(
        Text(en="one drug package settled more than once", zh="同一追溯码药品重复结算"),
        Text(
            en="The trace code of one drug package stands on more than one settlement.",
            zh="同一盒药品的追溯码出现在多次结算中。",
        ),
        check=Text(
            en="Follow the trace codes through purchase, sale and settlement; rule out "
            "split packs.",
            zh="沿药品追溯码核对购进、销售与结算，排除拆零销售。",
        ),
    ),
    "impossible": SignalTerm(
        Text(en="impossible presence", zh="时空上不可能"),
        Text(
            en="Somebody is recorded at two places at once, after death, or during a stay "
            "elsewhere.",
            zh="有人被记录为同时在两地、死亡之后或在别处住院期间就诊。",
        ),
        check=Text(
            en="Compare with the original records of both places; rule out mistakes in entry.",
            zh="与两地原始记录比对，排除录入错误。",
        ),
    ),
    "excess_cost": SignalTerm(
        Text(en="amounts far above comparable claims", zh="费用远高于同类结算记录"),
        Text(
            en="The amounts lie far above those of comparable claims of the same provider.",
            zh="金额远高于同一机构的同类结算记录。",
        ),
        check=Text(
            en="Have the bills of a sample reviewed against the medical records.",
            zh="抽取病历对照费用清单进行审核。",
        ),
    ),
    "same_basket": SignalTerm(
        Text(en="the same items for different people", zh="不同人员购买相同项目"),
        Text(
            en="Different people are billed the same list of items.",
            zh="不同人员的费用项目清单相同。",
        ),
        check=Text(
            en="Have a doctor say whether one course of treatment explains the equal items.",
            zh="由医师判断相同项目能否由同一治疗方案解释。",
        ),
    ),
    "closed_circuit": SignalTerm(
        Text(en="admitted in turn in one closed set of hospitals", zh="在固定几家医院循环住院"),
        Text(
            en="People are admitted to one set of hospitals in an order that they share, beyond "
            "chance.",
            zh="多人按相同的顺序在固定几家医院轮流住院，超出随机预期。",
        ),
        check=Text(
            en="Compare admission notes of the hospitals; ask who referred each person.",
            zh="比对各医院入院记录，查明各人由谁介绍入院。",
        ),
    ),
    "left_together": SignalTerm(
        Text(en="admitted and discharged together", zh="同时入院且同时出院"),
        Text(
            en="People who were admitted together are also discharged together.",
            zh="同时入院的人员又同时出院。",
        ),
        check=Text(
            en="Check ward, meal and nursing records for the days before the joint discharge.",
            zh="核对同日出院前的病房、膳食及护理记录。",
        ),
    ),
}
