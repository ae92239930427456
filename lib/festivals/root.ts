import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import type { Root, RootKind } from '#lib/history/root-kind.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';

/**
 * The festival's settings, as they are edited, recorded and restored: without columns that no form
 * may reset.
 */
export type FestivalRoot = Omit<typeof festivals.$inferSelect, 'publicKey' | 'nextNumber'> & { festivalId: number };

function readFestival(db: Db | Tx, festivalId: number, id: number): FestivalRoot | null {
  if (id !== festivalId) return null;
  const row = db.select().from(festivals).where(eq(festivals.id, id)).get();
  if (!row) return null;
  const { publicKey: _, nextNumber: __, ...rest } = row;
  return { ...rest, festivalId: id };
}

/** Whether a festival was ever published: its slug is then permanent. */
export const wasPublished = (db: Db | Tx, festivalId: number): boolean =>
  db.select({ id: releases.id }).from(releases).where(eq(releases.festivalId, festivalId)).limit(1).get() !== undefined;

/** The slug of a published festival stays. */
function update(tx: Tx, { festivalId: _, ...columns }: FestivalRoot, { slug, privateDays }: FestivalRoot): void {
  const { id } = columns;
  tx.update(festivals)
    .set({ ...columns, ...(wasPublished(tx, id) && { slug }) })
    .where(eq(festivals.id, id))
    .run();
  // The privacy page shows at once for how long private data is kept, because that is not part of a
  // release.
  if (columns.privateDays !== privateDays) renewPublicKey(tx, id);
}

// Creating or deleting a festival is not undone through its settings.
const never = (_: Tx, root: Root): never => {
  throw new Error(`The festival ${root.id} is not made or deleted by an undo`);
};

export const festivalKind: RootKind<FestivalRoot> = {
  entity: 'festival',
  permission: 'settings',
  table: festivals,
  read: readFestival,
  update,
  insert: never,
  remove: never,
  staysSo: (_tx, _festivalId, { before, after }) => !before || !after,
};
