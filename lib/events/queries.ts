import { and, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { ChangeEntity, EventKind, EventStatus } from '#db/enums.ts';
import { among, readRow, rowByNumber } from '#db/rows.ts';
import { events, people } from '#db/schema/index.ts';
import { festivalRow, rootsChangedAfter } from '#lib/draft/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import { filmKind } from '#lib/films/root.ts';
import { byStart, byText } from '#lib/grouped.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import {
  type Draft,
  type DraftEvent,
  type DraftFilm,
  type DraftIndex,
  type DraftOffer,
  isScheduled,
} from '#lib/model/draft.ts';
import { taggedSearch } from '#lib/search/desk-search.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type EventRoot, readEvent, readEvents } from './root.ts';

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

/**
 * A draft made from an earlier one, and the numbers of the séances that may say something else than
 * there.
 */
type DraftSince = Readonly<{ draft: Draft; numbers: ReadonlySet<number> }>;

/** If more rows than this changed, reading the whole draft is faster. */
const MAX_READ = 1000;

/**
 * The present draft, made from `draft`, its state at the change `since`. Only changed rows are
 * read; the history says which those are. Séances that may say something else become new objects,
 * all others stay the same objects as in `draft`. Null where more has to be read: something other
 * than séances, films and people changed, a title was hidden or may be shown now, or too much
 * changed.
 */
export function draftSince(draft: Draft, since: number, db: Db | Tx): DraftSince | null {
  const { id: festivalId } = draft.festival;
  const changed = rootsChangedAfter(festivalId, since, db);
  const idsOf = (of: ChangeEntity) => new Set(changed.flatMap(({ entity, id }) => (entity === of ? id : [])));
  const ids = { events: idsOf('event'), films: idsOf('film'), people: idsOf('person') };
  const count = ids.events.size + ids.films.size + ids.people.size;
  if (count < changed.length || count > MAX_READ) return null;

  const films = [...ids.films].flatMap((id) => filmKind.read(db, festivalId, id) ?? []);
  if (hasOtherSecrets(draft.films, films, ids.films)) return null;
  const read = [...readEvents(db, festivalId, [...ids.events]).values()];
  const offers = read.flatMap((root) => root.offers);
  const isNear = ({ id, items, people }: DraftEvent) =>
    ids.events.has(id) ||
    items.some(({ filmId }) => filmId !== null && ids.films.has(filmId)) ||
    people.some(({ personId }) => ids.people.has(personId));
  const before = draft.events.filter(({ id }) => !ids.events.has(id));
  const events = [
    ...before.map((event) => (isNear(event) ? { ...event } : event)),
    ...read.map(({ offers: _, ...event }): DraftEvent => event),
  ];
  const now: Draft = {
    ...draft,
    festival: festivalRow(festivalId, db),
    films: replaced(draft.films, films, ids.films),
    people: replaced(draft.people, readPeople(festivalId, [...ids.people], db), ids.people),
    events: events.sort(undatedFirst),
    offers: [...draft.offers.filter(({ eventId }) => eventId === null || !ids.events.has(eventId)), ...offers].sort(
      byPosition,
    ),
  };
  const both = [...draft.events, ...now.events];
  const near = new Set(both.filter(isNear).map(({ id }) => id));
  // A séance that continues another shows the other's title, so it may change with it.
  const isTouched = ({ id, continuesEventId }: DraftEvent) =>
    near.has(id) || (continuesEventId !== null && near.has(continuesEventId));
  return { draft: now, numbers: new Set(both.filter(isTouched).map(({ number }) => number)) };
}

/** Whether the hidden titles differ. Then séances that showed such a film before say less too. */
function hasOtherSecrets(old: readonly DraftFilm[], films: readonly DraftFilm[], ids: ReadonlySet<number>): boolean {
  const secrets = (all: readonly DraftFilm[]) =>
    all
      .filter(({ id, announceable }) => ids.has(id) && announceable !== 'yes')
      .map(({ id, announceable, announceableFrom }) => `${id} ${announceable} ${announceableFrom}`)
      .sort()
      .join();
  return secrets(old) !== secrets(films);
}

const readPeople = (festivalId: number, ids: readonly number[], db: Db | Tx) =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(people)
        .where(and(eq(people.festivalId, festivalId), among(people.id, ids)))
        .all();

/** The rows by number, those with these ids replaced by their present state. */
function replaced<T extends { id: number; number: number }>(
  old: T[],
  now: readonly T[],
  ids: ReadonlySet<number>,
): T[] {
  if (ids.size === 0) return old;
  return [...old.filter(({ id }) => !ids.has(id)), ...now].sort((a, b) => a.number - b.number);
}

/** Those without a time first, as when the whole draft is read. */
function undatedFirst(a: DraftEvent, b: DraftEvent): number {
  return byText(a.startsAt ?? '', b.startsAt ?? '') || a.number - b.number;
}

const byPosition = (a: DraftOffer, b: DraftOffer) => a.position - b.position || a.id - b.id;
