"""Item 08: people and institutions, the role of each, and what the claims show of them.

One claim names an insured person, a doctor and a provider, so the amounts of people overlap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cases.case_amounts import AmountLine
from cases.items import amounts
from cases.items.item import Item
from cases.items.reading import Reading
from cases.papers.tabular import Field, fields_csv
from cases.papers.tree import Column, Table, Words
from model.cases import Party
from model.language import Text
from model.money import from_minor, readable
from model.vocabulary.claims import MEMBER_KINDS
from model.vocabulary.findings import ROLES
from model.vocabulary.term import called

NAME = "08_人员角色"
FILE = f"{NAME}.csv"

Key = tuple[str, str]
_ORDER = {"provider": 0, "doctor": 1, "patient": 2}
MOST_MEMBERS = 300
"""Members that are printed; the table holds all of them."""


@dataclass(frozen=True)
class Person:
    """Somebody of the case: what the rings, the register and the included claims say of them."""

    kind: str
    id: str
    name: str
    party: Party | None
    roles: tuple[str, ...]  # in the order of the rings
    rings: tuple[str, ...]
    claims: int
    fund_minor: int
    first: datetime | None
    last: datetime | None
    basis: tuple[str, ...]  # numbers of exhibits


def people(reading: Reading) -> list[Person]:
    """Members of the rings and parties, each once: parties by number, then members by identifier,
    last the parties that are in no claim.
    """
    case = reading.dossier.case
    parties = {_key(p.entity_kind, p.entity_id): p for p in case.parties if p.entity_id}
    roles: dict[Key, list[Key]] = {}
    for ring in reading.dossier.rings:
        for member in ring.members:
            roles.setdefault((member.kind, member.id), []).append((member.role, ring.ring_id))
    lines = _lines(reading.amounts.included)
    keys = sorted(
        {*roles, *parties}, key=lambda key: (parties[key].party_no if key in parties else "~", *key)
    )
    found = [_person(reading, key, parties.get(key), roles.get(key, ()), lines) for key in keys]
    return found + [
        _person(reading, ("", ""), party, (), {}) for party in case.parties if not party.entity_id
    ]


def members(reading: Reading) -> list[Person]:
    """Those of them who are members of a ring."""
    return [person for person in people(reading) if person.roles]


def _key(kind: str, entity_id: str) -> Key:
    """Pharmacies and institutions are one kind, as members of rings are."""
    return ("provider" if kind in ("pharmacy", "institution") else kind, entity_id)


def _lines(included: Iterable[AmountLine]) -> Mapping[Key, list[AmountLine]]:
    """The lines that name each entity."""
    found: dict[Key, list[AmountLine]] = {}
    for line in included:
        named = {
            ("patient", line.patient_id),
            ("doctor", line.doctor_id),
            ("provider", line.provider_id),
            ("provider", line.prescriber_provider_id),
        }
        for key in named:
            found.setdefault(key, []).append(line)
    return found


def _person(
    reading: Reading,
    key: Key,
    party: Party | None,
    roles: Iterable[Key],
    lines: Mapping[Key, list[AmountLine]],
) -> Person:
    own = lines.get(key, [])
    times = [line.at for line in own if line.at is not None]
    facts = reading.dossier.case.facts if party else ()
    return Person(
        *key,
        name=party.name if party else reading.names.get(key, ""),
        party=party,
        roles=tuple(role for role, _ in roles),
        rings=tuple(ring for _, ring in roles),
        claims=len(own),
        fund_minor=sum(line.fund_minor for line in own),
        first=min(times, default=None),
        last=max(times, default=None),
        basis=tuple(
            number
            for fact in facts
            if party and party.party_no in fact.party_nos
            for number in fact.exhibit_nos
        ),
    )


_FIELDS: tuple[Field[Person], ...] = (
    Field("party_no", "当事人编号", lambda p: p.party.party_no if p.party else ""),
    Field("kind", "类别", lambda p: p.kind),
    Field("id", "标识", lambda p: p.id),
    Field("name", "名称", lambda p: p.name),
    Field("code", "证件或信用代码", lambda p: p.party.code if p.party else ""),
    Field("role", "角色", lambda p: p.party.role if p.party else ""),
    Field("role_in_ring", "疑点角色", lambda p: ";".join(sorted(set(p.roles)))),
    Field("rings", "团伙线索", lambda p: ";".join(sorted(set(p.rings)))),
    Field("first_act", "首次行为", lambda p: p.first),
    Field("last_act", "末次行为", lambda p: p.last),
    Field("claims", "结算记录数", lambda p: p.claims),
    Field("fund_minor", "基金支付（分）", lambda p: p.fund_minor),
    # A number to a spreadsheet, also where negative.
    Field("fund_amount", "基金支付（元）", lambda p: Decimal(from_minor(p.fund_minor))),
    Field("basis", "依据证据", lambda p: ";".join(sorted(set(p.basis))) or amounts.LINES),
)


def files(reading: Reading) -> dict[str, bytes]:
    """One row per member of a ring and per party."""
    return {FILE: fields_csv(_FIELDS, people(reading))}


def people_table(reading: Reading) -> Table:
    """The members of the rings, places first, with what the claims show of each."""
    own = sorted(members(reading), key=lambda p: (_ORDER[p.kind], -p.fund_minor, p.id))
    rows: list[tuple[Words, ...]] = [
        (
            called(MEMBER_KINDS, person.kind),
            person.id,
            reading.names.get((person.kind, person.id), "") or "—",
            called(ROLES, person.roles[0]),
            f"{person.first:%Y-%m-%d}" if person.first else "—",
            f"{person.last:%Y-%m-%d}" if person.last else "—",
            f"{person.claims:,}",
            readable(person.fund_minor),
        )
        for person in own[:MOST_MEMBERS]
    ]
    note = Text(
        en="One claim names an insured person, a doctor and a provider: shares overlap and do "
        "not add up. {left}",
        zh="同一条结算记录涉及参保人、医师和医药机构，各行金额相互重叠，不可相加。{left}",
    )
    left = Text(
        en=f"{len(own) - MOST_MEMBERS} more are in {FILE}.",
        zh=f"其余{len(own) - MOST_MEMBERS}名见 {FILE}。",
    )
    return Table(
        columns=(
            Column(Text(en="Kind", zh="类别"), 0.9, "center"),
            Column(Text(en="Identifier", zh="标识"), 2.3),
            Column(Text(en="Name", zh="姓名（名称）"), 1.4),
            Column(Text(en="Role in the pattern", zh="疑点中的角色"), 1.3),
            Column(Text(en="First", zh="首次"), 1.0, "center"),
            Column(Text(en="Last", zh="末次"), 1.0, "center"),
            Column(Text(en="Claims", zh="记录数"), 0.8, "right"),
            Column(Text(en="Fund", zh="涉及基金"), 1.1, "right"),
        ),
        rows=tuple(rows),
        note=note.filled(left=left if len(own) > MOST_MEMBERS else ""),
    )


ITEM = Item(
    name=NAME,
    title=Text(en="People and their roles", zh="人员角色"),
    source="joint crime by role",
    needed=(FILE,),
    judicial=True,
    files=files,
)
