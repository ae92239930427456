import { count, eq, max } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { changes, events, festivals, releases, users } from '#db/schema/index.ts';

type FestivalContents = { slug: string; events: number; releases: number };
/** The content of a database, to tell two of them apart. `lastChange` is an instant. */
export type DataContents = { festivals: FestivalContents[]; accounts: number; lastChange: string | null };

export function dataContentsOf(db: Db): DataContents {
  const each = db.select({ id: festivals.id, slug: festivals.slug }).from(festivals).orderBy(festivals.id).all();
  const rows = (table: typeof events | typeof releases, id: number) =>
    db.select({ rows: count() }).from(table).where(eq(table.festivalId, id)).get()?.rows ?? 0;
  return {
    festivals: each.map(({ id, slug }) => ({ slug, events: rows(events, id), releases: rows(releases, id) })),
    accounts: db.select({ rows: count() }).from(users).get()?.rows ?? 0,
    lastChange:
      db
        .select({ at: max(changes.at) })
        .from(changes)
        .get()?.at ?? null,
  };
}
