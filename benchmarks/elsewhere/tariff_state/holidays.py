"""Days on which surgeries are closed."""

from benchmarks.elsewhere.workdays import day_number

YEARS = (2022, 2023, 2024)
EASTER_MONDAYS = ((2022, 4, 18), (2023, 4, 10), (2024, 4, 1))
FIXED = ((1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17))
CHRISTMAS = tuple((12, day) for day in (24, 25, 26))

CLOSED = frozenset(
    [day_number(year, month, day) for year in YEARS for month, day in FIXED + CHRISTMAS]
    + [day_number(*monday) for monday in EASTER_MONDAYS]
    + [day_number(*monday) - 3 for monday in EASTER_MONDAYS]
)
BETWEEN_THE_YEARS = frozenset(
    day for year in YEARS for day in range(day_number(year, 12, 27), day_number(year, 12, 31) + 1)
)
"""Most surgeries do not open between Christmas and New Year."""
