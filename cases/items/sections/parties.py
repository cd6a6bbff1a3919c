"""Tables of the parties of a case."""

from cases.items.reading import Reading
from cases.papers.tree import Block, Column, Points, Table, Words
from model.language import Text
from model.vocabulary.cases import PARTY_ROLES
from model.vocabulary.claims import PARTICIPANTS
from model.vocabulary.term import called

NO_PARTY = Text(en="No party is registered in the case.", zh="本案尚未登记当事人。")


def parties_table(reading: Reading) -> tuple[Block, ...]:
    """Who the case is about: name, kind, code, address, legal representative, role."""
    parties = sorted(reading.dossier.case.parties, key=lambda party: party.party_no)
    if not parties:
        return (Points((NO_PARTY,)),)
    rows: list[tuple[Words, ...]] = [
        (
            party.party_no,
            party.name or party.entity_id,
            called(PARTICIPANTS, party.entity_kind),
            party.code or "—",
            party.address or "—",
            party.legal_representative or "—",
            called(PARTY_ROLES, party.role),
        )
        for party in parties
    ]
    return (
        Table(
            columns=(
                Column(Text(en="No.", zh="编号"), 0.75, "center"),
                Column(Text(en="Name", zh="姓名（名称）"), 1.75),
                Column(Text(en="Kind", zh="类型"), 1.15, "center"),
                Column(Text(en="Identity or credit code", zh="证件号码"), 2.3),
                Column(Text(en="Address", zh="住所"), 1.75),
                Column(Text(en="Represented by", zh="法定代表人"), 1.3),
                Column(Text(en="Suspected role", zh="涉嫌角色"), 1.35, "center"),
            ),
            rows=tuple(rows),
        ),
    )
