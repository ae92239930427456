"""Reads a calendar from standard input as Debian's python3-icalendar and python3-vobject read it.

Prints one JSON object: for each reader, the texts of its events in their order. Ends with code 3 and a
sentence when one of the two is not installed.
"""

import json
import sys

try:
    import icalendar
    import vobject
except ImportError as missing:
    print(f"{missing.name} is not installed (Debian: python3-icalendar, python3-vobject)", file=sys.stderr)
    sys.exit(3)


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def with_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    name = calendar.get("X-WR-CALNAME")
    events = [
        {
            "uid": str(event["UID"]),
            "summary": str(event.get("SUMMARY", "")),
            "description": str(event.get("DESCRIPTION", "")),
            "location": str(event.get("LOCATION", "")),
            "url": str(event["URL"]),
            "status": str(event["STATUS"]),
            "sequence": int(event["SEQUENCE"]),
            "start": event["DTSTART"].dt.isoformat(),
            "categories": [str(cat) for group in listed(event.get("CATEGORIES")) for cat in group.cats],
        }
        for event in calendar.walk("VEVENT")
    ]
    return {"name": str(name), "events": events}


def with_vobject(text):
    calendar = vobject.readOne(text)

    def value(event, name):
        return event.contents[name][0].value if name in event.contents else ""

    events = [
        {
            "uid": event.uid.value,
            "summary": value(event, "summary"),
            "description": value(event, "description"),
            "location": value(event, "location"),
            "url": value(event, "url"),
            "status": value(event, "status"),
            "sequence": int(value(event, "sequence")),
            "start": event.dtstart.value.isoformat(),
            "categories": [cat for line in event.contents.get("categories", []) for cat in line.value],
        }
        for event in calendar.contents.get("vevent", [])
    ]
    return {"name": calendar.contents["x-wr-calname"][0].value, "events": events}


def main():
    text = sys.stdin.buffer.read().decode("utf-8")
    print(json.dumps({"icalendar": with_icalendar(text), "vobject": with_vobject(text)}))


main()
