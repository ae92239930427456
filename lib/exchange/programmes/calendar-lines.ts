import ICAL from 'ical.js';
import { decodeText, encodingOf } from '#lib/exchange/files/text-files.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { isTimeZone, shownAt, toInstant, type WallClock } from '#lib/time/wall-clock.ts';

/** A component of a calendar file, with its own lines and its inner components. */
export type Component = Readonly<{
  name: string;
  line: number;
  properties: readonly Property[];
  parts: readonly Component[];
  isWhole: boolean;
  /** The source text of a time zone; empty for other components. */
  source: string;
}>;

export type Property = Readonly<{
  name: string;
  line: number;
  parameters: Readonly<Record<string, string>>;
  /** The unescaped values; several where the property may have several. */
  values: readonly string[];
}>;

/** Why the file has no calendar. */
type NoCalendar = { code: 'noCalendar' | 'tooDeep'; line?: number };

type Oddity = (line: number, code: 'calendarLine' | 'calendarLineCut', about: string) => void;

type Line = { line: number; text: string };

/** A zone with all changes since 1900 has some thousand lines. */
const MAX_ZONE_LINES = 5000;
const CR = 0x0d;
const LF = 0x0a;
const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x09;

/**
 * The outermost components of a calendar file. Lines are unfolded before they are decoded, because
 * a fold may split a character; and each is decoded by itself, because some files are put together
 * from several encodings. Anything that is not a line is reported and left out; a component without
 * an end counts as incomplete.
 */
export function componentsOf(bytes: Uint8Array, odd: Oddity): Component[] | NoCalendar {
  type Open = { name: string; line: number; properties: Property[]; parts: Component[] };
  let zone: string[] = [];
  const plain = inOneByte(bytes);
  // Text contains no zeros.
  if (plain.includes(0)) return { code: 'noCalendar' };
  const roots: Component[] = [];
  const open: Open[] = [];
  const close = (isWhole: boolean) => {
    const last = open.pop();
    if (!last) return;
    const source = last.name === 'vtimezone' ? zone.join('\r\n') : '';
    (open.at(-1)?.parts ?? roots).push({ ...last, isWhole, source });
  };
  for (const { line, text } of mended(linesOf(plain, odd), odd)) {
    const edge = /^(begin|end)\s*:\s*([\w-]{1,60})\s*$/i.exec(text);
    const name = edge?.[2]?.toLowerCase() ?? '';
    if (name === 'vtimezone' && open.at(-1)?.name !== name) zone = [];
    if (zone.length < MAX_ZONE_LINES) zone.push(text);
    if (edge?.[1]?.toLowerCase() === 'begin') {
      if (open.length >= MAX_OF_FILE.levels) return { code: 'tooDeep', line };
      open.push({ name, line, properties: [], parts: [] });
    } else if (edge) {
      // An END without a BEGIN is ignored; the END of an outer component ends those inside it too.
      if (open.some((one) => one.name === name)) while (open.length > 0 && open.at(-1)?.name !== name) close(false);
      if (open.at(-1)?.name === name) close(true);
    } else {
      const into = open.at(-1);
      const property = into && propertyOf(text, line);
      if (property) into.properties.push(property);
      else if (into) odd(line, 'calendarLine', text);
      else if (roots.length === 0) return { code: 'noCalendar', line };
    }
  }
  while (open.length > 0) close(false);
  return roots.some(({ name }) => name === 'vcalendar') ? roots : { code: 'noCalendar' };
}

/** Converts UTF-16, which a few programs write, to UTF-8, because lines are found in the bytes. */
const inOneByte = (bytes: Uint8Array) =>
  encodingOf(bytes).startsWith('utf-16') ? new TextEncoder().encode(decodeText(bytes)) : bytes;

function* linesOf(bytes: Uint8Array, odd: Oddity): Generator<Line> {
  let line = 1;
  let at = 0;
  while (at < bytes.length) {
    const from = line;
    const parts: Uint8Array[] = [];
    let length = 0;
    let goesOn = true;
    while (goesOn) {
      let end = at;
      while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
      // Keeps little more of a long line than will be stored.
      if (length <= MAX_OF_FILE.characters * 4) parts.push(bytes.subarray(at, end));
      length += end - at;
      at = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
      line += 1;
      goesOn = at < bytes.length && isBlank(bytes[at]);
      if (goesOn) at += 1;
    }
    const text = decodeText(joined(parts));
    if (text.trim() === '') continue;
    if (text.length > MAX_OF_FILE.characters) odd(from, 'calendarLineCut', text);
    yield { line: from, text: text.slice(0, MAX_OF_FILE.characters).toWellFormed() };
  }
}

const BEGINS = /^[\w-]{1,60}[;:]/;

/**
 * If line ends inside a text were neither escaped nor folded, the rest stands in lines that do not
 * begin like a property: they are appended to the line before.
 */
function* mended(lines: Iterable<Line>, odd: Oddity): Generator<Line> {
  let before: Line | null = null;
  for (const next of lines) {
    if (before && !BEGINS.test(next.text)) {
      odd(next.line, 'calendarLine', next.text);
      if (before.text.length < MAX_OF_FILE.characters)
        before = { line: before.line, text: `${before.text}\\n${next.text}` };
    } else {
      if (before) yield before;
      before = next;
    }
  }
  if (before) yield before;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return first && parts.length === 1 ? first : Buffer.concat(parts);
}

/**
 * Rules of repetition are not parsed: a repeating séance is refused anyway, and parsing one can
 * take for ever.
 */
const UNREAD = /^(?:rrule|exrule)[;:]/i;

function propertyOf(text: string, line: number): Property | null {
  if (!BEGINS.test(text)) return null;
  if (UNREAD.test(text)) return { name: 'rrule', line, parameters: {}, values: [] };
  try {
    const [name, parameters, , ...values]: unknown[] = ICAL.parse.property(text, ICAL.design.icalendar);
    return {
      name: String(name).toLowerCase(),
      line,
      parameters: parametersOf(parameters),
      values: values.flatMap(textsOf),
    };
  } catch {
    return null;
  }
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(textsOf) : [String(value)]);

function parametersOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, textsOf(text).join(', ')]));
}

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
