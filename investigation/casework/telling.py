"""What the command line says of cases, as sentences in both languages."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from cases.custody.verify import Problem
from cases.outcomes.figures import FIGURES, Outcomes
from cases.records.cases import CaseSummary
from investigation.casework.case_view import RULES, CaseView, Step
from investigation.casework.exporting import Exported
from investigation.casework.lacking import gaps, lacking
from investigation.casework.origin import opened_on
from investigation.casework.replaying import Replayed
from model.cases import Case, Clock
from model.dossiers import Profile
from model.language import Text
from model.money import readable

SHOWN_DIFFERENCES = 20
_PROFILES: tuple[Profile, ...] = ("sealed", "working", "public")


def done_line(what: str, name: str = "", version: int | None = None) -> Text:
    """One act that was done: what came of it, and the version of the case if it has one."""
    parts = [part for part in (what, name) if part]
    if version is None:
        return _same(" ".join(parts))
    words = Text(en="{what} (version {n})", zh="{what}（第 {n} 版）")
    return words.filled(what=" ".join(parts), n=version)


def warning_lines(texts: Sequence[Text]) -> Iterator[Text]:
    """Warnings, each as one line that says that it is one."""
    for text in texts:
        shown = Text(en=printable(text.en), zh=printable(text.zh))
        yield _headed(Text(en="warning", zh="警示"), shown)


def step_line(case_id: str, state: Text, version: int) -> Text:
    """Where a step led."""
    words = Text(en="{id}: {state} (version {n})", zh="{id}：{state}（第 {n} 版）")
    return words.filled(id=case_id, state=state, n=version)


def case_lines(found: Sequence[CaseSummary]) -> Iterator[Text]:
    """One line per case."""
    if not found:
        yield Text(en="no case in your regions", zh="您的辖区内没有案件")
    for case in found:
        state = RULES.state_title(case.state)
        rest = printable(f"{case.title}  {case.agency}  {case.lead}".rstrip())
        yield Text(
            en=f"{case.case_id}  {state.en}  {rest}", zh=f"{case.case_id}  {state.zh}  {rest}"
        )


def view_lines(view: CaseView, by: str) -> Iterator[Text]:
    """A whole case, part by part."""
    case = view.case
    yield Text(
        en="{id}  {title}  -- {state}, version {version}",
        zh="{id}  {title}  —— {state}，第 {version} 版",
    ).filled(id=case.case_id, title=printable(case.title), state=view.state, version=case.version)
    opened = opened_on(case)
    shown = Text(en=printable(opened.en), zh=printable(opened.zh))
    yield _headed(Text(en="opened", zh="立案依据"), shown)
    yield Text(en="rings: {rings}", zh="线索：{rings}").filled(
        rings=", ".join(case.ring_ids) or "-"
    )
    officers = ", ".join(f"{o.name} ({o.account} {o.certificate})" for o in case.officers)
    yield Text(en="officers: {who}", zh="承办人：{who}").filled(who=printable(officers) or "-")
    yield from warning_lines((*view.set_aside, *view.warnings))
    yield from (_clock(clock, view.at) for clock in view.clocks)
    yield from _parts(case)
    for judgement in view.judgements:
        text = f"{judgement.ring_id} {judgement.kind} {judgement.by}: {judgement.reason}"
        yield _headed(Text(en="judgement", zh="研判"), _same(printable(text)))
    yield from (_step(step) for step in view.steps)
    for profile in _PROFILES:
        for lack in lacking(case, profile, by):
            yield _headed(Text(en="lacks", zh="尚缺"), lack)
    yield from (_headed(Text(en="gap", zh="缺口"), gap) for gap in gaps(case))


def _parts(case: Case) -> Iterator[Text]:
    for party in case.parties:
        yield _same(printable(f"{party.party_no} {party.role} {party.name} {party.entity_id}"))
    for exhibit in case.exhibits:
        yield _same(printable(f"{exhibit.exhibit_no} {exhibit.kind} {exhibit.title}"))
    for fact in case.facts:
        named = ",".join((*fact.party_nos, *fact.exhibit_nos))
        yield _same(printable(f"{fact.fact_no} {fact.text} [{named}]"))
    for task in case.tasks:
        done = "x" if task.done_at else " "
        yield _same(printable(f"{task.task_no} [{done}] {task.title} {task.assigned_to}"))
    for absence in case.absences:
        none = Text(en="item {item}: none, because {why}", zh="第 {item} 项：无，{why}")
        yield none.filled(item=absence.item, why=printable(absence.because))
    for approval in case.approvals:
        yield _same(f"{approval.act}  {approval.by}  {approval.at.isoformat(timespec='minutes')}")


def _clock(clock: Clock, now: datetime) -> Text:
    if clock.stopped_at is not None:
        words = Text(en="term met: {title}, due {due}", zh="期限已办结：{title}，应于 {due} 前")
    elif clock.overdue(now):
        words = Text(en="OVERDUE: {title}, was due {due}", zh="已逾期：{title}，应于 {due} 前")
    else:
        words = Text(en="term: {title}, due {due}", zh="期限：{title}，应于 {due} 前")
    return words.filled(title=clock.title, due=clock.due_at.isoformat(" ", "minutes"))


def _step(step: Step) -> Text:
    facts = " ".join(
        f"{name}={'|'.join(step.choices[name])}" if name in step.choices else f"{name}=..."
        for name in step.facts
    )
    words = Text(en="possible: {verb} {facts} -- {title}", zh="可办理：{verb} {facts} —— {title}")
    return words.filled(verb=step.verb, facts=facts, title=step.title)


def export_lines(exported: Exported, case_id: str) -> Iterator[Text]:
    """Where the package is, its digests, and how anybody can check it."""
    written = exported.written
    quoted = shlex.quote(str(written.path))
    yield Text(en="case {case} -> {path}", zh="案件 {case} -> {path}").filled(
        case=case_id, path=str(written.path)
    )
    yield _same(f"SHA-256 {written.sha256}")
    yield Text(en="root {root}", zh="根摘要 {root}").filled(root=written.root)
    yield Text(en="beside it: {a}, {b}", zh="并附：{a}、{b}").filled(
        a=written.digest_path.name, b=exported.time_stamp.name
    )
    yield Text(en="verify: {command}", zh="校验：{command}").filled(
        command=f"coterie verify {quoted} --expect {written.sha256}"
    )
    yield Text(en="replay: {command}", zh="重放：{command}").filled(
        command=f"coterie replay {quoted}"
    )


def replay_lines(path: Path, replayed: Replayed) -> Iterator[Text]:
    """What came of a replay."""
    yield Text(
        en="{name}: {same} files made again the same, {different} different, {copied} given",
        zh="{name}：重新生成一致 {same} 个，不一致 {different} 个，原样给出 {copied} 个",
    ).filled(
        name=path.name,
        same=len(replayed.same),
        different=len(replayed.different),
        copied=len(replayed.copied),
    )
    for name in replayed.different[:SHOWN_DIFFERENCES]:
        yield Text(en="different: {name}", zh="不一致：{name}").filled(name=printable(name))
    if replayed.rings is None:
        yield Text(
            en="rings: not looked for, the package holds the data of the case only",
            zh="线索：未重新检测，卷宗仅含本案数据",
        )
    elif replayed.rings:
        yield Text(en="rings: found again, the same", zh="线索：重新检测，结果一致")
    else:
        yield Text(en="rings: other rings were found", zh="线索：重新检测，结果不一致")


def custody_lines(head: tuple[int, str], problems: Sequence[Problem]) -> Iterator[Text]:
    """Whether the chain of custody is whole, and its head to be written down elsewhere."""
    for problem in problems:
        yield problem.text
    number, digest = head
    if not problems:
        words = Text(en="custody is whole: {n} entries", zh="保管链完整：共 {n} 条")
        yield words.filled(n=number)
    yield Text(en="head {n}:{digest}", zh="链头 {n}:{digest}").filled(n=number, digest=digest)


def outcome_lines(tables: Sequence[Outcomes]) -> Iterator[Text]:
    """One line per region and period, figures that were not published left out."""
    for table in tables:
        en, zh = [], []
        for name, title in FIGURES.items():
            value = table.figure(name)
            if value is not None:
                shown = readable(value) if name == "recovered_minor" else f"{value:,}"
                en.append(f"{title.en} {shown}")
                zh.append(f"{title.zh} {shown}")
        place = printable(f"{table.region} {table.period}")
        yield Text(en=f"{place}: {'; '.join(en)}", zh=f"{place}：{'；'.join(zh)}")
    counted = Text(en="{n} tables, none impossible", zh="共 {n} 张统计表，均无矛盾")
    yield counted.filled(n=len(tables))


def _same(text: str) -> Text:
    return Text(en=text, zh=text)


def _headed(head: Text, text: Text) -> Text:
    return Text(en=f"{head.en}: {text.en}", zh=f"{head.zh}：{text.zh}")


def printable(text: str) -> str:
    """A text for a terminal: control characters cannot move the cursor or hide what follows."""
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in text)
