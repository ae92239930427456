import { gunzipSync, gzipSync } from 'node:zlib';
import type { Bilingual } from '#db/columns.ts';
import type { EventKind, EventStatus, Locale, PersonRole, Visibility } from '#db/enums.ts';
import type { EventLink, EventWishes } from '#db/schema/index.ts';
import { locales } from '#lib/i18n/locale.ts';
import { byUid } from '#lib/model/keyed.ts';
import { isEqual, isPlainObject } from '#lib/plain-values.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/**
 * The programme in a file, whatever its format: every reader (schedule.xml, schedule.json,
 * OpenAgenda, a calendar, a list of séances) returns this, and one plan is made from it. An
 * `undefined` field was not in the file and stays as it is; an empty or null one was in it, and was
 * empty.
 */
export type Incoming = Readonly<{
  /**
   * To what the ids belong, so that the next import finds the same séances: `schedule fosdem_2014`,
   * `calendar kielux.de`, `list`.
   */
  source: string;
  /** The title in the file; empty when it has none. */
  title: string;
  /** In the order of their first occurrence. */
  rooms: readonly IncomingRoom[];
  people: readonly IncomingPerson[];
  events: readonly IncomingEvent[];
  /** What could not be read; shown as refused. */
  refused: readonly IncomingRefusal[];
  /** What was read although its format is not respected. */
  remarks: readonly IncomingRemark[];
  /**
   * For an export of ours: the uids of everything that such a file contains now, and contained when
   * it was last published. Those it no longer names were removed from the file.
   */
  exported?: readonly string[];
  /**
   * Whether it is our calendar of only a day, a room or a selection: séances it does not name were
   * not removed.
   */
  isPart?: boolean;
}>;

export type IncomingRoom = Readonly<{
  /** Identifies it within the file. */
  key: string;
  /** The permanent id in the other program; empty when there is none. */
  foreignId: string;
  line: number;
  name: string;
  /** For our own calendars: the whole line of the location. */
  whole?: string;
  seats?: number | null;
}> &
  IncomingPlace;

/**
 * The building of a room with its address, if the file has one; the address is used only for a new
 * venue.
 */
export type IncomingPlace = Readonly<{
  venue?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
}>;

export type IncomingPerson = Readonly<{
  key: string;
  foreignId: string;
  line: number;
  name: string;
  /** For our own export: the number of the person in this festival. */
  number?: number;
  /** Used only for a new person; existing ones keep their biography. */
  bio?: Bilingual;
}>;

/** Two months, in minutes: anything longer was misread, or is a whole festival. */
export const LONGEST_MINUTES = 62 * 1440;

export type IncomingEvent = Readonly<{
  /** The line in the file where it begins, from 1; 0 when unknown. */
  line: number;
  /** The guid, UID or id in the other program; empty when it has none. */
  foreignId: string;
  /** For our own exports: the uid or number of the séance in this festival. */
  uid?: string;
  number?: number;
  /** The id of ours with its number and another title: the list may be of another festival. */
  mayBe?: number;
  title?: Bilingual;
  subtitle?: Bilingual;
  synopsis?: Bilingual;
  label?: Bilingual;
  kind?: EventKind;
  status?: EventStatus;
  visibility?: Visibility;
  /** In the festival's zone; null: without a time. */
  startsAt?: WallClock | null;
  /** Published as a time that may still change. */
  timeIsToConfirm?: boolean;
  /** From its start to its end; null: unknown. */
  minutes?: number | null;
  /** The keys of its rooms; the first is the main one. */
  rooms?: readonly string[];
  people?: readonly {
    key: string;
    role?: PersonRole;
    /** Announced subject to confirmation, independent of the others. */
    isTentative?: boolean;
  }[];
  /** The films in order, named so that `filmsByName` finds them. */
  films?: readonly string[];
  /** Themes by name. */
  themes?: readonly string[];
  /** Language codes: spoken in the séance, and of interpretation. */
  spoken?: readonly string[];
  translatedInto?: readonly string[];
  /**
   * The language that is heard, including films, where the file states only one: a language code,
   * or an unknown word.
   */
  language?: string;
  /** Whether the words for its kind announce a debate: « ciné-débat ». */
  hasDebate?: boolean;
  capacity?: number | null;
  links?: readonly EventLink[];
  teamNotes?: string;
  wishes?: EventWishes;
  /** A festival day without an hour: a séance without a time wishes for it. */
  wishedDay?: string;
  tags?: string[];
}>;

/**
 * `code` is a key of the messages under `exchange.problems`; `about` is the text in the file,
 * shortened.
 */
export type IncomingRefusal = Readonly<{ line: number; title: string; code: string; about: string }>;
export type IncomingRemark = Readonly<{ line: number; code: string; about: string }>;

/** The programme in a file as it is stored and leaves its thread: gzip of JSON lines. */
export const packIncoming = ({ people, events, ...rest }: Incoming): Buffer =>
  gzipSync([rest, { people }, { events }].map((part) => JSON.stringify(part)).join('\n'));

export function unpackIncoming(packed: Uint8Array): Incoming {
  const [head = '', ...lines] = gunzipSync(packed).toString().split('\n');
  // Earlier versions stored people and séances in several lines each.
  const parts = lines.map((line) => JSON.parse(line) as Partial<Incoming>);
  const [people, events] = [parts.flatMap((part) => part.people ?? []), parts.flatMap((part) => part.events ?? [])];
  return { ...(JSON.parse(head) as Omit<Incoming, 'people' | 'events'>), people, events };
}

/** What a reader needs to know of the festival into which the file is imported. */
export type IncomingContext = Readonly<{
  timeZone: string;
  dayStartsAt: string;
  /** The festival's language: that of texts whose language the file does not state. */
  locale?: Locale;
}>;

/** Why a file cannot be read at all; each code has a sentence under `exchange.unread`. */
export type Unread = Readonly<{ code: string; line?: number; about?: string }>;

/**
 * An export of ours without everything that an export of the present programme (`standing`, in the
 * same format and language) says too: what is left was changed in the file. Needed because a format
 * says less than the programme: titles taken from films, descriptions, only the first theme and the
 * main room would look like changes of the séance.
 */
export function withoutWhatStands(incoming: Incoming, standing: Incoming): Incoming {
  const there = byUid(standing.events);
  const events = incoming.events.flatMap((event) => {
    const own = event.uid === undefined ? undefined : there.get(event.uid);
    if (!own) return event;
    const changed = changesOf(event, own);
    // A published séance that was deleted stays as cancelled in our files, although no draft
    // contains it.
    return own.status === 'cancelled' && Object.keys(changed).length === NAMED ? [] : changed;
  });
  const rooms = new Set(events.flatMap((event) => event.rooms ?? []));
  const people = new Set(events.flatMap((event) => (event.people ?? []).map(({ key }) => key)));
  const known = {
    rooms: new Set(standing.rooms.map(({ key }) => key)),
    people: new Set(standing.people.map(({ key }) => key)),
  };
  return {
    ...incoming,
    events,
    exported: uidsOf(standing.events),
    rooms: incoming.rooms.filter(({ key }) => rooms.has(key) || !known.rooms.has(key)),
    people: incoming.people.filter(({ key }) => people.has(key) || !known.people.has(key)),
  };
}

export const uidsOf = (events: readonly { uid?: string }[]): string[] => events.flatMap(({ uid }) => uid ?? []);

/** Its line and its two ids. */
const NAMED = 3;

function changesOf(event: IncomingEvent, own: IncomingEvent): IncomingEvent {
  const { line, foreignId, uid, ...said } = event;
  const before: Readonly<Record<string, unknown>> = own;
  const changed = Object.entries(said).flatMap(([field, value]) =>
    isEqual(value, before[field]) ? [] : [[field, changedIn(value, before[field])]],
  );
  return { line, foreignId, uid, ...Object.fromEntries(changed) };
}

/** For a text in two languages, the changed languages; a removed one is empty. */
function changedIn(value: unknown, before: unknown): unknown {
  if (!isPlainObject(value) || !isPlainObject(before)) return value;
  const other = locales.filter((locale) => value[locale] !== before[locale]);
  return Object.fromEntries(other.map((locale) => [locale, value[locale] ?? '']));
}
