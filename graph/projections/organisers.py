"""Who decides together, as far as the registers show it: one household comes as one."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.grouping import codes_of
from algorithms.linked_groups import linked_groups
from graph.engine import Engine
from model.claim_index import UNKNOWN, Bool, ClaimIndex, Int32, Int64
from model.parameters import REASONED, parameter

_YEAR = 365.25  # days


HOUSEHOLD, RESIDENCE, ADDRESS, EMPLOYER, SCHOOL = range(5)
"""Columns of ``Organisers.ties``."""


@dataclass(frozen=True)
class OrganiserRule:
    """Who openly decides together when to go where."""

    household: int = parameter(8, "persons", "at one address that are a household", REASONED)
    residence: int = parameter(150, "persons", "at one address that are a residence", REASONED)
    school_from: float = parameter(3.0, "years", "of age from which a school may call", REASONED)
    school_to: float = parameter(19.0, "years", "of age until which a school may call", REASONED)


@dataclass(frozen=True)
class Organisers:
    """By insured person (rows): what they may decide together with others by (columns).

    ``ties`` (persons, kinds): numbers in one space, -1 where nothing is registered.
    """

    ties: Int64

    @property
    def deciders(self) -> Int64:
        """One number per person for who fetches and chooses: the residence, else the household."""
        fetched = np.array([RESIDENCE, ADDRESS, HOUSEHOLD])
        ties = self.ties[:, fetched]
        first = (ties >= 0).argmax(axis=1)
        chosen = ties[np.arange(first.size), first]
        alone = chosen < 0
        chosen[alone] = int(self.ties.max(initial=-1)) + 1 + np.flatnonzero(alone)
        return np.unique(chosen, return_inverse=True)[1].astype(np.int64)

    def among(self, members: Int32) -> Int64:
        """For each of some persons the number of who decides for them, from 0."""
        ties = self.ties[members]
        person, kind = np.nonzero(ties >= 0)
        group = linked_groups(person, ties[person, kind], members.size, 2)
        alone = group < 0
        group[alone] = group.max(initial=-1) + 1 + np.arange(np.count_nonzero(alone))
        return group


def organisers_of(engine: Engine, claims: ClaimIndex, rule: OrganiserRule) -> Organisers:
    """Read from the registers; what is not registered ties nobody."""
    patients, providers = engine.register("patients"), engine.register("providers")
    registrations = engine.registrations()
    residence = _residence(claims, patients, providers, registrations)
    address = codes_of(patients["address"])
    holders = np.bincount(address[address >= 0], minlength=1)[np.maximum(address, 0)]
    written = address >= 0
    private = written & (holders <= rule.household) & (residence < 0)
    shared = written & (holders > rule.household) & (holders <= rule.residence)
    columns = (
        _households(claims, registrations, address, private),
        residence,
        np.where(shared, address, UNKNOWN),
        codes_of(patients["employer"]),
        np.where(_of_school_age(claims, patients, rule), codes_of(patients["region"]), UNKNOWN),
    )
    numbers = 0
    ties = np.full((len(claims.patient_ids), len(columns)), UNKNOWN, dtype=np.int64)
    for kind, column in enumerate(columns):
        ties[:, kind] = np.where(column >= 0, column + numbers, UNKNOWN)
        numbers += int(column.max(initial=-1)) + 1
    return Organisers(ties)


def _numbers(ids: pa.Array, wanted: pa.Array | pa.ChunkedArray) -> Int64:
    """Position of each wanted identifier among ``ids``, -1 for strangers and nulls."""
    found = pc.index_in(wanted, value_set=ids).fill_null(UNKNOWN)
    numbers: Int64 = found.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def _residence(
    claims: ClaimIndex, patients: pa.Table, providers: pa.Table, registrations: pa.Table
) -> Int64:
    """A number for where each person lives: as registered, or by the address of a home."""
    lives = registrations.filter(pc.equal(registrations["relation"], "resides_at"))
    nursing = pc.equal(providers["provider_kind"], "nursing_home").fill_null(False)
    homes = pa.table({"address": providers["address"], "id": claims.provider_ids}).filter(nursing)
    home = pc.coalesce(
        patients["residence_provider_id"],
        _looked_up(claims.patient_ids, lives["subject_id"], lives["object_id"]),
        _looked_up(patients["address"], homes["address"], homes["id"]),
    )
    return codes_of(home)


def _looked_up(
    asked: pa.Array | pa.ChunkedArray, key: pa.ChunkedArray, value: pa.ChunkedArray
) -> pa.ChunkedArray:
    """For each one asked the value beside the first equal key; null without one."""
    pairs = pa.table({"key": key, "value": value}).filter(pc.is_valid(key))
    first = pairs.group_by("key", use_threads=False).aggregate([("value", "first")])
    at = pc.index_in(asked, value_set=first["key"].combine_chunks())
    found = first["value_first"].take(at)
    return found if isinstance(found, pa.ChunkedArray) else pa.chunked_array([found])


def _households(
    claims: ClaimIndex, registrations: pa.Table, address: Int64, private: Bool
) -> Int64:
    """Persons at one private address, and registered kin of theirs."""
    kin = registrations.filter(pc.equal(registrations["relation"], "family_of"))
    one = _numbers(claims.patient_ids, kin["subject_id"].combine_chunks())
    other = _numbers(claims.patient_ids, kin["object_id"].combine_chunks())
    both = np.flatnonzero((one >= 0) & (other >= 0))
    pair = int(address.max(initial=-1)) + 1 + np.arange(both.size)
    thing = np.concatenate([np.flatnonzero(private), one[both], other[both]])
    tag = np.concatenate([address[private], pair, pair])
    return linked_groups(thing, tag, address.size, 2)


def _of_school_age(claims: ClaimIndex, patients: pa.Table, rule: OrganiserRule) -> Bool:
    """Persons whom a school may call, in the middle of the period."""
    born = patients["birth_date"].cast(pa.date32()).cast(pa.int32())
    known = pc.is_valid(born).to_numpy()
    age = (np.median(claims.day) - born.fill_null(0).to_numpy()) / _YEAR
    return np.asarray(known & (age >= rule.school_from) & (age < rule.school_to))
