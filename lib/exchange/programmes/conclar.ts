import { recordOf } from '#lib/plain-values.ts';
import type { Unread } from './incoming.ts';
import { hourMinutes, momentOf } from './schedule-fields.ts';
import { BARE_EVENT, BARE_SCHEDULE, type TypedEvent, type TypedPerson, type TypedSchedule } from './schedule-file.ts';
import { type JsonObject, jsonText, leftIn, listOf, nameIn, namesOf, wordsIn } from './typed-json.ts';

/** The beginning of a program.js of ConClár or KonOpas. */
const SCRIPT =
  /^(?:\s|\/\/.*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:(?:var|let|const)\s+|window\.)?(?:program|people)\s*=\s*\[/;

/** Whether a text is the script from which ConClár reads its programme. */
export const isConClarScript = (text: string): boolean => SCRIPT.test(text);

/** Such a script as JSON, `{ "program": […], "people": […] }`; any other text unchanged. */
export function conClarText(text: string): string {
  if (!isConClarScript(text)) return text;
  const parts = [
    ...text.matchAll(/(?:^|[\n;])[ \t]*(?:(?:var|let|const)[ \t]+|window\.)?(program|people)[ \t]*=[ \t]*(?=\[)/g),
  ];
  const lists = parts.map((part, at) => {
    const from = part.index + part[0].length;
    const until = text.slice(from, parts[at + 1]?.index ?? text.length);
    return `${JSON.stringify(part[1])}:${until.slice(0, until.lastIndexOf(']') + 1)}`;
  });
  return `{${lists.join(',')}}`;
}

/**
 * The programme of ConClár or KonOpas: a list of séances with `mins` and `loc`, and one of people.
 * Null for other files.
 */
export function conClarIn(file: unknown): TypedSchedule | Unread | null {
  const { program = file, people } = recordOf(file);
  const events = Array.isArray(program) ? program.map(recordOf) : [];
  const isProgram = events.some(
    ({ title, loc, mins }) => title !== undefined && (loc !== undefined || mins !== undefined),
  );
  if (!isProgram) return Array.isArray(people) && people.some(isPerson) ? { code: 'isConClarPeople' } : null;
  const known = new Map(listOf(people).map((person) => [jsonText(recordOf(person).id), recordOf(person)]));
  return {
    ...BARE_SCHEDULE,
    source: 'conclar',
    generator: 'ConClár',
    events: events.map((event) => eventOf(event, known)),
  };
}

const isPerson = (value: unknown) => recordOf(value).name !== undefined && recordOf(value).id !== undefined;

const FIELDS = namesOf('id title tags datetime date time mins loc people desc links format type');

function eventOf(event: JsonObject, known: ReadonlyMap<string, JsonObject>): TypedEvent {
  const [datetime, date, time] = [event.datetime, event.date, event.time].map((value) => jsonText(value).trim()) as [
    string,
    string,
    string,
  ];
  const isMoment = Boolean(momentOf(datetime)?.hour);
  const [room, venue = ''] = listOf(typeof event.loc === 'string' ? [event.loc] : event.loc).map(jsonText);
  const type = event.format ?? event.type;
  return {
    ...BARE_EVENT,
    id: jsonText(event.id),
    room,
    ...(venue === '' ? {} : { place: { venue } }),
    ...(isMoment ? { date: datetime, start: '' } : { date, start: hourMinutes(time) === null ? time : clock(time) }),
    duration: event.mins === undefined ? undefined : jsonText(event.mins),
    title: wordsIn(event.title),
    description: wordsIn(event.desc),
    type: type === undefined ? undefined : nameIn(type),
    tracks: listOf(event.tags).map(tagOf),
    people: listOf(event.people).map((person) => personOf(person, known)),
    links: Object.entries(recordOf(event.links)).map(([label, href]) => ({ line: 0, href: jsonText(href), label })),
    left: leftIn(event, FIELDS),
  };
}

const clock = (time: string) => time.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1');

/** A tag may have its category before it: `track:Mines`. */
const tagOf = (value: unknown): string => {
  const { label, value: own } = recordOf(value);
  return jsonText(label ?? own ?? value).replace(/^[a-z]+:\s*/, '');
};

const PERSON_FIELDS = namesOf('id name bio role sortname prog');

/** The moderator of a panel is marked behind the name: « Awa Diop (M) ». */
function personOf(value: unknown, known: ReadonlyMap<string, JsonObject>): TypedPerson {
  const own = typeof value === 'object' ? recordOf(value) : { id: value };
  const person: JsonObject = { ...known.get(jsonText(own.id)), ...own };
  const name = nameOf(own.name ?? person.name);
  const isModerator = /\((?:m|mod|moderator)\)$/i.test(name);
  const id = jsonText(person.id);
  const bio = wordsIn(person.bio);
  const left = leftIn(person, PERSON_FIELDS, 'people.');
  return {
    line: 0,
    ids: id === '' ? [] : [id],
    name: isModerator ? name.replace(/\s*\([^()]*\)$/, '') : name,
    role: jsonText(person.role) || (isModerator ? 'moderator' : ''),
    bio,
    left,
  };
}

/** A name is a list of parts: first name, last name, prefix, suffix. */
function nameOf(name: unknown): string {
  if (!Array.isArray(name)) return jsonText(name).trim();
  const [first = '', last = '', before = '', behind = ''] = name.map((part) => jsonText(part).trim());
  return [before, first, last, behind].filter((part) => part !== '').join(' ');
}
