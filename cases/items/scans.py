"""Item 19: documents and pictures of things, as filed."""

from cases.items.item import Item
from model.language import Text

NAME = "19_书证扫描"
ITEM = Item(
    name=NAME,
    title=Text(en="Scanned documents", zh="书证扫描"),
    source="as collected",
    needed=(f"{NAME}/",),
    folder=NAME,
    kinds=("documentary", "physical"),
)
