"""``coterie demo``: a world with known answers, loaded and searched like any other data."""

import shutil
from contextlib import closing

import synthetic
from investigation.detection import detect_inputs
from investigation.own_workspace import fresh
from investigation.place import Place
from investigation.progress import Progress
from investigation.run import Run
from investigation.settings import Settings
from investigation.stores import open_intake
from model.errors import SettingError
from model.language import Text


def demo(
    place: Place,
    *,
    patients: int,
    grade: str,
    world_seed: int,
    settings: Settings,
    progress: Progress,
) -> Run:
    """Build a demo world beside the workspace folder, load it into the store and detect.

    The answer sheet lies in ``world/answers`` beside the workspace; detection never reads it.
    Files of an earlier demo are replaced; a second demo of the same world changes nothing. A
    server has to be empty: made-up claims never mix with others.
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
    own = _empty(place)
    progress(Text(en="making the demo world", zh="生成演示数据"))
    world = synthetic.build(world_seed, grade, patients=patients)
    folder = own.workspace.parent / "world"
    shutil.rmtree(folder, ignore_errors=True)
    files = synthetic.write(world, folder / "claims", answers=folder / "answers")
    return detect_inputs([files], None, None, own, settings, progress)


def _empty(place: Place) -> Place:
    if place.server is None:
        return Place(fresh(place.workspace))
    with closing(open_intake(place)) as intake:
        if intake.archive.names("loads"):
            raise SettingError(
                Text(en="The server holds claims already.", zh="服务器中已有结算数据。"),
                where=place.server,
                to_do=Text(
                    en="Use an empty server, or a folder: --workspace DIR.",
                    zh="请使用空的服务器，或用 --workspace 指定文件夹。",
                ),
            )
    return place
