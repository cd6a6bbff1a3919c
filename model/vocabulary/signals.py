"""The words of signals: the kinds of independent reasons for suspicion."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

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

SIGNALS: Mapping[SignalKind, Term] = {
    "co_timing": Term(
        Text(en="together more often than chance", zh="同时就诊次数超出随机预期"),
        Text(
            en="The same people meet at one place at one time more often than chance explains.",
            zh="同一批人在同一时间、同一地点出现的次数超出随机所能解释的范围。",
        ),
    ),
    "shared_route": Term(
        Text(en="together at several places", zh="在多处机构结伴出现"),
        Text(
            en="The same people turn up together at several places that are independent.",
            zh="同一批人在彼此独立的多处地点结伴出现。",
        ),
    ),
    "same_minutes": Term(
        Text(en="settled within the same minutes", zh="数分钟内连续结算"),
        Text(
            en="Claims of different people are settled at one counter within minutes.",
            zh="不同人员的费用在同一窗口数分钟内先后结算。",
        ),
    ),
    "shared_identifier": Term(
        Text(en="shared phone, address, account or owner", zh="共用电话、地址、账户或所有人"),
        Text(
            en="Parties that present themselves as strangers have a phone, an address, an account, "
            "an owner or a legal representative in common.",
            zh="自称互不相关的各方共用电话、地址、账户、所有人或法定代表人。",
        ),
    ),
    "exclusive_flow": Term(
        Text(en="flow to one place far above expectation", zh="流向单一机构远超预期"),
        Text(
            en="Prescriptions, goods or money go to one place far more than distance and size "
            "lead to expect.",
            zh="处方、药品或资金流向同一处，远超距离与规模所致的预期。",
        ),
    ),
    "goods_trace": Term(
        Text(en="one drug package settled more than once", zh="同一追溯码药品重复结算"),
        Text(
            en="The trace code of one drug package stands on more than one settlement.",
            zh="同一盒药品的追溯码出现在多次结算中。",
        ),
    ),
    "impossible": Term(
        Text(en="impossible presence", zh="时空上不可能"),
        Text(
            en="Somebody is recorded at two places at once, after death, or during a stay "
            "elsewhere.",
            zh="有人被记录为同时在两地、死亡之后或在别处住院期间就诊。",
        ),
    ),
    "excess_cost": Term(
        Text(en="amounts far above comparable claims", zh="费用远高于同类结算记录"),
        Text(
            en="The amounts lie far above those of comparable claims of the same provider.",
            zh="金额远高于同一机构的同类结算记录。",
        ),
    ),
    "same_basket": Term(
        Text(en="the same items for different people", zh="不同人员购买相同项目"),
        Text(
            en="Different people are billed the same list of items.",
            zh="不同人员的费用项目清单相同。",
        ),
    ),
    "closed_circuit": Term(
        Text(en="admitted in turn in one closed set of hospitals", zh="在固定几家医院循环住院"),
        Text(
            en="People are admitted to one set of hospitals in an order that they share, beyond "
            "chance.",
            zh="多人按相同的顺序在固定几家医院轮流住院，超出随机预期。",
        ),
    ),
    "left_together": Term(
        Text(en="admitted and discharged together", zh="同时入院且同时出院"),
        Text(
            en="People who were admitted together are also discharged together.",
            zh="同时入院的人员又同时出院。",
        ),
    ),
}
