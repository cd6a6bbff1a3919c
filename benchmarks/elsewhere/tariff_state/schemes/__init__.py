"""Schemes as reports on this kind of system describe them, one per file."""

from collections.abc import Callable

from benchmarks.elsewhere.tariff_state.schemes.bed_carousel import bed_carousel
from benchmarks.elsewhere.tariff_state.schemes.cure_lists import cure_lists
from benchmarks.elsewhere.tariff_state.schemes.eye_brokers import eye_brokers
from benchmarks.elsewhere.tariff_state.schemes.fitting_evenings import fitting_evenings
from benchmarks.elsewhere.tariff_state.schemes.ghost_list import ghost_list
from benchmarks.elsewhere.tariff_state.schemes.hormone_gym import hormone_gym
from benchmarks.elsewhere.tariff_state.schemes.hostel_cards import hostel_cards
from benchmarks.elsewhere.tariff_state.schemes.laboratory_bonus import laboratory_bonus
from benchmarks.elsewhere.tariff_state.schemes.massage_swap import massage_swap
from benchmarks.elsewhere.tariff_state.schemes.night_padding import night_padding
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.tariff_state.schemes.ride_club import ride_club
from benchmarks.elsewhere.tariff_state.schemes.sick_note_market import sick_note_market
from benchmarks.elsewhere.tariff_state.schemes.stamp_pair import stamp_pair
from benchmarks.elsewhere.tariff_state.schemes.strip_trade import strip_trade
from benchmarks.elsewhere.tariff_state.schemes.substitution_tour import substitution_tour
from benchmarks.elsewhere.tariff_state.schemes.twin_polyclinics import twin_polyclinics
from benchmarks.elsewhere.tariff_state.schemes.unseen_nurse import unseen_nurse

Scheme = Callable[[Setting], None]

SCHEMES: tuple[Scheme, ...] = (
    bed_carousel,
    cure_lists,
    eye_brokers,
    fitting_evenings,
    ghost_list,
    hormone_gym,
    hostel_cards,
    laboratory_bonus,
    massage_swap,
    night_padding,
    ride_club,
    sick_note_market,
    stamp_pair,
    strip_trade,
    substitution_tour,
    twin_polyclinics,
    unseen_nurse,
)
