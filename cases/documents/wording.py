"""What stable codes are called in documents, in both languages; an unknown code shows itself."""

from collections.abc import Mapping

from model.language import Text

PROFILES: dict[str, Text] = {
    "sealed": Text(en="Sealed copy, real identities", zh="密封件·真实身份"),
    "working": Text(en="Working copy, keyed pseudonyms", zh="工作件·化名标识"),
    "public": Text(en="Public summary, masked", zh="公开件·已脱敏"),
}
ORIGINS: dict[str, Text] = {
    "ring": Text(en="screening of claims data", zh="医保结算数据筛查"),
    "tip": Text(en="report received", zh="举报投诉"),
    "inspection": Text(en="inspection", zh="监督检查"),
    "by_hand": Text(en="found by the agency", zh="本机关工作中发现"),
}
ENTITY_KINDS: dict[str, Text] = {
    "patient": Text(en="insured person", zh="参保人"),
    "doctor": Text(en="doctor", zh="医生"),
    "provider": Text(en="provider", zh="机构"),
    "pharmacy": Text(en="pharmacy", zh="药店"),
    "institution": Text(en="institution", zh="医疗机构"),
}
PARTY_ROLES: dict[str, Text] = {
    "organiser": Text(en="suspected organiser", zh="疑似组织者"),
    "doctor": Text(en="doctor", zh="医生"),
    "pharmacy": Text(en="pharmacy", zh="药店"),
    "institution": Text(en="institution", zh="医疗机构"),
    "patient": Text(en="insured person", zh="参保人"),
    "middleman": Text(en="suspected middleman", zh="疑似中间人"),
    "witness": Text(en="witness", zh="证人"),
    "other": Text(en="other", zh="其他"),
}
EVIDENCE_KINDS: dict[str, Text] = {
    "documentary": Text(en="documentary evidence", zh="书证"),
    "physical": Text(en="physical evidence", zh="物证"),
    "audiovisual": Text(en="audiovisual material", zh="视听资料"),
    "electronic": Text(en="electronic data", zh="电子数据"),
    "testimony": Text(en="testimony of a witness", zh="证人证言"),
    "party_statement": Text(en="statement of a party", zh="当事人的陈述"),
    "expert_opinion": Text(en="expert opinion", zh="鉴定意见"),
    "record": Text(en="record of inspection or scene", zh="勘验笔录、现场笔录"),
}
CLAIM_TYPES: dict[str, Text] = {
    "outpatient": Text(en="outpatient", zh="普通门诊"),
    "chronic_outpatient": Text(en="chronic outpatient", zh="门诊慢特病"),
    "inpatient": Text(en="inpatient", zh="住院"),
    "pharmacy": Text(en="pharmacy", zh="药店购药"),
    "other": Text(en="other", zh="其他"),
}
MEMBER_ROLES: dict[str, Text] = {
    "participant": Text(en="participant", zh="参与者"),
    "card_holder": Text(en="card holder", zh="持卡人"),
    "venue": Text(en="meeting place", zh="聚集地点"),
    "venue_doctor": Text(en="doctor visited", zh="就诊医生"),
    "rotating_patient": Text(en="admitted in turn", zh="循环住院人员"),
    "circuit_hospital": Text(en="hospital of the circuit", zh="循环住院医院"),
    "prescriber": Text(en="prescriber", zh="开方医生"),
    "recorded_elsewhere": Text(en="recorded elsewhere", zh="同时在别处有记录"),
    "signer": Text(en="signer", zh="签署医生"),
    "place": Text(en="place", zh="所在机构"),
    "source": Text(en="source of the packages", zh="药品来源"),
    "sink": Text(en="packages settled again", zh="药品再次结算处"),
    "handler": Text(en="handler of the packages", zh="药品经手人"),
    "shared_person": Text(en="shares an identifier", zh="共用标识的人员"),
    "registered_together": Text(en="registered together", zh="共同登记"),
    "linked_provider": Text(en="linked provider", zh="关联机构"),
    "billing_place": Text(en="billing place", zh="结算机构"),
    "pharmacy": Text(en="pharmacy", zh="药店"),
}
CLAIM_REASONS: dict[str, Text] = {
    "present_at_gathering": Text(en="at a gathering", zh="聚集时在场"),
    "filled_at_favoured_pharmacy": Text(en="filled at the favoured pharmacy", zh="在指向药店配药"),
    "settled_within_minutes": Text(en="settled minutes apart", zh="数分钟内连续结算"),
    "package_settled_again": Text(en="package settled again", zh="同一药品包装重复结算"),
    "stay_on_circuit": Text(en="stay on the circuit", zh="循环中的住院"),
    "impossible_presence": Text(en="two places at once", zh="同一时间出现在两处"),
    "treated_at_linked_providers": Text(en="at linked providers", zh="在关联机构就诊"),
    "treated_under_shared_identifier": Text(en="under a shared identifier", zh="以共用标识就诊"),
    "refund": Text(en="refund of a listed claim", zh="所列结算的退费"),
}
TYPOLOGIES: dict[str, Text] = {
    "lockstep": Text(en="people moved through claims together", zh="多人结伴就诊结算"),
    "card_collection": Text(en="cards collected and used together", zh="集中收取医保卡刷卡"),
    "steering": Text(en="prescriptions steered to one place", zh="处方定向引导至特定机构"),
    "shared_identity": Text(en="parties tied by a shared identity", zh="以共用身份信息关联的各方"),
    "impossible_presence": Text(en="presence at two places at once", zh="同一人同时出现在两地"),
    "recycled_drugs": Text(en="drugs settled more than once", zh="药品回流重复结算"),
    "rotating_admissions": Text(en="admissions in turn", zh="循环住院"),
}
SIGNALS: dict[str, Text] = {
    "co_timing": Text(en="together in time", zh="同时出现"),
    "shared_route": Text(en="same route", zh="共同路线"),
    "same_minutes": Text(en="same minutes", zh="同一时刻结算"),
    "shared_identifier": Text(en="shared identifier", zh="共用标识"),
    "exclusive_flow": Text(en="exclusive flow", zh="排他性流向"),
    "goods_trace": Text(en="goods settled again", zh="药品追溯"),
    "impossible": Text(en="impossible in fact", zh="事实上不可能"),
    "excess_cost": Text(en="excess cost", zh="费用偏高"),
    "same_basket": Text(en="same items", zh="相同项目"),
    "closed_circuit": Text(en="closed circuit", zh="封闭循环"),
    "left_together": Text(en="left together", zh="同日出院"),
}
CUSTODY_ACTIONS: dict[str, Text] = {
    "open": Text(en="open", zh="打开"),
    "view": Text(en="view", zh="查看"),
    "search": Text(en="search", zh="检索"),
    "edit": Text(en="edit", zh="修改"),
    "export": Text(en="export", zh="导出"),
    "approve": Text(en="approve", zh="批准"),
    "refuse": Text(en="refuse", zh="拒绝"),
    "judge": Text(en="judge", zh="研判"),
    "source": Text(en="register a source", zh="登记来源"),
    "tip": Text(en="take a tip in", zh="受理举报"),
    "account": Text(en="account", zh="账号"),
    "anchor": Text(en="anchor", zh="锚定"),
    "verify": Text(en="verify", zh="校验"),
    "exported": Text(en="exported", zh="已导出"),
}
YES = Text(en="yes", zh="是")
NO = Text(en="no", zh="否")
NOT_RECORDED = Text(en="not recorded", zh="未记载")
DRAFT = Text(en="DRAFT", zh="草稿 DRAFT")
TO_CONFIRM = Text(
    en="Wording to be confirmed by the using agency.", zh="本文书措辞须由使用机关核定。"
)


def called(table: Mapping[str, Text], code: str) -> Text:
    """The name of a code, or the code itself with spaces.

    >>> called(CLAIM_TYPES, "pharmacy").zh, called(CLAIM_TYPES, "home_visit").en
    ('药店购药', 'home visit')
    """
    plain = code.replace("_", " ")
    return table.get(code, Text(en=plain, zh=plain))


def listed(parts: "list[Text] | tuple[Text, ...]") -> Text:
    """Several names as one: commas in English, the enumeration comma in Chinese."""
    return Text(en=", ".join(p.en for p in parts), zh="、".join(p.zh for p in parts))


def both(text: str) -> Text:
    """Data that reads the same in both languages."""
    return Text(en=text, zh=text)


def filled(text: Text, **values: Text | str | int) -> Text:
    """A sentence with its places filled, each language with its own wording of a value.

    >>> filled(Text(en="by {who}", zh="由{who}"), who=PARTY_ROLES["doctor"]).zh
    '由医生'
    """

    def of(value: Text | str | int, chinese: bool) -> str | int:
        if isinstance(value, Text):
            return value.zh if chinese else value.en
        return value

    return Text(
        en=text.en.format(**{name: of(value, False) for name, value in values.items()}),
        zh=text.zh.format(**{name: of(value, True) for name, value in values.items()}),
    )
