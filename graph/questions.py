"""What every store can be asked: questions, checked here and answered by the store's reading.

Each answer has one Arrow schema (see ``graph.answers``) and at most as many rows as asked for.
All of them raise ``UnknownEntity`` for an entity that the store does not contain and
``SettingError`` for a list without room.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from graph.answers import CLAIM_ROWS, CO_VISIT_ROWS, DEFAULT_CAP, PATH_ROWS, Answer, Filters
from graph.refusals import check_cap, check_steps, storable
from graph.schema.claim_edges import PARTY_OF
from model.entities import EntityRef
from model.vocabulary.claims import EntityKind

Place = TypeVar("Place")
"""What a store reads from: an opened snapshot, a connection."""
Entity = TypeVar("Entity")
"""What a store knows an entity by, once it was found."""


@dataclass(frozen=True)
class PathSearch:
    """What is asked of the paths between two entities."""

    count: int
    filters: Filters
    penalise_hubs: bool
    in_time_order: bool
    max_steps: int


@dataclass(frozen=True)
class Reading(Generic[Place, Entity]):
    """How one store answers: a function for each question, given arguments that were checked.

    ``find`` raises ``UnknownEntity`` for the first entity that is not in the data. Texts can be
    stored by any store, and the last argument of a list is the most rows it may have.
    """

    find: Callable[[Place, Sequence[EntityRef]], list[Entity]]
    search: Callable[[Place, str, Sequence[str], int], Answer]
    neighbours: Callable[[Place, Entity, Filters, int], Answer]
    expand: Callable[[Place, Entity, int, Filters, int], Answer]
    shortest_paths: Callable[[Place, tuple[Entity, Entity], PathSearch], Answer]
    co_visits: Callable[[Place, Entity, int, int, int], Answer]
    shared_identifiers: Callable[[Place, Entity | None, Sequence[str], int, int], Answer]
    entity_timeline: Callable[[Place, Entity, int | None, int | None, int], Answer]
    claims_between: Callable[[Place, Entity, str, Entity, int], Answer]
    totals: Callable[[Place, str, int], Answer]
    subgraph_export: Callable[[Place, Sequence[Entity], int], Answer]
    stats: Callable[[Place], Answer]


class Questions(Protocol[Place, Entity]):
    """The questions of a store that has a place to read from and a reading of it."""

    _reading: Reading[Place, Entity]

    @property
    def _place(self) -> Place: ...

    def search(self, text: str, kinds: Sequence[EntityKind] = (), cap: int = DEFAULT_CAP) -> Answer:
        """ENTITY_ROWS whose identifier or name contains ``text``; exact hits first."""
        check_cap(cap)
        return self._reading.search(self._place, storable(text), _storable(kinds), cap)

    def neighbours(
        self, entity: EntityRef, filters: Filters | None = None, cap: int = DEFAULT_CAP
    ) -> Answer:
        """EDGE_ROWS at ``entity``, strongest evidence first."""
        check_cap(cap)
        return self._reading.neighbours(self._place, self._found(entity), filters or Filters(), cap)

    def expand(
        self,
        entity: EntityRef,
        steps: int,
        filters: Filters | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """HOP_ROWS within ``steps`` steps, nearest and strongest first; hubs are not opened."""
        check_cap(cap)
        check_steps(steps)
        found = self._found(entity)
        return self._reading.expand(self._place, found, steps, filters or Filters(), cap)

    def shortest_paths(
        self,
        source: EntityRef,
        target: EntityRef,
        count: int = 1,
        *,
        filters: Filters | None = None,
        penalise_hubs: bool = True,
        in_time_order: bool = False,
        max_steps: int = 6,
    ) -> Answer:
        """PATH_ROWS of the ``count`` best simple paths, with the claims along each step.

        ``in_time_order`` keeps paths along which the days of the steps never go back.
        """
        first, last = self._reading.find(self._place, [source, target])
        if source == target:
            return Answer(PATH_ROWS.empty_table(), 0, truncated=False)
        asked = PathSearch(count, filters or Filters(), penalise_hubs, in_time_order, max_steps)
        return self._reading.shortest_paths(self._place, (first, last), asked)

    def co_visits(
        self,
        entity: EntityRef,
        window_days: int = 1,
        min_days: int = 1,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """CO_VISIT_ROWS: patients at the same doctor (provider) at most ``window_days`` apart.

        Of a patient: those who shared days with that patient. Of a doctor or provider: pairs of
        its patients. Only claims in effect count. Raises ``ScaleRefused`` above the guard.
        """
        check_cap(cap)
        found = self._found(entity)
        if entity.kind not in PARTY_OF:
            return Answer(CO_VISIT_ROWS.empty_table(), 0, truncated=False)
        return self._reading.co_visits(self._place, found, window_days, min_days, cap)

    def shared_identifiers(
        self,
        entity: EntityRef | None = None,
        kinds: Sequence[EntityKind] = (),
        min_holders: int = 2,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """IDENTIFIER_ROWS of identifiers with several holders, of one entity or of all."""
        check_cap(cap)
        found = None if entity is None else self._found(entity)
        wanted = _storable(kinds)
        return self._reading.shared_identifiers(self._place, found, wanted, min_holders, cap)

    def entity_timeline(
        self,
        entity: EntityRef,
        first_day: int | None = None,
        last_day: int | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """CLAIM_ROWS of a patient, doctor or provider in order of time."""
        check_cap(cap)
        found = self._found(entity)
        if entity.kind not in PARTY_OF:
            return Answer(CLAIM_ROWS.empty_table(), 0, truncated=False)
        return self._reading.entity_timeline(self._place, found, first_day, last_day, cap)

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """CLAIM_ROWS behind one edge that was made of claims."""
        check_cap(cap)
        start, end = self._reading.find(self._place, [source, target])
        return self._reading.claims_between(self._place, start, storable(relation), end, cap)

    def totals(self, kind: EntityKind, cap: int = DEFAULT_CAP) -> Answer:
        """ENTITY_ROWS of one kind, largest net total first."""
        check_cap(cap)
        return self._reading.totals(self._place, storable(kind), cap)

    def subgraph_export(self, entities: Sequence[EntityRef], cap: int = 10_000) -> Answer:
        """EDGE_ROWS among these entities only."""
        check_cap(cap)
        found = self._reading.find(self._place, entities)
        return self._reading.subgraph_export(self._place, found, cap)

    def stats(self) -> Answer:
        """STAT_ROWS: entities per kind, edges per relation, rows per table, period."""
        return self._reading.stats(self._place)

    def _found(self, entity: EntityRef) -> Entity:
        return self._reading.find(self._place, [entity])[0]


def _storable(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(storable(text) for text in texts)
