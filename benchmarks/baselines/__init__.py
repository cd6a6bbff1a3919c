"""What everybody would try first, on the same claims: the methods the product is compared with.

Each baseline is a function from claims to groups, best first. "Our pairs" are the significant
pairs of patients that the product's own projection keeps: those baselines start from the same
graph. The others get plain counts, or the raw graph of patients, doctors and providers. None of
them knows about innocent groups.
"""

from collections.abc import Callable

from benchmarks.baselines import block, cores, count, partitions, totals
from benchmarks.matching import Group
from model.claim_index import ClaimIndex

Baseline = Callable[[ClaimIndex, int], list[Group]]
"""Claims and a seed in; groups out, best first."""

BASELINES: dict[str, Baseline] = {
    "co-visits >= 3, components": count.components,
    "python-louvain on our pairs": partitions.louvain_on_pairs,
    "Leiden on our pairs": partitions.leiden_on_pairs,
    "label propagation on our pairs": partitions.label_propagation_on_pairs,
    "k-core of our pairs": cores.innermost,
    "python-louvain on the raw graph": partitions.louvain_on_raw,
    "Leiden on the raw graph": partitions.leiden_on_raw,
    "label propagation on the raw graph": partitions.label_propagation_on_raw,
    "Fraudar on patient x (doctor, day)": block.densest,
    "degree: most co-visiting patients": totals.by_degree,
    "amount: dearest doctors": totals.by_amount,
}
