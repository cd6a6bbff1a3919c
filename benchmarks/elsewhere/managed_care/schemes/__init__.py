"""Schemes as public indictments of this system describe them, one per file."""

from collections.abc import Callable

from benchmarks.elsewhere.managed_care.schemes.absent_aides import absent_aides
from benchmarks.elsewhere.managed_care.schemes.agency_carousel import agency_carousel
from benchmarks.elsewhere.managed_care.schemes.borrowed_residents import borrowed_residents
from benchmarks.elsewhere.managed_care.schemes.bottle_buyback import bottle_buyback
from benchmarks.elsewhere.managed_care.schemes.brace_orders import brace_orders
from benchmarks.elsewhere.managed_care.schemes.catheter_lists import catheter_lists
from benchmarks.elsewhere.managed_care.schemes.crash_clinic import crash_clinic
from benchmarks.elsewhere.managed_care.schemes.day_care_rosters import day_care_rosters
from benchmarks.elsewhere.managed_care.schemes.dialysis_rides import dialysis_rides
from benchmarks.elsewhere.managed_care.schemes.home_and_laboratory import home_and_laboratory
from benchmarks.elsewhere.managed_care.schemes.hospice_rotation import hospice_rotation
from benchmarks.elsewhere.managed_care.schemes.infusion_clinics import infusion_clinics
from benchmarks.elsewhere.managed_care.schemes.laboratory_fees import laboratory_fees
from benchmarks.elsewhere.managed_care.schemes.operation import Setting
from benchmarks.elsewhere.managed_care.schemes.pill_crews import pill_crews
from benchmarks.elsewhere.managed_care.schemes.sober_homes import sober_homes
from benchmarks.elsewhere.managed_care.schemes.staff_creams import staff_creams
from benchmarks.elsewhere.managed_care.schemes.swab_fairs import swab_fairs

Scheme = Callable[[Setting], None]

SCHEMES: tuple[Scheme, ...] = (
    absent_aides,
    agency_carousel,
    borrowed_residents,
    bottle_buyback,
    brace_orders,
    catheter_lists,
    crash_clinic,
    day_care_rosters,
    dialysis_rides,
    home_and_laboratory,
    hospice_rotation,
    infusion_clinics,
    laboratory_fees,
    pill_crews,
    sober_homes,
    staff_creams,
    swab_fairs,
)
