import type { Unread } from './incoming.ts';
import {
  BARE_EVENT,
  BARE_SCHEDULE,
  type TypedEvent,
  type TypedPerson,
  type TypedSchedule,
  type TypedText,
} from './schedule-file.ts';
import { type JsonObject, jsonText, leftIn, listOf, nameIn, namesOf, recordOf } from './typed-json.ts';

/**
 * Reads the exports of Indico (`/export/timetable/….json`, and
 * `/export/event/….json?detail=contributions` or `sessions`). Null for other files. An event
 * without contributions contains no programme; the export of its timetable does.
 */
export function indicoIn(file: unknown): TypedSchedule | Unread | null {
  const root = recordOf(file);
  if (root._type !== 'HTTPAPIResult' || root.results === undefined) return null;
  const conferences = listOf(root.results).map(recordOf);
  const entries = conferences.flatMap((conference) =>
    conference._type === undefined ? listOf(conference).flatMap((day) => entriesIn(day, null)) : partsOf(conference),
  );
  if (entries.length === 0) return { code: 'isIndico' };
  const [first = {}] = conferences;
  const ids = Array.isArray(root.results)
    ? conferences.map(({ id }) => jsonText(id))
    : Object.keys(recordOf(root.results));
  const zone = entries.map(({ entry }) => jsonText(recordOf(entry.startDate).tz)).find((tz) => tz !== '') ?? '';
  return {
    ...BARE_SCHEDULE,
    source: `indico ${ids[0] ?? ''}`.trim(),
    title: jsonText(first.title),
    generator: 'Indico',
    url: jsonText(first.url),
    timeZone: zone,
    events: entries.map(eventOf),
  };
}

/** An entry of a timetable, and the session that contains it. */
type Entry = Readonly<{ entry: JsonObject; session: TypedText }>;

/** Contributions without a session, then those of each session. */
function partsOf({ contributions, sessions }: JsonObject): Entry[] {
  const inSessions = listOf(sessions).flatMap((value) => {
    const session = recordOf(value);
    const inside = listOf(session.contributions);
    return inside.length > 0
      ? inside.map((entry) => ({ entry: recordOf(entry), session: jsonText(session.title) }))
      : [{ entry: session, session: '' }];
  });
  return [
    ...listOf(contributions).map((value) => {
      const entry = recordOf(value);
      return { entry, session: nameIn(entry.session) };
    }),
    ...inSessions,
  ];
}

/** The entries of a session are the séances; a session without entries is a séance itself. */
function entriesIn(day: unknown, session: string | null): Entry[] {
  return listOf(day).flatMap((value) => {
    const entry = recordOf(value);
    const inside = listOf(entry.entries);
    if (inside.length > 0 && session === null) return entriesIn(inside, jsonText(entry.title));
    return Object.keys(entry).length === 0 ? [] : [{ entry, session: session ?? '' }];
  });
}

const FIELDS = namesOf(`
  _type _fossil id db_id friendly_id uniqueId contributionId conferenceId sessionId sessionSlotId sessionSlotEntryId scheduleEntryId
  startDate endDate duration title slotTitle description room roomFullname location address session track type entryType url
  speakers presenters primaryauthors coauthors conveners entries contributions folders material attachments
  color textColor fontColor inheritRoom inheritLoc isPoster sessionCode contribDuration code pdf
`);

function eventOf({ entry, session }: Entry): TypedEvent {
  const moment = (value: unknown) => {
    const { date, time } = recordOf(value);
    return date === undefined || time === undefined ? '' : `${jsonText(date)} ${jsonText(time)}`;
  };
  const [slot, title] = [jsonText(entry.slotTitle), jsonText(entry.title)];
  const room = jsonText(entry.roomFullname) || jsonText(entry.room);
  const venue = jsonText(entry.location);
  const end = moment(entry.endDate);
  const kinds = [entry.type, entry.entryType, entry._type].map((kind) => jsonText(nameIn(kind)));
  const isBreak = kinds.some((kind) => /^Break/.test(kind));
  const type = isBreak ? 'break' : jsonText(nameIn(entry.type));
  const people = [entry.speakers, entry.presenters, entry.conveners].map(listOf).find((list) => list.length > 0) ?? [];
  const tracks = [session, nameIn(entry.track)].filter((name) => jsonText(name) !== '');
  return {
    ...BARE_EVENT,
    id: jsonText(entry.uniqueId ?? entry.db_id ?? entry.id),
    room,
    ...(venue === '' ? {} : { place: { venue } }),
    date: moment(entry.startDate),
    end,
    duration: end === '' && entry.duration !== undefined ? jsonText(entry.duration) : undefined,
    title: [slot !== title ? title : '', slot].filter((one) => one !== '').join(' – '),
    description: jsonText(entry.description),
    type: type === '' ? undefined : type,
    tracks,
    url: jsonText(entry.url),
    people: people.map(personOf),
    links: linksIn(entry),
    left: leftIn(entry, FIELDS),
  };
}

const PERSON_FIELDS = namesOf(`
  _type _fossil id db_id person_id emailHash first_name last_name firstName familyName fullName name displayOrderKey
`);

/** The ids of people are only positions in a list, so a person is identified by name. */
function personOf(value: unknown): TypedPerson {
  const person = recordOf(value);
  const said = [person.first_name ?? person.firstName, person.last_name ?? person.familyName]
    .map(jsonText)
    .join(' ')
    .trim();
  const full = jsonText(person.fullName ?? person.name);
  const [last = '', first = ''] = full.split(', ');
  const left = leftIn(person, PERSON_FIELDS, 'speakers.');
  return { line: 0, ids: [], name: said || `${first} ${last}`.trim(), role: '', ...(left.length > 0 ? { left } : {}) };
}

function linksIn({ folders, material }: JsonObject): TypedEvent['links'] {
  const files = [...listOf(folders), ...listOf(material)]
    .map(recordOf)
    .flatMap(({ attachments, resources }) => [...listOf(attachments), ...listOf(resources)].map(recordOf));
  return files.map(({ download_url, link_url, url, title, name }) => ({
    line: 0,
    href: jsonText(link_url ?? download_url ?? url),
    label: jsonText(title ?? name),
  }));
}
