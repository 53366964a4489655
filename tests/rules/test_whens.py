"""When somebody wants something posted, as they write it."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from bot.core.schedules import first_slot, slots
from bot.core.whens import When, read_when
from bot.core.whenwords import Unclear

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # Saturday 15:30 there


def times(when: When, count: int = 3) -> list[str]:
    assert when.schedule is not None
    first = first_slot(when.schedule, ZONE, NOW)
    assert first is not None
    found = [first, *islice(slots(when.schedule, ZONE, first.wall, first.due), count - 1)]
    return [f"{slot.due.astimezone(ZONE):%a %d %b %H:%M}" for slot in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow 9:00", "Sun 22 Nov 09:00"),
        ("明天9:00", "Sun 22 Nov 09:00"),
        ("明早九点", "Sun 22 Nov 09:00"),
        ("day after tomorrow at 9am", "Mon 23 Nov 09:00"),
        ("大后天 9：00", "Tue 24 Nov 09:00"),
        ("today 20:00", "Sat 21 Nov 20:00"),
        ("tonight 8:30", "Sat 21 Nov 20:30"),
        ("今晚8点半", "Sat 21 Nov 20:30"),
        ("后天中午12点", "Mon 23 Nov 12:00"),
        ("明天中午11点", "Sun 22 Nov 11:00"),
        ("明天下午1点20分", "Sun 22 Nov 13:20"),
        ("20:00", "Sat 21 Nov 20:00"),
        ("9:00", "Sun 22 Nov 09:00"),
        ("tomorrow 12am", "Sun 22 Nov 00:00"),
        ("2026-11-26 20:00", "Thu 26 Nov 20:00"),
        ("2026-11-26T20:00", "Thu 26 Nov 20:00"),
        ("26 Nov 8 pm", "Thu 26 Nov 20:00"),
        ("nov 26th 2026, 8:30 pm", "Thu 26 Nov 20:30"),
        ("26.11. 20:00", "Thu 26 Nov 20:00"),
        ("11月26日20:00", "Thu 26 Nov 20:00"),
        ("1 feb 9:00", "Mon 01 Feb 09:00"),
        ("2027年1月2日早上九点半", "Sat 02 Jan 09:30"),
        ("周三9:00", "Wed 25 Nov 09:00"),
        ("下周三晚上8点", "Wed 25 Nov 20:00"),
        ("下下周三9点", "Wed 02 Dec 09:00"),
        ("next wed 9:00", "Wed 25 Nov 09:00"),
        ("sat 9:00", "Sat 28 Nov 09:00"),
        ("sat 16:00", "Sat 21 Nov 16:00"),
        ("in 2h", "Sat 21 Nov 17:30"),
        ("3小时后", "Sat 21 Nov 18:30"),
    ],
)
def test_something_once(text: str, expected: str) -> None:
    when = read_when(text, NOW, ZONE)
    assert times(when) == [expected]
    assert when.place == "plan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every day 9:00", "Sun 22 Nov 09:00, Mon 23 Nov 09:00, Tue 24 Nov 09:00"),
        ("每天 9:00", "Sun 22 Nov 09:00, Mon 23 Nov 09:00, Tue 24 Nov 09:00"),
        ("每天9点和晚上8点", "Sat 21 Nov 20:00, Sun 22 Nov 09:00, Sun 22 Nov 20:00"),
        ("every mon, wed and fri 20:00", "Mon 23 Nov 20:00, Wed 25 Nov 20:00, Fri 27 Nov 20:00"),
        ("每周一三五 20:00", "Mon 23 Nov 20:00, Wed 25 Nov 20:00, Fri 27 Nov 20:00"),
        ("mon, fri 20:00", "Mon 23 Nov 20:00, Fri 27 Nov 20:00, Mon 30 Nov 20:00"),
        ("周一、周五 20:00", "Mon 23 Nov 20:00, Fri 27 Nov 20:00, Mon 30 Nov 20:00"),
        ("every week on thursday 20:00", "Thu 26 Nov 20:00, Thu 03 Dec 20:00, Thu 10 Dec 20:00"),
        ("sundays 9:00", "Sun 22 Nov 09:00, Sun 29 Nov 09:00, Sun 06 Dec 09:00"),
        ("工作日 9:00", "Mon 23 Nov 09:00, Tue 24 Nov 09:00, Wed 25 Nov 09:00"),
        ("on weekends 10:00", "Sun 22 Nov 10:00, Sat 28 Nov 10:00, Sun 29 Nov 10:00"),
        ("every 2 hours", "Sat 21 Nov 17:30, Sat 21 Nov 19:30, Sat 21 Nov 21:30"),
        ("每2小时 从明天9:00", "Sun 22 Nov 09:00, Sun 22 Nov 11:00, Sun 22 Nov 13:00"),
        ("every 3 days 9:00", "Sun 22 Nov 09:00, Wed 25 Nov 09:00, Sat 28 Nov 09:00"),
        ("每隔2天 16点", "Sat 21 Nov 16:00, Mon 23 Nov 16:00, Wed 25 Nov 16:00"),
        ("every 2 weeks 26 nov 9:00", "Thu 26 Nov 09:00, Thu 10 Dec 09:00, Thu 24 Dec 09:00"),
        ("every month on the 1st and 15th 9:00", "Tue 01 Dec 09:00, Tue 15 Dec 09:00, Fri 01 Jan 09:00"),
        ("每月1号9点", "Tue 01 Dec 09:00, Fri 01 Jan 09:00, Mon 01 Feb 09:00"),
        ("3 a week", "Mon 23 Nov 20:00, Wed 25 Nov 20:00, Fri 27 Nov 20:00"),
        ("每周2次 9:00", "Mon 23 Nov 09:00, Thu 26 Nov 09:00, Mon 30 Nov 09:00"),
        ("0 9 * * mon-fri", "Mon 23 Nov 09:00, Tue 24 Nov 09:00, Wed 25 Nov 09:00"),
    ],
)
def test_something_that_repeats(text: str, expected: str) -> None:
    assert ", ".join(times(read_when(text, NOW, ZONE))) == expected


def test_what_else_is_said_of_it() -> None:
    when = read_when("every day 9:00 until 24 nov pinned silently keep 2h replace", NOW, ZONE)
    assert (when.pin, when.silent, when.replace, when.keep) == (True, True, True, timedelta(hours=2))
    assert len(times(when, 9)) == 3
    when = read_when("每天9:00 共10次 置顶 静音 半小时后删除 替换", NOW, ZONE)
    assert (when.pin, when.silent, when.replace, when.count) == (True, True, True, 10)
    assert when.keep == timedelta(minutes=30)
    assert read_when("every day 9:00 x4", NOW, ZONE).count == 4
    assert len(times(read_when("every 12h until 22 nov", NOW, ZONE), 9)) == 2
    assert read_when("queue", NOW, ZONE) == When(place="queue")
    assert read_when("备用", NOW, ZONE).place == "reserve"
    assert read_when("every day 9:00", NOW, ZONE).pin is None
    assert read_when("排队 每周3次", NOW, ZONE).schedule is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("queue mon 20:00", "Mon 23 Nov 20:00, Mon 30 Nov 20:00"),
        ("排队 周一20:00", "Mon 23 Nov 20:00, Mon 30 Nov 20:00"),
        ("queue 20:00", "Sat 21 Nov 20:00, Sun 22 Nov 20:00"),
        ("queue tomorrow 20:00", "Sun 22 Nov 20:00"),
        ("queue in 2h", "Sat 21 Nov 17:30"),
    ],
)
def test_days_and_times_of_a_queue_come_again(text: str, expected: str) -> None:
    assert ", ".join(times(read_when(text, NOW, ZONE), 2)) == expected


NEVER = timedelta()
OFF = When(pin=False, silent=False, replace=False, keep=NEVER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no pin", When(pin=False)),
        ("not pinned, loud", When(pin=False, silent=False)),
        ("unpin and don't replace", When(pin=False, replace=False)),
        ("no pin not silent no replace keep", OFF),
        ("keep it forever", When(keep=NEVER)),
        ("don't delete", When(keep=NEVER)),
        ("不置顶", When(pin=False)),
        ("不要置顶、取消静音、不替换、不删", OFF),
        ("有声 保留", When(silent=False, keep=NEVER)),
        ("pin keep 2h", When(pin=True, keep=timedelta(hours=2))),
        ("silent 保留2小时", When(silent=True, keep=timedelta(hours=2))),
    ],
)
def test_how_it_is_posted_can_be_said_alone_where_the_times_are_known(text: str, expected: When) -> None:
    assert read_when(text, NOW, ZONE, timeless=True) == expected
    with pytest.raises(Unclear, match="time"):
        read_when(text, NOW, ZONE)
    with pytest.raises(Unclear, match="time"):
        read_when("", NOW, ZONE, timeless=True)
    timed = read_when(f"tomorrow 9:00 {text}", NOW, ZONE, timeless=True)
    assert (times(timed), timed.pin) == (["Sun 22 Nov 09:00"], expected.pin)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "time"),
        ("tomorrow", "time"),
        ("every day", "time"),
        ("every 3 days 9:00 10:00", "time"),
        ("25:00", "time"),
        ("tomorrow 9:00 10:00", "time"),
        ("blah tomorrow", "words"),
        ("9 o'clock", "words"),
        ("in 999999999999d", "words"),
        ("today 9:00", "past"),
        ("2025-01-01 9:00", "past"),
        ("31 feb 9:00", "day"),
        ("9999-12-31 23:00", "day"),
        ("monthly 9:00", "day"),
        ("monthly 40th 9:00", "day"),
        ("the 3rd 9:00", "day"),
        ("8 a week", "day"),
        ("every 10m", "step"),
        ("*/5 * * * *", "step"),
        ("every day 9:00 9:10", "step"),
        ("0 9 31 2 *", "never"),
        ("tomorrow 9:00 x3", "end"),
        ("tomorrow 9:00 until 30 nov", "end"),
        ("every day 9:00 until", "end"),
        ("every day 9:00 until 2026-11-01", "end"),
        ("every day 9:00 0 times", "end"),
        ("every day 9:00 x2000", "end"),
    ],
)
def test_what_is_unclear_is_refused_by_name(text: str, trouble: str) -> None:
    with pytest.raises(Unclear, match=trouble) as caught:
        read_when(text, NOW, ZONE)
    assert caught.value.words == {"blah tomorrow": "blah", "9 o'clock": "o'clock"}.get(
        text, caught.value.words
    )
