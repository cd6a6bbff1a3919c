"""What a case was opened on, in words."""

from model.cases import Case, CaseOrigin
from model.language import Text

_ORIGINS: dict[CaseOrigin, Text] = {
    "ring": Text(en="from the ring {ref}", zh="检测线索 {ref}"),
    "tip": Text(en="about the tip {ref}", zh="举报线索 {ref}"),
    "inspection": Text(en="after the inspection {ref}", zh="监督检查 {ref}"),
    "by_hand": Text(en="by hand: {ref}", zh="自行立案：{ref}"),
}


def opened_on(case: Case) -> Text:
    """From a ring, about a tip, after an inspection, or by hand with the reason that was given."""
    return _ORIGINS[case.origin].filled(ref=case.origin_ref or "-")
