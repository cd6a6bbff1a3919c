"""The runs that a store keeps: what each was made from and what came of it; removing one."""

import json
from contextlib import closing
from dataclasses import dataclass

from investigation.kept_files import KeptFiles
from investigation.place import Place
from investigation.run_record import MANIFEST
from investigation.stores import open_intake, open_store
from model.errors import SettingError
from model.language import Text


@dataclass(frozen=True)
class KeptRun:
    """One run: its data version, numbers of rings and of groups set aside, whether the newest."""

    run_id: str
    data_version: str
    rings: int
    suppressed: int
    newest: bool


def kept_runs(place: Place) -> tuple[KeptRun, ...]:
    """All runs of a store by their ids, from their manifests."""
    with closing(open_intake(place)) as intake:
        newest = intake.archive.newest("runs")
        found = []
        for run_id in intake.archive.names("runs"):
            content = json.loads(KeptFiles(intake.archive, run_id).read(MANIFEST))
            found.append(
                KeptRun(
                    run_id=run_id,
                    data_version=content["data_version"],
                    rings=content["results"]["rings"],
                    suppressed=content["results"]["suppressed"],
                    newest=run_id == newest,
                )
            )
    return tuple(found)


def remove_run(place: Place, run_id: str | None) -> None:
    """Remove one run with its rings and its files; raises ``UnknownEntity``."""
    if run_id is None:
        raise SettingError(
            Text(en="Which run shall be removed?", zh="要删除哪一次运行？"),
            where="coterie runs remove",
            to_do=Text(
                en="Name one that `coterie runs` lists.", zh="请指定 `coterie runs` 列出的一次。"
            ),
        )
    with closing(open_store(place)) as store:
        store.remove_run(run_id)
