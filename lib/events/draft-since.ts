import { and, eq } from 'drizzle-orm';
import { among } from '#db/among.ts';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { people } from '#db/schema/index.ts';
import { rootsChangedAfter } from '#lib/draft/last-change.ts';
import { festivalRow } from '#lib/draft/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import { byText } from '#lib/in-order.ts';
import type { Draft, DraftEvent, DraftFilm, DraftOffer } from '#lib/model/draft.ts';
import { readEvents } from './root.ts';

/**
 * A draft that was made of an earlier one, and the numbers of the séances that may say something
 * else than in that.
 */
type DraftSince = Readonly<{ draft: Draft; numbers: ReadonlySet<number> }>;

/** More than this is read sooner with all of the draft. */
const MAX_READ = 1000;

/**
 * The draft as it is now, of which `draft` is how it was at the change `since`: only what changed
 * is read, as each change names what it is of. A séance that may say something else is an object of
 * its own, all others are those of `draft`. Null where something else than séances, films and
 * people changed, a title was hidden or shown, or too much changed: then all of it has to be read.
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
  // What continues a séance says its title.
  const isTouched = ({ id, continuesEventId }: DraftEvent) =>
    near.has(id) || (continuesEventId !== null && near.has(continuesEventId));
  return { draft: now, numbers: new Set(both.filter(isTouched).map(({ number }) => number)) };
}

/** Also a séance that showed a film before says less when it may not be named any more. */
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

/** Rows in the order of their numbers, those with these ids as they are now. */
function replaced<T extends { id: number; number: number }>(
  old: T[],
  now: readonly T[],
  ids: ReadonlySet<number>,
): T[] {
  if (ids.size === 0) return old;
  return [...old.filter(({ id }) => !ids.has(id)), ...now].sort((a, b) => a.number - b.number);
}

/** As the whole draft is read: those without a time first. */
function undatedFirst(a: DraftEvent, b: DraftEvent): number {
  return byText(a.startsAt ?? '', b.startsAt ?? '') || a.number - b.number;
}

const byPosition = (a: DraftOffer, b: DraftOffer) => a.position - b.position || a.id - b.id;
