"""A case: who is in it, what proves what, who did what when. Times are aware (with an offset)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from model.language import Text
from model.vocabulary.cases import CaseOrigin, PartyRole, TermState
from model.vocabulary.evidence import EvidenceKind, ExhibitContent


@dataclass(frozen=True)
class Officer:
    """A person of the agency: account, name and certificate number as on the certificate."""

    account: str
    name: str
    certificate: str = ""


@dataclass(frozen=True)
class Party:
    """A person or institution that the case is about, as known to the agency.

    ``entity_kind`` and ``entity_id`` tie it to the claims (empty for a person who is in none).
    ``code`` is the identity or credit code as the register writes it. Texts are untrusted.
    """

    party_no: str  # P001, consecutive in the case
    entity_kind: str
    entity_id: str
    name: str
    role: PartyRole
    code: str = ""
    address: str = ""
    legal_representative: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence and how it came into the case; its bytes are kept by digest."""

    exhibit_no: str  # E001, consecutive in the case
    content: ExhibitContent
    kind: EvidenceKind
    title: str
    proves: str
    source: str
    collectors: tuple[str, ...]  # accounts; two for electronic data
    collected_at: datetime
    place: str
    method: str
    legal_basis: str
    original: bool
    file_name: str
    sha256: str
    size_bytes: int
    remark: str = ""
    element: str = ""  # claim, falsity, knowledge, materiality, causation (US referrals)
    item: str = ""  # package item it is filed under, e.g. "06"; empty: after its kind


@dataclass(frozen=True)
class Event:
    """One step of the procedure: from one state to the next, by whom, with its facts.

    ``facts`` holds what the step has to record (document numbers, the head's decision, reasons).
    """

    number: int  # 1, 2, 3 ... in the case
    verb: str  # a verb of the workflow rules
    state: str  # the state it led to
    by: str
    at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """Something to do in a case, by whom and until when."""

    task_no: str
    title: str
    assigned_to: str
    due: datetime | None
    done_at: datetime | None = None


@dataclass(frozen=True)
class Absence:
    """A signed "none, because ...": why a required item of the package does not exist."""

    item: str  # item number of the package, e.g. "05"
    because: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Approval:
    """One person's approval of one act (an export, a sealed copy); four eyes need two people."""

    act: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Recusal:
    """A person who must not work on the case, and why."""

    account: str
    because: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Fact:
    """One line of the evidence matrix: what is said to have happened, about whom, proved by what.

    ``element`` names what it proves where a claim has elements (US referrals: claim, falsity,
    knowledge, materiality, causation); empty elsewhere.
    """

    fact_no: str  # F001, consecutive in the case
    text: str
    party_nos: tuple[str, ...]
    exhibit_nos: tuple[str, ...]
    element: str = ""


@dataclass(frozen=True)
class Case:
    """A case as it stands. ``version`` grows with every change and guards against lost edits."""

    case_id: str  # the agency's number, e.g. 2026-0007
    title: str
    agency: str
    region: str  # six-digit division code
    origin: CaseOrigin
    origin_ref: str  # ring id, tip number, inspection number
    state: str
    opened_at: datetime
    version: int
    lead: str
    officers: tuple[Officer, ...] = ()
    parties: tuple[Party, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    events: tuple[Event, ...] = ()
    tasks: tuple[Task, ...] = ()
    absences: tuple[Absence, ...] = ()
    approvals: tuple[Approval, ...] = ()
    run_id: str = ""
    data_version: str = ""
    ring_ids: tuple[str, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class AuditEntry:
    """One line of custody: who did what to what, chained to the line before by its digest.

    ``salt`` keeps the digest of a line that is left out of an export from being guessed.
    How the digests are made is written in ``cases.custody``.
    """

    number: int
    at: datetime
    by: str
    action: str  # view, search, edit, export, approve, refuse, ...
    target: str  # case:2026-0007, case:2026-0007/E001, ring:..., tip:...
    detail: Mapping[str, str]
    before: str  # digest of the line before, 64 hexadecimal digits
    digest: str
    salt: str = ""


@dataclass(frozen=True)
class SkippedEntry:
    """A line of custody that an export leaves out: only the digest of its content."""

    number: int
    content: str  # 64 hexadecimal digits


@dataclass(frozen=True)
class Anchor:
    """A head of the chain written down elsewhere too: what shows that the tail was cut off."""

    number: int
    digest: str
    at: datetime
    by: str
    reason: str  # export, daily, ...


@dataclass(frozen=True)
class Clock:
    """One running or stopped legal term of a case."""

    code: str
    title: Text
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    source: str

    def overdue(self, now: datetime) -> bool:
        """Whether the term ended before it was met."""
        return (self.stopped_at or now) > self.due_at

    def state(self, now: datetime) -> TermState:
        """How the term stands: running or met, in time or late."""
        if self.stopped_at is not None:
            return "met_late" if self.overdue(now) else "met"
        return "late" if self.overdue(now) else "running"
