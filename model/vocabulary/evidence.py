"""The words of evidence and of what is handed over: kinds, contents, copies, templates."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

EvidenceKind = Literal[
    "documentary",
    "physical",
    "audiovisual",
    "electronic",
    "testimony",
    "party_statement",
    "expert_opinion",
    "record",
]

EVIDENCE_KINDS: Mapping[EvidenceKind, Term] = {
    "documentary": Term(
        Text(en="documentary evidence", zh="书证"),
        Text(en="A document whose content proves something.", zh="以其内容证明案件事实的文件。"),
    ),
    "physical": Term(
        Text(en="physical evidence", zh="物证"),
        Text(
            en="A thing whose form or place proves something.",
            zh="以其形态或者存在证明案件事实的物品。",
        ),
    ),
    "audiovisual": Term(
        Text(en="audiovisual material", zh="视听资料"),
        Text(en="A recording of sound or pictures.", zh="录音、录像等资料。"),
    ),
    "electronic": Term(
        Text(en="electronic data", zh="电子数据"),
        Text(en="Data in electronic form.", zh="以电子形式存在的数据。"),
    ),
    "testimony": Term(
        Text(en="testimony of a witness", zh="证人证言"),
        Text(en="What a witness says.", zh="证人就其了解的情况所作的陈述。"),
    ),
    "party_statement": Term(
        Text(en="statement of a party", zh="当事人的陈述"),
        Text(en="What a party says.", zh="当事人就案件事实所作的陈述。"),
    ),
    "expert_opinion": Term(
        Text(en="expert opinion", zh="鉴定意见"),
        Text(en="What an expert concludes.", zh="鉴定机构或者鉴定人出具的意见。"),
    ),
    "record": Term(
        Text(en="record of inspection or scene", zh="勘验笔录、现场笔录"),
        Text(en="A record made on the spot.", zh="勘验或者在现场制作的笔录。"),
    ),
}
"""The eight kinds of the Administrative Penalty Law, article 46."""

ExhibitContent = Literal["ring", "claims", "graph_view", "note", "document"]

EXHIBIT_CONTENTS: Mapping[ExhibitContent, Term] = {
    "ring": Term(
        Text(en="ring", zh="团伙线索"), Text(en="A ring of a run.", zh="一次运行的团伙线索。")
    ),
    "claims": Term(
        Text(en="claims", zh="结算记录"), Text(en="A list of claims.", zh="结算记录清单。")
    ),
    "graph_view": Term(
        Text(en="view of the graph", zh="关系图"),
        Text(en="A part of the graph as it was seen.", zh="所查看的关系图局部。"),
    ),
    "note": Term(
        Text(en="note", zh="笔记"), Text(en="A note of an officer.", zh="承办人所作的笔记。")
    ),
    "document": Term(
        Text(en="document", zh="文件"),
        Text(en="A file that was received or made.", zh="收到或者制作的文件。"),
    ),
}
"""What an exhibit holds."""

Profile = Literal["sealed", "working", "public"]

PROFILES: Mapping[Profile, Term] = {
    "sealed": Term(
        Text(en="sealed copy (real identities)", zh="封存副本（真实身份）"),
        Text(
            en="Real identities, for the authority that receives the case; two approvals.",
            zh="含真实身份，供受移送机关使用；须经两人批准。",
        ),
    ),
    "working": Term(
        Text(en="working copy (pseudonyms)", zh="工作副本（代号）"),
        Text(
            en="Pseudonyms under the key of the agency, for work inside.",
            zh="以本机关密钥生成代号，供内部工作使用。",
        ),
    ),
    "public": Term(
        Text(en="public copy (sums only)", zh="公开副本（汇总）"),
        Text(en="Sums over ten people or more, and nothing else.", zh="仅含十人及以上的汇总数。"),
    ),
}
"""The copies of a package."""

Template = Literal["cn", "us"]

TEMPLATES: Mapping[Template, Term] = {
    "cn": Term(
        Text(en="China (transfer)", zh="中国（移送）"),
        Text(en="Papers of a transfer to the police in China.", zh="向公安机关移送案件的文书。"),
    ),
    "us": Term(
        Text(en="United States (referral)", zh="美国（转介）"),
        Text(en="Papers of a referral to an inspector general.", zh="向监察长办公室转介的文书。"),
    ),
}
"""For whom the papers of a package are made."""
