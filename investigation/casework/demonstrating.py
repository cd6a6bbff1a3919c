"""``coterie case demo``: the demonstration over a demo workspace, exported sealed and whole."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from investigation.casework.asking import Asked, exported_from
from investigation.casework.case_place import open_cases
from investigation.casework.demonstration import demonstrate
from investigation.casework.exporting import Exported
from investigation.casework.sitting import Sitting
from investigation.open import open_investigation
from investigation.place import Place
from investigation.stores import open_store
from model.errors import MissingData
from model.language import Language, Text

LASTS = timedelta(days=1)
"""The steps of the demonstration take most of a day; it begins this long before its export,
and is sent within the 24 hours that follow the approval."""
_NO_RING = Text(en="the demo world gave no ring", zh="演示数据中未检测到线索")


def demonstrated(
    place: Place, now: datetime, out: Path | None, language: Language
) -> tuple[str, Exported]:
    """The number of the case and its package, beside the workspace unless named."""
    with closing(open_store(place)) as store, open_cases(place) as file:
        opened = open_investigation(store)
        if not opened.rings:
            raise MissingData(_NO_RING, where=str(place))
        received = sorted((place.workspace.parent / "world" / "claims").glob("*"))
        case = demonstrate(file, opened, now - LASTS, [p for p in received if p.is_file()])
        target = out or place.workspace.parent / f"case_{case.case_id}.zip"
        asked = Asked("sealed", whole_data=True, language=language)
        seat = Sitting(file, "wu.yan", now)
        return case.case_id, exported_from(store, place, seat, case.case_id, asked, target)
