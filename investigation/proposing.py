"""A mapping proposed for files that no format recognises; nothing is loaded."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from investigation.column_needs import impossible, possible
from loaders.parts import parts_of
from loaders.proposal.proposing import Proposal, proposed
from loaders.proposal.writing import written
from loaders.source_files import listed
from model.errors import SourceRefused
from model.language import Language, Text

_NOTHING = Text(en="no column looks like those of claims.", zh="没有与结算数据相似的列。")
_NAME_THEM = Text(
    en="Write the mapping by hand: docs/loading.md.", zh="请按 docs/loading.md 手写映射。"
)
_RUN = Text(en="typologies that can run: {names}.", zh="可运行的手法：{names}。")
_LACK = Text(en="{name} would need {columns}.", zh="{name} 还需要 {columns}。")


def proposal_lines(inputs: Sequence[Path], language: Language) -> Iterator[Text]:
    """The proposed mapping file, then as comments which typologies become possible."""
    found = proposed(parts_of(listed(inputs)))
    if not found:
        where = ", ".join(map(str, inputs))
        raise SourceRefused(_NOTHING, where=where, to_do=_NAME_THEM)
    for line in written(found, language):
        yield Text(en=line, zh=line)
    yield Text(en="", zh="")
    filled = {place for one in found for place in places(one)}
    names = tuple(possible(filled))
    en, zh = ", ".join(n.en for n in names) or "-", "、".join(n.zh for n in names) or "-"
    yield _comment(Text(en=_RUN.en.format(names=en), zh=_RUN.zh.format(names=zh)))
    for title, columns in impossible(filled).items():
        yield _comment(_LACK.filled(name=title, columns=" / ".join(columns)))


def places(one: Proposal) -> Iterator[tuple[str, str]]:
    """The canonical columns that a proposal fills."""
    for choice in one.choices:
        yield one.table.name, choice.column.name


def _comment(said: Text) -> Text:
    return Text(en=f"# {said.en}", zh=f"# {said.zh}")
