"""Innocent groups that look like rings: every one that a world of this system holds."""

from collections.abc import Callable

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state.innocents import (
    practices,
    roofs,
    seasons,
    treatments,
    villages,
)
from benchmarks.elsewhere.tariff_state.state import State

Innocent = Callable[[State, Dice], None]

INNOCENTS: tuple[Innocent, ...] = (
    treatments.dialysis_shift,
    treatments.oncology_cycle,
    treatments.day_clinic,
    treatments.substitution_clinic,
    treatments.diabetes_day,
    treatments.biologic_centre,
    treatments.trial_cohort,
    treatments.waiting_list,
    treatments.spa_turn,
    treatments.coach_party,
    treatments.back_school,
    roofs.retirement_home,
    roofs.convent,
    roofs.prison_clinic,
    roofs.barracks,
    roofs.refugee_centre,
    roofs.workers_hostel,
    villages.market_party,
    villages.pension_day,
    villages.nurse_round,
    villages.village_day,
    villages.eye_bus,
    seasons.school_check,
    seasons.sports_check,
    seasons.works_check,
    seasons.vaccination_drive,
    seasons.kindergarten_wave,
    seasons.forest_shots,
    seasons.sanatorium_class,
    seasons.night_catchment,
    practices.stand_in,
    practices.tandem_practice,
    practices.retiring_doctor,
    practices.friday_booking,
    practices.joint_laboratory,
    practices.village_pharmacy,
    practices.hospital_pharmacy,
    practices.polyclinic_house,
    practices.family,
)
"""In the order of making: ties between practices read what people have done before."""
