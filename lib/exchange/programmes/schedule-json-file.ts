import { decodeText } from '#lib/exchange/files/text-files.ts';
import { jsonExcess, MAX_OF_FILE } from '#lib/files/limits.ts';
import { recordOf } from '#lib/plain-values.ts';
import type { TypedLink } from './collector.ts';
import { conClarIn, conClarText } from './conclar.ts';
import { indicoIn, pretalxTalksIn } from './conference-json.ts';
import type { Incoming, IncomingContext, Unread } from './incoming.ts';
import { openAgendaIn } from './openagenda.ts';
import {
  incomingOf,
  scheduleHead,
  startIn,
  type TypedDay,
  type TypedEvent,
  type TypedSchedule,
} from './schedule-file.ts';
import {
  type JsonObject,
  jsonText,
  type KnownPersons,
  leftIn,
  listOf,
  nameIn,
  namesOf,
  PERSON_IDS,
  personOf,
  wordsIn,
} from './typed-json.ts';

/**
 * The content of a JSON file of another program, why it has none, or null where it is not of that
 * program.
 */
type JsonReader = (file: unknown) => TypedSchedule | Unread | null;

/** Programs whose files are recognised by their content; other files are read as schedule.json. */
const programs: readonly JsonReader[] = [openAgendaIn, pretalxTalksIn, indicoIn, conClarIn, scheduleIn, otherProgramIn];

/**
 * The programme in a JSON file, or why it has none: a schedule.json of c3voc, frab or pretalx, «
 * schedule2 » of the hub, or the files of OpenAgenda, pretalx's API, Indico and ConClár. Blocks its
 * thread, so a large file is read in a thread of its own.
 */
export function readScheduleJson(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  const text = conClarText(decodeText(bytes));
  const excess = jsonExcess(text);
  if (excess) return { code: excess };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { code: 'brokenJson', line: lineOf(text, error) };
  }
  for (const read of programs) {
    const said = read(file);
    if (said) return 'code' in said ? said : incomingOf(said, context);
  }
  return { code: 'noSchedule', about: '' };
}

/** The line of a JSON error, where the engine's message contains the position. */
function lineOf(text: string, error: unknown): number | undefined {
  const at = /position (\d+)/.exec(String(error))?.[1];
  return at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
}

/** A file with a « schedule » is one, whatever is missing in it. */
function scheduleIn(file: unknown): TypedSchedule | null {
  const root = recordOf(file);
  if (Array.isArray(root.schedule)) return scheduleOf(root, { ...root, events: root.schedule });
  const schedule = recordOf(root.schedule);
  const outer = Object.keys(schedule).length > 0 ? schedule : root;
  const { conference, days, events } = outer;
  const isSchedule = root.schedule !== undefined || [conference, days, events].some((part) => part !== undefined);
  return isSchedule ? scheduleOf(root, outer) : null;
}

/** What other parts of the file state about things to which a séance only refers. */
type Directory = Readonly<{
  /** By slug and guid. */
  tracks: ReadonlyMap<string, unknown>;
  persons: KnownPersons;
}>;

function scheduleOf(root: JsonObject, schedule: JsonObject): TypedSchedule {
  const conference = recordOf(schedule.conference);
  const said = (name: string) => jsonText(conference[name] ?? schedule[name]).trim();
  const days = [conference.days, schedule.days];
  const directory: Directory = {
    tracks: keyed([conference.tracks, schedule.tracks], ['slug', 'guid', 'id']),
    persons: keyed([conference.persons, schedule.persons, root.persons, schedule.speakers], PERSON_IDS),
  };
  const events = [
    ...days.flatMap((value) => daysIn(value)).flatMap((day) => eventsOfDay(day, directory)),
    ...[conference.events, schedule.events].flatMap((value) =>
      listOf(value).flatMap((event) => eventOf(event, null, '', directory)),
    ),
  ];
  return {
    ...scheduleHead(said),
    generator: jsonText(recordOf(root.generator ?? schedule.generator).name),
    language: said('language') || jsonText(recordOf(conference.defaults).language),
    rooms: listOf(conference.rooms ?? schedule.rooms).flatMap((value) => {
      const { guid, capacity } = recordOf(value);
      const name = nameIn(value);
      const isSeats = typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 0;
      return name === '' ? [] : [{ name, guid: jsonText(guid), seats: isSeats ? capacity : undefined, line: 0 }];
    }),
    events,
    remarks: idlePersons(directory, events),
  };
}

function keyed(lists: readonly unknown[], by: readonly string[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const one of lists.flatMap(listOf).map(recordOf))
    for (const id of by.map((name) => jsonText(one[name]))) if (id !== '' && !found.has(id)) found.set(id, one);
  return found;
}

/** People in the file's list who are in no séance. */
function idlePersons({ persons }: Directory, events: readonly TypedEvent[]): TypedSchedule['remarks'] {
  const there = new Set(events.flatMap(({ people }) => people ?? []).flatMap(({ ids }) => ids));
  return [...new Set(persons.values())].flatMap((person) => {
    const { ids, name } = personOf(person);
    return ids.some((id) => there.has(id)) ? [] : { line: 0, code: 'personIdle', about: name || (ids[0] ?? '') };
  });
}

/** A list of days, or days by date. */
function daysIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.map(recordOf);
  return Object.entries(recordOf(value)).map(([date, day]) => ({ date, ...recordOf(day) }));
}

/** The séances of a day: by room name as in the standard, in a list of rooms, or without rooms. */
function eventsOfDay(day: JsonObject, directory: Directory): TypedEvent[] {
  const typed: TypedDay = {
    index: jsonText(day.index),
    date: jsonText(day.date),
    start: jsonText(day.day_start ?? day.start),
    end: jsonText(day.day_end ?? day.end),
  };
  const rooms = Array.isArray(day.rooms)
    ? day.rooms.map((room: unknown) => [jsonText(recordOf(room).name), recordOf(room).events] as const)
    : Object.entries(recordOf(day.rooms));
  return [
    ...rooms.flatMap(([name, events]) => listOf(events).flatMap((event) => eventOf(event, typed, name, directory))),
    ...listOf(day.events).flatMap((event) => eventOf(event, typed, '', directory)),
  ];
}

const EVENT_FIELDS = namesOf(`
  id code guid slug room rooms date start end duration title subtitle type session_type language abstract description
  track persons speakers participants url links attachments
`);

function eventOf(value: unknown, day: TypedDay | null, under: string, directory: Directory): TypedEvent[] {
  const event = recordOf(value);
  if (Object.keys(event).length === 0) return [];
  const field = (name: string) => (event[name] === undefined ? undefined : wordsIn(event[name]));
  const text = (name: string) => jsonText(event[name]).trim();
  const persons = event.persons ?? event.speakers ?? event.participants;
  const room = event.room ?? listOf(event.rooms)[0];
  const type = event.type ?? event.session_type;
  const { duration } = event;
  return [
    {
      line: 0,
      id: text('id') || text('code'),
      guid: text('guid'),
      day,
      under,
      room: room === undefined ? undefined : nameIn(room),
      ...startIn(text('date'), text('start')),
      end: text('end'),
      duration: duration === undefined ? undefined : jsonText(duration),
      title: field('title'),
      subtitle: field('subtitle'),
      type: type === undefined ? undefined : wordsIn(type),
      abstract: field('abstract'),
      description: field('description'),
      language: event.language === undefined ? undefined : jsonText(event.language),
      url: text('url'),
      tracks: event.track === undefined ? undefined : [trackOf(event.track, directory)],
      people: persons === undefined ? undefined : listOf(persons).map((person) => personOf(person, directory.persons)),
      links: linksIn(event),
      left: leftIn(event, EVENT_FIELDS),
    },
  ];
}

/** By its name, else by the file's list of tracks. */
function trackOf(value: unknown, { tracks }: Directory) {
  const { name, slug, guid, id } = recordOf(value);
  if (name !== undefined) return nameIn(value);
  const key = [slug, guid, id, value].map(jsonText).find((one) => tracks.has(one));
  return key === undefined ? nameIn(value) : nameIn(tracks.get(key));
}

function linksIn({ links, attachments }: JsonObject): TypedLink[] | undefined {
  if (links === undefined && attachments === undefined) return undefined;
  return [...listOf(links), ...listOf(attachments)].map((value) => {
    if (typeof value === 'string') return { line: 0, href: value, label: '' };
    const { url, href, title, name } = recordOf(value);
    return { line: 0, href: jsonText(url ?? href), label: jsonText(title ?? name) };
  });
}

/** A program that can write a better file, recognised by this one; null where unknown. */
function otherProgramIn(file: unknown): Unread | null {
  const root = recordOf(file);
  const [first] = listOf(file).map(recordOf);
  const isSessionize =
    (root.sessions !== undefined && root.speakers !== undefined) ||
    (first?.groupName !== undefined && first.sessions !== undefined) ||
    (first?.timeSlots !== undefined && first.date !== undefined);
  if (isSessionize) return { code: 'otherProgram', about: 'Sessionize' };
  if (String(root.kind).startsWith('calendar#')) return { code: 'otherProgram', about: 'Google Agenda' };
  return null;
}
