import { recordOf } from '#lib/plain-values.ts';
import type { IncomingRemark, Unread } from './incoming.ts';
import {
  BARE_EVENT,
  BARE_SCHEDULE,
  type TypedEvent,
  type TypedPerson,
  type TypedSchedule,
  type TypedText,
} from './schedule-file.ts';
import { type JsonObject, jsonText, leftIn, listOf, nameIn, namesOf, personOf, wordsIn } from './typed-json.ts';

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

const INDICO_FIELDS = namesOf(`
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
    people: people.map(personOfIndico),
    links: linksIn(entry),
    left: leftIn(entry, INDICO_FIELDS),
  };
}

const PERSON_FIELDS = namesOf(`
  _type _fossil id db_id person_id emailHash first_name last_name firstName familyName fullName name displayOrderKey
`);

/** The ids of people are only positions in a list, so a person is identified by name. */
function personOfIndico(value: unknown): TypedPerson {
  const person = recordOf(value);
  const said = [person.first_name ?? person.firstName, person.last_name ?? person.familyName]
    .map(jsonText)
    .join(' ')
    .trim();
  const full = jsonText(person.fullName ?? person.name);
  const [last = '', first = ''] = full.split(', ');
  const left = leftIn(person, PERSON_FIELDS, 'speakers.');
  return { line: 0, ids: [], name: said || `${first} ${last}`.trim(), role: '', left };
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

/**
 * Reads the list of talks of pretalx's API (`/api/events/…/talks/` or `/submissions/`): each slot
 * is a séance. Null for other files. Without slots it has no times and rooms; the schedule.json of
 * the same event does.
 */
export function pretalxTalksIn(file: unknown): TypedSchedule | Unread | null {
  const root = recordOf(file);
  const results = Array.isArray(root.results) ? root.results : Array.isArray(file) ? file : null;
  if (results === null) return isSlots(root.slots) && root.conference === undefined ? { code: 'isPretalx' } : null;
  const talks = results.map(recordOf);
  const isTalks = talks.some(
    ({ code, submission_type, slot, slots, state }) =>
      typeof code === 'string' && [submission_type, slot, slots, state].some((field) => field !== undefined),
  );
  if (!isTalks) return isSlots(results) ? { code: 'isPretalx' } : null;
  const wanted = talks.filter(({ state }) => state === undefined || TAKEN.test(jsonText(state)));
  if (wanted.length > 0 && !wanted.some((talk) => slotsOf(talk).some(({ start }) => jsonText(start) !== '')))
    return { code: 'isPretalx' };
  const { count, next } = root;
  const remarks: IncomingRemark[] = [
    ...(jsonText(next) === '' ? [] : [{ line: 0, code: 'partOnly', about: `${talks.length} / ${jsonText(count)}` }]),
    ...talks
      .filter(({ state }) => state !== undefined && !TAKEN.test(jsonText(state)))
      .map(({ title, code, state }) => ({
        line: 0,
        code: 'notAccepted',
        about: `${jsonText(title) || jsonText(code)} (${jsonText(state)})`,
      })),
  ];
  return {
    ...BARE_SCHEDULE,
    source: 'pretalx',
    generator: 'pretalx',
    remarks,
    events: wanted.flatMap(eventsOf),
  };
}

/** The states of accepted proposals; others are no séances. */
const TAKEN = /^(?:accepted|confirmed|cancell?ed)$/i;

/**
 * Whether these are slots from the newer API, which refer to talks and are not in a list of talks.
 */
const isSlots = (value: unknown) => {
  const { submission, start, room } = recordOf(listOf(value)[0]);
  return submission !== undefined && (start !== undefined || room !== undefined);
};

const slotsOf = ({ slot, slots }: JsonObject): JsonObject[] =>
  [...(Array.isArray(slots) ? slots : []), slot].map(recordOf).filter((one) => Object.keys(one).length > 0);

const TALK_FIELDS = namesOf(`
  code id guid title abstract description submission_type submission_type_id track track_id state pending_state duration
  slot slots slot_count content_locale speakers created updated
`);
const SLOT_FIELDS = namesOf('id room room_id start end submission schedule duration');

function eventsOf(talk: JsonObject): TypedEvent[] {
  const slots = slotsOf(talk);
  const code = jsonText(talk.code);
  const { speakers, track, submission_type: type, content_locale: language, duration, state } = talk;
  const links = Array.isArray(talk.resources) ? talk.resources.map(recordOf) : [];
  return (slots.length > 0 ? slots : [{} as JsonObject]).map((slot) => {
    const start = jsonText(slot.start);
    const isNumber = typeof slot.room === 'number';
    return {
      ...BARE_EVENT,
      id: slots.length > 1 ? `${code} ${start}` : code,
      room: slot.room === undefined || isNumber ? undefined : nameIn(slot.room),
      date: start,
      end: jsonText(slot.end),
      duration: jsonText(slot.end) === '' && duration !== undefined ? jsonText(duration) : undefined,
      title: wordsIn(talk.title),
      abstract: wordsIn(talk.abstract),
      description: wordsIn(talk.description),
      type: type === undefined || typeof type === 'number' ? undefined : nameIn(type),
      language: language === undefined ? undefined : jsonText(language),
      tracks: track === undefined || track === null || typeof track === 'number' ? undefined : [nameIn(track)],
      people: Array.isArray(speakers) ? speakers.map((person) => personOf(person)) : undefined,
      ...(/^cancel/i.test(jsonText(state)) ? { status: 'cancelled' as const } : {}),
      links: links.map(({ resource, link, description }) => ({
        line: 0,
        href: jsonText(link ?? resource),
        label: jsonText(description),
      })),
      left: [
        ...leftIn(talk, TALK_FIELDS).filter((name) => name !== 'resources'),
        ...leftIn(slot, SLOT_FIELDS),
        ...(isNumber ? ['room'] : []),
      ],
    };
  });
}
