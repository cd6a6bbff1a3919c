"""``coterie runs``: the runs that are kept, and removing one."""

from collections.abc import Iterator

import click

from commands.frame import Verb, at_place
from investigation.kept_runs import kept_runs, remove_run
from investigation.place import Place
from model.language import Text

_RUN = Text(
    en="{mark} {run}  data {version}  {rings} rings, {cleared} cleared groups",
    zh="{mark} {run}  数据版本 {version}  团伙线索{rings}个，已排除群体{cleared}个",
)
_NONE = Text(en="no runs are kept here", zh="此处没有已保存的运行")


@click.command(cls=Verb)
@click.argument("action", type=click.Choice(["list", "remove"]), default="list")
@click.argument("run_id", required=False)
@at_place
def runs(action: str, run_id: str | None, place: Place) -> Iterator[Text]:
    """List the runs that are kept, or remove RUN_ID with its rings / 列出或删除运行."""
    if action == "remove":
        remove_run(place, run_id)
    kept = kept_runs(place)
    for one in kept:
        yield _RUN.filled(
            mark="*" if one.newest else " ",
            run=one.run_id,
            version=one.data_version[:12],
            rings=one.rings,
            cleared=one.suppressed,
        )
    if not kept:
        yield _NONE
