"""The projections: one relation each, derived from claims and registered facts."""

from types import ModuleType

from graph.projections import (
    baskets,
    co_visits,
    prescriber_pharmacy,
    presence,
    same_minutes,
    shared_identifiers,
    stays,
    trace_codes,
)

PROJECTIONS: tuple[ModuleType, ...] = (
    co_visits,
    same_minutes,
    prescriber_pharmacy,
    shared_identifiers,
    presence,
    trace_codes,
    baskets,
    stays,
)
