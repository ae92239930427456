import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity, Remit } from '#db/enums.ts';
import {
  changes,
  eventItems,
  eventPeople,
  eventRooms,
  eventThemes,
  films,
  memberships,
  users,
} from '#db/schema/index.ts';
import { LanterneError } from '#lib/errors.ts';
import { gather } from '#lib/grouped.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';
import { type Actor, type Authorized, type Festival, may, type Permission } from '#lib/policy.ts';
import { isOfVolunteers } from './volunteer-entities.ts';

/*
 * What a programmer may change. Checked where every change is recorded (`recordChange`), inside its
 * transaction: in whichever way somebody changes a séance (a gesture, a form, a list, « Défaire »,
 * a warning's button, a proposal), it is rolled back if the séance is outside their remit.
 */

/**
 * Records that are deleted and restored with their séance, without a check of their own: its
 * shifts, and today's news about it.
 */
export const goesWithSeance = (entity: ChangeEntity): boolean => isOfVolunteers(entity) || entity === 'live-fact';

/** The facts of a root that decide whose remit it is in. */
type Placed = {
  id: number;
  rooms?: readonly { roomId: number }[];
  themeIds?: readonly number[];
  /** The rooms of a break. */
  roomIds?: readonly number[];
};
type Change = {
  actor: Actor | null;
  festivalId: number | null;
  entity: ChangeEntity;
  before: unknown;
  after: unknown;
  /** The batch that it undoes. */
  undoes?: string | null;
};

/**
 * A film or a person belongs to all the séances they are in, and to nobody while they are in none:
 * adding somebody else's film to one's own séance does not make it one's own.
 */
function holdsGuest(db: Db | Tx, remit: Remit, festivalId: number, which: 'film' | 'person', id: number): boolean {
  const table = which === 'film' ? eventItems : eventPeople;
  const column = which === 'film' ? eventItems.filmId : eventPeople.personId;
  const ids = db
    .selectDistinct({ id: table.eventId })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), eq(column, id)))
    .all();
  return ids.every((event) => mayChangeEvent(remit, placeOf(db, event.id)));
}

const placeOf = (db: Db | Tx, eventId: number): Placed => ({
  id: eventId,
  rooms: db.select({ roomId: eventRooms.roomId }).from(eventRooms).where(eq(eventRooms.eventId, eventId)).all(),
  themeIds: db
    .select({ themeId: eventThemes.themeId })
    .from(eventThemes)
    .where(eq(eventThemes.eventId, eventId))
    .all()
    .map(({ themeId }) => themeId),
});

type Subject = { filmId?: number | null; personId?: number | null; themeId?: number | null };

/**
 * Whether a root, before or after the change, is within `remit`. Never true for what only
 * organisers change (prices and series, other people's themes).
 */
function holds(db: Db | Tx, remit: Remit, festivalId: number, entity: ChangeEntity, root: Placed): boolean {
  if (entity === 'event') return mayChangeEvent(remit, root);
  if (entity === 'film' || entity === 'person') return holdsGuest(db, remit, festivalId, entity, root.id);
  if (entity === 'theme') return remit.themeIds.includes(root.id);
  if (entity === 'block') return root.roomIds?.length ? root.roomIds.every((id) => remit.roomIds.includes(id)) : false;
  if (entity === 'picture') {
    const { filmId, personId, themeId } = root as Subject;
    if (themeId) return remit.themeIds.includes(themeId);
    if (filmId) return holdsGuest(db, remit, festivalId, 'film', filmId);
    return personId ? holdsGuest(db, remit, festivalId, 'person', personId) : false;
  }
  return goesWithSeance(entity);
}

/**
 * The part of a change that is outside the remit; null where nothing is, and for everybody who is
 * no programmer.
 */
function foreignOf(db: Db | Tx, change: Change): Placed | null {
  const { actor, festivalId, entity } = change;
  if (!actor?.remit || festivalId === null) return null;
  for (const root of [change.before, change.after] as (Placed | null)[])
    if (root && !holds(db, actor.remit, festivalId, entity, root)) return root;
  return entity === 'event' ? takenFrom(db, actor, festivalId, change) : null;
}

/**
 * A séance with two themes belongs to both, so a programmer with one of them cannot take it from
 * the other, unless they added that theme.
 */
function takenFrom(db: Db | Tx, actor: Actor, festivalId: number, { before, after, undoes }: Change): Placed | null {
  const [was, is] = [before, after] as (Placed | null)[];
  if (!was || !is) return null;
  const kept = [...(is.themeIds ?? []), ...(actor.remit?.themeIds ?? [])];
  const themeIds = (was.themeIds ?? []).filter((id) => !kept.includes(id));
  if (themeIds.length === 0) return null;
  const taken = { ...was, rooms: [], themeIds };
  if (!programmersOf(db, festivalId).some(({ remit }) => remit && mayChangeEvent(remit, taken))) return null;
  const gave = undoes && db.select().from(changes).where(eq(changes.batch, undoes)).limit(1).get()?.actorId;
  return gave === actor.userId ? null : taken;
}

/** Whether a change is completely within the remit, so that a page may offer it. */
export const isWithinRemit = (db: Db | Tx, change: Change): boolean => foreignOf(db, change) === null;

/**
 * Refuses a change outside a programmer's remit, and names whose it is. Does nothing for other
 * roles.
 */
export function checkRemit(db: Db | Tx, change: Change): void {
  const foreign = foreignOf(db, change);
  if (foreign) throw notYours(db, change.festivalId ?? 0, change.entity, foreign);
}

/** Any proof for a festival. */
export type FestivalAsked = Festival & Pick<Authorized<Permission>, 'db' | 'actor' | 'role'>;

/**
 * Whether this person may change the root, for pages that show a form or a text accordingly. Null:
 * whether they may add one of this kind.
 */
export function mayChange(festival: FestivalAsked, entity: ChangeEntity, root: Placed | null): boolean {
  if (!may(festival.role, 'schedule')) return false;
  const { remit } = festival.actor;
  if (!remit) return true;
  if (root) return holds(festival.db, remit, festival.id, entity, root);
  return (
    entity === 'event' || entity === 'film' || entity === 'person' || (entity === 'block' && remit.roomIds.length > 0)
  );
}

/** Whether they may add one of a kind, by its name in an address. */
export const mayMake = (festival: FestivalAsked, noun: string): boolean =>
  mayChange(festival, noun as ChangeEntity, null);

/** The roots of one kind that `mayChange` refuses; with `ids`, only among these. */
export function theirsOf(
  festival: FestivalAsked,
  entity: ChangeEntity,
  ids?: readonly number[],
): (root: Placed) => boolean {
  const { remit } = festival.actor;
  if (!remit) return () => false;
  if (entity !== 'film' && entity !== 'person') return (root) => !mayChange(festival, entity, root);
  const others = guestsOfOthers(festival, remit, entity, ids);
  return ({ id }) => others.has(id);
}

function guestsOfOthers(
  { id: festivalId, db }: FestivalAsked,
  remit: Remit,
  which: 'film' | 'person',
  ids?: readonly number[],
): ReadonlySet<number> {
  const [table, guest] = which === 'film' ? [eventItems, eventItems.filmId] : [eventPeople, eventPeople.personId];
  const guests = db
    .selectDistinct({ eventId: table.eventId, id: guest })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), ids && inArray(guest, [...ids])))
    .all();
  const among = ids && guests.map(({ eventId }) => eventId);
  const roomIds = new Map<number, { roomId: number }[]>();
  const placed = and(eq(eventRooms.festivalId, festivalId), among && inArray(eventRooms.eventId, among));
  for (const { eventId, roomId } of db.select().from(eventRooms).where(placed).all())
    gather(roomIds, eventId, { roomId });
  const themes = new Map<number, number[]>();
  const themed = and(eq(eventThemes.festivalId, festivalId), among && inArray(eventThemes.eventId, among));
  for (const { eventId, themeId } of db.select().from(eventThemes).where(themed).all())
    gather(themes, eventId, themeId);
  const isForeign = (eventId: number) =>
    !mayChangeEvent(remit, { rooms: roomIds.get(eventId) ?? [], themeIds: themes.get(eventId) ?? [] });
  return new Set(guests.flatMap(({ eventId, id }) => (id !== null && isForeign(eventId) ? id : [])));
}

const programmersOf = (db: Db | Tx, festivalId: number) =>
  db
    .select({ name: users.name, remit: memberships.remit })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.festivalId, festivalId), eq(memberships.role, 'programmer')))
    .all();

/** So many names are given. */
const MAX_NAMES = 3;

function notYours(db: Db | Tx, festivalId: number, entity: ChangeEntity, root: Placed): LanterneError {
  const theirs = programmersOf(db, festivalId).filter(
    ({ remit }) => remit && holds(db, remit, festivalId, entity, root),
  );
  const by = theirs.slice(0, MAX_NAMES).map(({ name }) => name);
  return new LanterneError(
    'notYours',
    { title: nameOf(db, root), by: by.join(', '), count: by.length, what: entity },
    403,
  );
}

type Named = Placed & {
  number?: number;
  title?: Bilingual;
  name?: Bilingual | string;
  originalTitle?: string;
  items?: readonly { filmId: number | null }[];
};

/** Its name, in no particular language; a séance of one film has the name of the film. */
function nameOf(db: Db | Tx, { title, name, originalTitle, items, number }: Named): string {
  const own = typeof name === 'string' ? name : (title?.fr ?? title?.en ?? name?.fr ?? name?.en);
  const filmId = items?.find((item) => item.filmId !== null)?.filmId;
  const film = !own && filmId ? db.select().from(films).where(eq(films.id, filmId)).get() : undefined;
  return own || originalTitle || film?.title.fr || film?.originalTitle || (number ? `n° ${number}` : '');
}
