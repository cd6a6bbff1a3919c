"""``coterie map``: a mapping proposed for files that no format recognises."""

from collections.abc import Iterator
from pathlib import Path

import click

from commands.frame import PATH, Verb, pass_language
from investigation.proposing import proposal_lines
from model.language import Language, Text


@click.command("map", cls=Verb)
@click.argument("inputs", nargs=-1, required=True, type=PATH)
@pass_language
def propose(language: Language, inputs: tuple[Path, ...]) -> Iterator[Text]:
    """Propose a mapping for files; nothing is loaded / 按列名与形状生成映射建议."""
    yield from proposal_lines(inputs, language)
