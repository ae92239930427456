import { and, eq } from 'drizzle-orm';
import { events, offers } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { type Deleted, deleteRoot, recordRoot } from '#lib/history/roots.ts';
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { seriesKind } from '#lib/series/mutations.ts';

/** Deletes a series with its own offers; its séances stay, each for itself, and must be as many as the reader was told (`uses`). */
export function deleteSeries(
  festival: Authorized<Festival, 'schedule'>,
  what: { id: number; uses: number },
  now: string,
): Deleted {
  return deleteRoot(
    festival,
    seriesKind,
    what,
    now,
    (tx, { id }) => appearancesOf(festival.id, { seriesId: id }, tx).map((event) => event.id),
    (tx, series, eventIds, batch) => {
      const alone = (root: EventRoot) => {
        tx.update(events)
          .set({ seriesId: null, seriesPosition: null })
          .where(and(eq(events.festivalId, festival.id), eq(events.id, root.id)))
          .run();
      };
      changeSeveralEvents(tx, festival, eventIds, batch, now, (root) => root, alone);
      removePicturesOf(tx, festival, { kind: 'series', id: series.id }, batch, now);
      const own = and(eq(offers.festivalId, festival.id), eq(offers.seriesId, series.id));
      for (const before of tx.select().from(offers).where(own).all())
        recordRoot(tx, festival, now, 'offer', { verb: 'deleted', before, after: null, batch });
      tx.delete(offers).where(own).run();
    },
  );
}
