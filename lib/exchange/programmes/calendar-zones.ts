import ICAL from 'ical.js';
import { instantFrom } from '#lib/time/clock.ts';
import { isTimeZone, shownAt, toInstant, type WallClock } from '#lib/time/wall-clock.ts';
import type { Component } from './calendar-lines.ts';

/**
 * The names of zones in Windows and Outlook (CLDR, windowsZones), for Europe and for countries with
 * festivals in French.
 */
const WINDOWS: Readonly<Record<string, string>> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Morocco Standard Time': 'Africa/Casablanca',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Egypt Standard Time': 'Africa/Cairo',
  'Mauritius Standard Time': 'Indian/Mauritius',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Atlantic Standard Time': 'America/Halifax',
  'SA Western Standard Time': 'America/La_Paz',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Haiti Standard Time': 'America/Port-au-Prince',
  'Central Pacific Standard Time': 'Pacific/Guadalcanal',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'AUS Eastern Standard Time': 'Australia/Sydney',
};

/** A wall clock of the festival, and whether it is the second of two equal ones. */
export type Shown = ReturnType<typeof shownAt>;
/** Converts a wall clock of a zone to the festival's; null where the zone is unknown. */
export type Zones = (zone: string, wall: WallClock) => Shown | null;

/**
 * The zones of a calendar file: by their IANA name (also behind a path,
 * `/freeassociation.sourceforge.net/Europe/Paris`), by the name in Windows, by the location in the
 * file, and only where all these fail by the rules in the file.
 */
export function zonesOf(definitions: readonly Component[], timeZone: string): Zones {
  const defined = new Map(definitions.map((component) => [textIn(component, 'tzid'), component]));
  const named = new Map<string, string | null>();
  const nameOf = (zone: string): string | null => {
    const known = named.get(zone);
    if (known !== undefined) return known;
    const definition = defined.get(zone);
    const name =
      [zone, definition ? textIn(definition, 'x-lic-location') : ''].map(ianaOf).find((one) => one !== null) ?? null;
    named.set(zone, name);
    return name;
  };
  const rules = new Map<string, ICAL.Timezone | null>();
  return (zone, wall) => {
    const name = nameOf(zone);
    if (name !== null) return name === timeZone ? { wall, isSecond: false } : shownAt(toInstant(wall, name), timeZone);
    const definition = defined.get(zone);
    if (!definition) return null;
    if (!rules.has(zone)) rules.set(zone, zoneOf(definition));
    const rule = rules.get(zone);
    return rule ? byRule(rule, wall, timeZone) : null;
  };
}

const textIn = ({ properties }: Component, name: string) =>
  properties.find((one) => one.name === name)?.values[0]?.trim() ?? '';

function ianaOf(zone: string): string | null {
  const plain = zone.replace(/^"|"$/g, '').trim();
  const tail = plain.split('/').slice(-2).join('/');
  const candidates = [plain, WINDOWS[plain] ?? '', plain.split('/').slice(-3).join('/'), tail];
  return candidates.find((one) => /^(?:UTC|GMT|[A-Z][\w+-]*(?:\/[\w+-]+)+)$/i.test(one) && isTimeZone(one)) ?? null;
}

/** The definition as the library needs it, with its rules. */
function zoneOf({ source }: Component): ICAL.Timezone | null {
  try {
    return new ICAL.Timezone(new ICAL.Component(ICAL.parse(source)));
  } catch {
    return null;
  }
}

function byRule(zone: ICAL.Timezone, wall: WallClock, timeZone: string): Shown | null {
  try {
    const seconds = zone.utcOffset(ICAL.Time.fromDateTimeString(`${wall}:00`));
    if (!Number.isFinite(seconds) || Math.abs(seconds) > 24 * 3600) return null;
    return shownAt(instantFrom(`${wall}:00Z`, -seconds * 1000), timeZone);
  } catch {
    return null;
  }
}
