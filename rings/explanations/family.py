"""A family: one household goes to the doctor together, up to seven people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "family"
TITLE = Text(en="Family", zh="家庭成员")
EXPLAINS: frozenset[SignalKind] = frozenset(
    {"co_timing", "shared_route", "same_minutes", "shared_identifier", "same_basket"}
)


@dataclass(frozen=True)
class Parameters:
    """Who is one family."""

    largest: int = parameter(7, "persons", "of the largest household", REASONED)
    kin_share: float = parameter(
        0.5, "share", "of the members at an address who are kin, to be one household", REASONED
    )


def surname(name: str | None) -> str:
    """The first character of a Chinese name, the last word of any other.

    >>> surname("张伟"), surname("Ann Lee"), surname(None)
    ('张', 'lee', '')
    """
    text = (name or "").strip()
    if not text:
        return ""
    return text[0] if "\u3400" <= text[0] <= "\u9fff" else text.split()[-1].lower()


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """The largest household among the members, if small enough, and what it claimed."""
    households = _households(group, parameters)
    family = max(households, key=lambda h: (len(h), [-no for no in h]), default=[])
    members = len(group.patients)
    if not 2 <= len(family) <= parameters.largest:
        return None
    share = group.share(group.of_patients(family))
    for_ = [
        Text(
            en="{n} of {all} members are one household (shared address, phone and surname, or "
            "registered kin); they made {share:.0%} of the pattern's claims.",
            zh="{all}名成员中有{n}名属同一家庭（同址、同电话、同姓或登记亲属），占该模式结算记录的{share:.0%}。",
        ).filled(n=len(family), all=members, share=share)
    ]
    against = []
    if len(family) < members:
        against.append(
            Text(en="{n} members are not of this household.", zh="{n}名成员不属于该家庭。").filled(
                n=members - len(family)
            )
        )
    return Assessment(share, for_, against, EXPLAINS)


def _households(group: GroupData, parameters: Parameters) -> Iterable[list[int]]:
    """Households among the members: kin, and everyone at an address where most are kin."""
    home: dict[int, set[int]] = {int(p): {int(p)} for p in group.patients}

    def join(people: Iterable[int]) -> None:
        joined = set().union(*(home[p] for p in people))
        for person in joined:
            home[person] = joined

    largest = parameters.largest
    kin = _kin(group, largest)
    for pair in kin:
        join(pair)
    at: dict[str, list[int]] = defaultdict(list)
    for no, address in zip(group.patients, _private(group, "address", largest), strict=True):
        if address is not None:
            at[address].append(int(no))
    for people in at.values():
        linked = {p for pair in kin if set(pair) <= set(people) for p in pair}
        if len(linked) >= parameters.kin_share * len(people):
            join(people)
    return [sorted(people) for people in home.values()]


def _private(group: GroupData, column: str, largest: int) -> list[str | None]:
    """Addresses or phones of the members, null where more people than a family have it."""
    values = group.registers.values("patient", column, group.patients)
    return [
        value if group.registers.sharing("patient", column, int(no)) <= largest else None
        for no, value in zip(group.patients, values, strict=True)
    ]


def _kin(group: GroupData, largest: int) -> list[tuple[int, int]]:
    """Pairs of members who are registered kin, or share two of address, phone and surname."""
    registers, nos = group.registers, [int(no) for no in group.patients]
    addresses, phones = (_private(group, column, largest) for column in ("address", "phone"))
    names = [surname(name) for name in registers.values("patient", "name", group.patients)]
    ids = [group.patient_id(no) for no in nos]
    registered = {
        (ident, fact.other_id)
        for ident in ids
        for fact in registers.facts("patient", ident)
        if fact.relation == "family_of"
    }
    pairs = []
    for a, b in combinations(range(len(nos)), 2):
        shared = (
            (addresses[a] is not None and addresses[a] == addresses[b])
            + (phones[a] is not None and phones[a] == phones[b])
            + (names[a] != "" and names[a] == names[b])
        )
        if shared > 1 or (ids[a], ids[b]) in registered:
            pairs.append((nos[a], nos[b]))
    return pairs
