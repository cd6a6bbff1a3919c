"""What is said of rings: one line each."""

from collections.abc import Iterator, Sequence

from model.language import Text
from model.money import readable
from model.rings import Ring

_MORE = Text(en="... and {n} more", zh="……另有{n}个")


def ring_lines(rings: Sequence[Ring], top: int) -> Iterator[Text]:
    """The first rings, one line each, and how many are not shown."""
    yield from map(ring_line, rings[:top])
    if len(rings) > top:
        yield _MORE.filled(n=len(rings) - top)


def ring_line(ring: Ring) -> Text:
    """Rank, score, money and the summary sentence of one ring."""
    head = f"{ring.rank:>3}  {ring.score:.2f}  {readable(ring.fund_minor):>14}  {ring.ring_id}  "
    return Text(en=head + ring.summary.en, zh=head + ring.summary.zh)
