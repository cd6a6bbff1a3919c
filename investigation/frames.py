"""Data frames for notebooks: an investigation in the form in which an analyst goes on with it.

Identifiers stay text and amounts are exact ``Decimal`` values in major units.
"""

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from investigation.open import Investigation
from investigation.run_record import OutcomeRecord
from model.language import Language
from model.provenance import LoadReport
from model.rings import Assembly, Ring
from rings.tables import tables


def ring_frames(assembly: Assembly, language: Language = "en") -> dict[str, pd.DataFrame]:
    """``rings``, ``ring_members``, ``ring_claims`` and ``suppressed``, as in the result files."""
    return {
        name: _with_exact_amounts(table.to_pandas())
        for name, table in tables(assembly, language).items()
    }


def claim_frame(opened: Investigation, ring: Ring) -> pd.DataFrame:
    """The claims of a ring with the reason each is there and the file and row it came from."""
    rows: pd.DataFrame = opened.claim_rows([c.claim_no for c in ring.claims]).to_pandas()
    reasons = {claim.claim_id: claim.reason for claim in ring.claims}
    rows.insert(1, "reason", rows["claim_id"].map(reasons))
    return rows


def outcome_frame(outcomes: Iterable[OutcomeRecord], language: Language = "en") -> pd.DataFrame:
    """What became of every typology of a run."""
    return pd.DataFrame(
        {
            "typology": outcome.typology,
            "status": outcome.status,
            "findings": outcome.findings,
            "summary": outcome.summary.in_language(language),
        }
        for outcome in outcomes
    )


def load_frame(report: LoadReport) -> pd.DataFrame:
    """The account of every file of a load."""
    return pd.DataFrame(
        {
            "file": account.source.name,
            "table": account.table,
            "rows": account.rows,
            "loaded": account.loaded,
            "merged": account.merged,
            "rejected": account.rejected,
        }
        for account in report.files
    )


def why_frame(ring: Ring, language: Language = "en") -> pd.DataFrame:
    """The lines of the scoring table as they applied to a ring."""
    return pd.DataFrame(
        {
            "signal": line.signal,
            "weight": line.weight,
            "strength": line.strength,
            "sentence": line.sentence.in_language(language),
        }
        for line in ring.why
    )


def _with_exact_amounts(frame: pd.DataFrame) -> pd.DataFrame:
    for name in frame.columns:
        if name.endswith("_amount"):
            frame[name] = pd.Series([Decimal(cell) for cell in frame[name]], dtype=object)
    return frame
