"""What the case file recorded, in words: facts of a step, and the detail of a line of custody.

Names are the product's and exist in both languages; values are data and stay as they were written.
A name that is not known here shows itself.
"""

from collections.abc import Mapping

from cases.documents.wording import called
from model.language import Text

FACTS: dict[str, Text] = {
    "appraiser": Text(en="appraiser", zh="检验鉴定机构"),
    "approval_no": Text(en="approval no.", zh="批准文号"),
    "archive_no": Text(en="archive no.", zh="归档号"),
    "decision": Text(en="decision", zh="决定"),
    "disposal": Text(en="disposal", zh="处理情况"),
    "document_no": Text(en="document no.", zh="文书编号"),
    "items": Text(en="items", zh="物品"),
    "minutes": Text(en="minutes", zh="讨论记录"),
    "notice_no": Text(en="notice no.", zh="告知书编号"),
    "opinion": Text(en="opinion", zh="意见"),
    "package_sha256": Text(en="package SHA-256", zh="卷宗 SHA-256"),
    "reason": Text(en="reason", zh="理由"),
    "receipt_no": Text(en="receipt no.", zh="回执编号"),
    "recipient": Text(en="recipient", zh="受移送机关"),
    "result": Text(en="result", zh="结果"),
    "suspected_crime": Text(en="offence suspected", zh="涉嫌罪名"),
}
"""Facts that steps record (cases/rules/procedure_cn.toml)."""

_DETAILS: dict[str, Text] = {
    "act": Text(en="act", zh="事项"),
    "action": Text(en="act that was refused", zh="被拒绝的操作"),
    "after": Text(en="after", zh="变更后"),
    "because": Text(en="because", zh="理由"),
    "before": Text(en="before", zh="变更前"),
    "content": Text(en="content", zh="内容"),
    "data": Text(en="data version", zh="数据版本"),
    "draft": Text(en="draft", zh="草稿"),
    "exhibits": Text(en="exhibits", zh="证据"),
    "found": Text(en="found", zh="查得"),
    "item": Text(en="item", zh="卷宗项"),
    "kind": Text(en="kind", zh="种类"),
    "lapsed": Text(en="approvals that lapsed", zh="失效的报批"),
    "lead": Text(en="lead officer", zh="主办人"),
    "officers": Text(en="officers", zh="承办人"),
    "origin": Text(en="origin", zh="来源"),
    "parties": Text(en="parties", zh="当事人"),
    "profile": Text(en="copy", zh="版本"),
    "purpose": Text(en="purpose", zh="目的"),
    "rings": Text(en="rings", zh="线索"),
    "role": Text(en="role", zh="角色"),
    "run": Text(en="run", zh="检测运行"),
    "sha256": Text(en="SHA-256", zh="SHA-256"),
    "state": Text(en="state", zh="状态"),
    "verb": Text(en="step", zh="步骤"),
    "version": Text(en="version", zh="版次"),
    "what": Text(en="what", zh="内容"),
}
_WHAT: dict[str, Text] = {
    "absence signed": Text(en="absence signed", zh="签署“无”及理由"),
    "approved": Text(en="approved", zh="批准"),
    "case opened": Text(en="case opened", zh="登记案件"),
    "exhibit added": Text(en="exhibit added", zh="归档证据"),
    "fact added": Text(en="fact added", zh="增加事实"),
    "fact changed": Text(en="fact changed", zh="修改事实"),
    "officers assigned": Text(en="officers assigned", zh="指派承办人"),
    "package scanned": Text(en="package scanned", zh="检索卷宗"),
    "party added": Text(en="party added", zh="列明当事人"),
    "party changed": Text(en="party changed", zh="修改当事人"),
    "proposed": Text(en="proposed", zh="提请批准"),
    "recusal recorded": Text(en="recusal recorded", zh="记录回避"),
    "rings added": Text(en="rings added", zh="增加线索"),
    "role changed": Text(en="role changed", zh="修改角色"),
    "source registered": Text(en="source registered", zh="登记数据来源"),
    "step taken": Text(en="step taken", zh="办理程序步骤"),
    "task added": Text(en="task added", zh="增加任务"),
    "task done": Text(en="task done", zh="完成任务"),
}
_FIRST, _SHOWN = "what", 12
_DIGEST = 64


def recorded_facts(facts: Mapping[str, str]) -> Text:
    """The facts of a step as one text.

    >>> recorded_facts({"approval_no": "No. 1"}).zh
    '批准文号：No. 1'
    """
    return _joined([(called(FACTS, name), _same(facts[name])) for name in sorted(facts)])


def recorded_detail(detail: Mapping[str, str]) -> Text:
    """The detail of a line of custody: what was done first, digests by their beginning.

    >>> recorded_detail({"version": "3", "what": "party added"}).en
    'party added; version: 3'
    """
    rest = [
        (called(_DETAILS, name), _shortened(value))
        for name, value in sorted(detail.items())
        if name != _FIRST
    ]
    said = _joined(rest)
    if _FIRST not in detail:
        return said
    done = called(_WHAT, detail[_FIRST])
    return Text(
        en="; ".join(filter(None, (done.en, said.en))),
        zh="；".join(filter(None, (done.zh, said.zh))),
    )


def _joined(parts: list[tuple[Text, Text]]) -> Text:
    return Text(
        en="; ".join(f"{name.en}: {value.en}" for name, value in parts),
        zh="；".join(f"{name.zh}：{value.zh}" for name, value in parts),
    )


def _shortened(value: str) -> Text:
    """A digest of 64 digits by its first ones: the log beside the paper holds it whole."""
    hexadecimal = len(value) == _DIGEST and not set(value) - set("0123456789abcdef")
    return _same(f"{value[:_SHOWN]}…" if hexadecimal else value)


def _same(value: str) -> Text:
    return Text(en=value, zh=value)
