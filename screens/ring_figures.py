"""The figures of a ring, as its page, the list and the drawings call them; and counted nouns."""

from collections.abc import Mapping

from model.language import Plural, Text, counted
from model.rings import Ring
from model.vocabulary.claims import MemberKind
from screens.words import tr

SCORE = Text(en="Score", zh="得分")
TYPOLOGY = Text(en="Typology", zh="手法")
MEMBERS = Text(en="Members", zh="成员")
CLAIMS = Text(en="Claims", zh="结算记录数")
TOTAL = Text(en="Total", zh="总金额")
STRENGTH = Text(en="Strength", zh="强度")
FUND = Text(en="Fund paid", zh="基金支付")
PERIOD = Text(en="Period", zh="期间")
DAY = Text(en="Day", zh="日期")

CLAIM_COUNT = Plural(
    Text(en="{n} claim", zh="{n}条结算记录"), Text(en="{n} claims", zh="{n}条结算记录")
)
MEMBER_COUNTS: Mapping[MemberKind, Plural] = {
    "patient": Plural(
        Text(en="{n} insured person", zh="{n}名参保人"),
        Text(en="{n} insured persons", zh="{n}名参保人"),
    ),
    "doctor": Plural(Text(en="{n} doctor", zh="{n}名医师"), Text(en="{n} doctors", zh="{n}名医师")),
    "provider": Plural(
        Text(en="{n} provider", zh="{n}家医药机构"), Text(en="{n} providers", zh="{n}家医药机构")
    ),
}


def members_counted(ring: Ring) -> tuple[str, ...]:
    """How many members of each kind, kinds without any left out."""
    counts = ((noun, ring.count(kind)) for kind, noun in MEMBER_COUNTS.items())
    return tuple(tr(counted(number, noun)) for noun, number in counts if number)
