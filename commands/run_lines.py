"""What is said of a finished run, and how a verb that ran one ends."""

from collections.abc import Iterator

from click.exceptions import Exit

from commands.ring_lines import ring_line
from investigation.run import Run
from model.language import Text
from model.vocabulary.findings import STATUSES, TYPOLOGIES
from model.vocabulary.term import called

FAILED_TYPOLOGY = 3
"""Exit status when the run finished but a typology failed."""
FIRST_RINGS = 5

_OUTCOME = Text(en="{typology}: {status}", zh="{typology}：{status}")
_SUMMARY = Text(en="  {summary}", zh="  {summary}")
_COUNTED = Text(
    en="{rings} rings, {cleared} cleared groups (run {run})",
    zh="团伙线索{rings}个，已排除群体{cleared}个（运行 {run}）",
)


_NO_RING = Text(
    en="no ring was found: no group has enough independent signals that no ordinary cause"
    " explains.",
    zh="未发现团伙线索：没有任何群体同时具备足够多且不能由正常原因解释的独立信号。",
)
_COULD_NOT = Text(
    en="typologies that could not run, and the data that would let them ({n}):",
    zh="未能运行的手法及其所需数据（{n} 种）：",
)
_LACKING = Text(en="  {typology}: {needs}", zh="  {typology}：{needs}")


def run_lines(finished: Run) -> Iterator[Text]:
    """Outcomes of the typologies, then the first rings.

    Raises ``Exit`` at the end where a typology failed.
    """
    for outcome in finished.outcomes:
        status = STATUSES[outcome.status].name
        yield _OUTCOME.filled(typology=called(TYPOLOGIES, outcome.typology), status=status)
        yield _SUMMARY.filled(summary=outcome.summary)
    assembly = finished.assembly
    yield _COUNTED.filled(
        rings=len(assembly.rings), cleared=len(assembly.cleared), run=finished.run_id
    )
    yield from map(ring_line, assembly.rings[:FIRST_RINGS])
    if not assembly.rings:
        yield from _nothing_found(finished)
    if finished.failed:
        raise Exit(FAILED_TYPOLOGY)


def _nothing_found(finished: Run) -> Iterator[Text]:
    """That there is no ring, and where nobody could have looked."""
    yield _NO_RING
    skipped = [outcome for outcome in finished.outcomes if outcome.status == "skipped"]
    if skipped:
        yield _COULD_NOT.filled(n=len(skipped))
    for outcome in skipped:
        yield _LACKING.filled(typology=outcome.typology, needs=outcome.summary)
