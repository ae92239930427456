import type { LiveFactKind } from '#db/enums.ts';
import type { Bilingual } from '#lib/i18n/text.ts';

/**
 * The seats left, as the people at the door say it: « places libres », « dernières places », «
 * complet ».
 */
export const placesStates = ['places', 'last-places', 'full'] as const;
export type PlacesState = (typeof placesStates)[number];

/** The readers of a notice: everybody, or the team (volunteers, and people with a room sheet). */
export const noticeReaders = ['all', 'team'] as const;
export type NoticeReaders = (typeof noticeReaders)[number];

/** A notice of today. `at` is an instant. `isForTeam`: never shown to the public. */
export type Notice = Readonly<{ text: Bilingual; at: string; isForTeam?: true }>;

/**
 * The facts about one séance at this moment. `delay` is in minutes, never 0; `cut` is by how many
 * minutes its debate is shortened, so that its end is less late; absent where it is not.
 */
export type EventFacts = Readonly<{
  delay: number | null;
  cut?: number;
  places: PlacesState | null;
  notices: readonly Notice[];
}>;

/**
 * Facts that change faster than a programme, at one moment. Séances by number. Calendars never use
 * them.
 */
export type LiveFacts = Readonly<{ events: ReadonlyMap<number, EventFacts>; notices: readonly Notice[] }>;

/**
 * A row as it is stored; `event` is the number of the séance, null for the festival as a whole.
 * Instants are ISO UTC.
 */
export type FactRow = Readonly<{
  event: number | null;
  kind: LiveFactKind;
  value: string;
  cutMinutes?: number | null;
  text: Bilingual;
  at: string;
  until: string | null;
  endedAt: string | null;
}>;

export const NO_FACTS: LiveFacts = { events: new Map(), notices: [] };
const NOTHING: EventFacts = { delay: null, places: null, notices: [] };

/** By how many minutes something begins and ends later than planned. */
export type Late = Readonly<{ start: number; end: number }>;

/** A debate is shortened by at most the delay, so that nothing ends early. */
export const lateBy = (start: number, cut: number): Late => ({ start, end: Math.max(0, start - cut) });

/**
 * By how many minutes a séance starts and ends later than announced; a shortened debate reduces the
 * delay at the end.
 */
export function laterBy(facts: EventFacts | null | undefined): Late {
  const { delay, cut = 0 } = facts ?? NOTHING;
  return lateBy(delay ?? 0, cut);
}

/** In minutes: more than a day late means another day, which needs a release. */
const MAX_DELAY = 1440;

/** Whether the row holds at this instant. A row that holds until noon no longer holds at noon. */
const holdsAt = ({ until, endedAt }: Pick<FactRow, 'until' | 'endedAt'>, now: string): boolean =>
  endedAt === null && (until === null || Date.parse(until) > Date.parse(now));

/** The stored value of a notice that the public does not read. */
const TEAM: NoticeReaders = 'team';
/** The `value` that is stored with a notice. */
export const noticeValue = (readers: NoticeReaders): string => (readers === 'all' ? '' : TEAM);

/**
 * Whether these readers may know of it. A row with an unknown value is for nobody, rather than
 * taken to be public.
 */
const isFor = ({ kind, value }: FactRow, readers: NoticeReaders): boolean =>
  kind !== 'notice' || value === '' || (value === TEAM && readers === 'team');

/**
 * The facts of these rows that hold at `now` (an instant), from the oldest row on: of a séance's
 * delays and seats the last one counts. Without `readers`, only what the public may read.
 */
export function factsAt(rows: readonly FactRow[], now: string, readers: NoticeReaders = 'all'): LiveFacts {
  const current = rows.filter((row) => holdsAt(row, now) && isFor(row, readers));
  if (current.length === 0) return NO_FACTS;
  const events = new Map<number, EventFacts>();
  const notices: Notice[] = [];
  for (const row of current) {
    if (row.event === null) {
      if (row.kind === 'notice') notices.push(noticeOf(row));
      continue;
    }
    events.set(row.event, withRow(events.get(row.event) ?? NOTHING, row));
  }
  for (const [number, { delay, places, notices: own }] of events)
    if (delay === null && places === null && own.length === 0) events.delete(number);
  return { events, notices };
}

function withRow(facts: EventFacts, row: FactRow): EventFacts {
  switch (row.kind) {
    case 'delay':
      return withDelay(facts, row);
    case 'availability':
      return { ...facts, places: placesStates.find((state) => state === row.value) ?? null };
    case 'notice':
      return { ...facts, notices: [...facts.notices, noticeOf(row)] };
  }
}

function withDelay({ places, notices }: EventFacts, row: FactRow): EventFacts {
  const delay = delayOf(row.value);
  const cut = Math.min(delay ?? 0, row.cutMinutes ?? 0);
  return { delay, ...(cut > 0 && { cut }), places, notices };
}

const noticeOf = ({ text, at, value }: FactRow): Notice => ({ text, at, ...(value === TEAM && { isForTeam: true }) });

/**
 * The minutes in a stored value. « 0 » takes a delay back; anything that is no number of minutes is
 * ignored.
 */
function delayOf(value: string): number | null {
  const minutes = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return minutes > 0 && minutes <= MAX_DELAY ? minutes : null;
}
