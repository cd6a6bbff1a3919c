"""The rings of a case: as their run kept them, added to it, and those that were cleared."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cases.records.case_rings import RunRings
from graph.store import Store
from investigation.casework.session import CaseEdit
from investigation.kept_files import KeptFiles
from investigation.run_record import DETAILS, MANIFEST
from model.cases import Case
from model.errors import UnknownEntity
from model.language import Text, joined
from model.rings import Ring
from rings.details import from_json

_NO_RING = Text(en="the run of the case has no such ring", zh="本案所依据的运行中没有该团伙线索")
_CLEARED = Text(
    en="{ring} is not listed as a ring of its run: the detector cleared this group. "
    "Reason: {title}. {found}",
    zh="{ring} 未列为团伙线索：检测时已将该群体排除。理由：{title}。{found}",
)
_UNREAD = Text(
    en="the run of this case cannot be read here: whether the detector cleared its group is not"
    " known",
    zh="此处无法读取本案所依据的运行，不能确定检测时是否已将该群体排除",
)


class Run(Protocol):
    """An opened run, as far as a case needs it."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What the run says of itself."""
        ...

    @property
    def data_version(self) -> str:
        """The data it was made from."""
        ...

    def ring(self, ring_id: str) -> Ring:
        """The ring or cleared group; ``UnknownEntity`` if there is none."""
        ...


@dataclass(frozen=True)
class KeptRun:
    """The run that a case stands on, as the store kept it: files by name, rings of the case."""

    manifest: Mapping[str, Any]
    files: Mapping[str, str]
    rings: tuple[Ring, ...]


def kept_run(store: Store, case: Case) -> KeptRun:
    """The run of a case with the rings that the case is about, by rank.

    Raises ``UnknownEntity`` where the store kept no such run, or the run no such ring,
    ``StoreUnavailable`` where a file of it was changed.
    """
    run_id, kept = case.run_id, KeptFiles(store.archive, case.run_id)
    manifest: dict[str, Any] = json.loads(kept.read(MANIFEST))
    files = {name: kept.read(name) for name in sorted(manifest["files"])}
    assembly = from_json(kept.read(DETAILS))
    known = {ring.ring_id: ring for ring in (*assembly.rings, *assembly.cleared)}
    missing = [ring_id for ring_id in case.ring_ids if ring_id not in known]
    if missing:
        raise UnknownEntity(_NO_RING, where=f"{run_id}/{missing[0]}")
    chosen = sorted((known[r] for r in case.ring_ids), key=lambda ring: (ring.rank, ring.ring_id))
    return KeptRun(manifest, files, tuple(chosen))


def rings_of_run(run: Run, ring_ids: Sequence[str]) -> RunRings:
    """Rings of an opened run with the run and its data; ``UnknownEntity`` for one it has not."""
    for ring_id in ring_ids:
        run.ring(ring_id)
    return RunRings(str(run.manifest["run_id"]), run.data_version, tuple(ring_ids))


def add_rings(edit: CaseEdit, run: Run, ring_ids: Sequence[str]) -> None:
    """Adds rings of the opened run to a case.

    Raises ``UnknownEntity`` for a ring that the run does not have, ``RuleBroken`` where the case
    stands on another run.
    """
    edit.apply(edit.file.rings.add, rings_of_run(run, ring_ids))


def warnings_of_cleared(rings: Iterable[Ring] | None) -> tuple[Text, ...]:
    """One sentence with the reason for every group of a case that the detector cleared.

    ``None``: the rings are not known, which is a warning too.
    """
    if rings is None:
        return (_UNREAD,)
    return tuple(_reason(ring) for ring in rings if ring.explanation is not None)


def _reason(ring: Ring) -> Text:
    code = str(ring.explanation)
    reading = next((one for one in ring.readings if one.code == code), None)
    title = reading.title if reading else Text(en=code, zh=code)
    found = joined(reading.evidence_for if reading else ())
    return _CLEARED.filled(ring=ring.ring_id, title=title, found=found)
