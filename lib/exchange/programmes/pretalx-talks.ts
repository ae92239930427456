import type { IncomingRemark, Unread } from './incoming.ts';
import { BARE_EVENT, BARE_SCHEDULE, type TypedEvent, type TypedSchedule } from './schedule-file.ts';
import {
  type JsonObject,
  jsonText,
  leftIn,
  listOf,
  nameIn,
  namesOf,
  personOf,
  recordOf,
  wordsIn,
} from './typed-json.ts';

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

const FIELDS = namesOf(`
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
        ...leftIn(talk, FIELDS).filter((name) => name !== 'resources'),
        ...leftIn(slot, SLOT_FIELDS),
        ...(isNumber ? ['room'] : []),
      ],
    };
  });
}
