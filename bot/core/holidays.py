"""The long holidays of Chinese-speaking groups, in which nobody is missed. Pure."""

from datetime import date, timedelta

# The first day of the lunar year; there is no rule of a few lines for it.
NEW_YEARS = (
    date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 3),
    date(2031, 1, 23), date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19), date(2035, 2, 8), date(2036, 1, 28),
    date(2037, 2, 15), date(2038, 2, 4), date(2039, 1, 24), date(2040, 2, 12),
)  # fmt: skip
EVE, LONGEST = timedelta(days=1), timedelta(days=7)
NATIONAL = range(1, 8)  # of October


def is_resting(day: date, language: str) -> bool:
    """Is it Spring Festival, from its eve, or National Day week, in a group of that language?"""
    if not language.startswith("zh"):
        return False
    festival = any(first - EVE <= day < first + LONGEST for first in NEW_YEARS)
    return festival or (day.month == 10 and day.day in NATIONAL)


def quiet_days(last: date, today: date, language: str) -> int:
    """How many days somebody has been quiet, holidays not counted."""
    days = ((last + timedelta(days=after)) for after in range(1, (today - last).days + 1))
    return sum(not is_resting(day, language) for day in days)
