"""The projections: one relation each, derived from claims and registered facts."""

from types import ModuleType

from graph.projections import (
    baskets,
    co_visits,
    companies,
    prescriber_pharmacy,
    presence,
    shared_identifiers,
    stays,
    trace_codes,
)

PROJECTIONS: tuple[ModuleType, ...] = (
    co_visits,
    prescriber_pharmacy,
    shared_identifiers,
    presence,
    trace_codes,
    baskets,
    stays,
    companies,
)
