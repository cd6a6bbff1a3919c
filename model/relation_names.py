"""Names of the relations in the graph, chosen so that source, name and target read aloud."""

from model.language import Text

CLAIM_RELATIONS: dict[str, Text] = {
    "treated_by": Text(en="treated by", zh="就诊医师"),  # patient -> doctor
    "claimed_at": Text(en="claimed at", zh="结算于"),  # patient -> institution or pharmacy
    "billed_at": Text(en="billed at", zh="执业结算于"),  # doctor -> institution
    "prescribed_to": Text(en="prescriptions filled at", zh="处方流向"),  # doctor -> pharmacy
    "fills_at": Text(en="prescriptions filled at", zh="外配流向"),  # institution -> pharmacy
}
"""Relations aggregated from claims; each can list the claims behind it."""

REGISTERED_RELATIONS: dict[str, Text] = {
    "has_phone": Text(en="has phone", zh="登记电话"),
    "lives_at": Text(en="lives at", zh="登记住址"),  # patient -> address
    "located_at": Text(en="located at", zh="登记地址"),  # provider -> address
    "paid_to": Text(en="paid to", zh="收款账户"),  # patient or provider -> account
    "owned_by": Text(en="owned by", zh="所有人"),  # provider -> owner
    "represented_by": Text(en="represented by", zh="法定代表人"),  # provider -> owner
    "resides_at": Text(en="resides at", zh="入住机构"),  # patient -> provider
    "registered_at": Text(en="registered at", zh="主要执业机构"),  # doctor -> provider
}
"""Relations from the registers; the relations table of the layout adds its own names."""


def relation_title(name: str) -> Text:
    """What a relation is called; a name that only a file knows is shown as it stands.

    >>> relation_title("lives_at").zh, relation_title("家庭成员").en
    ('登记住址', '家庭成员')
    """
    known = CLAIM_RELATIONS | REGISTERED_RELATIONS
    return known.get(name, Text(en=name, zh=name))
