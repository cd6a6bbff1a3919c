"""Item 20: sound and pictures, as filed."""

from cases.items.item import Item
from model.language import Text

NAME = "20_视听资料"
ITEM = Item(
    name=NAME,
    title=Text(en="Audiovisual material", zh="视听资料"),
    source="法释〔2021〕1号 art. 115",
    needed=(f"{NAME}/",),
    folder=NAME,
    kinds=("audiovisual",),
)
