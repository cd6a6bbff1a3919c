"""What to look at next, by the kind of signal: checks that can confirm a suspicion or end it."""

from model.language import Text
from model.rings import Ring
from model.vocabulary.signals import SIGNALS

ALWAYS: tuple[Text, ...] = (
    Text(
        en="Fix prescriptions, medical records and counter logs before anybody is told.",
        zh="在告知当事人之前固定处方、病历及窗口日志。",
    ),
)


def next_checks(ring: Ring, most: int = 5) -> tuple[Text, ...]:
    """Checks for the signals of a ring, strongest first, then what always comes first of all."""
    kinds = dict.fromkeys(
        line.signal
        for line in sorted(ring.why, key=lambda line: (-line.weight * line.strength, line.signal))
    )
    return (*ALWAYS, *(SIGNALS[kind].check for kind in kinds))[:most]
