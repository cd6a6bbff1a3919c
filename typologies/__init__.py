"""The catalogue of the product: every pattern that is looked for, in the order shown."""

from types import ModuleType

from typologies import (
    card_collection,
    impossible_presence,
    lockstep,
    recycled_drugs,
    rotating_admissions,
    shared_identity,
    steering,
)

TYPOLOGIES: tuple[ModuleType, ...] = (
    lockstep,
    card_collection,
    steering,
    shared_identity,
    impossible_presence,
    recycled_drugs,
    rotating_admissions,
)
