"""The words of a case: where it came from, who is in it, its steps, terms and judgements."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

CaseOrigin = Literal["ring", "tip", "inspection", "by_hand"]

ORIGINS: Mapping[CaseOrigin, Term] = {
    "ring": Term(
        Text(en="screening of claims data", zh="医保结算数据筛查"),
        Text(en="A ring that a run found.", zh="一次运行所发现的团伙线索。"),
    ),
    "tip": Term(
        Text(en="report received", zh="举报投诉"),
        Text(en="A tip from outside.", zh="外部的举报线索。"),
    ),
    "inspection": Term(
        Text(en="inspection", zh="监督检查"),
        Text(en="An inspection by the agency.", zh="本机关的监督检查。"),
    ),
    "by_hand": Term(
        Text(en="found by the agency", zh="本机关工作中发现"),
        Text(en="Anything else that the agency came upon.", zh="本机关在工作中发现的其他情形。"),
    ),
}
"""Where a case came from."""

Channel = Literal["hotline", "letter", "visit", "web"]

CHANNELS: Mapping[Channel, Term] = {
    "hotline": Term(
        Text(en="hotline", zh="热线"), Text(en="A call to the hotline.", zh="热线电话举报。")
    ),
    "letter": Term(
        Text(en="letter", zh="来信"), Text(en="A letter to the agency.", zh="向本机关来信举报。")
    ),
    "visit": Term(
        Text(en="visit", zh="来访"), Text(en="Somebody came in person.", zh="举报人当面来访。")
    ),
    "web": Term(
        Text(en="web", zh="网络"), Text(en="A form or message on the web.", zh="通过网络举报。")
    ),
}
"""How a tip came."""

PartyRole = Literal[
    "organiser", "doctor", "pharmacy", "institution", "patient", "middleman", "witness", "other"
]

PARTY_ROLES: Mapping[PartyRole, Term] = {
    "organiser": Term(
        Text(en="suspected organiser", zh="疑似组织者"),
        Text(en="Seems to have brought the others together.", zh="疑似召集、组织其他人员者。"),
    ),
    "doctor": Term(
        Text(en="doctor", zh="医师"), Text(en="Doctor whom the case is about.", zh="案件所涉医师。")
    ),
    "pharmacy": Term(
        Text(en="pharmacy", zh="药店"),
        Text(en="Pharmacy that the case is about.", zh="案件所涉药店。"),
    ),
    "institution": Term(
        Text(en="medical institution", zh="医疗机构"),
        Text(en="Institution that the case is about.", zh="案件所涉医疗机构。"),
    ),
    "patient": Term(
        Text(en="insured person", zh="参保人"),
        Text(en="Insured person whom the case is about.", zh="案件所涉参保人。"),
    ),
    "middleman": Term(
        Text(en="suspected middleman", zh="疑似中间人"),
        Text(en="Seems to have put parties in touch.", zh="疑似在各方之间牵线者。"),
    ),
    "witness": Term(
        Text(en="witness", zh="证人"),
        Text(en="Can tell what happened.", zh="了解案件情况的人员。"),
    ),
    "other": Term(
        Text(en="other", zh="其他"),
        Text(en="Named for another reason.", zh="因其他原因列明者。"),
    ),
}
"""What a party is in a case; a suspicion, never a conclusion."""

JudgementKind = Literal["CONFIRMED", "CLEARED", "UNSURE", "UNREVIEWED"]

JUDGEMENTS: Mapping[JudgementKind, Term] = {
    "CONFIRMED": Term(
        Text(en="confirmed", zh="确认"),
        Text(en="A person holds the suspicion credible.", zh="研判人员认为线索可信。"),
    ),
    "CLEARED": Term(
        Text(en="cleared", zh="排除"),
        Text(en="A person holds the suspicion explained.", zh="研判人员认为疑点已得到解释。"),
    ),
    "UNSURE": Term(
        Text(en="unsure", zh="存疑"),
        Text(en="People disagree, or cannot tell yet.", zh="意见不一致或者尚无法判断。"),
    ),
    "UNREVIEWED": Term(
        Text(en="not reviewed", zh="未研判"),
        Text(
            en="Nobody has judged the ring, or a judgement was taken back.",
            zh="尚无人研判，或者研判已撤回。",
        ),
    ),
}
"""What people decide about a ring."""

Element = Literal["claim", "falsity", "knowledge", "materiality", "causation"]

ELEMENTS: Mapping[Element, Term] = {
    "claim": Term(
        Text(en="claim", zh="申报"), Text(en="Payment was asked for.", zh="提出了付款申报。")
    ),
    "falsity": Term(
        Text(en="falsity", zh="虚假性"),
        Text(en="What was claimed was not true.", zh="申报内容不实。"),
    ),
    "knowledge": Term(
        Text(en="knowledge", zh="明知"),
        Text(en="Whoever claimed knew it, or should have.", zh="申报人明知或者应当知道。"),
    ),
    "materiality": Term(
        Text(en="materiality", zh="重大性"),
        Text(en="It mattered to the decision to pay.", zh="足以影响付款决定。"),
    ),
    "causation": Term(
        Text(en="causation", zh="因果关系"),
        Text(en="It led to the payment.", zh="导致了付款。"),
    ),
}
"""What a claim under the False Claims Act of the United States has to show."""

StepFact = Literal[
    "appraiser",
    "approval_no",
    "archive_no",
    "decision",
    "disposal",
    "document_no",
    "items",
    "minutes",
    "notice_no",
    "opinion",
    "package_sha256",
    "reason",
    "receipt_no",
    "recipient",
    "result",
    "suspected_crime",
]

STEP_FACTS: Mapping[StepFact, Term] = {
    "appraiser": Term(
        Text(en="appraiser", zh="检验鉴定机构"),
        Text(en="Who tests or appraises.", zh="进行检验、鉴定的机构或者人员。"),
    ),
    "approval_no": Term(
        Text(en="approval no.", zh="批准文号"),
        Text(en="Number of the approving document.", zh="批准文件的文号。"),
    ),
    "archive_no": Term(
        Text(en="archive no.", zh="归档号"),
        Text(en="Number under which the case is archived.", zh="案件归档的编号。"),
    ),
    "decision": Term(
        Text(en="decision", zh="决定"), Text(en="What was decided.", zh="作出的决定。")
    ),
    "disposal": Term(
        Text(en="disposal", zh="处理情况"),
        Text(en="What became of preserved evidence.", zh="先行登记保存证据的处理情况。"),
    ),
    "document_no": Term(
        Text(en="document no.", zh="文书编号"),
        Text(en="Number of the document.", zh="文书的编号。"),
    ),
    "items": Term(Text(en="items", zh="物品"), Text(en="The things concerned.", zh="所涉物品。")),
    "minutes": Term(
        Text(en="minutes", zh="讨论记录"),
        Text(en="Minutes of the discussion.", zh="集体讨论的记录。"),
    ),
    "notice_no": Term(
        Text(en="notice no.", zh="告知书编号"),
        Text(en="Number of the notice to the party.", zh="行政处罚告知书的编号。"),
    ),
    "opinion": Term(
        Text(en="opinion", zh="意见"),
        Text(en="The opinion that was given.", zh="提出的意见。"),
    ),
    "package_sha256": Term(
        Text(en="SHA-256 of the package", zh="卷宗的校验值"),
        Text(en="Digest of the package that was sent.", zh="所移送卷宗的校验值。"),
    ),
    "reason": Term(Text(en="reason", zh="理由"), Text(en="Why it was done.", zh="办理的理由。")),
    "receipt_no": Term(
        Text(en="receipt no.", zh="回执编号"),
        Text(en="Number of the receipt.", zh="回执的编号。"),
    ),
    "recipient": Term(
        Text(en="recipient", zh="受移送机关"),
        Text(en="Authority to which the case is transferred.", zh="接收移送案件的机关。"),
    ),
    "result": Term(Text(en="result", zh="结果"), Text(en="What came of it.", zh="所得的结果。")),
    "suspected_crime": Term(
        Text(en="offence suspected", zh="涉嫌罪名"),
        Text(en="Offence that the officers propose for examination.", zh="承办人提请审查的罪名。"),
    ),
}
"""What steps of the procedure record (cases/rules/procedure_cn.toml)."""

Decision = Literal["penalise", "no_penalty", "not_established", "other_authority", "justice"]

DECISIONS: Mapping[Decision, Term] = {
    "penalise": Term(
        Text(en="penalise", zh="予以处罚"),
        Text(en="An administrative penalty is imposed.", zh="给予行政处罚。"),
    ),
    "no_penalty": Term(
        Text(en="no penalty", zh="不予处罚"),
        Text(en="No penalty is imposed.", zh="不给予行政处罚。"),
    ),
    "not_established": Term(
        Text(en="not established", zh="违法事实不成立"),
        Text(en="The facts are not established.", zh="违法事实不能成立。"),
    ),
    "other_authority": Term(
        Text(en="other authority", zh="移送其他机关"),
        Text(en="The case goes to another authority.", zh="案件移送其他有权机关。"),
    ),
    "justice": Term(
        Text(en="criminal justice", zh="移送司法机关"),
        Text(en="The case goes to criminal justice.", zh="案件移送司法机关。"),
    ),
}
"""How a case can be decided."""

TermState = Literal["running", "late", "met", "met_late"]

TERM_STATES: Mapping[TermState, Term] = {
    "running": Term(
        Text(en="running", zh="进行中"),
        Text(en="The term has begun and has not ended.", zh="期限已起算，尚未届满。"),
    ),
    "late": Term(
        Text(en="OVERDUE", zh="已逾期"),
        Text(en="The term ended and was not met.", zh="期限已届满，尚未办结。"),
    ),
    "met": Term(
        Text(en="met", zh="按期办结"),
        Text(en="The term was met in time.", zh="在期限内办结。"),
    ),
    "met_late": Term(
        Text(en="met late", zh="逾期办结"),
        Text(en="The term was met after its end.", zh="在期限届满后办结。"),
    ),
}
"""How a legal term stands."""
