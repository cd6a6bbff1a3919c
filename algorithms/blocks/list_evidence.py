"""Do the members of a group bring home one list? A bet that nobody can win by looking back.

Line by line in order of time, each item is foretold from the *earlier* lines of the *other*
organisers of the group, and held against the largest of what its reasons, its settings and the
person's own other lines foretell. The product of such ratios is a supermartingale under each of
these expectations, and so is the mean over how often the list is used: the exponential of the
result is an e-value.

The bet is made twice. Against outsiders, a setting is a place and a reason, known from everybody
but the group. Against a local habit, it is also the place whatever the reason, and learned from
the group's own earlier lines too: where a place may give everyone the same, a group of that place
proves nothing by having it.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.lines import Lines
from algorithms.blocks.mixtures import cautious_mean
from algorithms.blocks.tallies import run_of, times_of
from algorithms.kernel_rules import for_kernel
from model.parameters import REASONED, parameter

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ListRule:
    """How a common list is bet on."""

    shares: tuple[float, ...] = parameter(
        (0.0, 0.1, 0.25, 0.5, 0.8),
        "share",
        "of items taken from the list, mixed; half of the bet is on none",
        REASONED,
    )
    most_lift: float = parameter(
        200.0, "times", "that one item may be likelier than expected", REASONED
    )
    pseudo_items: float = parameter(2.0, "items", "of the average kind added to a list", REASONED)
    pseudo_lines: float = parameter(
        10.0, "items", "as the reasons foretell added to those of a setting", REASONED
    )
    least_lines: float = parameter(2.0, "items", "of others before a bet is made", REASONED)


LIST = ListRule()


@dataclass(frozen=True)
class ListEvidence:
    """Nats against ``outsiders`` and against a ``local`` habit that nobody else shows.

    ``by_line``: what each line given adds to the first, under the best share.
    """

    outsiders: float
    local: float
    by_line: Float64


def list_evidence(
    lines: Lines, line: Int64, organiser: Int64, members: Int32, rule: ListRule = LIST
) -> ListEvidence:
    """Nats for a common list among the lines of a group, given in order of time.

    ``line``: line numbers; ``organiser``: for each the organiser it belongs to, from 0: nobody
    foretells himself. ``members``: everybody in the group, ascending; what they got in a setting
    tells nothing about others there.
    """
    if not line.size:
        return ListEvidence(0.0, 0.0, np.zeros(0))
    bets = _bets(lines, line, organiser, members, for_kernel(rule))
    best = int(bets[0].sum(axis=1).argmax())
    return ListEvidence(
        outsiders=cautious_mean(bets[0].sum(axis=1)),
        local=cautious_mean(bets[1].sum(axis=1)),
        by_line=bets[0, best],
    )


class _Group(NamedTuple):
    """What the members hold: ``key`` (setting * items + item) and ``setting`` of all their lines,
    ascending; ``inside``, the lines that are bet on, ascending; ``item``, their distinct items,
    ascending, and how often members ``held`` each; ``settings``, distinct ones of these lines."""

    key: Int64
    setting: Int64
    inside: Int64
    item: Int32
    held: Int64
    settings: Int64


@numba.njit(cache=True, nogil=True)
def _bets(lines: Lines, line: Int64, organiser: Int64, members: Int32, rule: ListRule) -> Float64:
    """Log-likelihood ratios (2 bets, shares of the list, lines)."""
    group = _group(lines, line, members)
    kinds = lines.setting.shape[0]
    here = np.zeros((group.settings.size, group.item.size), np.float64)
    by_organiser = np.zeros((organiser.max() + 1, group.item.size), np.float64)
    own = np.zeros(organiser.max() + 1, np.float64)
    everyone = np.zeros(group.item.size, np.float64)
    total = 0.0
    bets = np.zeros((2, len(rule.shares), line.size), np.float64)
    for n in range(line.size):
        m = line[n]
        g = organiser[n]
        c = np.searchsorted(group.item, lines.item[m])
        others = total - own[g]
        if others >= rule.least_lines:
            known, learned = _expected(lines, m, group, here[:, c], here, rule)
            listed = everyone[c] - by_organiser[g, c]
            listed += rule.pseudo_items * lines.prior[lines.item[m]]
            listed /= others + rule.pseudo_items
            most = 1.0 if lines.total[lines.item[m]] < 2 * group.held[c] else rule.most_lift
            for s in range(len(rule.shares)):
                share = rule.shares[s]
                bets[0, s, n] = np.log1p(share * (min(listed / known, most) - 1.0))
                bets[1, s, n] = np.log1p(share * (min(listed / learned, most) - 1.0))
        for kind in range(kinds):
            here[np.searchsorted(group.settings, lines.setting[kind, m]), c] += 1.0
        by_organiser[g, c] += 1.0
        everyone[c] += 1.0
        own[g] += 1.0
        total += 1.0
    return bets


@numba.njit(cache=True, nogil=True)
def _group(lines: Lines, line: Int64, members: Int32) -> _Group:
    kinds = lines.setting.shape[0]
    held_lines = 0
    for p in members:
        held_lines += lines.person_start[p + 1] - lines.person_start[p]
    key = np.empty(held_lines * kinds, np.int64)
    setting = np.empty(held_lines * kinds, np.int64)
    item = np.unique(lines.item[line])
    held = np.zeros(item.size, np.int64)
    at = 0
    for p in members:
        for o in range(lines.person_start[p], lines.person_start[p + 1]):
            m = lines.by_person[o]
            for kind in range(kinds):
                setting[at] = lines.setting[kind, m]
                key[at] = setting[at] * lines.prior.size + lines.item[m]
                at += 1
            c = np.searchsorted(item, lines.item[m])
            if c < item.size and item[c] == lines.item[m]:
                held[c] += 1
    settings = np.empty((line.size, kinds), np.int64)
    for n in range(line.size):
        settings[n] = lines.setting[:, line[n]]
    return _Group(np.sort(key), np.sort(setting), np.sort(line), item, held, np.unique(settings))


@numba.njit(cache=True, nogil=True)
def _expected(
    lines: Lines, m: int, group: _Group, earlier: Float64, here: Float64, rule: ListRule
) -> tuple[float, float]:
    """The largest share of the item of line ``m`` that anything foretells, on both bets.

    ``earlier`` counts the group's earlier lines with this item by setting, ``here`` all of them.
    """
    pseudo = rule.pseudo_lines * lines.chance[m]
    known = _elsewhere(lines, m, group.inside, rule.pseudo_lines)
    learned = known
    kinds = lines.setting.shape[0]
    for kind in range(kinds):
        setting = lines.setting[kind, m]
        if setting < 0:
            continue
        key = setting * lines.prior.size + lines.item[m]
        seen = times_of(lines.seen, key) - run_of(group.key, key)
        size = lines.size[setting] - run_of(group.setting, setting)
        if 2 * kind < kinds:
            known = max(known, (seen + pseudo) / (size + rule.pseudo_lines))
        at = np.searchsorted(group.settings, setting)
        size += here[at].sum()
        learned = max(learned, (seen + earlier[at] + pseudo) / (size + rule.pseudo_lines))
    return known, max(known, learned)


@numba.njit(cache=True, nogil=True)
def _elsewhere(lines: Lines, m: int, inside: Int64, pseudo: float) -> float:
    """The larger share of what the reasons and the person's own other lines foretell."""
    reasons = float(lines.chance[m])
    p = lines.person[m]
    seen = 0
    size = 0
    for o in range(lines.person_start[p], lines.person_start[p + 1]):
        other = lines.by_person[o]
        if run_of(inside, other) == 0:
            size += 1
            seen += lines.item[other] == lines.item[m]
    return max(reasons, (seen + pseudo * reasons) / (size + pseudo))
