"""What becomes of a column on the way in: typed values, and the rows whose cell is unusable."""

from dataclasses import dataclass

import pyarrow as pa

from loaders.raw_rows import Mask
from loaders.remarks import Remark
from loaders.text_cells import blanked, where
from model.errors import LayoutError
from model.language import Text
from model.vocabulary.loads import RejectCode


@dataclass(frozen=True)
class Fault:
    """Rows of one column that cannot be loaded for one reason."""

    rows: Mask
    reason: RejectCode


@dataclass(frozen=True)
class Converted:
    """A column with its stored type; null where the cell was empty or faulty."""

    values: pa.Array
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Sieve:
    """Collects the faults of a column; a cell counts for the first fault it has."""

    def __init__(self, column: pa.Array) -> None:
        self.left = column
        self._faults: list[Fault] = []

    def reject(self, rows: Mask, reason: RejectCode) -> None:
        """Sets the marked cells aside; cells that are already null stay what they are."""
        rows = rows & where(self.left.is_valid())
        if rows.any():
            self._faults.append(Fault(rows, reason))
            self.left = blanked(self.left, rows)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults found so far."""
        return tuple(self._faults)


def unusable(kind: pa.DataType, what: Text, to_do: Text) -> LayoutError:
    """The error for a typed Parquet column that the layout does not accept."""
    text = Text(en="{what} arrived as {kind}.", zh="{what}的类型为 {kind}。")
    return LayoutError(
        Text(
            en=text.en.format(what=what.en, kind=kind), zh=text.zh.format(what=what.zh, kind=kind)
        ),
        to_do=to_do,
    )
