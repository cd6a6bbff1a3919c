"""Opening a case from rings of the newest run."""

from collections.abc import Sequence

from cases.records.cases import Opening
from investigation.casework.case_view import RULES
from investigation.casework.sitting import Sitting
from investigation.open import Investigation
from model.cases import Case


def open_case(
    sitting: Sitting,
    opened: Investigation,
    ring_ids: Sequence[str],
    *,
    title: str,
    agency: str,
    region: str,
) -> Case:
    """A case about rings of the opened run, bound to the run and to the data it was made from.

    Raises ``UnknownEntity`` for a ring that the run does not have.
    """
    for ring_id in ring_ids:
        opened.ring(ring_id)
    opening = Opening(
        title=title,
        agency=agency,
        region=region,
        run_id=str(opened.manifest["run_id"]),
        data_version=opened.data_version,
    )
    return sitting.file.cases.open_from_ring(
        opening, ring_ids, by=sitting.by, at=sitting.at, rules=RULES
    )
