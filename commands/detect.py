"""``coterie detect``: looks for rings in a store, or from files to result files in one go."""

from collections.abc import Iterator
from pathlib import Path

import click

from commands.frame import (
    PATH,
    Verb,
    pass_language,
    seed_option,
    source_option,
    store_option,
    workspace_option,
)
from commands.run_lines import run_lines
from commands.terminal import shown_steps
from investigation.detection import detect_inputs, detect_place
from investigation.place import place_of
from investigation.settings import Settings
from model.language import Language, Text


@click.command(cls=Verb)
@click.argument("inputs", nargs=-1, type=PATH)
@source_option
@click.option("--out", "-o", type=PATH, help="Folder for results / 输出文件夹.")
@store_option
@workspace_option
@seed_option
@pass_language
def detect(
    language: Language,
    inputs: tuple[Path, ...],
    source: str | None,
    out: Path | None,
    store: str | None,
    workspace: Path | None,
    seed: int,
) -> Iterator[Text]:
    """Find rings; with INPUTS load them first / 检测团伙线索.

    With INPUTS and no store, a fresh workspace is made in OUT/workspace.
    """
    settings = Settings(seed=seed, language=language)
    with shown_steps(language) as progress:
        if inputs:
            named = place_of(store, workspace) if store or workspace else None
            finished = detect_inputs(inputs, source, out, named, settings, progress)
        else:
            finished = detect_place(place_of(store, workspace), out, settings, progress)
    yield from run_lines(finished)
