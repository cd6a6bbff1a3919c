"""Item 05: tests and expert opinions, as filed."""

from cases.items.item import Item
from model.language import Text

NAME = "05_检验鉴定"
ITEM = Item(
    name=NAME,
    title=Text(en="Tests and expert opinions", zh="检验鉴定"),
    source="Order 310 art. 6(4)",
    needed=(f"{NAME}/",),
    folder=NAME,
    kinds=("expert_opinion",),
)
