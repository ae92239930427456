import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import { rootRestorer } from '#lib/history/root-restorer.ts';
import type { Root, RootKind } from '#lib/history/roots.ts';

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

const update = (tx: Tx, root: Root): void => {
  const { festivalId: _, ...columns } = root as FestivalRoot;
  tx.update(festivals).set(columns).where(eq(festivals.id, root.id)).run();
};

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
