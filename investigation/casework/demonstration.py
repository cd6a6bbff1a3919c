"""A case of the demo world, led from the first ring to a sealed package, step by step.

People, numbers and documents are invented. Times are given by the caller, so that the same
workspace and start make the same case.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from cases.records.rights import Account
from investigation.casework.case_file import open_cases
from investigation.casework.cases import open_about_rings
from investigation.casework.exhibits import file_note
from investigation.casework.exports import Export, Exported, export_case
from investigation.casework.session import CaseEdit, CaseSession
from investigation.casework.sources import loaded_files, register, sha256_of
from investigation.casework.steps import take_step
from investigation.place import Place
from model.cases import Case, Exhibit, Fact, Party
from model.errors import MissingData
from model.language import Language, Text
from model.rings import Ring
from model.vocabulary.cases import PartyRole
from model.vocabulary.claims import MemberKind

LASTS = timedelta(days=1)
"""The steps of the demonstration take most of a day; it begins this long before its export,
and is sent within the 24 hours that follow the approval."""
APART = timedelta(minutes=20)
"""Time from one act to the next."""

REGION = "999999"  # reserved for tests: no such division exists
ACCOUNTS = (
    Account("admin", "系统管理员", ("administrator",), ("000000",)),
    Account("li.wei", "李伟", ("case_officer",), (REGION,), "ZF-0001"),
    Account("chen.jing", "陈静", ("case_officer",), (REGION,), "ZF-0002"),
    Account("zhou.min", "周敏", ("supervisor",), (REGION,), "ZF-0003"),
    Account("sun.lei", "孙蕾", ("legal_reviewer",), (REGION,), "ZF-0004"),
    Account("wu.yan", "吴燕", ("exporter",), (REGION,)),
    Account("audit", "审计员", ("auditor",), (REGION,)),
)
_AGENCY = "示例市医疗保障局"
_ROLES: dict[MemberKind, PartyRole] = {
    "patient": "patient",
    "doctor": "doctor",
    "provider": "institution",
}
_STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("verify", "li.wei", {}),
    ("file_case", "zhou.min", {"approval_no": "示医保立〔2026〕1号"}),
    ("investigate", "li.wei", {}),
    ("report", "li.wei", {"opinion": "涉嫌共同套取医疗保障基金，建议移送公安机关。"}),
    ("submit_review", "chen.jing", {}),
    ("answer_review", "sun.lei", {"opinion": "事实清楚、程序合法，同意移送。"}),
    ("propose_transfer", "li.wei", {"suspected_crime": "刑法第二百六十六条"}),
    ("approve_transfer", "zhou.min", {"approval_no": "示医保移〔2026〕1号"}),
)
_ABSENT = {
    "05": "本案尚未委托检验、鉴定。",
    "07": "本案尚未作出行政处罚。",
    "18": "询问笔录由公安机关重新制作，本局笔录未随卷移送。",
    "20": "本案无视听资料。",
}
_NO_RING = Text(en="the demo world gave no ring", zh="演示数据中未检测到团伙线索")


def demonstrated(place: Place, out: Path | None, language: Language) -> tuple[str, Exported]:
    """The number of a case of the first ring and its package, beside the workspace unless named.

    Raises ``MissingData`` where the newest run of the place has no ring.
    """
    with open_cases(place) as file, closing(CaseSession(place, file, "wu.yan")) as session:
        if not session.investigation.rings:
            raise MissingData(_NO_RING, where=str(place))
        received = sorted((place.workspace.parent / "world" / "claims").glob("*"))
        case = demonstrate(session, session.at - LASTS, [p for p in received if p.is_file()])
        target = out or place.workspace.parent / f"case_{case.case_id}.zip"
        export = Export("sealed", whole_data=True, language=language)
        return case.case_id, export_case(session, case.case_id, export, target)


class _Course:
    """What people do one after the other; once there is a case, each edit is one change of it."""

    def __init__(self, session: CaseSession, start: datetime) -> None:
        self._session = session
        self._times = (start + APART * number for number in count())
        self.case_id, self.version = "", 1

    def session(self, by: str) -> CaseSession:
        """This person, at the next moment."""
        return self._session.acting_as(by, next(self._times))

    def edit(self, by: str) -> CaseEdit:
        """The next change of the case, by this person."""
        self.version += 1
        return self.session(by).edit(self.case_id, self.version - 1)


def demonstrate(
    session: CaseSession,
    start: datetime,
    sources: Sequence[Path] = (),
    ring_id: str | None = None,
) -> Case:
    """The case of one ring (the first unless named), ready for a sealed export by ``wu.yan``.

    ``sources`` are the files that were loaded, registered as received.
    """
    course, file, run = _Course(session, start), session.file, session.investigation
    ring = run.ring(ring_id) if ring_id else run.rings[0]
    if file.accounts.all():
        file.custody.set_clock("演示按演示时间进行", by="audit", at=course.session("audit").at)
    _make_accounts(course, session)
    course.case_id = open_about_rings(
        course.session("li.wei"),
        run,
        [ring.ring_id],
        title=f"涉嫌共同套取医疗保障基金线索（{ring.ring_id}）",
        agency=_AGENCY,
        region=REGION,
    ).case_id
    course.edit("zhou.min").apply(file.assignment.assign, "li.wei", ("li.wei", "chen.jing"))
    loaded = loaded_files(run.load_reports)
    for path in sorted(sources, key=lambda received: received.name):
        if sha256_of(path) in loaded:
            provider, medium = "示例市医疗保障信息中心", "只读光盘"
            register(course.session("li.wei"), path, provider=provider, medium=medium)
    _add_parts(course, session, ring)
    for verb, by, facts in _STEPS:
        take_step(course.edit(by), verb, facts)
    _approve(course, session)
    return course.session("li.wei").case(course.case_id, "演示")


def _make_accounts(course: _Course, session: CaseSession) -> None:
    accounts = session.file.accounts
    if accounts.all():
        return
    accounts.found(ACCOUNTS[0], at=course.session("admin").at)
    for account in ACCOUNTS[1:]:
        accounts.add(account, by="admin", at=course.session("admin").at)


def _add_parts(course: _Course, session: CaseSession, ring: Ring) -> None:
    """Parties, exhibits, a fact, judgements and signed absences."""
    file = session.file
    strongest = sorted(ring.members, key=lambda m: (m.kind == "patient", -m.strength, m.id))
    parties = [
        course.edit("li.wei").apply(
            file.parties.add, Party("", member.kind, member.id, member.id, _ROLES[member.kind])
        )
        for member in strongest[:6]
    ]
    noted = file_note(
        course.edit("li.wei"), "现场核查笔记", "经现场核查，处方与取药记录不能相互印证。"
    )
    edit = course.edit("chen.jing")
    scan = _scan(edit.session.at)
    scanned = edit.apply(file.exhibits.add, scan, "处方笺（扫描件，示例）\n".encode())
    fact = Fact(
        "",
        "多名参保人在相同日期、相同机构结伴就诊或刷卡，次数远超偶然。",
        tuple(party.party_no for party in parties),
        (noted.exhibit_no, scanned.exhibit_no),
    )
    course.edit("li.wei").apply(file.facts.add, fact)
    for who in ("li.wei", "chen.jing"):
        own = course.session(who)
        reason = "核对原始凭证后认为线索可信。"
        file.judgements.judge(ring.ring_id, "CONFIRMED", reason, by=own.by, at=own.at)
    for item, because in _ABSENT.items():
        course.edit("li.wei").apply(file.absences.sign, item, because)


def _approve(course: _Course, session: CaseSession) -> None:
    act, approvals = "export:sealed", session.file.approvals
    course.edit("li.wei").apply(approvals.propose, act)
    for who in ("zhou.min", "sun.lei"):
        course.edit(who).apply(approvals.approve, act)


def _scan(at: datetime) -> Exhibit:
    return Exhibit(
        exhibit_no="",
        content="document",
        kind="documentary",
        title="处方笺扫描件",
        proves="处方由同一医师连续开具",
        source="示例医院病案室",
        collectors=("li.wei", "chen.jing"),
        collected_at=at,
        place="示例医院",
        method="复制并核对原件",
        legal_basis="中华人民共和国行政处罚法第四十六条",
        original=False,
        file_name="处方笺.txt",
        sha256="",
        size_bytes=0,
        item="19",
    )
