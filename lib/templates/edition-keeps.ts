import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Remit } from '#db/enums.ts';
import { insertRow, rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Draft } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Actor } from '#lib/policy.ts';

/** The new days and rooms of the earlier edition's. */
export type EditionMoves = {
  /** Festival days. */
  dates: ReadonlyMap<string, string>;
  /** Positions of rooms in each edition. */
  rooms: ReadonlyMap<number, number>;
};

/**
 * Gives a new edition what a plan does not contain, in the transaction that creates it: pages,
 * partners if they are taken, the volunteers' tasks and settings, the hours of its days, the walks
 * between its venues and the checklists of its rooms. They are drafts, to be checked by the
 * organiser.
 */
export function keepOfEdition(
  tx: Tx,
  earlier: Draft,
  festivalId: number,
  moves: EditionMoves,
  { partners }: { partners: boolean },
): void {
  for (const { id: _, version: __, ...page } of earlier.pages)
    tx.insert(t.pages)
      .values({ ...page, festivalId })
      .run();
  for (const { id: _, version: __, ...partner } of partners ? earlier.partners : [])
    tx.insert(t.partners)
      .values({ ...partner, festivalId, number: takeNumber(tx, festivalId) })
      .run();
  const of = earlier.festival.id;
  for (const { id: _, version: __, ...task } of rowsOfFestival(tx, t.tasks, of))
    tx.insert(t.tasks)
      .values({ ...task, festivalId })
      .run();
  const settings = tx.select().from(t.volunteerSettings).where(eq(t.volunteerSettings.festivalId, of)).get();
  if (settings) {
    // Whom to call, whose contacts are shared, and who may apply or take shifts has to be decided
    // anew.
    const {
      id: _,
      version: __,
      dayNumber: ___,
      safetyContact: ____,
      joining: _____,
      joinUntil: ______,
      sharesReferents: _______,
      mayTakeShifts: ________,
      ...kept
    } = settings;
    tx.insert(t.volunteerSettings)
      .values({ ...kept, festivalId })
      .run();
  }
  keepHours(tx, earlier, festivalId, moves);
  keepWalks(tx, earlier, festivalId);
  keepChecklists(tx, earlier, festivalId, moves);
}

/**
 * The hours of days that have their own; if two days became one, those of the first that has any.
 */
function keepHours(tx: Tx, { days }: Draft, festivalId: number, moves: EditionMoves): void {
  for (const { date, opensAt, closesAt } of days.toReversed()) {
    const here = and(eq(t.festivalDays.festivalId, festivalId), eq(t.festivalDays.date, moves.dates.get(date) ?? ''));
    if (opensAt ?? closesAt) tx.update(t.festivalDays).set({ opensAt, closesAt }).where(here).run();
  }
}

/** The minutes between venues; all venues are taken over in order. */
function keepWalks(tx: Tx, { venues, walks }: Draft, festivalId: number): void {
  const made = tx
    .select({ id: t.venues.id })
    .from(t.venues)
    .where(eq(t.venues.festivalId, festivalId))
    .orderBy(asc(t.venues.position))
    .all();
  const here = (id: number) => made[venues.findIndex((venue) => venue.id === id)]?.id;
  for (const { fromVenueId, toVenueId, minutes } of walks) {
    const [one, other] = [here(fromVenueId), here(toVenueId)];
    if (one === undefined || other === undefined) continue;
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    tx.insert(t.venueWalks).values({ festivalId, fromVenueId: from, toVenueId: to, minutes }).run();
  }
}

function keepChecklists(tx: Tx, earlier: Draft, festivalId: number, moves: EditionMoves): void {
  const rooms = roomsOf(tx, earlier, festivalId, moves);
  const seen = new Set<string>();
  const own = eq(t.checklists.festivalId, earlier.festival.id);
  for (const { id, roomId, date, moment } of tx.select().from(t.checklists).where(own).all()) {
    const [room, day] = [rooms.get(roomId), moves.dates.get(date)];
    const key = `${room} ${day} ${moment}`;
    // Two rooms, or two days, may have become one.
    if (room === undefined || day === undefined || seen.has(key)) continue;
    seen.add(key);
    const values = { festivalId, roomId: room, date: day, moment };
    const made = insertRow(tx, t.checklists, values);
    const items = tx.select().from(t.checklistItems).where(eq(t.checklistItems.checklistId, id)).all();
    for (const { position, text } of items)
      tx.insert(t.checklistItems).values({ festivalId, checklistId: made, position, text }).run();
  }
}

/** The rooms of the new edition, by the ids of those from which they were made. */
function roomsOf(tx: Tx, earlier: Draft, festivalId: number, moves: EditionMoves): Map<number, number> {
  const made = tx
    .select({ id: t.rooms.id })
    .from(t.rooms)
    .where(eq(t.rooms.festivalId, festivalId))
    .orderBy(asc(t.rooms.position))
    .all();
  return new Map(
    earlier.rooms.flatMap(({ id }, position) => {
      const here = made[moves.rooms.get(position) ?? -1];
      return here ? [[id, here.id] as const] : [];
    }),
  );
}

/**
 * Adds the other team members with their roles; a programmer's remit has the same themes and rooms.
 */
export function keepTeam(
  tx: Tx,
  earlier: Draft,
  festivalId: number,
  moves: EditionMoves,
  actor: Actor,
  now: string,
): void {
  const rooms = roomsOf(tx, earlier, festivalId, moves);
  const themes = new Map(
    tx
      .select({ id: t.themes.id, slug: t.themes.slug })
      .from(t.themes)
      .where(eq(t.themes.festivalId, festivalId))
      .all()
      .map(({ id, slug }) => [slug, id]),
  );
  const bySlug = new Map(earlier.themes.map(({ id, slug }) => [id, themes.get(slug)]));
  const own = eq(t.memberships.festivalId, earlier.festival.id);
  const members = tx
    .select({
      userId: t.users.id,
      name: t.users.name,
      email: t.users.email,
      role: t.memberships.role,
      remit: t.memberships.remit,
    })
    .from(t.memberships)
    .innerJoin(t.users, eq(t.users.id, t.memberships.userId))
    .where(own)
    .all();
  for (const { remit, ...member } of members) {
    const { userId, role } = member;
    if (userId === actor.userId) continue;
    const here: Remit | null = remit && {
      themeIds: remit.themeIds.flatMap((id) => bySlug.get(id) ?? []),
      roomIds: remit.roomIds.flatMap((id) => rooms.get(id) ?? []),
    };
    tx.insert(t.memberships).values({ festivalId, userId, role, remit: here, createdAt: now }).run();
    recordChange(tx, {
      festivalId,
      actor,
      at: now,
      verb: 'joined',
      entity: 'member',
      entityId: userId,
      before: null,
      after: { ...member, ...(here && { remit: here }) },
    });
  }
}
