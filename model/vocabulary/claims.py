"""The words of claims: entities, kinds of members, kinds of claims, tables and relations."""

from collections.abc import Mapping
from typing import Literal, get_args

from model.language import Text
from model.vocabulary.term import Term

EntityKind = Literal[
    "patient", "doctor", "pharmacy", "institution", "phone", "address", "account", "owner"
]

_PATIENT = Term(
    Text(en="insured person", zh="参保人"),
    Text(en="Somebody who is covered by medical insurance.", zh="参加医疗保险的人员。"),
)
_DOCTOR = Term(
    Text(en="doctor", zh="医师"),
    Text(en="Whoever treats, signs or prescribes.", zh="诊疗、签署或者开具处方的人员。"),
)

ENTITY_KINDS: Mapping[EntityKind, Term] = {
    "patient": _PATIENT,
    "doctor": _DOCTOR,
    "pharmacy": Term(
        Text(en="pharmacy", zh="药店"),
        Text(en="Provider that dispenses drugs.", zh="配药的医药机构。"),
    ),
    "institution": Term(
        Text(en="medical institution", zh="医疗机构"),
        Text(en="Provider that treats: hospital, clinic.", zh="提供诊疗的医药机构，如医院、诊所。"),
    ),
    "phone": Term(
        Text(en="phone", zh="电话"), Text(en="Registered phone number.", zh="登记的电话号码。")
    ),
    "address": Term(
        Text(en="address", zh="地址"), Text(en="Registered address.", zh="登记的地址。")
    ),
    "account": Term(
        Text(en="bank account", zh="银行账户"),
        Text(en="Account that receives payments.", zh="收取款项的账户。"),
    ),
    "owner": Term(
        Text(en="owner", zh="所有人"),
        Text(
            en="Owner or legal representative of a provider.",
            zh="医药机构的所有人或者法定代表人。",
        ),
    ),
}
"""What a graph is made of."""

MemberKind = Literal["patient", "doctor", "provider"]

MEMBER_KINDS: Mapping[MemberKind, Term] = {
    "patient": _PATIENT,
    "doctor": _DOCTOR,
    "provider": Term(
        Text(en="provider", zh="医药机构"),
        Text(
            en="Institution or pharmacy that settles claims with the fund.",
            zh="与基金结算的医疗机构或者药店。",
        ),
    ),
}
"""What members of a ring are."""

PARTICIPANTS: Mapping[str, Term] = dict([*ENTITY_KINDS.items(), *MEMBER_KINDS.items()])
"""Whoever a case can name: entities of the graph and members of rings."""

ClaimType = Literal["outpatient", "chronic_outpatient", "inpatient", "pharmacy", "other"]

CLAIM_TYPES: Mapping[ClaimType, Term] = {
    "outpatient": Term(
        Text(en="outpatient", zh="普通门诊"),
        Text(en="Visit of the general kind.", zh="普通门诊就诊。"),
    ),
    "chronic_outpatient": Term(
        Text(en="chronic outpatient", zh="门诊慢特病"),
        Text(
            en="Visit under the scheme for chronic and special diseases.",
            zh="门诊慢性病、特殊疾病就诊。",
        ),
    ),
    "inpatient": Term(
        Text(en="inpatient", zh="住院"), Text(en="Stay in a hospital.", zh="住院诊疗。")
    ),
    "pharmacy": Term(
        Text(en="pharmacy", zh="药店购药"),
        Text(en="Purchase at a pharmacy.", zh="在药店购药。"),
    ),
    "other": Term(Text(en="other", zh="其他"), Text(en="Anything else.", zh="其他情形。")),
}
"""Kinds of claims."""

TableName = Literal[
    "patients", "doctors", "providers", "claims", "claim_lines", "claim_doctors", "relations"
]

TABLES: Mapping[TableName, Term] = {
    "patients": Term(
        Text(en="Insured persons", zh="参保人"),
        Text(en="One insured person per row.", zh="每行一名参保人。"),
    ),
    "doctors": Term(
        Text(en="Doctors", zh="医师"), Text(en="One doctor per row.", zh="每行一名医师。")
    ),
    "providers": Term(
        Text(en="Providers", zh="医药机构"),
        Text(en="One institution or pharmacy per row.", zh="每行一家医疗机构或者药店。"),
    ),
    "claims": Term(
        Text(en="Claims", zh="结算记录"), Text(en="One settlement per row.", zh="每行一次结算。")
    ),
    "claim_lines": Term(
        Text(en="Claim lines", zh="结算明细"),
        Text(en="One item of a claim per row.", zh="每行为结算记录中的一个项目。"),
    ),
    "claim_doctors": Term(
        Text(en="Doctors on claims", zh="结算记录所涉医师"),
        Text(
            en="Every doctor named on a claim, where a source names more than one.",
            zh="来源载明多名医师时，结算记录所涉的每名医师。",
        ),
    ),
    "relations": Term(
        Text(en="Registered relations", zh="登记关系"),
        Text(en="Registered facts between two entities.", zh="两个主体之间的登记事实。"),
    ),
}
"""The canonical tables of the layout."""

ClaimRelation = Literal["treated_by", "claimed_at", "billed_at", "prescribed_to", "fills_at"]
RegisteredRelation = Literal[
    "has_phone",
    "lives_at",
    "located_at",
    "paid_to",
    "owned_by",
    "represented_by",
    "resides_at",
    "registered_at",
]
StatedRelation = Literal[
    "owns",
    "employed_by",
    "practises_at",
    "billed_through",
    "branch_of",
    "family_of",
    "dual_channel_for",
]
RelationName = Literal[ClaimRelation, RegisteredRelation, StatedRelation]

CLAIM_RELATIONS: tuple[ClaimRelation, ...] = get_args(ClaimRelation)
"""Relations aggregated from claims; each can list the claims behind it."""

REGISTERED_RELATIONS: tuple[RegisteredRelation, ...] = get_args(RegisteredRelation)
"""Relations from the columns of the registers.

The relations table of the layout states more; those that the product reads are named here too.
"""

RELATIONS: Mapping[RelationName, Term] = {
    "treated_by": Term(
        Text(en="treated by", zh="就诊医师"),
        Text(en="An insured person was treated by a doctor.", zh="参保人由医师诊疗。"),
    ),
    "claimed_at": Term(
        Text(en="claimed at", zh="结算于"),
        Text(en="An insured person has claims at a provider.", zh="参保人在医药机构有结算记录。"),
    ),
    "billed_at": Term(
        Text(en="billed at", zh="执业结算于"),
        Text(
            en="A doctor is named on claims of an institution.", zh="医疗机构的结算记录载有医师。"
        ),
    ),
    "prescribed_to": Term(
        Text(en="prescriptions filled at", zh="处方流向"),
        Text(en="Prescriptions of a doctor are filled at a pharmacy.", zh="医师的处方在药店配药。"),
    ),
    "fills_at": Term(
        Text(en="its prescriptions filled at", zh="外配流向"),
        Text(
            en="Prescriptions of an institution are filled at a pharmacy.",
            zh="医疗机构的处方在药店配药。",
        ),
    ),
    "has_phone": Term(
        Text(en="has phone", zh="登记电话"),
        Text(en="Somebody or something is registered with a phone.", zh="主体登记的电话。"),
    ),
    "lives_at": Term(
        Text(en="lives at", zh="登记住址"),
        Text(en="An insured person is registered at an address.", zh="参保人登记的住址。"),
    ),
    "located_at": Term(
        Text(en="located at", zh="登记地址"),
        Text(en="A provider is registered at an address.", zh="医药机构登记的地址。"),
    ),
    "paid_to": Term(
        Text(en="paid to", zh="收款账户"),
        Text(en="Payments go to a bank account.", zh="款项所付的银行账户。"),
    ),
    "owned_by": Term(
        Text(en="owned by", zh="所有人"),
        Text(en="A provider belongs to an owner.", zh="医药机构归所有人所有。"),
    ),
    "represented_by": Term(
        Text(en="represented by", zh="法定代表人"),
        Text(en="A provider has a legal representative.", zh="医药机构的法定代表人。"),
    ),
    "resides_at": Term(
        Text(en="resides at", zh="入住机构"),
        Text(en="An insured person lives in a home.", zh="参保人入住的养老等机构。"),
    ),
    "registered_at": Term(
        Text(en="registered at", zh="主要执业机构"),
        Text(en="A doctor's main place of practice.", zh="医师的主要执业机构。"),
    ),
    "owns": Term(
        Text(en="owns", zh="持有"),
        Text(en="An owner owns a provider.", zh="所有人持有医药机构。"),
    ),
    "employed_by": Term(
        Text(en="employed by", zh="受聘于"),
        Text(en="A doctor is employed by an institution.", zh="医师受聘于医疗机构。"),
    ),
    "practises_at": Term(
        Text(en="practises at", zh="执业于"),
        Text(
            en="A doctor is registered for a further place of practice.",
            zh="医师登记的其他执业机构。",
        ),
    ),
    "billed_through": Term(
        Text(en="billed through", zh="通过其结算"),
        Text(en="A doctor bills through an institution.", zh="医师通过医疗机构办理结算。"),
    ),
    "branch_of": Term(
        Text(en="branch of", zh="分支机构所属"),
        Text(
            en="A provider is a declared branch of another one.",
            zh="医药机构申报为另一机构的分支。",
        ),
    ),
    "family_of": Term(
        Text(en="family of", zh="亲属"),
        Text(en="Two people are registered as family.", zh="两人登记为亲属。"),
    ),
    "dual_channel_for": Term(
        Text(en="designated for the drug", zh="双通道供应"),
        Text(en="A pharmacy is designated to sell a drug.", zh="药店经指定供应该药品。"),
    ),
}
"""Names of edges, chosen so that source, name and target read aloud."""
