"""The public copy: a dossier from which everything was taken but sums over many people."""

from dataclasses import replace

from cases.redaction.aggregates import KEY, summary
from cases.redaction.tables import coarse
from model.cases import Case
from model.dossiers import Dossier


def public(dossier: Dossier) -> Dossier:
    """The dossier of a public copy; only ``run`` holds anything of the case."""
    case = dossier.case
    tables = ("claims", "lines", "patients", "doctors", "providers", "edges", "edge_claims")
    empty = {name: getattr(dossier, name).slice(0, 0) for name in tables}
    bare = Case(
        case_id=case.case_id,
        title="",
        agency=case.agency,
        region=coarse(case.region),
        origin=case.origin,
        origin_ref="",
        state="",
        opened_at=dossier.exported_at,
        version=0,
        lead="",
    )
    return replace(
        dossier,
        **empty,
        case=bare,
        rings=(),
        judgements=(),
        sources=(),
        balances=(),
        rejects=(),
        run={KEY: summary(dossier)},
        run_files={},
        clocks=(),
        custody=(),
        custody_skipped=(),
        custody_head="",
        exhibits={},
        exported_by="",
        profile="public",
    )
