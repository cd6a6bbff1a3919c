"""Item 18: interviews and records of acts of investigation, as filed."""

from cases.items.item import Item
from model.language import Text

NAME = "18_询问笔录"
ITEM = Item(
    name=NAME,
    title=Text(en="Interview records", zh="询问笔录"),
    source="as collected",
    needed=(f"{NAME}/",),
    folder=NAME,
    kinds=("testimony", "party_statement", "record"),
)
