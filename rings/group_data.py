"""What the explanations look at: one group, its claims, and indexes made once per run."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from model.claim_index import UNKNOWN, Bool, ClaimIndex, Int64
from model.rings import FusedGroup
from model.view import View
from model.vocabulary.claims import MemberKind
from model.vocabulary.signals import SignalKind
from rings.claims_of import ClaimsOf
from rings.place_data import PlaceData
from rings.registers import Registers


class RunData:
    """Indexes over the claims of everyone in any group; each is built once, when first used.

    ``sinks`` are the numbers of the providers that end a flow: pharmacies, laboratories.
    """

    def __init__(
        self, view: View, registers: Registers, groups: Sequence[FusedGroup], sinks: frozenset[int]
    ) -> None:
        self.claims: ClaimIndex = view.claims
        self.registers = registers
        self.sinks = sinks
        self._groups = groups

    def _wanted(self, kind: MemberKind) -> Int64:
        nos = {m.no for group in self._groups for m in group.members if m.kind == kind}
        return np.array(sorted(nos), dtype=np.int64)

    @cached_property
    def by_patient(self) -> ClaimsOf:
        """Effective claims of the insured persons of all groups."""
        c = self.claims
        return ClaimsOf(c.patient, c.day, c.effective, self._wanted("patient"), len(c.patient_ids))

    @cached_property
    def by_doctor(self) -> ClaimsOf:
        """Effective claims of the doctors of all groups."""
        c = self.claims
        return ClaimsOf(c.doctor, c.day, c.effective, self._wanted("doctor"), len(c.doctor_ids))

    @cached_property
    def by_provider(self) -> ClaimsOf:
        """Effective claims of the providers of all groups, and of the places of their claims."""
        c = self.claims
        nos = [self._wanted("provider")]
        nos += [c.provider[group.claims].astype(np.int64) for group in self._groups]
        places = np.unique(np.concatenate(nos))
        return ClaimsOf(c.provider, c.day, c.effective, places, len(c.provider_ids))

    @cached_property
    def residences(self) -> dict[str, list[int]]:
        """Numbers of the nursing homes at each address, for addresses that have one."""
        kinds = self.registers.provider_kinds
        homes = np.array([n for n, k in enumerate(kinds) if k == "nursing_home"], dtype=np.int64)
        found: dict[str, list[int]] = {}
        for no, address in zip(
            homes, self.registers.values("provider", "address", homes), strict=True
        ):
            if address is not None:
                found.setdefault(address, []).append(int(no))
        return found

    @cached_property
    def places(self) -> PlaceData:
        """Facts about the providers of all groups."""
        return PlaceData(self.claims, self.by_provider, self.registers)

    def provider_no(self, provider: str | None) -> int:
        """Number of a provider by its identifier, ``UNKNOWN`` for null and strangers."""
        return self._provider_numbers.get(provider, UNKNOWN) if provider else UNKNOWN

    @cached_property
    def _provider_numbers(self) -> dict[str, int]:
        return {i: n for n, i in enumerate(self.claims.provider_ids.to_pylist())}


class GroupData:
    """One group with its effective pattern claims and everything its members claimed."""

    def __init__(self, fused: FusedGroup, run: RunData) -> None:
        self.fused = fused
        self.run = run
        self.index = run.claims
        self.registers = run.registers
        self.claims: Int64 = fused.claims[run.claims.effective[fused.claims]]

    def members(self, kind: MemberKind) -> Int64:
        """Entity numbers of one kind, ascending."""
        return np.array(sorted(m.no for m in self.fused.members if m.kind == kind), dtype=np.int64)

    @cached_property
    def patients(self) -> Int64:
        """Insured persons of the group."""
        return self.members("patient")

    @cached_property
    def places(self) -> Int64:
        """Providers that settled claims of the pattern, the busiest first."""
        settled = self.index.provider[self.claims]
        nos, counts = np.unique(settled[settled != UNKNOWN], return_counts=True)
        chosen: Int64 = nos[np.lexsort((nos, -counts))].astype(np.int64)
        return chosen

    @cached_property
    def sinks(self) -> Int64:
        """Places of the pattern that end a flow, the busiest first."""
        chosen: Int64 = self.places[np.isin(self.places, sorted(self.run.sinks))]
        return chosen

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last day of the pattern (days since 1970-01-01)."""
        days = self.index.day[self.claims]
        return (int(days.min()), int(days.max())) if days.size else (0, 0)

    @cached_property
    def together_days(self) -> Int64:
        """Days on which at least two members have pattern claims at one provider."""
        if not self.claims.size:
            return np.zeros(0, dtype=np.int64)
        visits = np.unique(
            np.stack(
                [
                    self.index.day[self.claims],
                    self.index.provider[self.claims],
                    self.index.patient[self.claims],
                ]
            ),
            axis=1,
        )
        meetings, people = np.unique(visits[:2], axis=1, return_counts=True)
        return np.unique(meetings[0][people > 1]).astype(np.int64)

    def share(self, claims: Bool) -> float:
        """Share of the pattern's claims that a mask over them selects."""
        return float(np.count_nonzero(claims) / claims.size) if claims.size else 0.0

    def of_patients(self, nos: Iterable[int]) -> Bool:
        """Mask over the pattern's claims: those of these insured persons."""
        chosen = np.array(sorted(set(nos)), dtype=np.int64)
        return np.isin(self.index.patient[self.claims], chosen)

    def at_places(self, nos: Iterable[int]) -> Bool:
        """Mask over the pattern's claims: those settled by these providers."""
        chosen = np.array(sorted(set(nos)), dtype=np.int64)
        return np.isin(self.index.provider[self.claims], chosen)

    def own_claims(self, patient: int) -> Int64:
        """All effective claims of a member at the places of the pattern, by day."""
        claims = self.run.by_patient.of(patient)
        own: Int64 = claims[np.isin(self.index.provider[claims], self.places)]
        return own

    @cached_property
    def signals(self) -> dict[SignalKind, float]:
        """Strength of the strongest signal of each kind."""
        strongest: dict[SignalKind, float] = {}
        for finding in self.fused.findings:
            for signal in finding.signals:
                strongest[signal.kind] = max(strongest.get(signal.kind, 0.0), signal.strength)
        return strongest

    @cached_property
    def against_chance(self) -> tuple[float, float] | None:
        """Outings and their expectation, from the finding that counts the most outings."""
        counted = [
            (float(f.detail["outings"]), float(f.detail["expected"]))
            for f in self.fused.findings
            if "outings" in f.detail and "expected" in f.detail
        ]
        return max(counted, default=None)

    def provider_id(self, no: int) -> str:
        """Identifier of a provider."""
        return str(self.index.provider_ids[no].as_py())

    def doctor_id(self, no: int) -> str:
        """Identifier of a doctor."""
        return str(self.index.doctor_ids[no].as_py())

    def patient_id(self, no: int) -> str:
        """Identifier of an insured person."""
        return str(self.index.patient_ids[no].as_py())
