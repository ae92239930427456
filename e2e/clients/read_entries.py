"""Reads a calendar from standard input as Debian's python3-icalendar and python3-vobject read it.

Prints one JSON object: for each of the two, what every calendar program must agree on of each event.
"""

import datetime
import json
import sys

import icalendar
import vobject


def instant(value):
    return None if value is None else value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_icalendar(text):
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        yield {
            "uid": str(event["UID"]),
            "start": instant(event["DTSTART"].dt),
            "end": instant(event["DTEND"].dt) if "DTEND" in event else None,
            "title": str(event.get("SUMMARY", "")),
            "place": str(event.get("LOCATION", "")),
            "status": str(event["STATUS"]),
            "sequence": int(event["SEQUENCE"]),
        }


def with_vobject(text):
    for event in vobject.readOne(text).contents.get("vevent", []):

        def value(name, missing=""):
            return event.contents[name][0].value if name in event.contents else missing

        yield {
            "uid": value("uid"),
            "start": instant(value("dtstart")),
            "end": instant(value("dtend", None)),
            "title": value("summary"),
            "place": value("location"),
            "status": value("status"),
            "sequence": int(value("sequence")),
        }


text = sys.stdin.buffer.read().decode("utf-8")
print(json.dumps({"icalendar": list(with_icalendar(text)), "vobject": list(with_vobject(text))}))
