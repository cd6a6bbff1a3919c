"""The words of alternative explanations: what speaks for each of them, and what it comes to."""

from collections.abc import Mapping
from typing import Literal

from model.language import Text
from model.vocabulary.term import Term

Verdict = Literal["enough", "not_enough"]

VERDICTS: Mapping[Verdict, Term] = {
    "enough": Term(
        Text(en="enough to explain it", zh="足以解释"),
        Text(
            en="The explanation covers nearly all of the pattern, and no signal that it does not "
            "cover remains strong: the group is cleared.",
            zh="该解释足以说明模式的绝大部分，且其余信号均不强：该群体予以排除。",
        ),
    ),
    "not_enough": Term(
        Text(en="not enough to explain it", zh="不足以解释"),
        Text(
            en="The explanation has a hold in the data and leaves something of weight unexplained.",
            zh="该解释在数据中有所体现，但仍有重要情况未能说明。",
        ),
    ),
}
"""What an alternative explanation comes to."""

SPEAKS_FOR = Text(en="Speaks for it", zh="支持该解释")
SPEAKS_AGAINST = Text(en="Speaks against it", zh="不支持该解释")
NONE_HELD = Text(
    en="Every alternative explanation was examined; none has a hold in the data.",
    zh="已逐一核查各项合理解释，数据中均无体现。",
)


def verdict(clears: bool) -> Text:
    """What it comes to that an explanation clears a group, or does not."""
    return VERDICTS["enough" if clears else "not_enough"].name
