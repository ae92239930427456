import { decodeText } from './decode.ts';
import type { Incoming, IncomingContext, Unread } from './incoming.ts';
import type { TypedLink } from './incoming-links.ts';
import { incomingOf, type TypedDay, type TypedEvent, type TypedSchedule } from './schedule-file.ts';
import { FILE_BYTES_MAX } from './table.ts';

/** What a schedule.json of c3voc, frab or pretalx says of a programme, or why it says nothing. Holds its thread: a large one is read in one of its own. */
export function readScheduleJson(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  if (bytes.length > FILE_BYTES_MAX) return { code: 'tooLarge' };
  const text = decodeText(bytes);
  if (isTooDeep(text)) return { code: 'tooDeep' };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { code: 'brokenJson', line: lineOf(text, error) };
  }
  const root = recordOf(file);
  const schedule = recordOf(root.schedule);
  const outer = Object.keys(schedule).length > 0 ? schedule : root;
  if (outer.conference === undefined && outer.days === undefined && outer.events === undefined)
    return { code: 'noSchedule', about: '' };
  return incomingOf(scheduleOf(root, outer), context);
}

/** Lists and objects within each other, at most. */
const DEPTH_MAX = 64;

/** Before it is parsed: what stands within quotation marks does not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isQuoted) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) isQuoted = false;
    } else if (sign === 0x22) isQuoted = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return false;
}

/** The engine names the place in its sentence, when it does. */
function lineOf(text: string, error: unknown): number | undefined {
  const at = /position (\d+)/.exec(String(error))?.[1];
  return at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
}

type JsonObject = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : Object.values(recordOf(value)));
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // A text in several languages: pretalx writes them so.
  return typeof recordOf(value).en === 'string'
    ? String(recordOf(value).en)
    : (Object.values(recordOf(value))
        .filter((text) => typeof text === 'string')
        .map(String)[0] ?? '');
};
const fieldOf = (value: unknown): string | undefined => (value === undefined ? undefined : textOf(value));

function scheduleOf(root: JsonObject, schedule: JsonObject): TypedSchedule {
  const conference = recordOf(schedule.conference);
  const said = (name: string) => textOf(conference[name] ?? schedule[name]).trim();
  const days = [conference.days, schedule.days].flatMap((value) => listOf(value));
  return {
    title: said('title'),
    acronym: said('acronym'),
    generator: textOf(recordOf(root.generator ?? schedule.generator).name),
    url: said('url'),
    baseUrl: said('base_url'),
    start: said('start'),
    dayChange: said('day_change'),
    timeZone: said('time_zone_name'),
    language: said('language'),
    venue: said('venue'),
    rooms: listOf(conference.rooms ?? schedule.rooms).flatMap((value) => {
      const { name, guid, capacity } = recordOf(value);
      const isSeats = typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 0;
      return textOf(name) === ''
        ? []
        : [{ name: textOf(name), guid: textOf(guid), seats: isSeats ? capacity : undefined, line: 0 }];
    }),
    events: [
      ...days.flatMap((day) => eventsOfDay(recordOf(day))),
      ...[conference.events, schedule.events].flatMap((value) =>
        listOf(value).flatMap((event) => eventOf(event, null, '')),
      ),
    ],
  };
}

/** Of rooms by name as it should be, of a list of rooms with their séances, or of séances alone. */
function eventsOfDay(day: JsonObject): TypedEvent[] {
  const typed: TypedDay = {
    index: textOf(day.index),
    date: textOf(day.date),
    start: textOf(day.day_start ?? day.start),
    end: textOf(day.day_end ?? day.end),
  };
  const rooms = Array.isArray(day.rooms)
    ? day.rooms.map((room: unknown) => [textOf(recordOf(room).name), recordOf(room).events] as const)
    : Object.entries(recordOf(day.rooms));
  return [
    ...rooms.flatMap(([name, events]) => listOf(events).flatMap((event) => eventOf(event, typed, name))),
    ...listOf(day.events).flatMap((event) => eventOf(event, typed, '')),
  ];
}

function eventOf(value: unknown, day: TypedDay | null, under: string): TypedEvent[] {
  const event = recordOf(value);
  if (Object.keys(event).length === 0) return [];
  const field = (name: string) => fieldOf(event[name]);
  const text = (name: string) => textOf(event[name]).trim();
  const persons = event.persons ?? event.speakers;
  return [
    {
      line: 0,
      id: text('id') || text('code'),
      guid: text('guid'),
      ...{ day, under, room: roomName(event.room) },
      ...{ date: text('date'), start: text('start'), end: text('end'), duration: field('duration') },
      ...{ title: field('title'), subtitle: field('subtitle'), type: field('type'), language: field('language') },
      ...{ abstract: field('abstract'), description: field('description') },
      tracks: event.track === undefined ? undefined : [nameOf(event.track)],
      people: persons === undefined ? undefined : listOf(persons).map(personOf),
      links: linksIn(event),
    },
  ];
}

const nameOf = (value: unknown): string =>
  typeof recordOf(value).name === 'string' ? textOf(recordOf(value).name) : textOf(value);
const roomName = (value: unknown) => (value === undefined ? undefined : nameOf(value));

function personOf(value: unknown): NonNullable<TypedEvent['people']>[number] {
  if (typeof value === 'string') return { line: 0, ids: [], name: value, role: '' };
  const person = recordOf(value);
  const ids = [person.guid, person.code, person.id].map((id) => textOf(id).trim()).filter((id) => id !== '');
  const names = [person.public_name, person.name, person.full_public_name, person.display_name].map(textOf);
  const name =
    names.find((one) => one.trim() !== '') ?? [person.first_name, person.last_name].map(textOf).join(' ').trim();
  return { line: 0, ids, name, role: textOf(person.role) };
}

function linksIn({ links, attachments }: JsonObject): TypedLink[] | undefined {
  if (links === undefined && attachments === undefined) return undefined;
  return [...listOf(links), ...listOf(attachments)].map((value) => {
    if (typeof value === 'string') return { line: 0, href: value, label: '' };
    const { url, href, title, name } = recordOf(value);
    return { line: 0, href: textOf(url ?? href), label: textOf(title ?? name) };
  });
}
