"""What documents read out of a dossier: names, times, shares of the members, items, facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cases import rules
from cases.documents.wording import CASE_NO, DRAFT
from cases.papers.times import CHINA, moment
from cases.papers.tree import Stamp, Words
from cases.procedure.steps import Procedure
from cases.rules.provisions import Provision, provisions
from model.cases import Absence, Event, Exhibit
from model.dossiers import Dossier
from model.language import Text, verbatim
from model.money import readable
from model.vocabulary.evidence import PROFILES
from model.vocabulary.term import called


@dataclass(frozen=True)
class Reading:
    """A dossier as documents read it; ``currency`` is how amounts are named."""

    dossier: Dossier
    currency: Text

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """Registered names by kind of member and identifier."""
        found: dict[tuple[str, str], str] = {}
        tables = (
            ("patient", "patient_id", self.dossier.patients),
            ("doctor", "doctor_id", self.dossier.doctors),
            ("provider", "provider_id", self.dossier.providers),
        )
        for kind, key, table in tables:
            if "name" in table.column_names:
                for row in table.select([key, "name"]).to_pylist():
                    found[kind, row[key]] = row["name"] or ""
        return found

    @cached_property
    def procedure(self) -> Procedure:
        """The steps of the procedure, for their titles."""
        return Procedure()

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Provisions in force on the day of the export, by topic; the latest of a topic."""
        return {p.topic: p for p in provisions(self.dossier.exported_at.astimezone(CHINA).date())}

    @property
    def period(self) -> tuple[int, int]:
        """First and last day of the claims of all rings."""
        rings = self.dossier.rings
        if not rings:
            return 0, 0
        return min(ring.first_day for ring in rings), max(ring.last_day for ring in rings)

    def named(self, kind: str, identifier: str) -> str:
        """Name and identifier as one; the identifier alone where there is no name."""
        known = self.names.get((kind, identifier), "")
        return f"{known}（{identifier}）" if known and known != identifier else identifier

    @property
    def foreign(self) -> bool:
        """Whether amounts are not China's, so that its amount bands say nothing."""
        return self.currency.en != "CNY"

    def money(self, minor: int) -> Text:
        """An amount with its currency."""
        amount = readable(minor)
        return Text(en=f"{self.currency.en} {amount}", zh=f"{amount}{self.currency.zh}")

    def officer(self, account: str) -> str:
        """An officer's name and certificate; the account where it is nobody of the case."""
        for officer in self.dossier.case.officers:
            if officer.account == account:
                return (
                    f"{officer.name}（{officer.certificate}）"
                    if officer.certificate
                    else officer.name
                )
        return account

    def latest(self, *verbs: str) -> Event | None:
        """The latest event with one of the verbs."""
        events = sorted(self.dossier.case.events, key=lambda event: event.number)
        return next((event for event in reversed(events) if event.verb in verbs), None)

    def step_title(self, verb: str) -> Text:
        """What a step of the procedure is called."""
        return self.procedure.title(verb) if verb in self.procedure.verbs else called({}, verb)

    def absence(self, item: str) -> Absence | None:
        """The signed statement that an item of the package does not exist, the latest one."""
        return next((a for a in reversed(self.dossier.case.absences) if a.item == item), None)

    def because(self, item: str) -> str:
        """Why an item does not exist; empty where nothing is signed."""
        signed = self.absence(item)
        return signed.because if signed else ""

    def exhibits(self, item: str, *kinds: str) -> tuple[Exhibit, ...]:
        """Exhibits that are filed under an item of the package, or are of one of the kinds."""
        return tuple(e for e in self.dossier.case.exhibits if e.item == item or e.kind in kinds)

    def stamp(self, digests: tuple[tuple[Words, Words], ...] = ()) -> Stamp:
        """What stands on every page of the dossier's documents."""
        dossier = self.dossier
        at = moment(dossier.exported_at)
        return Stamp(
            case=CASE_NO.filled(no=dossier.case.case_id),
            profile=called(PROFILES, dossier.profile),
            exported=Text(en=f"Made {at}", zh=f"制作时间 {at}"),
            watermark=DRAFT if dossier.draft else verbatim(""),
            page=Text(en="Page {page} of {pages}", zh="第 {page} 页 共 {pages} 页"),
            digest=Text(en="SHA-256 of the content", zh="内容校验值 SHA-256"),
            digests=digests,
        )


def cited(provision: Provision, *, articles: bool = True) -> Text:
    """A provision as it is cited, with the note that a wording not read in full needs."""
    article = provision.article if articles else ""
    en = provision.law.en + (
        f", art. {article}" if article and "art" not in provision.law.en else ""
    )
    zh = provision.law.zh + (f" 第{article}条" if article and "条" not in provision.law.zh else "")
    if provision.mark == "read":
        return Text(en=en, zh=zh)
    mark = rules.MARKS[provision.mark]
    return Text(en=f"{en} [{mark.en}]", zh=f"{zh}〔{mark.zh}〕")
