import type { EventKind } from '#db/enums.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Shift } from './roots.ts';

/** « 1 micro, du début à la fin »: something that each of the chosen séances needs. */
export type ShiftLine = Required<{
  [K in 'taskId' | 'people']: Shift[K];
}> & {
  fromAnchor: NonNullable<Shift['fromAnchor']>;
  fromMinutes: number;
  toAnchor: NonNullable<Shift['toAnchor']>;
  toMinutes: number;
};

/**
 * Which séances; an empty list means all. `withDebate`: only those with a film and a debate («
 * projection-débat »).
 */
export type WhichEvents = {
  roomIds: readonly number[];
  kinds: readonly EventKind[];
  /** Festival days. */
  days: readonly string[];
  withDebate: boolean;
};

export type NewEventShift = ShiftLine & { eventId: number };

/** The shifts that would be generated; nothing is written. */
export type Generation = {
  shifts: NewEventShift[];
  /** The chosen séances, by start. */
  eventIds: number[];
  /** Séances that already have a shift for the task, and so get no other. */
  already: { eventId: number; taskId: number }[];
};

/** Whether a séance is a « projection-débat ». */
const hasDebate = ({ items }: Pick<DraftEvent, 'items'>): boolean =>
  items.some(({ kind }) => kind === 'film') && items.some(({ kind }) => kind === 'debate');

/**
 * The shifts for all séances of some rooms, kinds or days. Cancelled ones are left out; a séance
 * without a time is included, because its shifts will follow it. Generating again adds nothing.
 */
export function generatedShifts(
  index: DraftIndex,
  existing: readonly Pick<Shift, 'eventId' | 'taskId' | 'status'>[],
  which: WhichEvents,
  lines: readonly ShiftLine[],
): Generation {
  const events = index.draft.events.filter((event) => isChosen(event, which, index.draft.festival.dayStartsAt));
  const known = new Set(
    existing.filter(({ status }) => status === 'planned').map(({ eventId, taskId }) => `${eventId} ${taskId}`),
  );
  const isKnown = (eventId: number, taskId: number) => known.has(`${eventId} ${taskId}`);
  return {
    shifts: events.flatMap(({ id: eventId }) =>
      lines.filter(({ taskId }) => !isKnown(eventId, taskId)).map((line) => ({ ...line, eventId })),
    ),
    eventIds: events.map(({ id }) => id),
    already: events.flatMap(({ id: eventId }) =>
      [...new Set(lines.map(({ taskId }) => taskId))]
        .filter((taskId) => isKnown(eventId, taskId))
        .map((taskId) => ({ eventId, taskId })),
    ),
  };
}

function isChosen(event: DraftEvent, { roomIds, kinds, days, withDebate }: WhichEvents, dayStartsAt: string): boolean {
  if (event.status === 'cancelled') return false;
  if (roomIds.length > 0 && !event.rooms.some(({ roomId }) => roomIds.includes(roomId))) return false;
  if (kinds.length > 0 && !kinds.includes(event.kind)) return false;
  if (withDebate && !hasDebate(event)) return false;
  return days.length === 0 || (event.startsAt !== null && days.includes(festivalDayOf(event.startsAt, dayStartsAt)));
}
