"""Words a person has to give: never empty, never blanks only."""

from model.errors import RuleBroken
from model.language import Text

_EMPTY = Text(en="{what} is missing", zh="缺少{what}")
_GIVE = Text(en="Write it in your own words.", zh="请用自己的话填写。")

PURPOSE = Text(en="the purpose of viewing", zh="查阅目的")
REASON = Text(en="the reason", zh="理由")
TITLE = Text(en="the title", zh="标题")


def given(text: str, what: Text, where: str = "") -> str:
    """The text itself; ``RuleBroken`` when there is none."""
    if text.strip():
        return text
    named = Text(en=_EMPTY.en.format(what=what.en), zh=_EMPTY.zh.format(what=what.zh))
    raise RuleBroken(named, where=where, to_do=_GIVE)
