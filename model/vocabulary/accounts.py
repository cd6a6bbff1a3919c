"""The words of accounts: roles, and the rights that they give."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

AccountRole = Literal[
    "viewer",
    "analyst",
    "case_officer",
    "supervisor",
    "legal_reviewer",
    "exporter",
    "discipline_liaison",
    "administrator",
    "auditor",
]

ACCOUNT_ROLES: Mapping[AccountRole, Term] = {
    "viewer": Term(
        Text(en="viewer", zh="查阅人员"),
        Text(en="Reads the cases of the regions.", zh="查阅辖区内的案件。"),
    ),
    "analyst": Term(
        Text(en="analyst", zh="分析人员"),
        Text(
            en="Opens cases, files exhibits, judges rings.", zh="为案件建档、归档证据、研判线索。"
        ),
    ),
    "case_officer": Term(
        Text(en="case officer", zh="承办人"),
        Text(en="Leads cases through the procedure.", zh="依程序办理案件。"),
    ),
    "supervisor": Term(
        Text(en="supervisor", zh="负责人"),
        Text(en="Assigns officers, approves, decides.", zh="指派承办人、批准和决定。"),
    ),
    "legal_reviewer": Term(
        Text(en="legal reviewer", zh="法制审核人员"),
        Text(en="Reviews cases before they are decided.", zh="在决定前对案件进行法制审核。"),
    ),
    "exporter": Term(
        Text(en="exporter", zh="导出人员"),
        Text(en="Exports packages, sealed ones too.", zh="导出卷宗，含封存副本。"),
    ),
    "discipline_liaison": Term(
        Text(en="discipline liaison", zh="纪检联络人"),
        Text(
            en="Refers public officials to the discipline organs.",
            zh="向纪检监察机关移送公职人员线索。",
        ),
    ),
    "administrator": Term(
        Text(en="administrator", zh="管理员"),
        Text(en="Manages accounts and sees no case.", zh="管理账号，不接触案件。"),
    ),
    "auditor": Term(
        Text(en="auditor", zh="审计人员"),
        Text(en="Reads the custody log and sees no case.", zh="查阅保管链记录，不接触案件。"),
    ),
}
"""What accounts can be."""

Right = Literal[
    "search",
    "view",
    "open",
    "edit",
    "exhibit",
    "register_source",
    "judge",
    "assign",
    "recuse",
    "sign_absence",
    "propose",
    "approve",
    "advance",
    "receive_tip",
    "view_tip",
    "view_informant",
    "refer_discipline",
    "export",
    "export_sealed",
    "view_audit",
    "verify_audit",
    "anchor_audit",
    "manage_accounts",
]

RIGHTS: Mapping[Right, Term] = {
    "search": Term(
        Text(en="search", zh="检索"),
        Text(en="List cases, sources and judgements.", zh="列出案件、数据来源和研判结论。"),
    ),
    "view": Term(
        Text(en="view a case", zh="查看案件"), Text(en="Read one case.", zh="查看一宗案件。")
    ),
    "open": Term(
        Text(en="open a case", zh="案件建档"),
        Text(en="Open a folder for a case.", zh="为案件建立档案。"),
    ),
    "edit": Term(
        Text(en="edit a case", zh="修改案件"),
        Text(en="Change parties, facts, tasks, title.", zh="修改当事人、事实、任务和名称。"),
    ),
    "exhibit": Term(
        Text(en="file evidence", zh="归档证据"), Text(en="Add exhibits.", zh="归档证据材料。")
    ),
    "register_source": Term(
        Text(en="register a source", zh="登记来源"),
        Text(en="Register a received file.", zh="登记所收到的数据文件。"),
    ),
    "judge": Term(
        Text(en="judge a ring", zh="研判线索"),
        Text(en="Record a judgement of a ring.", zh="记录对团伙线索的研判结论。"),
    ),
    "assign": Term(
        Text(en="assign officers", zh="指派承办人"),
        Text(en="Name lead and officers.", zh="指派主办人与承办人。"),
    ),
    "recuse": Term(
        Text(en="record a recusal", zh="登记回避"),
        Text(en="Keep somebody away from a case.", zh="登记有关人员回避案件。"),
    ),
    "sign_absence": Term(
        Text(en="sign an absence", zh="签署“无”及理由"),
        Text(en="Sign that an item does not exist.", zh="签署某项材料不存在及其理由。"),
    ),
    "propose": Term(
        Text(en="propose", zh="提请批准"),
        Text(en="Propose an act that needs approval.", zh="提请批准有关事项。"),
    ),
    "approve": Term(
        Text(en="approve", zh="批准"),
        Text(en="Approve what another person proposed.", zh="批准他人提请的事项。"),
    ),
    "advance": Term(
        Text(en="take steps", zh="办理步骤"),
        Text(
            en="Take steps of the procedure; who may take which is the matter of its rules.",
            zh="办理程序步骤；各步骤由何人办理依程序规则确定。",
        ),
    ),
    "receive_tip": Term(
        Text(en="take tips in", zh="受理举报"),
        Text(en="Take tips in with their informants.", zh="受理举报线索并登记举报人。"),
    ),
    "view_tip": Term(
        Text(en="view tips", zh="查看举报线索"),
        Text(en="Read what was told.", zh="查看举报线索内容。"),
    ),
    "view_informant": Term(
        Text(en="view informants", zh="查看举报人"),
        Text(en="Read who gave a tip.", zh="查看举报人信息。"),
    ),
    "refer_discipline": Term(
        Text(en="refer to discipline", zh="移送纪检监察"),
        Text(
            en="Refer public officials to the discipline organs.",
            zh="向纪检监察机关移送公职人员线索。",
        ),
    ),
    "export": Term(
        Text(en="export", zh="导出卷宗"),
        Text(en="Export working and public copies.", zh="导出工作副本和公开副本。"),
    ),
    "export_sealed": Term(
        Text(en="export sealed copies", zh="导出封存副本"),
        Text(
            en="Export real identities; needs two approvals beside.",
            zh="导出真实身份；另须两人批准。",
        ),
    ),
    "view_audit": Term(
        Text(en="view the log", zh="查看保管链"),
        Text(en="Read the custody log.", zh="查看保管链记录。"),
    ),
    "verify_audit": Term(
        Text(en="verify the log", zh="校验保管链"),
        Text(en="Check that the custody log is whole.", zh="校验保管链是否完整。"),
    ),
    "anchor_audit": Term(
        Text(en="anchor the log", zh="锚定保管链"),
        Text(en="Write the head of the chain down elsewhere.", zh="另行记录保管链的链头。"),
    ),
    "manage_accounts": Term(
        Text(en="manage accounts", zh="管理账号"),
        Text(en="Make and change accounts.", zh="建立和变更账号。"),
    ),
}
"""What an account may do."""
