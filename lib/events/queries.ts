import { type Db, getDb } from '#db/client.ts';
import type { EventKind, EventStatus } from '#db/enums.ts';
import { readRow, rowByNumber } from '#db/rows.ts';
import { events } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { byStart } from '#lib/grouped.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import { type DraftEvent, type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { taggedSearch } from '#lib/search/desk-search.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type EventRoot, readEvent } from './root.ts';

/** The séance of this festival with that number; null when there is none. */
export function eventByNumber(festivalId: number, number: number): EventRoot | null {
  const row = rowByNumber(getDb(), events, festivalId, number);
  return row && readEvent(getDb(), festivalId, row.id);
}

/**
 * The number of a séance that was just written, because addresses contain numbers. Throws notFound
 * when it is gone again.
 */
export function eventNumber(festivalId: number, id: number): number {
  const row = orNotFound(readRow(getDb(), events, festivalId, id));
  return row.number;
}

/** The filters of the list; a missing one does not narrow it. */
export type EventFilter = {
  kind?: EventKind | undefined;
  /** A festival day. */
  day?: string | undefined;
  status?: EventStatus | 'team' | 'suggested' | undefined;
  roomId?: number | undefined;
  isUnscheduled?: boolean;
  tag?: string | undefined;
  /** Numbers of the séances to choose among: those left out of the public programme. */
  numbers?: ReadonlySet<number> | undefined;
};

/**
 * The ids of séances that contain every typed word, in their own texts, their tags, their films or
 * their people; null when nothing was typed.
 */
export function searchEvents(index: DraftIndex, text: string, db: Db = getDb()): Set<number> | null {
  const isFound = taggedSearch(index.draft.festival.id, text, 'event', db);
  if (!isFound) return null;
  const matches = (event: DraftEvent) =>
    isFound(event, [
      ...event.items.flatMap(({ filmId }) => (filmId === null ? [] : { entity: 'film' as const, id: filmId })),
      ...event.people.map(({ personId }) => ({ entity: 'person' as const, id: personId })),
    ]);
  return new Set(index.draft.events.filter(matches).map((event) => event.id));
}

/** The séances that match the filter, by start, those without one last. */
export function filteredEvents(
  index: DraftIndex,
  filter: EventFilter,
  found: ReadonlySet<number> | null,
): readonly DraftEvent[] {
  const { dayStartsAt } = index.draft.festival;
  const has: Record<NonNullable<EventFilter['status']>, (event: DraftEvent) => boolean> = {
    planned: (event) => event.status === 'planned',
    cancelled: (event) => event.status === 'cancelled',
    team: (event) => event.visibility === 'team',
    suggested: (event) => event.timeIsSuggested,
  };
  return index.draft.events
    .filter((event) => found === null || found.has(event.id))
    .filter((event) => !filter.kind || event.kind === filter.kind)
    .filter(
      (event) => !filter.day || (event.startsAt !== null && festivalDayOf(event.startsAt, dayStartsAt) === filter.day),
    )
    .filter((event) => !filter.status || has[filter.status](event))
    .filter((event) => !filter.roomId || event.rooms.some((room) => room.roomId === filter.roomId))
    .filter((event) => !filter.isUnscheduled || isUnscheduled(event))
    .filter(({ tags }) => !filter.tag || tags.some((tag) => tagKey(tag) === tagKey(filter.tag ?? '')))
    .filter((event) => !filter.numbers || filter.numbers.has(event.number))
    .sort(byStart);
}

/**
 * Whether a séance is unscheduled: it lacks a time or a room and stands beside the days. A
 * cancelled one needs neither.
 */
export const isUnscheduled = (event: DraftEvent) => event.status === 'planned' && !isScheduled(event);
