"""``coterie detect``: on a store, or from files to result files in one go."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from investigation.how import PLAIN, How
from investigation.loading import load
from investigation.own_workspace import fresh
from investigation.place import Place
from investigation.progress import Progress
from investigation.run import Run, export, run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from model.errors import SettingError
from model.language import Text
from model.provenance import LoadReport

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
    source: str | Path | None,
    out: Path | None,
    place: Place | None,
    settings: Settings,
    progress: Progress,
) -> Run:
    """Load ``inputs`` into the place that ``place_for`` gives, and detect there."""
    chosen = place_for(place, out)
    load_inputs(chosen, inputs, source, PLAIN, progress)
    return detect_place(chosen, out, settings, progress)


def place_for(place: Place | None, out: Path | None) -> Place:
    """Where files are loaded before rings are looked for in them.

    With ``place`` the files are added to its claims. Without, a fresh workspace is made in
    ``out/workspace``, so that the rings are those of the files alone. Raises ``SettingError``
    when neither is given, or when ``out/workspace`` exists and was made by something else.
    """
    return Place(_own(out)) if place is None else place


def load_inputs(
    place: Place, inputs: Sequence[Path], source: str | Path | None, how: How, progress: Progress
) -> LoadReport:
    """Load files into a place; raises what ``load`` raises."""
    progress(Text(en="loading files", zh="导入文件"))
    with closing(open_intake(place)) as intake:
        return load(intake, inputs, source, how)


def _own(out: Path | None) -> Path:
    if out is None:
        raise SettingError(
            Text(en="Where shall the results go?", zh="结果应写到哪里？"),
            where="--out",
            to_do=Text(en="Give --out DIR or --workspace DIR.", zh="请给出 --out 或 --workspace。"),
        )
    return fresh(out / OWN_WORKSPACE)
