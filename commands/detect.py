"""``coterie detect``: looks for rings in a store, or from files to result files in one go."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from commands.frame import (
    PATH,
    Verb,
    pass_language,
    seed_option,
    store_option,
    with_how,
    with_source,
    workspace_option,
)
from commands.load_lines import account_lines, load_lines, outlook_lines
from commands.run_lines import run_lines
from commands.terminal import shown_steps
from investigation.detection import detect_place, load_inputs, place_for
from investigation.how import How
from investigation.load_refusals import LoadRefused
from investigation.open import seen_in_claims
from investigation.place import Place, place_of
from investigation.settings import Settings
from investigation.stores import open_store
from model.language import Language, Text


@click.command(cls=Verb)
@click.argument("inputs", nargs=-1, type=PATH)
@with_source
@with_how
@click.option("--out", "-o", type=PATH, help="Folder for results / 输出文件夹.")
@store_option
@workspace_option
@seed_option
@pass_language
def detect(
    language: Language,
    inputs: tuple[Path, ...],
    source: str | Path | None,
    out: Path | None,
    store: str | None,
    workspace: Path | None,
    seed: int,
    how: How,
) -> Iterator[Text]:
    """Find rings; with INPUTS load them first / 检测团伙线索.

    With INPUTS and no store, a fresh workspace is made in OUT/workspace.
    """
    settings = Settings(seed=seed, language=language)
    if inputs:
        place = place_for(place_of(store, workspace) if store or workspace else None, out)
        yield from _loaded(language, place, inputs, source, how)
    else:
        place = place_of(store, workspace)
    with shown_steps(language) as progress:
        finished = detect_place(place, out, settings, progress)
    yield from run_lines(finished)


def _loaded(
    language: Language,
    place: Place,
    inputs: tuple[Path, ...],
    source: str | Path | None,
    how: How,
) -> Iterator[Text]:
    """Load, and say of it what ``coterie load`` says, before anything is looked for."""
    try:
        with shown_steps(language) as progress:
            report = load_inputs(place, inputs, source, how, progress)
    except LoadRefused as refused:
        yield from account_lines(refused.report)
        raise
    with closing(open_store(place)) as opened:
        seen = seen_in_claims(opened)
    yield from load_lines(report, seen)
    yield from outlook_lines(report)
