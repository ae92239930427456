import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import { rootRestorer } from '#lib/history/root-restorer.ts';
import type { Root, RootKind } from '#lib/history/roots.ts';
import { renewPublicKey } from '#lib/programme/new-public-key.ts';

/** The festival's own settings, as they are edited, recorded and put back: without what no form may turn back. */
export type FestivalRoot = Omit<typeof festivals.$inferSelect, 'publicKey' | 'nextNumber'> & { festivalId: number };

function readFestival(db: Db | Tx, festivalId: number, id: number): FestivalRoot | null {
  if (id !== festivalId) return null;
  const row = db.select().from(festivals).where(eq(festivals.id, id)).get();
  if (!row) return null;
  const { publicKey: _, nextNumber: __, ...rest } = row;
  return { ...rest, festivalId: id };
}

export const festivalKind: RootKind<FestivalRoot> = { entity: 'festival', table: festivals, read: readFestival };

/** Whether a festival was ever published: its address is then permanent. */
export const wasPublished = (db: Db | Tx, festivalId: number): boolean =>
  db.select({ id: releases.id }).from(releases).where(eq(releases.festivalId, festivalId)).limit(1).get() !== undefined;

const update = (tx: Tx, root: Root, current: Root): void => {
  const { festivalId: _, ...columns } = root as FestivalRoot;
  const { slug, privateDays } = current as FestivalRoot;
  tx.update(festivals)
    .set({ ...columns, ...(wasPublished(tx, root.id) && { slug }) })
    .where(eq(festivals.id, root.id))
    .run();
  renewWhereToldAtOnce(tx, root.id, privateDays, columns.privateDays);
};

/** The privacy page says at once how long what is private is kept: no release holds it. */
export function renewWhereToldAtOnce(tx: Tx, festivalId: number, before: number, after: number): void {
  if (before !== after) renewPublicKey(tx, festivalId);
}

// A festival is neither made nor deleted by its settings: undoing either is nobody's ten seconds.
const never = (_: Tx, root: Root): never => {
  throw new Error(`The festival ${root.id} is not made or deleted by an undo`);
};

const settings = rootRestorer('settings', { read: readFestival, update, insert: never, remove: never });

export const festivalRestorer: Restorer = {
  ...settings,
  restore: (tx, festivalId, change) =>
    change.before && change.after ? settings.restore(tx, festivalId, change) : null,
};
