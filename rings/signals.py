"""The kinds of signals by name, as people read them."""

from model.findings import SignalKind
from model.language import Text

SIGNAL_NAMES: dict[SignalKind, Text] = {
    "co_timing": Text(en="together more often than chance", zh="同时就诊次数超出随机预期"),
    "shared_route": Text(en="together at several places", zh="在多处机构结伴出现"),
    "same_minutes": Text(en="settled within the same minutes", zh="数分钟内连续结算"),
    "shared_identifier": Text(
        en="shared phone, address, account or owner", zh="共用电话、地址、账户或所有人"
    ),
    "exclusive_flow": Text(en="flow to one place far above expectation", zh="流向单一机构远超预期"),
    "goods_trace": Text(en="one drug package settled more than once", zh="同一追溯码药品重复结算"),
    "impossible": Text(en="impossible presence", zh="时空上不可能"),
    "excess_cost": Text(en="amounts far above comparable claims", zh="费用远高于同类结算"),
    "closed_circuit": Text(
        en="admitted in turn in one closed set of hospitals", zh="在固定几家医院循环住院"
    ),
    "left_together": Text(en="admitted and discharged together", zh="同时入院且同时出院"),
    "same_basket": Text(en="the same items for different people", zh="不同人员购买相同项目"),
}
