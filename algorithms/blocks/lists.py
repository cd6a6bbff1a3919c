"""The items that each mark brought, side by side for the kernels that grow groups."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from algorithms.blocks.lines import Lines

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


class Lists(NamedTuple):
    """Lines by mark in person order: ``start`` (marks + 1) cuts the others.

    ``line`` is the number of the line in ``Lines``, ``item`` and ``chance`` are copies from
    there, ``prior`` (items,) is the share of all lines. Without lines all marks are silent.
    """

    start: Int64
    line: Int64
    item: Int32
    chance: Float32
    prior: Float64


def lists_of(lines: Lines, mark: Int64, marks: int) -> Lists:
    """Gather lines by the mark (in person order) of their record.

    ``mark`` has one entry a record; -1 leaves the record out.
    """
    at = mark[lines.record]
    kept = np.flatnonzero(at >= 0)
    order = kept[np.argsort(at[kept], kind="stable")]
    return Lists(
        start=np.searchsorted(at[order], np.arange(marks + 1)).astype(np.int64),
        line=order.astype(np.int64),
        item=lines.item[order],
        chance=lines.chance[order],
        prior=lines.prior,
    )
