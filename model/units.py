"""Conversions between units, each written once."""

SECONDS_PER_MINUTE = 60
SECONDS_PER_HOUR = 3_600
SECONDS_PER_DAY = 86_400
MINUTES_PER_DAY = 1_440
WEEK_DAYS = 7
YEAR_DAYS = 365.25
METRES_PER_KM = 1_000
PERCENT = 100
EARTH_RADIUS_KM = 6371.0
"""Mean radius of the globe (IUGG)."""
