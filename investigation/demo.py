"""``coterie demo``: a world with known answers, loaded and searched like any other data."""

import shutil
from pathlib import Path

import synthetic
from investigation.loading import load
from investigation.own_workspace import fresh
from investigation.progress import Progress
from investigation.run import Run, run
from investigation.settings import Settings
from model.errors import SettingError
from model.language import Text


def demo(
    workspace: Path,
    *,
    patients: int,
    grade: str,
    world_seed: int,
    settings: Settings,
    progress: Progress,
) -> Run:
    """Build a demo world beside ``workspace``, load it into ``workspace`` and detect.

    The answer sheet lies in ``world/answers`` beside the workspace; detection never reads it.
    Files of an earlier demo are replaced; a second demo of the same world changes nothing.
    """
    if grade not in synthetic.GRADES:
        raise SettingError(
            Text(en=f"{grade!r} is not a grade.", zh=f"没有难度 {grade!r}。"),
            where="--grade",
            to_do=Text(
                en=f"Use one of: {', '.join(synthetic.GRADES)}.",
                zh=f"可选：{'、'.join(synthetic.GRADES)}。",
            ),
        )
    own = fresh(workspace)
    progress(Text(en="making the demo world", zh="生成演示数据"))
    world = synthetic.build(world_seed, grade, patients=patients)
    folder = workspace.parent / "world"
    shutil.rmtree(folder, ignore_errors=True)
    files = synthetic.write(world, folder / "claims", answers=folder / "answers")
    progress(Text(en="loading the demo world", zh="导入演示数据"))
    load(own, [files])
    return run(own, settings, progress)
