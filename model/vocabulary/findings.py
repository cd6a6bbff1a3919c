"""The words of findings: typologies, roles, reasons of claims, what was not examined, outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term


@dataclass(frozen=True, slots=True)
class TypologyTerm(Term):
    """A typology; ``pattern`` completes "Indicators consistent with ..."."""

    pattern: Text


TypologyCode = Literal[
    "lockstep",
    "card_collection",
    "steering",
    "shared_identity",
    "impossible_presence",
    "recycled_drugs",
    "rotating_admissions",
]

TYPOLOGIES: Mapping[TypologyCode, TypologyTerm] = {
    "lockstep": TypologyTerm(
        Text(en="Lockstep group", zh="结伴就诊"),
        Text(
            en="The same insured persons turn up together, again and again.",
            zh="同一批参保人一再结伴就诊。",
        ),
        Text(en="people moved through claims together", zh="多人结伴就诊结算"),
    ),
    "card_collection": TypologyTerm(
        Text(en="Card collection at one till", zh="敛卡集中刷卡"),
        Text(
            en="Many cards are run through one till within minutes, again and again.",
            zh="多张医保卡一再于数分钟内在同一窗口集中刷卡。",
        ),
        Text(en="cards collected and used together", zh="集中收取医保卡刷卡"),
    ),
    "steering": TypologyTerm(
        Text(en="Doctor-pharmacy steering", zh="医师定向引导购药"),
        Text(
            en="Prescriptions end at one pharmacy for no visible reason.",
            zh="处方无明显缘由地集中流向同一药店。",
        ),
        Text(en="prescriptions steered to one place", zh="处方定向引导至特定机构"),
    ),
    "shared_identity": TypologyTerm(
        Text(en="Shared identity", zh="身份信息共用"),
        Text(
            en="Strangers stand under one phone or account, or clinics under one hidden owner.",
            zh="互不相关者共用电话或账户，或者多家机构归同一隐名所有人。",
        ),
        Text(en="parties tied by a shared identity", zh="以共用身份信息关联的各方"),
    ),
    "impossible_presence": TypologyTerm(
        Text(en="Impossible presence", zh="时空冲突就诊"),
        Text(
            en="People sign or are treated at a place while known to be elsewhere.",
            zh="在已知身处别处时，仍有签署或就诊记录。",
        ),
        Text(en="presence at two places at once", zh="同一人同时出现在两地"),
    ),
    "recycled_drugs": TypologyTerm(
        Text(en="Recycled drugs", zh="回流药"),
        Text(
            en="The same drug package is settled again, and again by the same hands.",
            zh="同一盒药品再次结算，且屡经同一批人之手。",
        ),
        Text(en="drugs settled more than once", zh="药品回流重复结算"),
    ),
    "rotating_admissions": TypologyTerm(
        Text(en="Rotating admissions", zh="循环住院"),
        Text(
            en="The same persons circulate through one closed set of hospitals.",
            zh="同一批人员在固定几家医院之间循环住院。",
        ),
        Text(en="admissions in turn to one closed set of hospitals", zh="在固定几家医院循环住院"),
    ),
}
"""The patterns that are looked for."""

RoleCode = Literal[
    "participant",
    "card_holder",
    "venue",
    "venue_doctor",
    "rotating_patient",
    "circuit_hospital",
    "prescriber",
    "pharmacy",
    "recorded_elsewhere",
    "signer",
    "place",
    "source",
    "sink",
    "handler",
    "shared_person",
    "registered_together",
    "linked_provider",
    "billing_place",
]

ROLES: Mapping[RoleCode, Term] = {
    "participant": Term(
        Text(en="participant", zh="参与者"),
        Text(en="Takes part in the gatherings of the group.", zh="参加该群体的聚集就诊。"),
    ),
    "card_holder": Term(
        Text(en="card holder", zh="持卡人"),
        Text(
            en="Holds a card that was settled with the others within minutes.",
            zh="其医保卡与他人的医保卡在数分钟内先后结算。",
        ),
    ),
    "venue": Term(
        Text(en="meeting place", zh="聚集地点"),
        Text(en="Provider where the group gathers.", zh="该群体聚集就诊的机构。"),
    ),
    "venue_doctor": Term(
        Text(en="doctor visited", zh="就诊医师"),
        Text(en="Doctor whom the group visits.", zh="该群体前往就诊的医师。"),
    ),
    "rotating_patient": Term(
        Text(en="admitted in turn", zh="循环住院人员"),
        Text(
            en="Is admitted to the hospitals of the circuit in turn.",
            zh="在循环所涉各医院轮流住院。",
        ),
    ),
    "circuit_hospital": Term(
        Text(en="hospital of the circuit", zh="循环住院医院"),
        Text(
            en="Hospital to which the people of the circuit are admitted in turn.",
            zh="循环住院人员轮流入住的医院。",
        ),
    ),
    "prescriber": Term(
        Text(en="prescriber", zh="开方医师"),
        Text(en="Doctor whose prescriptions flow to the pharmacy.", zh="其处方流向该药店的医师。"),
    ),
    "pharmacy": Term(
        Text(en="pharmacy", zh="药店"),
        Text(en="Pharmacy to which the prescriptions flow.", zh="处方所流向的药店。"),
    ),
    "recorded_elsewhere": Term(
        Text(en="recorded elsewhere at the time", zh="同时在别处有记录"),
        Text(
            en="Is recorded elsewhere, or as dead, at the time of the claim.",
            zh="结算记录所载时间内另有别处的记录，或者已经死亡。",
        ),
    ),
    "signer": Term(
        Text(en="signer", zh="签署医师"),
        Text(
            en="Doctor who signed the claims of the pattern.", zh="签署该模式所涉结算记录的医师。"
        ),
    ),
    "place": Term(
        Text(en="place of the claims", zh="所在机构"),
        Text(
            en="Provider at which the impossible claims were recorded.",
            zh="时空冲突的结算记录所在的机构。",
        ),
    ),
    "source": Term(
        Text(en="source of the packages", zh="药品来源"),
        Text(en="Provider where the drug packages were settled first.", zh="药品首次结算的机构。"),
    ),
    "sink": Term(
        Text(en="where packages are settled again", zh="药品再次结算处"),
        Text(en="Provider where the drug packages were settled again.", zh="药品再次结算的机构。"),
    ),
    "handler": Term(
        Text(en="handler of the packages", zh="药品经手人"),
        Text(en="Appears with several of the drug packages.", zh="与其中多盒药品有关的人员。"),
    ),
    "shared_person": Term(
        Text(en="treated at several linked providers", zh="在多家关联机构就诊人员"),
        Text(
            en="Is treated at several of the providers that an identifier links.",
            zh="在多家以共用标识相关联的机构就诊。",
        ),
    ),
    "registered_together": Term(
        Text(en="registered together", zh="共同登记人员"),
        Text(
            en="Is registered under an identifier of people of other households.",
            zh="与其他家庭的人员登记于同一标识之下。",
        ),
    ),
    "linked_provider": Term(
        Text(en="linked provider", zh="关联机构"),
        Text(
            en="Shares an owner, representative, phone, address or account with other providers.",
            zh="与其他机构共用所有人、法定代表人、电话、地址或账户。",
        ),
    ),
    "billing_place": Term(
        Text(en="billing place", zh="结算机构"),
        Text(
            en="Provider that billed the people who are registered together.",
            zh="为共同登记人员办理结算的机构。",
        ),
    ),
}
"""What members do in a pattern."""

ReasonCode = Literal[
    "present_at_gathering",
    "filled_at_favoured_pharmacy",
    "settled_within_minutes",
    "package_settled_again",
    "stay_on_circuit",
    "impossible_presence",
    "treated_at_linked_providers",
    "treated_under_shared_identifier",
    "refund",
]

REASONS: Mapping[ReasonCode, Term] = {
    "present_at_gathering": Term(
        Text(en="at a gathering", zh="聚集时在场"),
        Text(
            en="The claim was made while the group gathered.", zh="该结算记录产生于群体聚集之时。"
        ),
    ),
    "filled_at_favoured_pharmacy": Term(
        Text(en="filled at the favoured pharmacy", zh="在指向药店配药"),
        Text(
            en="A prescription of the doctors was filled at the pharmacy they favour.",
            zh="所涉医师的处方在其所指向的药店配药。",
        ),
    ),
    "settled_within_minutes": Term(
        Text(en="settled minutes apart", zh="与他人数分钟内连续结算"),
        Text(
            en="The claim was settled within minutes of claims of other members.",
            zh="该结算记录与其他成员的结算记录在数分钟内先后产生。",
        ),
    ),
    "package_settled_again": Term(
        Text(en="package settled again", zh="同一药品包装重复结算"),
        Text(
            en="The claim holds a drug package that was settled twice.",
            zh="该结算记录含有被重复结算的药品。",
        ),
    ),
    "stay_on_circuit": Term(
        Text(en="stay on the circuit", zh="循环中的住院"),
        Text(
            en="The claim is a stay in a hospital of the circuit.",
            zh="该结算记录为循环所涉医院的一次住院。",
        ),
    ),
    "impossible_presence": Term(
        Text(en="impossible presence", zh="时空上不可能"),
        Text(
            en="The claim places somebody where they cannot have been.",
            zh="该结算记录所载人员当时不可能在场。",
        ),
    ),
    "treated_at_linked_providers": Term(
        Text(en="at linked providers", zh="在关联机构就诊"),
        Text(
            en="The claim is that of a shared person at one of the linked providers.",
            zh="该结算记录为共同就诊人员在关联机构之一产生。",
        ),
    ),
    "treated_under_shared_identifier": Term(
        Text(en="under a shared identifier", zh="以共用标识就诊"),
        Text(
            en="The claim is that of somebody who is registered under the shared identifier.",
            zh="该结算记录属于登记于共用标识之下的人员。",
        ),
    ),
    "refund": Term(
        Text(en="refund of a listed claim", zh="所列结算记录的退费"),
        Text(
            en="The claim refunds another claim of the list.", zh="该结算记录为所列结算记录的退费。"
        ),
    ),
}
"""Why a claim is in a ring."""

SkipCode = Literal[
    "reversed",
    "groups_too_large",
    "batch_upload",
    "no_time_of_day_or_reversed",
    "no_doctor",
    "designated_drug",
    "hall_pharmacy",
    "few_patients",
    "residence_identifier",
    "common_identifier",
    "placeholder",
    "shared_doctor_code",
    "split_pack",
    "returned",
    "planned_course",
    "open_sets",
]

SKIPS: Mapping[SkipCode, Term] = {
    "reversed": Term(
        Text(en="reversed", zh="已冲销"),
        Text(
            en="Claims that were reversed, and the claims that reverse them.",
            zh="已冲销的结算记录及其冲销记录。",
        ),
    ),
    "groups_too_large": Term(
        Text(en="groups too large", zh="群体过大"),
        Text(
            en="Groups so large that an institution must be the reason.",
            zh="规模过大、应系机构安排所致的群体。",
        ),
    ),
    "batch_upload": Term(
        Text(en="settled in a batch", zh="批量结算"),
        Text(
            en="Claims of minutes in which so many are settled that it is an upload.",
            zh="同一分钟内结算过多、应系批量上传的结算记录。",
        ),
    ),
    "no_time_of_day_or_reversed": Term(
        Text(en="no time of day, or reversed", zh="无具体时刻或已冲销"),
        Text(
            en="Claims without a time of day, and reversed ones.",
            zh="未载具体时刻或者已冲销的结算记录。",
        ),
    ),
    "no_doctor": Term(
        Text(en="no doctor named", zh="未载明医师"),
        Text(
            en="Pharmacy claims that name no prescribing doctor.",
            zh="未载明开方医师的药店结算记录。",
        ),
    ),
    "designated_drug": Term(
        Text(en="drug that only few may sell", zh="定点供应药品"),
        Text(
            en="Fills of drugs that only designated pharmacies may sell: no choice was made.",
            zh="仅限指定药店供应的药品，购药地点并非选择所致。",
        ),
    ),
    "hall_pharmacy": Term(
        Text(en="pharmacy in the hospital's hall", zh="院内药店"),
        Text(
            en="Fills at a pharmacy at the door of the place of prescription.",
            zh="在开方地点门口的药店配药。",
        ),
    ),
    "few_patients": Term(
        Text(en="too few insured persons", zh="参保人过少"),
        Text(
            en="Fills of doctors and pharmacies with too few insured persons in common.",
            zh="共同参保人过少的医师与药店之间的配药。",
        ),
    ),
    "residence_identifier": Term(
        Text(en="identifier of a collective residence", zh="集中居住地的标识"),
        Text(
            en="Registrations under an identifier of the home in which the people live.",
            zh="登记于所居住的集中居住机构标识之下。",
        ),
    ),
    "common_identifier": Term(
        Text(en="identifier that many share", zh="多人共用的常见标识"),
        Text(
            en="Registrations under an identifier with so many holders that it links nobody.",
            zh="登记于持有者过多、不足以说明关联的标识之下。",
        ),
    ),
    "placeholder": Term(
        Text(en="placeholder instead of a value", zh="占位值"),
        Text(
            en="Registrations that hold a filler word in place of an identifier.",
            zh="以占位词代替标识的登记。",
        ),
    ),
    "shared_doctor_code": Term(
        Text(en="code shared by several doctors", zh="多名医师共用编码"),
        Text(
            en="Signatures under a code that is that of a whole department.",
            zh="以整个科室共用的医师编码签署的记录。",
        ),
    ),
    "split_pack": Term(
        Text(en="split packs", zh="拆零"),
        Text(
            en="Drug packages that are split over several buyers.", zh="拆零售予多名购买者的药品。"
        ),
    ),
    "returned": Term(
        Text(en="returned", zh="已退药"),
        Text(
            en="Drug packages that were returned and may be sold again.",
            zh="已退回、可再次销售的药品。",
        ),
    ),
    "planned_course": Term(
        Text(en="planned course of treatment", zh="计划性疗程"),
        Text(
            en="Stays that belong to a planned course, such as chemotherapy.",
            zh="属于计划性疗程（如化疗）的住院。",
        ),
    ),
    "open_sets": Term(
        Text(en="sets of hospitals open to others", zh="非封闭的医院组合"),
        Text(
            en="Sets of hospitals that their people also leave for others.",
            zh="其人员也常前往他院住院的医院组合。",
        ),
    ),
}
"""Why rows or groups were not examined."""

OutcomeStatus = Literal["ok", "skipped", "failed"]

STATUSES: Mapping[OutcomeStatus, Term] = {
    "ok": Term(
        Text(en="done", zh="完成"),
        Text(en="The typology examined the data.", zh="该手法已检测完毕。"),
    ),
    "skipped": Term(
        Text(en="skipped", zh="跳过"),
        Text(en="The data lack what the typology needs.", zh="数据缺少该手法检测所需的内容。"),
    ),
    "failed": Term(
        Text(en="FAILED", zh="失败"),
        Text(
            en="The typology failed; what it would have found is missing.",
            zh="该手法检测失败，其可能的发现缺失。",
        ),
    ),
}
"""What became of a typology in a run."""
