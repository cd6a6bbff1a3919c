"""``coterie case show``: a whole case, part by part."""

from collections.abc import Iterator

import click

from commands.case.frame import case_argument, in_session
from commands.frame import Verb
from investigation.casework.cases import opened_on
from investigation.casework.gaps import gaps, lacking
from investigation.casework.lines import headed, printable, warning_lines
from investigation.casework.session import CaseSession
from investigation.casework.steps import Step
from investigation.casework.views import CaseView, view_of
from model.cases import Case, Clock
from model.language import Text, verbatim
from model.vocabulary.cases import JUDGEMENTS, PARTY_ROLES
from model.vocabulary.evidence import EVIDENCE_KINDS, PROFILES

_HEAD = Text(
    en="{id}  {title}  -- {state}, version {version}",
    zh="{id}  {title}  —— {state}，第 {version} 版",
)
_OPENED = Text(en="opened", zh="建档依据")
_RINGS = Text(en="rings: {rings}", zh="团伙线索：{rings}")
_OFFICERS = Text(en="officers: {who}", zh="承办人：{who}")
_JUDGEMENT = Text(en="judgement", zh="研判结论")
_JUDGED = Text(en="{ring} {kind}, {by}: {reason}", zh="{ring} {kind}，{by}：{reason}")
_PART = Text(en="{no} {kind}: {rest}", zh="{no} {kind}：{rest}")
_LACKS = Text(en="lacks", zh="尚缺")
_GAP = Text(en="gap", zh="缺口")
_ABSENT = Text(en="item {item}: none, because {why}", zh="第 {item} 项：无，{why}")
_TERM_MET = Text(en="term met: {title}, due {due}", zh="期限已办结：{title}，应于 {due} 前")
_OVERDUE = Text(en="OVERDUE: {title}, was due {due}", zh="已逾期：{title}，应于 {due} 前")
_TERM = Text(en="term: {title}, due {due}", zh="期限：{title}，应于 {due} 前")
_POSSIBLE = Text(en="possible: {verb} {facts} -- {title}", zh="可办理：{verb} {facts} —— {title}")


@click.command(cls=Verb)
@case_argument
@click.option("--purpose", default="review", show_default=True, help="Why you look / 查阅目的.")
@in_session
def show(session: CaseSession, case_id: str, purpose: str) -> Iterator[Text]:
    """State, terms, warnings, parts, next steps, what is lacking / 案件详情."""
    yield from view_lines(view_of(session, case_id, purpose), session.by)


def view_lines(view: CaseView, by: str) -> Iterator[Text]:
    """A whole case; what a package lacks is said for the person who looks."""
    case = view.case
    yield _HEAD.filled(
        id=case.case_id, title=printable(case.title), state=view.state, version=case.version
    )
    yield headed(_OPENED, opened_on(case))
    yield _RINGS.filled(rings=", ".join(case.ring_ids) or "-")
    officers = ", ".join(f"{o.name} ({o.account} {o.certificate})" for o in case.officers)
    yield _OFFICERS.filled(who=printable(officers) or "-")
    yield from warning_lines((*view.set_aside, *view.warnings))
    for clock in view.clocks:
        due = clock.due_at.isoformat(" ", "minutes")
        yield _term(clock, view).filled(title=clock.title, due=due)
    yield from _parts(case)
    for absence in case.absences:
        yield _ABSENT.filled(item=absence.item, why=printable(absence.because))
    for a in case.approvals:
        yield verbatim(f"{a.act}  {a.by}  {a.at.isoformat(timespec='minutes')}")
    for j in view.judgements:
        kind = JUDGEMENTS[j.kind].name
        said = _JUDGED.filled(ring=j.ring_id, kind=kind, by=j.by, reason=j.reason)
        yield headed(_JUDGEMENT, said)
    yield from map(_step, view.steps)
    for profile in PROFILES:
        yield from (headed(_LACKS, lack) for lack in lacking(case, profile, by))
    yield from (headed(_GAP, gap) for gap in gaps(case))


def _parts(case: Case) -> Iterator[Text]:
    """Parties, exhibits, facts and tasks, one line each."""
    for party in case.parties:
        rest = printable(f"{party.name} {party.entity_id}")
        yield _PART.filled(no=party.party_no, kind=PARTY_ROLES[party.role].name, rest=rest)
    for exhibit in case.exhibits:
        kind = EVIDENCE_KINDS[exhibit.kind].name
        yield _PART.filled(no=exhibit.exhibit_no, kind=kind, rest=printable(exhibit.title))
    for fact in case.facts:
        named = ",".join((*fact.party_nos, *fact.exhibit_nos))
        yield verbatim(printable(f"{fact.fact_no} {fact.text} [{named}]"))
    for task in case.tasks:
        done = "x" if task.done_at else " "
        yield verbatim(printable(f"{task.task_no} [{done}] {task.title} {task.assigned_to}"))


def _term(clock: Clock, view: CaseView) -> Text:
    if clock.stopped_at is not None:
        return _TERM_MET
    return _OVERDUE if clock.overdue(view.at) else _TERM


def _step(step: Step) -> Text:
    facts = " ".join(
        f"{name}={'|'.join(step.choices[name])}" if name in step.choices else f"{name}=..."
        for name in step.facts
    )
    return _POSSIBLE.filled(verb=step.verb, facts=facts, title=step.title)
