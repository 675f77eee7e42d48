"""icalendar reads our calendars back: every event, whatever is in it, and the days on which dateutil says that it comes."""

from datetime import UTC, date, datetime, timedelta

import vobject
from cards import TRICKY, is_in_lines, written
from checks import check, finish, same
from dateutil.rrule import rrulestr
from icalendar import Calendar
from icalendar.parser import unescape_backslash

STAMP = datetime(2026, 11, 30, 13, 30, 5, tzinfo=UTC)


def event(kind, start, uid="1@rollcall.example", summary="Feier"):
    stamp = STAMP.isoformat().replace("+00:00", "Z")
    return {"uid": uid, "kind": kind, "summary": summary, "start": start, "stamp": stamp}


def calendar(*events, name="Feiern"):
    [text] = written(calendars=[{"name": name, "events": list(events)}])["calendars"]
    return text


def read(text):
    """The one calendar in a file, without a word of complaint."""
    [found] = Calendar.from_ical(text, multiple=True)
    same(
        "nothing in it is an error",
        [found.errors, *(one.errors for one in found.events)],
        [[]] * (1 + len(found.events)),
    )
    return found


def head():
    found = read(calendar(event("birthday", "2000-05-17")))
    same("the version and the calendar are said", (found["VERSION"], found["CALSCALE"]), ("2.0", "GREGORIAN"))
    same("it has a name, by both words", (found["NAME"], found["X-WR-CALNAME"]), ("Feiern", "Feiern"))
    same("it is asked for twice a day", found.decoded("REFRESH-INTERVAL"), timedelta(hours=12))
    same("by the older word, too", found["X-PUBLISHED-TTL"], "PT12H")
    same("it says what it was written by", found["PRODID"], "-//Rollcall//Celebrations//EN")
    same("without events there are none", read(calendar()).events, [])


def tricky_texts():
    for name, value in TRICKY.items():
        uid = value.replace("\n", " ")
        text = calendar(event("anniversary", "2016-09-01", uid, value), name=value)
        found = read(text)
        [one] = found.events
        same(f"{name}: an event's texts read back", (one["UID"], one["SUMMARY"]), (uid, value))
        # That these are texts is not known to this version of icalendar, which leaves them as they are written.
        names = [unescape_backslash(found[word]) for word in ["NAME", "X-WR-CALNAME"]]
        same(f"{name}: and the calendar's name", names, [value, value])
        check(f"{name}: lines are in order", is_in_lines(text), text)
        # Once more, by another library.
        [again] = vobject.readComponents(text)
        same(f"{name}: by vobject too", again.vevent.summary.value, value)


def days_of(one, count):
    """The first days on which an event comes."""
    start = one.decoded("DTSTART")
    if "RRULE" not in one:
        return [start]
    rule = rrulestr(one["RRULE"].to_ical().decode(), dtstart=datetime(start.year, start.month, start.day))
    return [day.date() for day, _ in zip(rule, range(count), strict=False)]


def days():
    leap_days = [
        date(2000, 2, 29),
        date(2001, 2, 28),
        date(2002, 2, 28),
        date(2003, 2, 28),
        date(2004, 2, 29),
    ]
    for name, told, expected in [
        ("a birthday", event("birthday", "1990-05-17"), [date(2000 + year, 5, 17) for year in range(5)]),
        ("a birthday on a leap day", event("birthday", "1992-02-29"), leap_days),
        (
            "one on the day before",
            event("birthday", "1992-02-28"),
            [date(2000 + year, 2, 28) for year in range(5)],
        ),
        (
            "an anniversary",
            event("anniversary", "2016-09-01"),
            [date(2017 + year, 9, 1) for year in range(5)],
        ),
        (
            "an anniversary of a leap day",
            event("anniversary", "2024-02-29"),
            [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28)],
        ),
        ("a newcomer", event("newcomer", "2026-11-02"), [date(2026, 11, 2)]),
    ]:
        [one] = read(calendar(told)).events
        same(f"{name} comes on its days", days_of(one, 5), expected)
        start = one.decoded("DTSTART")
        check(f"{name} lasts all day", type(start) is date and one.duration == timedelta(days=1), one)
        same(f"{name} keeps nobody busy", one["TRANSP"], "TRANSPARENT")
        same(f"{name} says when it was changed", one.decoded("DTSTAMP"), STAMP)


def many():
    told = [
        event("birthday", f"1990-{1 + n % 12:02}-01", f"{n}@rollcall.example", f"Feier {n}")
        for n in range(500)
    ]
    found = [(one["UID"], one["SUMMARY"]) for one in read(calendar(*told)).events]
    same("five hundred events are all there", found, [(one["uid"], one["summary"]) for one in told])


finish(head, tricky_texts, days, many)
