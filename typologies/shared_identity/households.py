"""Who of some people belong together anyway: households, residences, employers, families."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.grouping import codes_of, distinct_count
from algorithms.linked_groups import linked_groups
from model.claim_index import Int64
from model.view import View


def households(view: View, people: Int64) -> Int64:
    """Sizes of the households of these people: by address, residence, employer and family.

    People without an address count as one household together: nothing shows that they are not.
    Colleagues count as one as well: an employer's phone or account is no secret.
    """
    address, residence, employer = (
        codes_of(view.patients[column].take(people))
        for column in ("address", "residence_provider_id", "employer")
    )
    address = np.where((address < 0) & (residence < 0), people.size, address)
    everyone = np.arange(people.size)
    ties = [[(everyone[code >= 0], code[code >= 0])] for code in (address, residence, employer)]
    names, facts = view.claims.patient_ids.take(people), view.registrations
    family = facts.filter(pc.equal(facts["relation"], "family_of"))
    one, other = (_positions(family[side], names) for side in ("subject_id", "object_id"))
    known = np.flatnonzero((one >= 0) & (other >= 0))
    ties.append([(one[known], known), (other[known], known)])
    lives = facts.filter(pc.equal(facts["relation"], "resides_at"))
    resident, home = _positions(lives["subject_id"], names), codes_of(lives["object_id"])
    ties.append([(resident[resident >= 0], home[resident >= 0])])
    span = people.size + facts.num_rows + 1
    things = [holder for kind in ties for holder, _ in kind]
    tags = [number * span + tag for number, kind in enumerate(ties) for _, tag in kind]
    label = linked_groups(np.concatenate(things), np.concatenate(tags), people.size, 2)
    together = np.bincount(label[label >= 0])
    alone = np.ones(np.count_nonzero(label < 0), dtype=np.int64)
    return np.asarray(np.r_[together, alone], dtype=np.int64)


def _positions(names: pa.ChunkedArray, among: pa.StringArray) -> Int64:
    """Where each name stands in a list, -1 where it does not."""
    found = pc.index_in(names, value_set=among).fill_null(-1)
    return np.asarray(found.to_numpy(), dtype=np.int64)


def of_several_households(view: View, group_of: Int64, least: int) -> Int64:
    """Groups without those of fewer households; ``group_of`` has an entry per person."""
    result = group_of.copy()
    address = codes_of(view.patients["address"])
    inside = np.flatnonzero(group_of >= 0)
    groups = int(group_of.max(initial=0)) + 1
    addresses = distinct_count(group_of[inside], address[inside] + 1, groups)
    for group in np.flatnonzero(addresses >= least):
        people = np.flatnonzero(group_of == group)
        if households(view, people).size < least:
            addresses[group] = 0
    result[inside[addresses[group_of[inside]] < least]] = -1
    _, compact = np.unique(result[result >= 0], return_inverse=True)
    result[result >= 0] = compact
    return result
