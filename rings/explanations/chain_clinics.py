"""A chain of clinics: one declared owner, agreements for every branch, patients of their own."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "chain_clinics"
TITLE = Text(en="Chain of clinics", zh="连锁机构")
EXPLAINS: frozenset[SignalKind] = frozenset({"shared_identifier"})


@dataclass(frozen=True)
class Parameters:
    """When branches have patients of their own."""

    shared_patients: float = parameter(
        0.1,
        "share",
        "of the people it treats, at several branches: more is one clientele",
        REASONED,
    )


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Providers of the group with one declared owner and a registered agreement each."""
    providers = group.members("provider")
    chains: dict[str, list[int]] = defaultdict(list)
    for no in providers:
        for owner in _owners(group, int(no)):
            chains[owner].append(int(no))
    if not chains:
        return None
    owner = min(chains, key=lambda name: (-len(chains[name]), name))
    if len(chains[owner]) < 2:
        return None
    branches = np.array(chains[owner], dtype=np.int64)
    agreed = all(group.registers.values("provider", "agreement_from", branches))
    common = _common_patients(group, branches)
    share = branches.size / providers.size
    for_ = [
        Text(
            en="{n} of {all} providers have one declared owner ({share:.0%}).",
            zh="{all}家机构中有{n}家登记为同一所有人（{share:.0%}）。",
        ).filled(n=branches.size, all=providers.size, share=share)
    ]
    against = []
    if agreed:
        for_.append(
            Text(en="Every branch has a registered agreement.", zh="各分支均有登记的服务协议。")
        )
    else:
        against.append(
            Text(en="Not every branch has a registered agreement.", zh="并非各分支都有登记协议。")
        )
    line = Text(
        en="{part:.0%} of the insured persons they treat go to more than one branch.",
        zh="在其就诊的参保人中{part:.0%}在多家分支就诊。",
    ).filled(part=common)
    one_clientele = common > parameters.shared_patients
    (against if one_clientele else for_).append(line)
    limited = not agreed or one_clientele
    return Assessment(share, for_, against, EXPLAINS, limited=limited)


def _owners(group: GroupData, provider: int) -> set[str]:
    """Declared owners: the registered name, and whoever is registered to own it."""
    one = np.array([provider], dtype=np.int64)
    name = group.registers.values("provider", "owner_name", one)[0]
    facts = group.registers.facts("provider", group.provider_id(provider))
    owners = {fact.other_id for fact in facts if fact.relation == "owns"}
    return owners | ({name} if name is not None else set())


def _common_patients(group: GroupData, branches: np.ndarray) -> float:
    """Share of the patients of these providers who were at two or more of them."""
    people = [group.run.places.patients(int(branch)) for branch in branches]
    _, visits = np.unique(np.concatenate(people), return_counts=True)
    return float(np.count_nonzero(visits > 1) / visits.size) if visits.size else 0.0
