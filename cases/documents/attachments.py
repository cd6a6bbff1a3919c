"""The list of the package's items, as the letter encloses them."""

from cases.documents.readings import Reading
from cases.package.items import ITEMS
from cases.papers.tree import Column, Table, Words
from model.language import Text

_NOT_ENCLOSED = {"00", "01"}  # the bag itself, and the letter that holds this list

_THERE = Text(en="enclosed", zh="随案移送")
_ABSENT = Text(en="none: {because}", zh="无：{because}")


def attachments(reading: Reading) -> Table:
    """Every item by number and name: enclosed, or the signed reason why there is none."""
    cells: list[tuple[Words, ...]] = []
    for item in ITEMS:
        if item.number in _NOT_ENCLOSED:
            continue
        because = reading.because(item.number)
        state = _ABSENT.filled(because=because) if because else _THERE
        cells.append((item.number, item.title, state))
    half = -(-len(cells) // 2)
    right = [*cells[half:], *[("", "", "")] * (2 * half - len(cells))]
    columns = (
        Column(Text(en="No.", zh="序号"), 0.55, "center"),
        Column(Text(en="Item", zh="名称"), 2.0),
        Column(Text(en="State", zh="移送情况"), 1.6),
    )
    return Table(
        columns=columns * 2, rows=tuple(a + b for a, b in zip(cells[:half], right, strict=True))
    )
