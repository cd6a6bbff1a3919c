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
    if finished.failed:
        raise Exit(FAILED_TYPOLOGY)
