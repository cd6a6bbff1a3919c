"""A dossier as the items of its package read it: names, money, people, steps, exhibits as filed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cases.case_amounts import Amounts, amounts_of
from cases.items.sections.wording import CASE_NO, DRAFT
from cases.papers.times import CHINA, moment
from cases.papers.tree import Block, Document, Stamp, Words
from cases.procedure.steps import Procedure
from cases.rules.provisions import Provision, provisions
from model.cases import Absence, Event, Exhibit
from model.dossiers import Dossier
from model.language import Text, verbatim
from model.money import readable
from model.vocabulary.evidence import PROFILES, Template
from model.vocabulary.term import called

CURRENCIES: dict[Template, Text] = {"cn": Text(en="CNY", zh="元"), "us": Text(en="USD", zh="美元")}
"""How amounts are named: a template is of one country."""


@dataclass(frozen=True)
class Options:
    """What varies in a package. ``whole_data`` are canonical tables of all data, by file name."""

    template: Template = "cn"
    whole_sources: bool = False
    whole_data: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class Filed:
    """An exhibit as it lies in the package: its path inside ``data/`` and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Reading:
    """What every item is built from.

    ``root`` is the digest that the letter prints, ``enclosed`` number and title of the items that
    it lists, ``filed`` the exhibits whose bytes are in this copy, by exhibit number.
    """

    dossier: Dossier
    options: Options = field(default_factory=Options)
    root: str = ""
    enclosed: tuple[tuple[str, Text], ...] = ()
    filed: Mapping[str, Filed] = field(default_factory=dict)

    @cached_property
    def amounts(self) -> Amounts:
        """The claims of the case as amounts: the one source of every sum that a package states."""
        return amounts_of(self.dossier.rings, self.dossier.claims)

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

    def money(self, minor: int) -> Text:
        """An amount with its currency."""
        amount, currency = readable(minor), CURRENCIES[self.options.template]
        return Text(en=f"{currency.en} {amount}", zh=f"{amount}{currency.zh}")

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

    def document(
        self,
        code: str,
        title: Words,
        blocks: tuple[Block, ...],
        *,
        agency: Words = "",
        subtitle: Words = "",
        text_size: float = 12.0,
        table_size: float = 9.0,
    ) -> Document:
        """A paper on this case, by its agency unless said otherwise; ``code`` numbers its item."""
        case = self.dossier.case
        return Document(
            code=code,
            agency=agency or case.agency,
            title=title,
            number=CASE_NO.filled(no=case.case_id),
            stamp=self.stamp(),
            blocks=blocks,
            subtitle=subtitle,
            text_size=text_size,
            table_size=table_size,
        )

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
