"""Kinds of planted rings; one file each."""

from synthetic.planted import (
    card_collection,
    ghost_patients,
    group_admission,
    identity_mill,
    kickback_pair,
    licence_lending,
    lockstep_one_doctor,
    lockstep_tour,
    recycled_drugs,
    rotating_admissions,
    shell_clinics,
    steering_star,
)
from synthetic.planted.form import RingKind

RINGS: tuple[RingKind, ...] = (
    lockstep_tour,
    lockstep_one_doctor,
    card_collection,
    group_admission,
    steering_star,
    kickback_pair,
    shell_clinics,
    identity_mill,
    licence_lending,
    ghost_patients,
    recycled_drugs,
    rotating_admissions,
)
RING_KINDS = {kind.KIND: kind.TITLE for kind in RINGS}
"""Title of every kind of ring, for people."""
