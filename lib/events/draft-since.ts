import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { among } from '#db/rows.ts';
import { people } from '#db/schema/index.ts';
import { festivalRow, rootsChangedAfter } from '#lib/draft/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import { byText } from '#lib/grouped.ts';
import type { Draft, DraftEvent, DraftFilm, DraftOffer } from '#lib/model/draft.ts';
import { readEvents } from './root.ts';

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
