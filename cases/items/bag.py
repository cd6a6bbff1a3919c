"""Item 00: the bag itself. ``cases.package`` makes it; nothing of it lies inside ``data/``."""

from cases.items.item import Item
from model.language import Text

ITEM = Item(
    name="00_封装与校验值",
    title=Text(en="Bag and digests", zh="封装与校验值"),
    source="RFC 8493; 法释〔2021〕1号 art. 111(3)",
)
