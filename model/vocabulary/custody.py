"""The words of the custody log: what was done, what was changed, and what a line records of it.

A line of the log holds the codes for good. One that a table no longer has shows itself.
"""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

CustodyAction = Literal[
    "open",
    "view",
    "search",
    "edit",
    "judge",
    "approve",
    "refuse",
    "export",
    "exported",
    "source",
    "tip",
    "account",
    "anchor",
    "verify",
    "bind",
    "clock",
]

CUSTODY_ACTIONS: Mapping[CustodyAction, Term] = {
    "open": Term(Text(en="open", zh="打开"), Text(en="A case was opened.", zh="打开案件。")),
    "view": Term(
        Text(en="view", zh="查看"), Text(en="Something was looked at.", zh="查看有关内容。")
    ),
    "search": Term(
        Text(en="search", zh="检索"), Text(en="Something was looked for.", zh="检索有关内容。")
    ),
    "edit": Term(Text(en="edit", zh="修改"), Text(en="A case was changed.", zh="对案件作出变更。")),
    "judge": Term(
        Text(en="judge", zh="研判"), Text(en="A ring was judged.", zh="对团伙线索作出研判。")
    ),
    "approve": Term(
        Text(en="approve", zh="批准"), Text(en="An act was approved.", zh="批准有关事项。")
    ),
    "refuse": Term(
        Text(en="refuse", zh="拒绝"),
        Text(en="An act was refused by the rules.", zh="有关操作依规则被拒绝。"),
    ),
    "export": Term(
        Text(en="export", zh="导出"),
        Text(en="The export of a package began.", zh="开始导出卷宗。"),
    ),
    "exported": Term(
        Text(en="exported", zh="已导出"), Text(en="A package was written.", zh="卷宗已生成。")
    ),
    "source": Term(
        Text(en="register a source", zh="登记来源"),
        Text(en="A received file was registered.", zh="登记所收到的数据文件。"),
    ),
    "tip": Term(
        Text(en="take a tip in", zh="受理举报"),
        Text(en="A tip was taken in.", zh="受理举报线索。"),
    ),
    "account": Term(
        Text(en="account", zh="账号"),
        Text(en="An account was made or changed.", zh="建立或者变更账号。"),
    ),
    "anchor": Term(
        Text(en="anchor", zh="锚定"),
        Text(en="The head of the chain was written down.", zh="另行记录链头。"),
    ),
    "verify": Term(
        Text(en="verify", zh="校验"), Text(en="The chain was checked.", zh="校验保管链。")
    ),
    "bind": Term(
        Text(en="bind", zh="绑定"),
        Text(
            en="The rows of an older case file were bound to the chain.",
            zh="将旧版案件库的数据行绑定至保管链。",
        ),
    ),
    "clock": Term(
        Text(en="clock", zh="更正时钟"),
        Text(
            en="The clock before this line was wrong; the reason is written down.",
            zh="此前的时钟有误，已记录理由。",
        ),
    ),
}
"""What an account did."""

CustodyChange = Literal[
    "absence_signed",
    "approved",
    "case_opened",
    "exhibit_added",
    "fact_added",
    "fact_changed",
    "officers_assigned",
    "package_scanned",
    "party_added",
    "party_changed",
    "progress_told",
    "proposed",
    "recusal_recorded",
    "rings_added",
    "role_changed",
    "source_registered",
    "step_taken",
    "task_added",
    "task_done",
]

CUSTODY_CHANGES: Mapping[CustodyChange, Term] = {
    "absence_signed": Term(
        Text(en="absence signed", zh="签署“无”及理由"),
        Text(en="That an item does not exist was signed.", zh="签署某项材料不存在及其理由。"),
    ),
    "approved": Term(
        Text(en="approved", zh="批准"),
        Text(en="What another person proposed was approved.", zh="批准他人提请的事项。"),
    ),
    "case_opened": Term(
        Text(en="case opened", zh="案件建档"),
        Text(en="A folder was opened for the case.", zh="为案件建立档案。"),
    ),
    "exhibit_added": Term(
        Text(en="exhibit added", zh="归档证据"),
        Text(en="An exhibit was filed.", zh="归档一份证据材料。"),
    ),
    "fact_added": Term(
        Text(en="fact added", zh="增加事实"),
        Text(en="A fact was added to the evidence matrix.", zh="在证据矩阵中增加一项事实。"),
    ),
    "fact_changed": Term(
        Text(en="fact changed", zh="修改事实"),
        Text(en="A fact of the evidence matrix was changed.", zh="修改证据矩阵中的一项事实。"),
    ),
    "officers_assigned": Term(
        Text(en="officers assigned", zh="指派承办人"),
        Text(en="Lead and officers were assigned.", zh="指派主办人与承办人。"),
    ),
    "package_scanned": Term(
        Text(en="package scanned for informants", zh="核查卷宗有无举报人信息"),
        Text(
            en="The package was searched for whoever gave a tip.",
            zh="导出前检索卷宗中有无举报人信息。",
        ),
    ),
    "party_added": Term(
        Text(en="party added", zh="列明当事人"),
        Text(en="A party was named.", zh="列明一名当事人。"),
    ),
    "party_changed": Term(
        Text(en="party changed", zh="修改当事人"),
        Text(en="Particulars of a party were changed.", zh="修改当事人的有关信息。"),
    ),
    "progress_told": Term(
        Text(en="progress told", zh="告知办理进度"),
        Text(
            en="Whoever gave a tip was told how far it got.", zh="向举报人告知举报线索的办理进度。"
        ),
    ),
    "proposed": Term(
        Text(en="proposed", zh="提请批准"),
        Text(en="An act was proposed for approval.", zh="提请批准有关事项。"),
    ),
    "recusal_recorded": Term(
        Text(en="recusal recorded", zh="记录回避"),
        Text(en="Somebody stays away from the case.", zh="记录有关人员回避本案。"),
    ),
    "rings_added": Term(
        Text(en="rings added", zh="增加团伙线索"),
        Text(en="Rings were added to the case.", zh="在本案中增加团伙线索。"),
    ),
    "role_changed": Term(
        Text(en="role changed", zh="修改角色"),
        Text(en="The role of a party was changed.", zh="修改当事人的角色。"),
    ),
    "source_registered": Term(
        Text(en="source registered", zh="登记数据来源"),
        Text(en="A received file was registered.", zh="登记所收到的数据文件。"),
    ),
    "step_taken": Term(
        Text(en="step taken", zh="办理程序步骤"),
        Text(en="A step of the procedure was taken.", zh="办理程序中的一个步骤。"),
    ),
    "task_added": Term(
        Text(en="task added", zh="增加任务"), Text(en="A task was added.", zh="增加一项任务。")
    ),
    "task_done": Term(
        Text(en="task done", zh="完成任务"), Text(en="A task was done.", zh="完成一项任务。")
    ),
}
"""What was changed or read, where the action alone does not say it; kept under ``CHANGE``."""

CHANGE = "what"
"""Name of the detail that holds the code of a change."""

Purpose = Literal["review", "screen", "edit", "export", "approval", "custody"]

PURPOSES: Mapping[Purpose, Term] = {
    "review": Term(
        Text(en="review", zh="查阅"), Text(en="To know how the case stands.", zh="了解案件情况。")
    ),
    "screen": Term(
        Text(en="shown on screen", zh="页面查看"),
        Text(en="The page of the case was drawn.", zh="打开案件页面。"),
    ),
    "edit": Term(
        Text(en="before a change", zh="变更前查看"),
        Text(en="To decide on a change.", zh="在变更之前查看案件。"),
    ),
    "export": Term(
        Text(en="for an export", zh="为导出查看"),
        Text(en="To build a package.", zh="为生成卷宗查看案件。"),
    ),
    "approval": Term(
        Text(en="for an approval", zh="为批准查看"),
        Text(en="To see what is proposed.", zh="查看已提请批准的事项。"),
    ),
    "custody": Term(
        Text(en="for its custody", zh="为提取保管链查看"),
        Text(en="To read the custody of the case.", zh="提取本案的保管链记录。"),
    ),
}
"""Why the product itself looks at a case; people write their own words."""

CustodyDetail = Literal[
    "account",
    "act",
    "action",
    "active",
    "after",
    "assigned_to",
    "because",
    "before",
    "channel",
    "content",
    "data",
    "draft",
    "exhibits",
    "found",
    "item",
    "kind",
    "lapsed",
    "lead",
    "medium",
    "officers",
    "origin",
    "parties",
    "problems",
    "profile",
    "provider",
    "purpose",
    "reason",
    "regions",
    "rings",
    "role",
    "roles",
    "rows",
    "run",
    "sha256",
    "state",
    "text",
    "unreadable",
    "verb",
    "version",
]

CUSTODY_DETAILS: Mapping[CustodyDetail, Term] = {
    "account": Term(Text(en="account", zh="账号"), Text(en="Account concerned.", zh="所涉账号。")),
    "act": Term(
        Text(en="act", zh="事项"),
        Text(en="Act that was proposed or approved.", zh="提请或者批准的事项。"),
    ),
    "action": Term(
        Text(en="act that was refused", zh="被拒绝的操作"),
        Text(en="Right that the refused act would have needed.", zh="被拒绝的操作所需的权限。"),
    ),
    "active": Term(
        Text(en="active", zh="启用"), Text(en="Whether the account can act.", zh="账号是否启用。")
    ),
    "after": Term(
        Text(en="after", zh="变更后"),
        Text(en="Keyed digest of what stands there now.", zh="变更后内容的带密钥校验值。"),
    ),
    "assigned_to": Term(
        Text(en="assigned to", zh="负责人"), Text(en="Who is to do it.", zh="由何人负责。")
    ),
    "because": Term(
        Text(en="because", zh="拒绝理由"),
        Text(en="Why it was refused, as it was said.", zh="当时所示的拒绝理由。"),
    ),
    "before": Term(
        Text(en="before", zh="变更前"), Text(en="What stood there before.", zh="变更前的内容。")
    ),
    "channel": Term(
        Text(en="channel", zh="来源渠道"), Text(en="How a tip came.", zh="举报线索的来源渠道。")
    ),
    "content": Term(
        Text(en="content", zh="内容"), Text(en="What an exhibit holds.", zh="证据材料的内容类型。")
    ),
    "data": Term(
        Text(en="data version", zh="数据版本"),
        Text(en="Version of the data that a run read.", zh="运行所用数据的版本。"),
    ),
    "draft": Term(
        Text(en="draft", zh="草稿"), Text(en="Whether a package is a draft.", zh="卷宗是否为草稿。")
    ),
    "exhibits": Term(
        Text(en="exhibits", zh="证据"),
        Text(en="Exhibits that prove a fact.", zh="证明事实的证据材料。"),
    ),
    "found": Term(Text(en="found", zh="查得"), Text(en="How many were found.", zh="查得的数量。")),
    "item": Term(Text(en="item", zh="卷宗项"), Text(en="Item of the package.", zh="卷宗中的项。")),
    "kind": Term(
        Text(en="kind", zh="种类"),
        Text(en="Kind of evidence or of judgement.", zh="证据种类或者研判结论。"),
    ),
    "lapsed": Term(
        Text(en="approvals that lapsed", zh="失效的批准"),
        Text(en="Approvals that a change made void.", zh="因变更而失效的批准。"),
    ),
    "lead": Term(
        Text(en="lead officer", zh="主办人"),
        Text(en="Officer who leads the case.", zh="主办案件的人员。"),
    ),
    "medium": Term(
        Text(en="medium", zh="载体"),
        Text(en="What a received file came on.", zh="所收到文件的载体。"),
    ),
    "officers": Term(
        Text(en="officers", zh="承办人"), Text(en="Officers of the case.", zh="案件的承办人。")
    ),
    "origin": Term(
        Text(en="origin", zh="来源"), Text(en="Where the case came from.", zh="案件的来源。")
    ),
    "parties": Term(
        Text(en="parties", zh="当事人"),
        Text(en="Parties that a fact is about.", zh="事实所涉当事人。"),
    ),
    "problems": Term(
        Text(en="problems", zh="问题数"),
        Text(en="How many problems the check found.", zh="校验发现的问题数。"),
    ),
    "profile": Term(
        Text(en="copy", zh="副本"), Text(en="Copy of the package.", zh="卷宗的副本类型。")
    ),
    "provider": Term(
        Text(en="provided by", zh="提供单位"),
        Text(en="Who gave a received file.", zh="所收到文件的提供单位。"),
    ),
    "purpose": Term(
        Text(en="purpose", zh="目的"), Text(en="What it was looked at for.", zh="查看的目的。")
    ),
    "reason": Term(Text(en="reason", zh="理由"), Text(en="Why it was done.", zh="办理的理由。")),
    "regions": Term(
        Text(en="regions", zh="辖区"), Text(en="Regions of the account.", zh="账号的辖区。")
    ),
    "rings": Term(
        Text(en="rings", zh="团伙线索"), Text(en="Rings concerned.", zh="所涉团伙线索。")
    ),
    "role": Term(Text(en="role", zh="角色"), Text(en="Role of a party.", zh="当事人的角色。")),
    "roles": Term(
        Text(en="roles", zh="账号角色"), Text(en="Roles of the account.", zh="账号的角色。")
    ),
    "rows": Term(
        Text(en="rows", zh="数据行"),
        Text(
            en="Digest of every row of the case file that the act wrote.",
            zh="该操作所写入案件库各数据行的校验值。",
        ),
    ),
    "run": Term(
        Text(en="run", zh="运行"), Text(en="Run that found the rings.", zh="发现团伙线索的运行。")
    ),
    "sha256": Term(
        Text(en="SHA-256", zh="校验值"), Text(en="Digest of the file.", zh="文件的校验值。")
    ),
    "state": Term(Text(en="state", zh="状态"), Text(en="State of the case.", zh="案件的状态。")),
    "text": Term(
        Text(en="words searched", zh="检索词"),
        Text(en="Words that were looked for.", zh="检索所用的词语。"),
    ),
    "unreadable": Term(
        Text(en="unreadable", zh="无法读取"),
        Text(en="What a damaged line holds.", zh="受损记录中的原文。"),
    ),
    "verb": Term(
        Text(en="step", zh="步骤"), Text(en="Step of the procedure.", zh="程序中的步骤。")
    ),
    "version": Term(
        Text(en="version", zh="版次"), Text(en="Version of the case.", zh="案件的版次。")
    ),
}
"""What a line of the log records of an act."""
