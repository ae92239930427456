import { and, eq, max, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { insertRow, setRow } from '#db/rows.ts';
import { roomCrews, rooms, venues, venueWalks } from '#db/schema/index.ts';
import { kindWithParts, rootRestorer, rowKind } from '#lib/history/root-kind.ts';
import { type Restorer, standsAsLeft, stepsOf } from '#lib/history/undoable.ts';
import type { DraftVenue } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';

/** A venue, and how many minutes the walk to each other venue takes. */
export type VenueRoot = DraftVenue & { readonly walks: readonly { venueId: number; minutes: number }[] };

const ofVenue = (festivalId: number, id: number) =>
  and(eq(venueWalks.festivalId, festivalId), or(eq(venueWalks.fromVenueId, id), eq(venueWalks.toVenueId, id)));

function walksFrom(db: Db | Tx, festivalId: number, venue: number | null) {
  const rows = db
    .select()
    .from(venueWalks)
    .where(venue === null ? eq(venueWalks.festivalId, festivalId) : ofVenue(festivalId, venue))
    .all();
  return (id: number): Pick<VenueRoot, 'walks'> => ({
    walks: rows
      .flatMap(({ fromVenueId: from, toVenueId: to, minutes }) =>
        from === id || to === id ? [{ venueId: from === id ? to : from, minutes }] : [],
      )
      .sort((a, b) => a.venueId - b.venueId),
  });
}

export const venueKind = kindWithParts('venue', 'settings', venues, walksFrom, putWalks);
export const roomKind = rowKind('room', 'settings', rooms);
/** Who holds a room on a day is deleted and restored with the room. */
export const crewKind = rowKind('room-crew', 'day', roomCrews);

/** Writes the walks of a venue; each is stored once, with the smaller id first. */
export function writeWalks(tx: Tx, festivalId: number, id: number, walks: VenueRoot['walks']): void {
  tx.delete(venueWalks).where(ofVenue(festivalId, id)).run();
  for (const { venueId, minutes } of walks) {
    tx.insert(venueWalks)
      .values({ festivalId, fromVenueId: Math.min(id, venueId), toVenueId: Math.max(id, venueId), minutes })
      .run();
  }
}

/**
 * Runs `work`, which writes the walks of a venue (its present ones, or `walks`). A walk belongs to
 * both its ends: each other venue whose minutes changed gets a new version, because its form may be
 * open. Answers what to record about these venues; those in `alone` are left out, because they
 * record it themselves.
 */
export function walking<T>(
  tx: Tx,
  { festivalId, id }: { festivalId: number; id: number },
  walks: VenueRoot['walks'],
  work: () => T,
  alone: (id: number) => boolean = () => false,
): [T, { before: VenueRoot; after: VenueRoot }[]] {
  const minutesOf = (other: VenueRoot) => other.walks.find(({ venueId }) => venueId === id)?.minutes;
  const ends = [...(venueKind.read(tx, festivalId, id)?.walks ?? []), ...walks].map(({ venueId }) => venueId);
  const others = [...new Set(ends)].flatMap((end) => venueKind.read(tx, festivalId, end) ?? []);
  const answer = work();
  const changed = others.flatMap((before) => {
    const now = venueKind.read(tx, festivalId, before.id);
    if (!now || minutesOf(before) === minutesOf(now) || alone(before.id)) return [];
    const version = before.version + 1;
    setRow(tx, venues, festivalId, before.id, { version });
    return { before, after: { ...now, version } };
  });
  return [answer, changed];
}

/** Walks to a venue that was deleted since are left out. */
function putWalks(tx: Tx, { festivalId, id, walks }: VenueRoot): void {
  const there = new Set(
    tx
      .select({ id: venues.id })
      .from(venues)
      .where(eq(venues.festivalId, festivalId))
      .all()
      .map(({ id }) => id),
  );
  writeWalks(
    tx,
    festivalId,
    id,
    walks.filter(({ venueId }) => there.has(venueId)),
  );
}

const whole = rootRestorer(venueKind);

/** If the other end is still as the act left it, it is restored by its own row. */
export const venueRestorer: Restorer = {
  permission: whole.permission,
  restore: (tx, festivalId, change) => {
    const { entityId: id, batch } = change;
    const [put, ends] = walking(
      tx,
      { festivalId, id },
      (change.before as VenueRoot | null)?.walks ?? [],
      () => whole.restore(tx, festivalId, change),
      (end) => standsAsLeft(stepsOf(tx, festivalId, 'venue', end), batch),
    );
    return put && { ...put, beside: ends };
  },
};

/**
 * Inserts a room after the others of the festival, with a number of its own. Answers its id. The
 * caller has checked the venue.
 */
export function insertRoom(
  tx: Tx,
  festivalId: number,
  columns: Omit<typeof rooms.$inferInsert, 'id' | 'festivalId' | 'number' | 'position'>,
): number {
  const last = tx
    .select({ position: max(rooms.position) })
    .from(rooms)
    .where(eq(rooms.festivalId, festivalId))
    .get();
  return insertRow(tx, rooms, {
    ...columns,
    festivalId,
    number: takeNumber(tx, festivalId),
    position: (last?.position ?? -1) + 1,
  });
}
