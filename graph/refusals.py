"""What a question to a store is refused for, in the same words whichever store it is."""

from model.entities import EntityRef
from model.errors import ScaleRefused, SettingError, StoreUnavailable, UnknownEntity
from model.language import Text

MAX_STEPS = 4
"""Beyond four steps of expansion almost everything is reached from anywhere."""
MOST_PAIRS = 5_000_000
"""Pairs of visits that one question may compare; more takes longer than a person waits."""

_ABSENT = Text(en="not in the loaded data: {entity}", zh="已导入数据中没有：{entity}")
_SEARCH_FOR_IT = Text(en="search by a part of its identifier or name", zh="请按编号或名称片段检索")
_CAP = Text(en="a list needs room for at least one row", zh="列表至少要能容纳一行")
_STEPS = Text(en="expansion takes 1 to {most} steps", zh="扩展步数须为 1 到 {most}")
_TOO_MANY = Text(
    en="{entity} has about {pairs} pairs of visits to compare, more than {most}",
    zh="{entity} 约有 {pairs} 对就诊需要比较，超过 {most}",
)
_ASK_LESS = Text(
    en="ask about one of its doctors or insured persons instead",
    zh="请改为查询其中一名医师或参保人",
)
TRY_AGAIN = Text(en="try again", zh="请重试")
UPDATE = Text(en="update the product", zh="请升级产品")
_NOT_KEPT = Text(en="nothing is kept under this name", zh="没有以此名称保存的内容")
_NO_DATA = Text(en="no claims have been loaded here", zh="此处尚未导入任何结算数据")
_LOAD_FIRST = Text(en="load claims first: coterie load", zh="请先导入数据：coterie load")


def storable(text: str) -> str:
    """The text, with half characters (lone surrogates) as U+FFFD: no store can be asked them."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def identifier(entity: EntityRef) -> str:
    """The identifier as a store can be asked for it; raises ``UnknownEntity`` if none can be."""
    try:
        entity.id.encode("utf-8")
    except UnicodeEncodeError:
        raise unknown(entity) from None
    return entity.id


def unknown(entity: EntityRef) -> UnknownEntity:
    """The entity is not in the data."""
    shown = str(entity).encode("utf-8", "backslashreplace").decode()
    return UnknownEntity(_ABSENT.filled(entity=shown), to_do=_SEARCH_FOR_IT)


def nothing_loaded(where: str) -> StoreUnavailable:
    """The store is there but empty."""
    return StoreUnavailable(_NO_DATA, where=where, to_do=_LOAD_FIRST)


def not_kept(where: str) -> UnknownEntity:
    """Nothing in the archive has this name."""
    return UnknownEntity(_NOT_KEPT, where=where)


def check_cap(cap: int) -> None:
    """Raises ``SettingError`` for a list without room."""
    if cap < 1:
        raise SettingError(_CAP)


def check_steps(steps: int) -> None:
    """Raises ``SettingError`` for an expansion over fewer than 1 or more than ``MAX_STEPS``."""
    if not 1 <= steps <= MAX_STEPS:
        raise SettingError(_STEPS.filled(most=MAX_STEPS))


def check_pairs(entity: EntityRef, pairs: float) -> None:
    """Raises ``ScaleRefused`` above ``MOST_PAIRS`` pairs of visits."""
    if pairs > MOST_PAIRS:
        what = _TOO_MANY.filled(entity=entity, pairs=f"{pairs:,.0f}", most=f"{MOST_PAIRS:,}")
        raise ScaleRefused(what, to_do=_ASK_LESS)
