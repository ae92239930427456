import type { LiveFactKind } from '#db/enums.ts';
import type { Bilingual } from '#lib/i18n/text.ts';

/**
 * How many places are left, in the words of the door: « places libres », « dernières places »,
 * « complet ».
 */
export const placesStates = ['places', 'last-places', 'full'] as const;
export type PlacesState = (typeof placesStates)[number];

/**
 * Whom a notice speaks to: everybody, or those who work (volunteers, and whoever holds a room
 * sheet).
 */
export const noticeReaders = ['all', 'team'] as const;
export type NoticeReaders = (typeof noticeReaders)[number];

/** A word about today. `at` is an instant. `isForTeam`: the public never reads it. */
export type Notice = Readonly<{ text: Bilingual; at: string; isForTeam?: true }>;

/**
 * What holds of one séance at this moment. `delay` is in minutes, never 0; `cut` is what the debate
 * gives of it, so that the end is that much less late; absent where it gives nothing.
 */
export type EventFacts = Readonly<{
  delay: number | null;
  cut?: number;
  places: PlacesState | null;
  notices: readonly Notice[];
}>;

/**
 * What changes faster than a programme, as it stands at one moment. Séances by number. Calendars
 * never read it.
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

/** How many minutes later something begins and ends than it was planned. */
export type Late = Readonly<{ start: number; end: number }>;

/** A debate gives no more than the delay: nothing ends early. */
export const lateBy = (start: number, cut: number): Late => ({ start, end: Math.max(0, start - cut) });

/**
 * By how many minutes a séance starts and ends later than announced: the debate may give some of it
 * back.
 */
export function laterBy(facts: EventFacts | null | undefined): Late {
  const { delay, cut = 0 } = facts ?? NOTHING;
  return lateBy(delay ?? 0, cut);
}

/** More than a day late is another day: a release says that. */
const MAX_DELAY = 1440;

/** Whether the row holds at this instant. One that holds until noon is over at noon. */
const holdsAt = ({ until, endedAt }: Pick<FactRow, 'until' | 'endedAt'>, now: string): boolean =>
  endedAt === null && (until === null || Date.parse(until) > Date.parse(now));

/** How the row of a notice is stored that the public does not read. */
const TEAM: NoticeReaders = 'team';
/** Of a notice: its `value` as it is stored. */
export const noticeValue = (readers: NoticeReaders): string => (readers === 'all' ? '' : TEAM);

/**
 * Whether this reader may know of it. What a row says in a word we do not know is for nobody: it is
 * not guessed to be public.
 */
const isFor = ({ kind, value }: FactRow, readers: NoticeReaders): boolean =>
  kind !== 'notice' || value === '' || (value === TEAM && readers === 'team');

/**
 * The facts of these rows that hold at `now` (an instant), the oldest row first: of a séance's
 * delays and places, the last said counts. Without `readers`, what the public may read.
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
 * Minutes as they are stored. « 0 » takes a delay back; what is no number of minutes says nothing.
 */
function delayOf(value: string): number | null {
  const minutes = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return minutes > 0 && minutes <= MAX_DELAY ? minutes : null;
}
