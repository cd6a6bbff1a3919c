"""An export as it was asked for, from the store of a place to the file on disk."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cases.documents.building import Template
from cases.package import Options
from graph.store import Store
from investigation.casework.exporting import Exported, export_case
from investigation.casework.gathering import Export
from investigation.casework.sealing import OwnKey, sealing
from investigation.casework.sitting import Sitting, pseudonym_key
from investigation.casework.whole_data import whole_data
from investigation.place import Place
from investigation.stores import open_store
from model.dossiers import Profile
from model.language import Language


@dataclass(frozen=True)
class Asked:
    """Which copy, how whole, how sealed; ``language`` is that of the documents."""

    profile: Profile
    draft: bool = False
    whole_data: bool = False
    whole_sources: bool = False
    signing_key: Path | OwnKey | None = None
    time_service: str | None = None
    key_path: Path | None = None
    template: Template = "cn"
    language: Language = "zh"


def exported(place: Place, sitting: Sitting, case_id: str, asked: Asked, out: Path) -> Exported:
    """The package on disk; raises what ``export_case`` raises, and ``SettingError`` for a key."""
    with closing(open_store(place)) as store:
        return exported_from(store, place, sitting, case_id, asked, out)


def exported_from(
    store: Store, place: Place, sitting: Sitting, case_id: str, asked: Asked, out: Path
) -> Exported:
    """The same over a store that is open already."""
    key = pseudonym_key(place, asked.key_path) if asked.profile == "working" else None
    options = Options(
        us=asked.template == "us",
        whole_sources=asked.whole_sources,
        whole_data=_everything(store) if asked.whole_data else None,
    )
    return export_case(
        store,
        sitting.file,
        Export(case_id, asked.profile, asked.draft, asked.language, sitting.by, sitting.at),
        out,
        sealing=sealing(key, asked.signing_key, asked.time_service),
        options=options,
        template=asked.template,
    )


def _everything(store: Store) -> dict[str, bytes]:
    with store.engine() as engine:
        return whole_data(engine)
