"""Innocent groups that look like rings: every one that a world of this system holds."""

from collections.abc import Callable

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.innocents import (
    circles,
    homes,
    hubs,
    newcomers,
    outings,
    shifts,
)
from benchmarks.elsewhere.managed_care.plan import Plan

Innocent = Callable[[Plan, Habits, Dice], None]

INNOCENTS: tuple[Innocent, ...] = (
    homes.nursing_home,
    homes.assisted_living,
    homes.group_home,
    homes.nursing_outbreak,
    homes.convent,
    shifts.dialysis_shift,
    shifts.stretcher_rides,
    shifts.heart_class,
    shifts.methadone_window,
    shifts.therapy_group,
    shifts.prenatal_group,
    shifts.trial_cohort,
    shifts.recovery_house,
    shifts.diabetes_class,
    shifts.foot_rounds,
    outings.bus_day,
    outings.parish_day,
    outings.meal_site,
    outings.shoe_day,
    outings.school_day,
    outings.sports_night,
    outings.staff_clinic,
    outings.mammogram_van,
    outings.tower_nurse,
    newcomers.refugee_screening,
    newcomers.reentry_clinic,
    newcomers.bus_crash,
    circles.trailer_park,
    circles.day_centre,
    circles.house_calls,
    circles.shared_aide,
    hubs.call_pool,
    hubs.hall_pharmacy,
    hubs.dialysis_chain,
    hubs.pharmacy_chain,
    hubs.practice_merger,
    hubs.agency_closure,
    hubs.mail_order,
    hubs.national_laboratory,
    circles.family,
)
"""In the order of making: hubs and families read what the others wrote."""
