"""``coterie demo``: the demo world, loaded and searched."""

from collections.abc import Iterator
from pathlib import Path

import click

from commands.frame import Verb, pass_language, seed_option, store_option, workspace_option
from commands.run_lines import run_lines
from commands.terminal import shown_steps
from investigation.demo import demo as make_demo
from investigation.place import demo_place
from investigation.settings import Settings
from model.language import Language, Text


@click.command(cls=Verb)
@store_option
@workspace_option
@click.option("--patients", type=int, default=6000, show_default=True, help="Size / 规模.")
@click.option("--grade", default="easy", show_default=True, help="easy, medium, hard, ring_free.")
@seed_option
@pass_language
def demo(
    language: Language,
    store: str | None,
    workspace: Path | None,
    patients: int,
    grade: str,
    seed: int,
) -> Iterator[Text]:
    """Make the demo world, load it and detect / 生成演示数据并检测."""
    with shown_steps(language) as progress:
        finished = make_demo(
            demo_place(store, workspace),
            patients=patients,
            grade=grade,
            world_seed=seed,
            settings=Settings(language=language),
            progress=progress,
        )
    yield from run_lines(finished)
