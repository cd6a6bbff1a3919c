"""Item 07: what the agency has done already, as filed."""

from cases.items.item import Item
from model.language import Text

NAME = "07_行政处理"
ITEM = Item(
    name=NAME,
    title=Text(en="Administrative measures", zh="行政处理"),
    source="Order 310 art. 11",
    needed=(f"{NAME}/",),
    folder=NAME,
)
