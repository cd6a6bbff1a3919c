"""``coterie detect``: on a store, or from files to result files in one go."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from investigation.loading import load
from investigation.own_workspace import fresh
from investigation.place import Place
from investigation.progress import Progress
from investigation.run import Run, export, run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from model.errors import SettingError
from model.language import Text

OWN_WORKSPACE = "workspace"


def detect_place(place: Place, out: Path | None, settings: Settings, progress: Progress) -> Run:
    """Detect on the claims in use; result files also go to ``out`` where given."""
    with closing(open_store(place)) as store:
        finished = run(store, settings, progress)
    if out is not None:
        export(finished, out)
    return finished


def detect_inputs(
    inputs: Sequence[Path],
    source: str | None,
    out: Path | None,
    place: Place | None,
    settings: Settings,
    progress: Progress,
) -> Run:
    """Load ``inputs`` and detect.

    With ``place`` the files are added to its claims. Without, a fresh workspace is made in
    ``out/workspace``, so that the rings are those of ``inputs`` alone. Raises ``SettingError``
    when neither is given, or when ``out/workspace`` exists and was made by something else.
    """
    if place is None:
        place = Place(_own(out))
    progress(Text(en="loading files", zh="导入文件"))
    with closing(open_intake(place)) as intake:
        load(intake, inputs, source)
    return detect_place(place, out, settings, progress)


def _own(out: Path | None) -> Path:
    if out is None:
        raise SettingError(
            Text(en="Where shall the results go?", zh="结果应写到哪里？"),
            where="--out",
            to_do=Text(en="Give --out DIR or --workspace DIR.", zh="请给出 --out 或 --workspace。"),
        )
    return fresh(out / OWN_WORKSPACE)
