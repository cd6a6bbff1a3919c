"""A case of the demo world, led from the first ring to an approved transfer, step by step.

People, numbers and documents are invented. Times are given by the caller, so that the same
workspace and start make the same case.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from cases.procedure.steps import Procedure
from cases.records.case_file import CaseFile
from cases.records.cases import Opening
from cases.records.exhibits import note
from cases.records.rights import Account
from investigation.open import Investigation
from model.cases import Case, Exhibit, Fact, Party, PartyRole
from model.dossiers import SourceCopy
from model.findings import MemberKind
from model.rings import Ring

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


def demonstrate(
    file: CaseFile,
    opened: Investigation,
    start: datetime,
    sources: Sequence[Path] = (),
    ring_id: str | None = None,
) -> Case:
    """The case of one ring (the first unless named), ready for a sealed export by ``wu.yan``.

    ``sources`` are the files that were loaded, registered as received.
    """
    times = _times(start)
    ring = opened.ring(ring_id) if ring_id else opened.rings[0]
    rules = Procedure()
    _accounts(file, times)
    opening = Opening(
        title=f"涉嫌共同套取医疗保障基金线索（{ring.ring_id}）",
        agency=_AGENCY,
        region=REGION,
        run_id=str(opened.manifest["run_id"]),
        data_version=opened.data_version,
    )
    case = file.cases.open_from_ring(
        opening, [ring.ring_id], by="li.wei", at=next(times), rules=rules
    )
    officers = ("li.wei", "chen.jing")
    file.assignment.assign(
        case.case_id, "li.wei", officers, by="zhou.min", at=next(times), expected_version=1
    )
    _register(file, opened, sources, times)
    version = _parts(file, case.case_id, ring, times)
    for verb, by, facts in _STEPS:
        case = file.events.advance(
            case.case_id, verb, facts, by=by, at=next(times), expected_version=version, rules=rules
        )
        version = case.version
    _approve(file, case, times)
    return file.cases.read(case.case_id, by="li.wei", at=next(times), purpose="演示")


def _times(start: datetime) -> Iterator[datetime]:
    return (start + timedelta(minutes=20 * number) for number in count())


def _accounts(file: CaseFile, times: Iterator[datetime]) -> None:
    known = {account.account for account in file.accounts.all()}
    if known:
        return
    file.accounts.found(ACCOUNTS[0], at=next(times))
    for account in ACCOUNTS[1:]:
        file.accounts.add(account, by="admin", at=next(times))


def _register(
    file: CaseFile, opened: Investigation, sources: Sequence[Path], times: Iterator[datetime]
) -> None:
    by_name = {path.name: path for path in sources}
    loaded = {b.source.sha256: b.source for r in opened.load_reports for b in r.files}
    for source in sorted(loaded.values(), key=lambda found: found.name):
        path = by_name.get(Path(source.name).name)
        if path is None:
            continue
        at = next(times)
        copy = SourceCopy(
            name=source.name,
            sha256=source.sha256,
            size_bytes=source.size_bytes,
            encoding=source.encoding,
            rows=source.rows,
            provider="示例市医疗保障信息中心",
            received_by="li.wei",
            received_at=at,
            medium="只读光盘",
            path=path.resolve(),
        )
        file.sources.register(copy, by="li.wei", at=at)


def _parts(file: CaseFile, case_id: str, ring: Ring, times: Iterator[datetime]) -> int:
    """Parties, exhibits, facts, judgements and signed absences; the version they lead to."""
    versions = count(2)
    strongest = sorted(ring.members, key=lambda m: (m.kind == "patient", -m.strength, m.id))
    parties = []
    for member in strongest[:6]:
        party = Party("", member.kind, member.id, member.id, _ROLES[member.kind])
        parties.append(
            file.parties.add(
                case_id, party, by="li.wei", at=next(times), expected_version=next(versions)
            )
        )
    at = next(times)
    kept, content = note(
        "现场核查笔记", "经现场核查，处方与取药记录不能相互印证。", by="li.wei", at=at
    )
    exhibits = [
        file.exhibits.add(
            case_id, kept, content, by="li.wei", at=at, expected_version=next(versions)
        )
    ]
    at = next(times)
    exhibits.append(
        file.exhibits.add(
            case_id,
            _scan(at),
            "处方笺（扫描件，示例）\n".encode(),
            by="chen.jing",
            at=at,
            expected_version=next(versions),
        )
    )
    fact = Fact(
        "",
        "多名参保人在相同日期、相同机构结伴就诊或刷卡，次数远超偶然。",
        tuple(party.party_no for party in parties),
        tuple(exhibit.exhibit_no for exhibit in exhibits),
    )
    file.facts.add(case_id, fact, by="li.wei", at=next(times), expected_version=next(versions))
    for who in ("li.wei", "chen.jing"):
        file.judgements.judge(
            ring.ring_id, "CONFIRMED", "核对原始凭证后认为线索可信。", by=who, at=next(times)
        )
    for item, because in _ABSENT.items():
        file.absences.sign(
            case_id,
            item,
            because,
            by="li.wei",
            at=next(times),
            expected_version=next(versions),
        )
    return next(versions)


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


def _approve(file: CaseFile, case: Case, times: Iterator[datetime]) -> None:
    version = case.version
    act = "export:sealed"
    file.approvals.propose(case.case_id, act, by="li.wei", at=next(times), expected_version=version)
    for who in ("zhou.min", "sun.lei"):
        version += 1
        file.approvals.approve(case.case_id, act, by=who, at=next(times), expected_version=version)
