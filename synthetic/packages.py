"""Which drug package was handed over: serial numbers that become trace codes.

A code is settled once. Honest repeats exist: packs split over several buyers, and now and then
a box scanned twice. Packs with the same ``packs`` number are the same packages again.
"""

from dataclasses import replace

import numpy as np

from synthetic.arrays import NONE, Bools
from synthetic.bills import FIRST_DRUG, Bills
from synthetic.catalogue import DIALYSER
from synthetic.institutions import HOSPITAL, PHARMACY
from synthetic.society import Society
from synthetic.visits import INPATIENT, Visits

MOST_PACKS_SCANNED = 6
HOSPITALS_THAT_SCAN = 0.6
SPLIT_SHARE_AT_COUNTER = 0.3
SPLIT_UNMARKED = 0.04
SCANNED_TWICE = 0.0003


def _same_packages_again(v: Visits, bills: Bills) -> Bills:
    """Later visits with a ``packs`` number repeat the drug lines of the first one."""
    linked = np.flatnonzero(v["packs"] != NONE)
    if not len(linked):
        return bills
    order = linked[np.lexsort((v["start"][linked], v["packs"][linked]))]
    number = v["packs"][order]
    opens = np.concatenate([[True], number[1:] != number[:-1]])
    source = order[np.flatnonzero(opens)[np.cumsum(opens) - 1]]
    for matrix in (bills.item, bills.quantity, bills.price, bills.supply, bills.serial):
        matrix[order, FIRST_DRUG:] = matrix[source, FIRST_DRUG:]
    return bills


def _earlier_line(v: Visits, bills: Bills, slot: int, wanted: Bools) -> tuple[Bools, Bills]:
    """Give wanted lines the package of the line before at the same shop for the same item."""
    rows = np.flatnonzero(bills.item[:, slot] > DIALYSER)
    order = rows[np.lexsort((v["start"][rows], bills.item[rows, slot], v["provider"][rows]))]
    left, right = order[:-1], order[1:]
    same = (
        (v["provider"][left] == v["provider"][right])
        & (bills.item[left, slot] == bills.item[right, slot])
        & (bills.serial[left, slot] != NONE)
        & (v["packs"][right] == NONE)
        & wanted[right]
        & ~wanted[left]
    )
    taken = np.zeros(v.size, dtype=np.bool_)
    taken[right[same]] = True
    bills.serial[right[same], slot] = bills.serial[left[same], slot]
    bills.quantity[right[same], slot] = 1
    return taken, bills


def hand_out_packages(society: Society, v: Visits, bills: Bills) -> Bills:
    """The bills with package numbers at pharmacies and at hospitals that scan."""
    rng = society.stream("packages")
    providers = society.providers
    scans = (providers.kind == PHARMACY) | (
        (providers.kind == HOSPITAL) & (rng.random(providers.size) < HOSPITALS_THAT_SCAN)
    )
    here = scans[v["provider"]] & (v["kind"] != INPATIENT) | (v["packs"] != NONE)
    drug = (bills.item > DIALYSER) & here[:, None]
    count = int(drug.sum())
    serial = np.full(drug.shape, NONE, dtype=np.int64)
    # Room for the packs of a line, in an order that says nothing about when they were made.
    serial[drug] = rng.permutation(count) * MOST_PACKS_SCANNED + 40_000_000_000
    bills = _same_packages_again(v, replace(bills, serial=serial))
    at_counter = np.isin(v["provider"], np.array(society.split_counters, dtype=np.int64))
    split = bills.split.copy()
    for slot in range(FIRST_DRUG, FIRST_DRUG + 3):
        wants = at_counter & (rng.random(v.size) < SPLIT_SHARE_AT_COUNTER)
        shared, bills = _earlier_line(v, bills, slot, wants)
        split[:, slot] |= shared & (rng.random(v.size) >= SPLIT_UNMARKED)
        twice = ~at_counter & (rng.random(v.size) < SCANNED_TWICE)
        _, bills = _earlier_line(v, bills, slot, twice)
    return replace(bills, split=split)
