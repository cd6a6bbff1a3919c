"""The lines of all records: what was handed out, to whom, and in which setting.

A setting is a place (or a hand) and a reason, or the place whatever the reason. What others got
in the same setting is what a group's lines are compared with.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from algorithms.blocks.situations import SITUATION, Reasons, SituationRule, foretold
from algorithms.blocks.tallies import Tally, tally_of

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


class Lines(NamedTuple):
    """All lines, sorted by record; plain arrays for kernels.

    By line: ``record``, ``item``, ``person``, ``chance`` (of the item in its situation),
    ``setting`` (kinds, lines): numbers of the settings it belongs to, -1 for none; the first half
    of the kinds is told apart by reason, the second half is the same without.
    By record: ``start`` (records + 1). By person: ``person_start`` (persons + 1) into
    ``by_person``, line numbers. By item: ``prior``, share of all lines, and ``total``, lines.
    By setting: ``size``, lines; ``seen`` counts ``setting * items + item``.
    """

    record: Int64
    item: Int32
    person: Int32
    chance: Float32
    setting: Int64
    start: Int64
    person_start: Int64
    by_person: Int64
    prior: Float64
    total: Int64
    size: Int64
    seen: Tally


def lines_of(
    record: Int64, item: Int32, person: Int32, reasons: Reasons, settings: list[Int64],
    persons: int, rule: SituationRule = SITUATION,
) -> Lines:  # fmt: skip
    """Sort lines and foretell each of them.

    ``record`` and ``item`` have one row a line; ``person`` and every array of ``settings`` (a
    place, a hand; -1 for none) one entry a record.
    """
    order = np.argsort(record, kind="stable")
    record, item = record[order].astype(np.int64), item[order].astype(np.int32)
    owner = person[record].astype(np.int32)
    total = np.bincount(item, minlength=int(item.max(initial=-1)) + 1).astype(np.int64)
    prior = (total + 0.5) / max(1.0, total.sum() + 0.5 * total.size)
    setting, numbers = _settings(settings, reasons.leading, record)
    known = setting >= 0
    items = np.broadcast_to(item.astype(np.int64), setting.shape)
    by_person = np.argsort(owner, kind="stable")
    return Lines(
        record=record,
        item=item,
        person=owner,
        chance=foretold(record, item, person, reasons, persons, prior, rule),
        setting=setting,
        start=np.searchsorted(record, np.arange(person.size + 1)).astype(np.int64),
        person_start=np.searchsorted(owner[by_person], np.arange(persons + 1)).astype(np.int64),
        by_person=by_person.astype(np.int64),
        prior=prior,
        total=total,
        size=np.bincount(setting[known], minlength=numbers).astype(np.int64),
        seen=tally_of(setting[known] * max(total.size, 1) + items[known]),
    )


def _settings(settings: list[Int64], leading: Int64, record: Int64) -> tuple[Int64, int]:
    """Settings of each line (kinds, lines) in one space of numbers, and how many there are."""
    whatever = np.full(leading.size, -1, np.int64)
    rows = []
    numbers = 0
    for reason in (leading, whatever):
        for where in settings:
            row = _numbered(where, reason)[record]
            rows.append(np.where(row >= 0, row + numbers, -1))
            numbers += int(row.max(initial=-1)) + 1
    shape = (2 * len(settings), record.size)
    return np.array(rows, dtype=np.int64).reshape(shape), numbers


def _numbered(where: Int64, reason: Int64) -> Int64:
    """One number for each place (or hand) and reason, -1 where the place is unknown."""
    span = int(reason.max(initial=-1)) + 2
    known = where >= 0
    number = np.full(where.size, -1, np.int64)
    keys = where[known].astype(np.int64) * span + reason[known] + 1
    number[known] = np.unique(keys, return_inverse=True)[1]
    return number
